import { github } from '#utils/pages/past/readers/github.ts';
import { habitica } from '#utils/pages/past/readers/habitica.ts';
import { habiticaHistory } from '#utils/pages/past/readers/habitica-history.ts';
import { loop } from '#utils/pages/past/readers/loop.ts';
import { superProductivity } from '#utils/pages/past/readers/super-productivity.ts';
import { todoist } from '#utils/pages/past/readers/todoist.ts';
import { trello } from '#utils/pages/past/readers/trello.ts';
import type { JsonReader, TableReader } from '#utils/pages/past/types.ts';

/** Every program whose history is known by its files. Any other table is read as the person says. */
export const JSON_READERS: readonly JsonReader[] = [superProductivity, habitica, trello, todoist, github];
export const TABLE_READERS: readonly TableReader[] = [loop, habiticaHistory];
