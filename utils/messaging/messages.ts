import * as v from 'valibot';
import type { DayKey, Month } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import { isPlan } from '#utils/domain/planning/timer.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DaysView, Snapshot } from '#utils/domain/views/dashboard.ts';
import { detection, landmarks, readFailure } from '#utils/messaging/detections.ts';
import { day, ownWords, settings, subject, typedTitle, uuid } from '#utils/messaging/fields.ts';
import { type PastTaken, pastPart } from '#utils/messaging/past.ts';
import { habitName, manualName, planCommand, stepName } from '#utils/messaging/plan-command.ts';
import {
  type FolderReport,
  LOG_PART,
  type LogCheck,
  type LogPart,
  type TakenPart,
  type WinDetails,
  type WinNote,
} from '#utils/messaging/queries.ts';
import { fromBoth, fromPage, fromSite, type Row, replies, type Sender } from '#utils/messaging/row.ts';
import type { DetectionResult } from '#utils/messaging/toast.ts';
import { SITE_IDS } from '#utils/sites/registry.ts';

/** The most events that one command writes: a long list pasted into a goal with many steps. */
const MOST_ENTRIES = 500;

/** A place in the chain of a device. */
const place = v.strictObject({
  device: v.pipe(v.string(), v.maxLength(400)),
  seq: v.pipe(v.number(), v.safeInteger()),
});

/** Each event of a copy is checked for itself, so that a broken one does not keep the others out. */
const copyPart = {
  events: v.pipe(v.array(v.unknown()), v.maxLength(LOG_PART)),
  previous: v.array(v.strictObject({ ...place.entries, hash: v.pipe(v.string(), v.length(64)) })),
};

/** What our pages ask the worker. */
const queries = {
  /** Everything that Today and the popup show. */
  snapshot: fromPage({}, replies<Snapshot>()),
  /** The wins of some days, the first and the last of them included; newest first. */
  wins: fromPage({ from: day, to: day }, replies<Win[]>()),
  /** The events that brought something in of some days, the first and the last of them included; those that show. */
  past: fromPage({ from: day, to: day }, replies<StoredEvent[]>()),
  /** The months that have wins, or anything that was brought in, newest first. */
  months: fromPage({}, replies<Month[]>()),
  /** What there is to tell of the win that an event gave; null if there is no such win. */
  winDetails: fromPage({ ref: uuid }, replies<WinDetails | null>()),
  /** Every note on a win. */
  winNotes: fromPage({}, replies<WinNote[]>()),
  /** The days until today on which a habit was done, ascending. */
  habitDays: fromPage({ habit: habitName }, replies<DayKey[]>()),
  /** The notes on recognition: thanks that were kept, and whose key is whose; in the log's order. */
  recognition: fromPage({}, replies<StoredEvent[]>()),
  /** Every goal that was ever made. */
  goals: fromPage({}, replies<GoalView[]>()),
  /** All reflections and reviews, the latest first. */
  journal: fromPage({}, replies<JournalEntry[]>()),
  /** What is known of some days, the first and the last of them included. */
  days: fromPage({ from: day, to: day }, replies<DaysView>()),
  /** What there is to tell of the week of a day. */
  week: fromPage({ day }, replies<ReviewedWeek>()),
  /**
   * A part of the log, for the person's own copy. `after` is the place of the last event of the part before, missing for
   * the first part; `own` says whether notes, reflections and reviews have their text; the note that the log was saved
   * gets the `id`.
   */
  exportLog: fromPage({ id: uuid, after: v.exactOptional(place), own: v.boolean() }, replies<LogPart>()),
  /** The same without noting that the log was saved; without what the person wrote to themselves. */
  logPart: fromPage({ after: v.exactOptional(place) }, replies<LogPart>()),
  /** What would come of taking in a part of a copy. `previous` is the `last` of the part before. */
  checkCopy: fromPage(copyPart, replies<TakenPart>()),
  /** What would come of {@link commands.takePast}. */
  checkPast: fromPage(pastPart, replies<PastTaken>()),
};

/** What our pages tell the worker to do. An `id` names the event that a command becomes, so it may be sent again. */
const commands = {
  /**
   * Writes down what the person means to do, or what became of it: all of it, or nothing. `today` is the day that the
   * page shows as today: on another day, what means today is refused.
   */
  recordPlan: fromPage({
    today: day,
    entries: v.pipe(
      v.array(v.strictObject({ id: uuid, command: planCommand })),
      v.minLength(1),
      v.maxLength(MOST_ENTRIES),
    ),
  }),
  /**
   * Finishes an item of the person's own, or opens it again. `today` is the day that the page shows as today, where a
   * habit's earlier day is meant, which may not be too long ago. Without it, of a habit on another day than today,
   * finishing means today's, and opening is refused.
   */
  toggleItem: fromPage({
    id: uuid,
    to: v.picklist(['done', 'open']),
    kind: v.picklist(['step', 'manual']),
    subject: v.union([stepName, manualName]),
    title: typedTitle,
    today: v.exactOptional(day),
  }),
  /** Begins a timer, goes on for five minutes, or stops. The last three fields belong to one that begins. */
  controlTimer: fromPage({
    id: uuid,
    to: v.picklist(['begin', 'go on', 'stop']),
    minutes: v.exactOptional(v.pipe(v.number(), v.check(isPlan))),
    relatedTo: v.exactOptional(subject),
    title: v.exactOptional(typedTitle),
  }),
  /**
   * Adds a win that no site shows; of today, or of a day that is not too long ago. It was chosen among others where
   * `today` was shown as today: on another day it is refused.
   */
  addWin: fromPage({
    id: uuid,
    title: typedTitle,
    day: v.exactOptional(day),
    today: v.exactOptional(day),
  }),
  /** Puts a note on a win, in place of the one before; '' for none. */
  setWinNote: fromPage({ id: uuid, ref: uuid, note: ownWords }),
  /** Gives a win a title of the person's own; '' for the one that it had at first. */
  renameWin: fromPage({ id: uuid, ref: uuid, title: v.union([v.literal(''), typedTitle]) }),
  /**
   * Takes the win of the event `ref` back, and records the same on another day that is not too long ago. Answered with
   * whether it is there: where that day has the same already, nothing is changed.
   */
  moveWin: fromPage({ id: uuid, ref: uuid, day }, replies<boolean>()),
  /** Changes settings of the game; what scores of them holds from tomorrow. */
  setSettings: fromPage({ id: uuid, settings }),
  /** Checks that every entry of the log is as it was written, and writes down that it was checked. */
  checkLog: fromPage({ id: uuid }, replies<LogCheck>()),
  /** Takes in a part of a copy, as {@link queries.checkCopy} tells; nothing shows of it before `finishCopy`. */
  takeCopy: fromPage(copyPart, replies<TakenPart>()),
  /** Makes all that pages show of the log, after parts of a copy were taken in. */
  finishCopy: fromPage({}),
  /** Reads and writes what there is to be in the folder that the person chose; how it stands then. */
  syncFolder: fromPage({}, replies<FolderReport>()),
  /** Brings in a part of another program's history. */
  takePast: fromPage(pastPart, replies<PastTaken>()),
  /** Erases every word on the item of the win that `ref` gave, here and on every device that hears of it. */
  eraseText: fromPage({ ref: uuid }),
  /**
   * Erases all that is of a site, or all that was brought in, or, without either, all wins and words, here and on every
   * device that hears of it.
   */
  eraseWins: fromPage({ id: uuid, site: v.exactOptional(v.picklist([...SITE_IDS, 'past'])) }),
  /** Projects everything anew from the log. */
  rebuildLedger: fromPage({}),
  /** Forgets everything; needs no ledger that can be opened. */
  deleteEverything: fromPage({}),
  /** Takes the event `ref` back: the person's Undo on a page or a toast, or a site that refused what it told of. */
  undo: fromBoth({ id: uuid, ref: uuid, refused: v.exactOptional(v.literal(true)) }),
};

/** What content scripts report to the worker. */
const detections = {
  /** An item turned done, or open again. */
  detection: fromSite({ detection }, replies<DetectionResult>()),
  /** A detection was answered, which is before our pages and the badge show it. Answered when they do. */
  catchUp: fromSite({}),
  /** A reader could not tell what it saw. */
  readFailure: fromSite({ failure: readFailure }),
  /** A page was looked at for what it must have. */
  landmarks: fromSite({ landmarks }),
  /** The person presses what that may finish. It wakes the worker, which then has its ledger open in time. */
  wake: fromSite({}),
  /** A page may need a toast soon, and has not got its script. Answered when the script ran, or could not. */
  loadToast: fromSite({}),
  /** The person pressed what leads from a toast to the dashboard. */
  openDashboard: fromSite({}),
};

/** Every message to the worker. To add one, add a row here and a handler in `background/`. */
export const MESSAGES = { ...queries, ...commands, ...detections };

type Table = typeof MESSAGES;
export type MessageType = keyof Table;
export type QueryType = keyof typeof queries;
export type CommandType = keyof typeof commands;

type Bodies = {
  [T in MessageType]: Table[T]['fields'] extends infer Fields extends v.ObjectEntries
    ? v.InferOutput<v.StrictObjectSchema<Fields, undefined>>
    : never;
};

/** What a message carries. */
export type BodyOf<T extends MessageType> = Bodies[T];
/** What a message is answered with. */
export type ReplyTo<T extends MessageType> =
  Table[T] extends Row<v.ObjectEntries, Sender['from'], infer Value> ? Value : never;
/** Who may send a message. */
export type SenderOf<T extends MessageType> = Extract<Sender, { from: Table[T]['senders'][number] }>;
/** A message as it crosses the border. */
export type MessageOf<T extends MessageType> = { type: T } & BodyOf<T>;
export type Message = { [T in MessageType]: MessageOf<T> }[MessageType];
