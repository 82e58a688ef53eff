import type { Choices } from '#utils/sites/types.ts';
import { kept } from '#utils/storage/stored-value.ts';

/** What holds until the person says otherwise. */
export const DEFAULT_CHOICES: Choices = {
  ignored: [],
  doneLists: [],
  // The name that GitHub gives such a column in a new project comes first.
  doneColumns: ['Done', 'Completed', 'Complete', 'Closed', 'Shipped', 'Merged'],
  doneNames: [
    ...['Done', 'Complete', 'Completed', 'Finished', 'Erledigt', 'Fertig', 'Abgeschlossen'],
    ...['Hecho', 'Completado', 'Terminado', 'Fait', 'Terminé', 'Feito', 'Concluído', '完了', '済', '完成'],
  ],
  databases: [],
};

const said = kept<Partial<Choices>>('choices', {});

/** What the person said about how they work, with what they said nothing about. */
export async function readChoices(): Promise<Choices> {
  return { ...DEFAULT_CHOICES, ...(await said.read()) };
}

/** Keeps what the person said, for every page at once. */
export function saveChoices(choices: Choices): Promise<void> {
  return said.change(() => choices);
}

/** Calls back with what the person said until now, and whenever they say something else. @param signal ends it */
export function followChoices(onChoices: (choices: Choices) => void, signal?: AbortSignal): void {
  said.follow((choices) => onChoices({ ...DEFAULT_CHOICES, ...choices }), signal);
}
