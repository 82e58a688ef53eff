import type { DetectionSettings } from '#utils/sites/types.ts';
import { storedValue } from '#utils/storage/stored-value.ts';

/** What holds until the person says otherwise. */
export const DEFAULT_DETECTION_SETTINGS: DetectionSettings = {
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

const said = storedValue<Partial<DetectionSettings>>('choices', {});

/** What the person said about how they work, with what they said nothing about. */
export async function readDetectionSettings(): Promise<DetectionSettings> {
  return { ...DEFAULT_DETECTION_SETTINGS, ...(await said.read()) };
}

/** Keeps what the person said, for every page at once. */
export function saveDetectionSettings(choices: DetectionSettings): Promise<void> {
  return said.change(() => choices);
}

/** Calls back with what the person said until now, and whenever they say something else. @param signal ends it */
export function followDetectionSettings(
  onChoices: (choices: DetectionSettings) => void,
  signal?: AbortSignal,
): void {
  said.follow((choices) => onChoices({ ...DEFAULT_DETECTION_SETTINGS, ...choices }), signal);
}
