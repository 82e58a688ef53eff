import type { DayKey } from '#utils/domain/calendar.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import type { Settings } from '#utils/domain/settings.ts';

/** The part of a logged event that the rules read. */
export interface LedgerEvent {
  id: string;
  /**
   * `complete`, `uncomplete`: a thing was finished, or opened again. `reflect`: a reflection or a review was written,
   * which finishes it. `void`: an earlier act never was. `pick`: the thing is the one that matters today. `rest`: days
   * off. `setting`: what the person said about the game. `goal`, `step`: a goal, or a step of one, was made or changed.
   * `timer`: a starter began, or goes on. `redeem`: a reward was taken. `note`: anything else worth knowing.
   */
  type:
    | 'complete'
    | 'uncomplete'
    | 'reflect'
    | 'void'
    | 'priority'
    | 'rest'
    | 'settings'
    | 'goal'
    | 'step'
    | 'timer'
    | 'redeem'
    | 'note';
  /** The stable name of the thing: see the README of the log, `ARCHITECTURE.md`. Of all acts on terms, {@link CONFIG_SUBJECT}. */
  subject: string;
  /** UTC ms */
  at: number;
  /** Minutes east of UTC where it happened. */
  offset: number;
  /** Frozen when it was written (T4). */
  day: DayKey;
  device: string;
  /** Counts from 1 on each device. */
  seq: number;
  site?: string;
  /** What was finished; on `complete` and `reflect` only. */
  kind?: WinKind;
  /** Another name that this act showed to be the same thing's. */
  alias?: string;
  /** Completed by being moved to a place that means done. */
  moved?: true;
  /** What a `void` takes away. */
  ref?: string;
  /**
   * Another thing that this has to do with: the card of a checklist item, what a step stands for, what a timer was
   * started for, the next step that a review named.
   */
  relatedTo?: string;
  /** Of a `setting`. */
  settings?: Partial<Settings>;
  /** Of a `setting`: said on a device's first day, before its first win, so that it holds from that day on. */
  immediate?: true;
  /** Of a `rest`: its first and last day, and why. */
  rest?: { from: DayKey; to: DayKey; reason: 'sick' | 'holiday' | 'other' };
  /** Of a `goal`, a `step`, a ritual or a reward: it is not pursued any more, or again. */
  dropped?: boolean;
  /** Of a `timer`: the minutes planned, from its first act on. */
  minutes?: number;
  /** Of a `redeem`, and of a note on a reward: its price in points. */
  price?: number;
  /** Of a `step`: where it stands among the others of its goal. */
  position?: number;
  /** Of a reflection of the day: how much energy there was, from 1 to 5. */
  energy?: number;
  /** Of a note on a ritual: on which weekdays it is meant; 1 is Monday. */
  weekdays?: readonly number[];
  /** Of a `note`. `later`: a review, or what was offered, is put off. `ritual`, `reward`: one was made or changed. */
  noteKind?:
    | 'exported'
    | 'checked'
    | 'helpful'
    | 'unhelpful'
    | 'rest-offered'
    | 'later'
    | 'salt'
    | 'level'
    | 'habit'
    | 'reward';
  /** V2: of a note that a level was celebrated. */
  level?: number;
  /** Of a device's first note: what its surprises are drawn from (P4). Hex. */
  surpriseSalt?: string;
}

/** The one subject of every act that says what holds when: settings, rests, salts. */
export const CONFIG_SUBJECT = 'config';

/** The log's one order, whatever order its parts arrived in. */
export function compareEvents(a: LedgerEvent, b: LedgerEvent): number {
  return a.at - b.at || compareText(a.device, b.device) || a.seq - b.seq;
}

/** Code-unit order: the same on every machine and in IndexedDB. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The acts that no later one takes away, without those that take away; in the order given. */
export function withoutVoided<T extends LedgerEvent>(events: readonly T[]): T[] {
  const gone = new Set(events.map(({ ref }) => ref));
  return events.filter(({ type, id }) => type !== 'void' && !gone.has(id));
}
