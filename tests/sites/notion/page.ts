import { click, drag, nth, type Step, saying, type Win } from '#tests/sites/corpus.ts';
import type { Target } from '#tests/sites/person.ts';

/* What the rows of Notion's corpus call the parts of its fake site, whatever names that has. */

export const uuid = (n: number) => `5eed0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const page = (name: string, n: number) => `https://app.notion.com/${name}-${uuid(n).replaceAll('-', '')}`;
/** To-dos, and tables with checkboxes below them. */
export const PLAN = page('Week-plan', 1);
/** The same on the host of earlier years. */
export const OLD_PLAN = PLAN.replace('app.notion.com', 'www.notion.so');
/** A board, a list and a gallery with checkboxes. */
export const ERRANDS = page('Errands', 24);
/** Tables and a board with statuses. */
export const PROJECTS = page('Projects', 100);
/** A database that fills its page. */
export const RELEASES = page('Releases', 200);
/** Boards grouped by a checkbox, within groups, and with a group that is hidden. */
export const BOARDS = page('Boards', 220);
/** Statuses as pills of a list, a gallery, a calendar and a timeline. */
export const VIEWS = page('Views', 300);
/** Pages of rows. */
export const TRIP = page('Plan-the-team-trip', 33);
export const BILL = page('Rechnung', 42);
export const BRIEF = page('Brief', 111);

/* ---------- what counts ---------- */

const win =
  (kind: Win['kind']) =>
  (n: number, title: string): Win => ({ subject: `notion:block:${uuid(n)}`, kind, title });
export const todo = win('todo');
export const status = win('status');

/* ---------- what lies on the page ---------- */

export const block = (n: number) => `[data-block-id="${uuid(n)}"]`;
export const checked = (input: string) => `${input}:checked`;

/** The box of a to-do, and not of those that it holds. */
export const box = (n: number) => `${block(n)} > .line > .pseudoSelection input`;
export const ticked = (n: number) => checked(box(n));
export const text = (n: number) => `${block(n)} .notranslate`;

/** A cell of a table; its checkbox; its status, select or text. */
export const cell = (n: number, column: number) => `${block(n)} [data-col-index="${column}"]`;
export const tick = (n: number, column: number) => `${cell(n, column)} input`;
export const value = (n: number, column = STATUS) => `${cell(n, column)} :is([data-chooses], [data-types])`;
/** Columns of the tables, each of which has its own. */
export const [DONE, STATUS, NOTE, STAGE] = [1, 1, 2, 3];
export const [BLOCKED, ERLEDIGT] = [0, 2];
export const [PAID, PUBLIC] = [1, 2];

/** A card that can be dragged by its name, and the groups of its board. */
export const card = (n: number) => `${block(n)} a`;
export const [TO_DO, DOING, FINISHED] = [0, 1, 2].map((at) => nth('.group', at)) as [Target, Target, Target];
/** Whether a card lies in a group, of which each is told from those before it. */
export const inGroup = (n: number, at: number) => `.group:nth-last-child(${3 - at}) ${block(n)}`;

/** A group of one of several boards, which may have groups of groups. */
export const groupOf = (board: number, at: number) => nth(`${block(board)} .group`, at);
/** Whether a card lies in the group that so many others of its line come after. */
export const before = (others: number, n: number, around = '') =>
  `${around} .group:nth-last-child(${others + 1}) ${block(n)}`;
/** The status of a row that is shown as a pill: on a line, a card, or beside a bar. */
export const pill = (n: number) => `:is(${block(n)}, .bar:has(${block(n)})) [data-chooses]`;

/* ---------- what the person does ---------- */

/** Drags a card to a group of its board. */
export const drop = (n: number, group: Target): Step => drag(card(n), group);
/** Chooses in an open menu. */
export const option = (name: string): Step => click(saying('.option', name));
/** Chooses in the menu of a row's value. */
export const choose = (n: number, name: string, column = STATUS): Step[] => [
  click(value(n, column)),
  option(name),
];
/** Chooses what is to be changed, and to what, in the menu of a card or a row that is open. */
export const chooseInMenuOf = (name: string): Step[] => [option('Edit property'), option(name)];
export const select = (...rows: number[]): Step[] => rows.map((n) => click(`${block(n)} .selector input`));
/** Chooses a status for all rows that are selected. */
export const chooseForAll = (name: string): Step[] => [click(nth('.bulk button', 0)), option(name)];

/* ---------- what the page sends ---------- */

const SAVE = 'POST /api/v3/saveTransactionsFanout';
/** A request about a block, as all of them look. */
export const saves = (n: number) => `${SAVE} "id":"${uuid(n)}"`;
/** A request of this name, or about a setting. */
export const sent = (what: string) => `${SAVE} "${what}"`;
