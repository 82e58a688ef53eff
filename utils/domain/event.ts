import type { DayKey } from '#utils/domain/calendar.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import type { Settings } from '#utils/domain/settings.ts';

/** The part of a logged event that the rules read. */
export interface LedgerEvent {
  id: string;
  /**
   * `complete`, `uncomplete`: an item was finished, or opened again. `reflect`: a reflection or a review was written,
   * which finishes it. `void`: an earlier event never was. `priority`: the item is the one that matters today. `rest`:
   * days off. `settings`: the person changed settings of the game. `goal`, `step`, `habit`, `reward`: one of these was
   * made or changed. `timer`: a timer began, or goes on. `redeem`: a reward was taken. `past`: another program says that
   * something was finished, which counts for nothing, see `past.ts`. `note`: anything else worth knowing, see
   * `noteKind`.
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
    | 'habit'
    | 'reward'
    | 'timer'
    | 'redeem'
    | 'past'
    | 'note';
  /** The stable name of the item that it is about; {@link CONFIG_SUBJECT} for all that the config history is made of. */
  subject: string;
  /** UTC ms */
  at: number;
  /** Minutes east of UTC where it happened. */
  offset: number;
  /** Frozen when it was written: later changes of zone or day start never date it anew. */
  day: DayKey;
  device: string;
  /** Counts from 1 on each device. */
  seq: number;
  /**
   * A hybrid logical clock, in ms: when it was done, but always later than all that the device knew when it was written,
   * since a clock on the wall can be set back.
   */
  order: number;
  site?: string;
  /** What was finished; on `complete` and `reflect` only. */
  kind?: WinKind;
  /** Another name that this event showed to be the same item's. */
  alias?: string;
  /** Completed by being moved to a place that means done. Of a `void`: the win went to another day. */
  moved?: true;
  /** Of a `past`: only the day is known, and `at` says nothing more. */
  dayOnly?: true;
  /** The id of the event that a `void` takes away. */
  ref?: string;
  /** Of a `void`: the site refused what that event told of. Otherwise the person took it back. */
  refused?: true;
  /**
   * Another item that this has to do with: the card of a checklist item, what a step stands for, what a timer was
   * started for, the next step that a review named.
   */
  relatedTo?: string;
  /** Of `settings`: those that were changed. */
  settings?: Partial<Settings>;
  /** Of `settings`: changed on a device's first day, before its first win, so that they hold from that day on. */
  immediate?: true;
  /** Of a `rest`: its first and last day, and why. */
  rest?: { from: DayKey; to: DayKey; reason: 'sick' | 'holiday' | 'other' };
  /** Of a `goal`, `step`, `habit` or `reward`: whether it was given up. */
  dropped?: boolean;
  /** Of a `timer`: the minutes planned, counted from its first event. */
  minutes?: number;
  /** Of a `redeem` and of a `reward`: its price in points. */
  price?: number;
  /** Of a `step`: a number that orders it among the others of its goal. */
  position?: number;
  /** Of a reflection of the day: how much energy there was, from 1 to 5. */
  energy?: number;
  /** Of a `habit`: on which weekdays it is meant; 1 is Monday. */
  weekdays?: readonly number[];
  /** Of a `habit`: on how many days a week it is meant, whichever they are; its weekdays then say nothing. */
  timesAWeek?: number;
  /**
   * Of a `note`. `exported`, `log-checked`: the log was saved as a file, or verified. `helpful`, `unhelpful`: whether
   * the extension helps. `rest-offered`: rest was offered. `postponed`: a review, a challenge, or an offer, was put off.
   * `salt`: see `surpriseSalt`. `level`: a level was celebrated. `erased`: the person erased something, see `erasure.ts`.
   * `recognition`: thanks were kept, or whose key is whose, see `recognition/kept.ts`. `challenge`: a challenge was chosen
   * for a week, which its subject names, see `planning/challenge.ts`.
   */
  noteKind?:
    | 'exported'
    | 'log-checked'
    | 'helpful'
    | 'unhelpful'
    | 'rest-offered'
    | 'postponed'
    | 'salt'
    | 'level'
    | 'erased'
    | 'recognition'
    | 'challenge';
  /** Of a note of the kind `level`: which one. */
  level?: number;
  /** Of a device's first note: what its surprises are drawn from. Hex. */
  surpriseSalt?: string;
}

/** The personal part of an event. */
export interface EventText {
  title: string;
  /** '' where there is none. */
  url: string;
  /** Of a review of the week: the answers to its questions, in their order. */
  answers?: readonly string[];
  /** Of thanks that were kept: the signed credential, packed. */
  credential?: string;
  /** Of a goal: a few words that it shares with others. */
  labels?: readonly string[];
}

/** One line of the log. Immutable, but for `text`, which can be erased without breaking the chain of hashes. */
export interface StoredEvent extends LedgerEvent {
  /** Minutes after midnight at which the day began. */
  dayStart: number;
  /** The rules' version at the time. */
  rulesVersion: number;
  /**
   * Of what was finished or opened again: which detector reported it, or `hand` for the person's own word. Of a `past`:
   * which program says so.
   */
  source?: string;
  /** Random, so that a hash of an erased text gives nothing away. Hex. */
  textSalt: string;
  /** SHA-256 of salt and text, hex. */
  textHash?: string;
  text?: EventText;
  /** SHA-256 of the previous hash of this device and this event's canonical form, hex. */
  hash: string;
}

/** The one subject of every event that the config history is made of: settings, rests, salts. */
export const CONFIG_SUBJECT = 'config';

/** Orders are not followed beyond this one, so that there is a next one whatever was stored. */
export const LATEST_ORDER = 8.64e15;

/** The order of an event. @param known the greatest of all events that the device knows; 0 if it knows none */
export function orderAfter(known: number, at: number): number {
  return Math.max(at, known + 1);
}

/** The log's one order, whatever order its parts arrived in: what was said last on a device is the last of it. */
export function compareEvents(a: LedgerEvent, b: LedgerEvent): number {
  return a.order - b.order || compareText(a.device, b.device) || a.seq - b.seq;
}

/** Code-unit order: the same on every machine and in IndexedDB. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The events that no later one takes away, without those that take away; in the order given. */
export function withoutVoided<T extends LedgerEvent>(events: readonly T[]): T[] {
  const gone = new Set(events.map(({ ref }) => ref));
  return events.filter(({ type, id }) => type !== 'void' && !gone.has(id));
}
