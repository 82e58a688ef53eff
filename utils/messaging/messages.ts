import * as v from 'valibot';
import type { NamedTask } from '#utils/content/gesture-detector.ts';
import type { ToastDay, ToastWin } from '#utils/content/toast/toast.ts';
import { type DayKey, isDay, mondayOf } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import type { GoalView, JournalEntry } from '#utils/domain/planning/plan.ts';
import { isPlan } from '#utils/domain/planning/timer.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';
import { LATEST_DAY_START, TARGET_RANGE } from '#utils/domain/rules.ts';
import type { Settings } from '#utils/domain/settings.ts';
import { LONGEST_NOTE, parseTitle } from '#utils/domain/title.ts';
import type { Snapshot, Win } from '#utils/domain/views/dashboard.ts';
import { type ItemCommand, itemCommand, type PlanCommand, planCommand } from '#utils/messaging/commands.ts';
import type { LogCheck, WinDetails, WinNote } from '#utils/messaging/queries.ts';
import type { Detection } from '#utils/sites/detection.ts';
import type { ReadFailure, RequestedChange, SiteId, TaskKind } from '#utils/sites/types.ts';

/** A content script saw something turn done or open. Sent again until it is answered. */
export interface SightingMessage {
  type: 'detection';
  detection: Detection;
}

/** The person takes a win back, from its toast or from a window; or a site refused to open something again. */
export interface VoidMessage {
  type: 'void';
  /** Names the event that this becomes. UUID. */
  id: string;
  /** The completion or un-completion that never was. */
  ref: string;
}

/** The person finished something that no site shows. */
export interface ManualMessage {
  type: 'manual';
  /** Names the event that this becomes, and the thing. UUID. */
  id: string;
  title: string;
  /** When it was, if not today; {@link BACK_DAYS} ago at the most. */
  day?: DayKey;
}

/** A window asks for the wins of some days, the first and the last of them included. Answered newest first. */
export interface HistoryMessage {
  type: 'history';
  from: DayKey;
  to: DayKey;
}

/** A window asks what there is to tell of a win. */
export interface StoryMessage {
  type: 'story';
  /** The event that gave it. */
  ref: string;
}

/** The person puts a note on a win, in place of the one before. */
export interface RemarkMessage {
  type: 'remark';
  /** Names the event that this becomes. UUID. */
  id: string;
  /** The event that gave the win. */
  ref: string;
  /** '' for none. */
  note: string;
}

/** The person saves a copy of the log, which is told in parts. */
export interface LogMessage {
  type: 'log';
  /** The last id of the part before; '' for the first part. */
  after: string;
  /** Whether notes, reflections and reviews are told as well. */
  own: boolean;
}

/** The person says what they mean to do, or what became of it. */
export interface SayMessage {
  type: 'say';
  /** Names the event that this becomes. UUID. */
  id: string;
  command: PlanCommand;
}

/** The person finishes something of their own in a window, or opens it again. */
export interface DoMessage extends ItemCommand {
  type: 'do';
}

/** The person begins a timer, goes on for five minutes, or stops. */
export interface TimerMessage {
  type: 'timer';
  /** Names the event that this becomes, and a timer that begins. UUID. */
  id: string;
  to: 'begin' | 'go on' | 'stop';
  /** Of one that begins: the minutes planned. */
  minutes?: number;
  /** What it is begun for, and what that is called. */
  relatedTo?: string;
  title?: string;
}

/** A window asks for every goal that was ever made. */
export interface GoalsMessage {
  type: 'goals';
}

/** A window asks for all that was ever reflected on. */
export interface ReflectionsMessage {
  type: 'reflections';
}

/** A window asks what there is to tell of a week. */
export interface WeekMessage {
  type: 'week';
  monday: DayKey;
}

/** A window asks for every note on a win. */
export interface NotesMessage {
  type: 'notes';
}

/** The person wants everything to be forgotten. */
export interface CheckLogMessage {
  type: 'checkLog';
}

export interface EraseMessage {
  type: 'erase';
}

/** A window asks what to show. */
export interface SnapshotMessage {
  type: 'snapshot';
}

/** The person says something about the game; what scores of it holds from tomorrow. */
export interface SettingMessage {
  type: 'settings';
  /** Names the event that this becomes. UUID. */
  id: string;
  settings: Partial<Settings>;
}

/** The worker asks a tab whether its person stands behind what a request claims. Answered with a name for each. */
export interface ClaimsMessage {
  type: 'attribute';
  changes: RequestedChange[];
}

/** The worker tells a tab how the server answered a request about a thing. Answered with whether a gesture aimed at it. */
export interface AnswerMessage {
  type: 'answer';
  /** The thing's name, and another one if it has one. */
  names: string[];
  taken: boolean;
  verdict: DetectionResult;
}

/** A window asks a tab which places it shows, for the person to choose from. Answered with them. */
export interface PlacesMessage {
  type: 'places';
}

/** What the rest of the extension says to a tab's content script. */
export type TabMessage = ClaimsMessage | AnswerMessage | PlacesMessage;

/** A content script could not tell what it saw. */
export interface DoubtMessage {
  type: 'readFailure';
  failure: ReadFailure;
}

export type Message =
  | SightingMessage
  | VoidMessage
  | ManualMessage
  | SnapshotMessage
  | HistoryMessage
  | StoryMessage
  | RemarkMessage
  | LogMessage
  | CheckLogMessage
  | SayMessage
  | DoMessage
  | TimerMessage
  | GoalsMessage
  | ReflectionsMessage
  | WeekMessage
  | NotesMessage
  | EraseMessage
  | SettingMessage
  | DoubtMessage;

/** What a sighting came to. */
export type DetectionResult =
  | { status: 'counted'; toast?: Told }
  | { status: 'taken back'; ids: string[]; today: ToastDay }
  /** Already known, or nothing to take back. */
  | { status: 'nothing new' };

/** A win as the toast on its page tells it. Without one, it is only written down: see `prompts.ts`. */
export type Told = ToastWin;

/** The answer to each message. */
export type Reply<M extends Message> = M extends SightingMessage
  ? DetectionResult
  : M extends HistoryMessage
    ? Win[]
    : M extends StoryMessage
      ? WinDetails | null
      : M extends CheckLogMessage
        ? LogCheck
        : M extends LogMessage
          ? { events: StoredEvent[]; more: boolean }
          : M extends GoalsMessage
            ? GoalView[]
            : M extends ReflectionsMessage
              ? JournalEntry[]
              : M extends WeekMessage
                ? ReviewedWeek
                : M extends NotesMessage
                  ? WinNote[]
                  : M extends SnapshotMessage
                    ? Snapshot
                    : null;

/** Who sends: a content script in a site's page, or one of our own windows. By what the browser says, never the body. */
export type Sender = { from: 'site'; site: SiteId; host: string; tab: number } | { from: 'window' };

const uuid = v.pipe(v.string(), v.uuid());
/** Lower case, no blanks; room for a long repository name and a hash. */
const subject = v.pipe(v.string(), v.maxLength(400), v.regex(/^[a-z]+:[^\sA-Z]+$/));

/** What each site can have seen. */
export const KINDS: Record<SiteId, readonly TaskKind[]> = {
  trello: ['card', 'item'],
  github: ['issue', 'pull', 'review', 'thread', 'task', 'card'],
  notion: ['todo', 'status'],
};

const detection = v.pipe(
  v.strictObject({
    id: uuid,
    site: v.picklist(['trello', 'github', 'notion']),
    subject,
    alias: v.optional(subject),
    relatedTo: v.optional(subject),
    kind: v.picklist(['card', 'item', 'issue', 'pull', 'review', 'thread', 'task', 'todo', 'status']),
    to: v.picklist(['open', 'done']),
    at: v.pipe(v.number(), v.safeInteger()),
    title: v.pipe(v.string(), v.maxLength(300)),
    url: v.pipe(v.string(), v.maxLength(2000), v.url()),
    source: v.picklist(['gesture', 'request']),
    moved: v.optional(v.literal(true)),
  }),
  v.check(({ site, kind }) => KINDS[site].includes(kind)),
);

/** A list or a database; see `Place`. */
const list = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{24,36}$/)),
  name: v.pipe(v.string(), v.maxLength(300)),
});

const day = v.pipe(v.string(), v.check(isDay));

const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1439));

const settings = v.partial(
  v.strictObject({
    schedule: v.pipe(
      v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
      v.check((days) => new Set(days).size === days.length),
    ),
    dailyTarget: v.pipe(v.number(), v.integer(), v.minValue(TARGET_RANGE.min), v.maxValue(TARGET_RANGE.max)),
    dayStart: v.pipe(minute, v.maxValue(LATEST_DAY_START)),
    quietHours: v.strictObject({ from: minute, to: minute }),
    momentum: v.boolean(),
    surprise: v.picklist(['chance', 'steady']),
    rewards: v.boolean(),
    game: v.boolean(),
    toast: v.picklist(['words', 'points', 'motion']),
    numbers: v.boolean(),
    streaks: v.picklist(['consistency', 'all']),
    confetti: v.picklist(['never', 'goal', 'goal and level']),
    sound: v.boolean(),
    motion: v.picklist(['system', 'always', 'never']),
  }),
);

const messages = {
  detection: v.strictObject({ type: v.literal('detection'), detection }),
  void: v.strictObject({ type: v.literal('void'), id: uuid, ref: uuid }),
  manual: v.strictObject({
    type: v.literal('manual'),
    id: uuid,
    title: v.pipe(v.string(), v.transform(parseTitle), v.string()),
    day: v.optional(day),
  }),
  history: v.strictObject({ type: v.literal('history'), from: day, to: day }),
  story: v.strictObject({ type: v.literal('story'), ref: uuid }),
  remark: v.strictObject({
    type: v.literal('remark'),
    id: uuid,
    ref: uuid,
    note: v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_NOTE)),
  }),
  log: v.strictObject({
    type: v.literal('log'),
    after: v.union([v.literal(''), uuid]),
    own: v.boolean(),
  }),
  say: v.strictObject({ type: v.literal('say'), id: uuid, command: planCommand }),
  do: v.strictObject({ type: v.literal('do'), ...itemCommand.entries }),
  timer: v.strictObject({
    type: v.literal('timer'),
    id: uuid,
    to: v.picklist(['begin', 'go on', 'stop']),
    minutes: v.optional(v.pipe(v.number(), v.check(isPlan))),
    relatedTo: v.optional(subject),
    title: v.optional(v.pipe(v.string(), v.transform(parseTitle), v.string())),
  }),
  goals: v.strictObject({ type: v.literal('goals') }),
  reflections: v.strictObject({ type: v.literal('reflections') }),
  week: v.strictObject({
    type: v.literal('week'),
    monday: v.pipe(
      day,
      v.check((day) => day === mondayOf(day)),
    ),
  }),
  notes: v.strictObject({ type: v.literal('notes') }),
  checkLog: v.strictObject({ type: v.literal('checkLog') }),
  erase: v.strictObject({ type: v.literal('erase') }),
  snapshot: v.strictObject({ type: v.literal('snapshot') }),
  settings: v.strictObject({ type: v.literal('settings'), id: uuid, settings }),
  readFailure: v.strictObject({
    type: v.literal('readFailure'),
    failure: v.strictObject({ reason: v.pipe(v.string(), v.maxLength(120)), undecided: v.optional(list) }),
  }),
} satisfies { [T in Message['type']]: v.GenericSchema<unknown, unknown> };

/** Names for claims, as a tab at a host gives them; wrong ones, and those of another site or host, are null. */
export function parseTaskNames(data: unknown, site: SiteId, host: string): (NamedTask | null)[] {
  const own = v.pipe(subject, v.startsWith(namesAt(site, host)));
  const name = v.nullable(
    v.strictObject({
      subject: own,
      alias: v.optional(own),
      title: v.pipe(v.string(), v.maxLength(300)),
      url: v.pipe(
        v.string(),
        v.maxLength(2000),
        v.check((url) => hostIn(url) === host),
      ),
    }),
  );
  const names = v.safeParse(v.array(v.fallback(name, null)), data);
  return names.success ? (names.output as (NamedTask | null)[]) : [];
}

/** How the names of all things at a host begin; of the sites, only GitHub has things of its own at each. */
function namesAt(site: SiteId, host: string): string {
  return site === 'github' ? `github:${host}/` : `${site}:`;
}

function hostIn(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

/** Which parties may send which message. */
const SENDERS: { [T in Message['type']]: readonly Sender['from'][] } = {
  detection: ['site'],
  void: ['site', 'window'],
  manual: ['window'],
  snapshot: ['window'],
  history: ['window'],
  story: ['window'],
  remark: ['window'],
  log: ['window'],
  say: ['window'],
  do: ['window'],
  timer: ['window'],
  goals: ['window'],
  reflections: ['window'],
  week: ['window'],
  notes: ['window'],
  checkLog: ['window'],
  erase: ['window'],
  settings: ['window'],
  readFailure: ['site'],
};

/**
 * The message, if it is one of ours, well formed, and this party may send it; everything else is undefined.
 * A page can make its content script's process say anything, so nothing here is taken on trust.
 */
export function parseMessage(data: unknown, party: Sender): Message | undefined {
  const types = Object.keys(messages) as Message['type'][];
  const type = v.safeParse(v.object({ type: v.picklist(types) }), data);
  if (!type.success || !SENDERS[type.output.type].includes(party.from)) return undefined;
  const parsed = v.safeParse(messages[type.output.type], data);
  if (!parsed.success) return undefined;
  const message = parsed.output as Message;
  return message.type !== 'detection' || speaksForItself(message.detection, party) ? message : undefined;
}

/** A page speaks of what lies at its own host only. */
function speaksForItself(
  { site, subject, alias = subject, relatedTo = subject, url }: Detection,
  party: Sender,
): boolean {
  if (party.from !== 'site' || site !== party.site || hostIn(url) !== party.host) return false;
  return [subject, alias, relatedTo].every((name) => name.startsWith(namesAt(site, party.host)));
}
