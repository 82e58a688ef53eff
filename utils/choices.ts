import { browser } from './browser.ts';
import type { Choices } from './sites/contract.ts';

const KEY = 'choices';

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

/** What the person said about how they work, with what they said nothing about. */
export async function readChoices(): Promise<Choices> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY);
  return { ...DEFAULT_CHOICES, ...(stored as Partial<Choices> | undefined) };
}

/** Keeps what the person said, for every page at once. */
export async function saveChoices(choices: Choices): Promise<void> {
  await browser.storage.local.set({ [KEY]: choices });
}

/** Calls back with what the person said until now, and whenever they say something else. */
export function followChoices(onChoices: (choices: Choices) => void, signal?: AbortSignal): void {
  const tell = () => void readChoices().then(onChoices, () => undefined);
  const listen = (changes: Record<string, unknown>) => {
    if (KEY in changes) tell();
  };
  browser.storage.local.onChanged.addListener(listen);
  signal?.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(listen));
  tell();
}
