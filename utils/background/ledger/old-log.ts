import { chain } from '#utils/background/ledger/hash-chain.ts';
import { CONFIG_SUBJECT, type LedgerEvent, orderAfter, type StoredEvent } from '#utils/domain/event.ts';
import type { Settings } from '#utils/domain/settings.ts';

/** An event as the versions 1 to 5 of the database stored it. Other fields are as they are now. */
export interface OldEvent extends Pick<StoredEvent, 'id' | 'subject' | 'at' | 'device' | 'seq' | 'hash'> {
  type: string;
  about?: string;
  by?: string;
  fresh?: true;
  lot?: string;
  place?: number;
  rest?: { from: string; to: string; why: NonNullable<LedgerEvent['rest']>['reason'] };
  rules: number;
  salt: string;
  says?: string;
  settings?: Partial<Omit<Settings, 'dailyTarget' | 'quietHours'>> & {
    goal?: Settings['dailyTarget'];
    quiet?: Settings['quietHours'];
  };
}

const TYPES: Record<string, LedgerEvent['type']> = { pick: 'priority', setting: 'settings' };
const NOTE_KINDS: Record<string, LedgerEvent['noteKind']> = {
  checked: 'log-checked',
  helps: 'helpful',
  'helps not': 'unhelpful',
  'offered rest': 'rest-offered',
  later: 'postponed',
};
/** What notes of these kinds were has types of its own now. */
const DEFINITIONS: Record<string, LedgerEvent['type']> = { ritual: 'habit', reward: 'reward' };
/** How subjects begin. */
const PREFIXES = {
  'ritual:': 'habit:',
  'manual:ritual:': 'manual:habit:',
  'weekly:': 'review:',
  'remark:': 'note:',
};

/**
 * A log of the versions 1 to 5 in the words of today, each device's events in the order in which it wrote them. All that
 * is hashed as well, so each device's chain is made anew.
 */
export function translateLog(log: readonly OldEvent[]): StoredEvent[] {
  return [...Map.groupBy(log, ({ device }) => device).values()].flatMap((own) => {
    let previous: StoredEvent | undefined;
    return own
      .toSorted((a, b) => a.seq - b.seq)
      .map((event) => {
        const order = orderAfter(previous?.order ?? 0, event.at);
        previous = chain({ ...translated(event), order }, previous?.hash ?? '');
        return previous;
      });
  });
}

/** A broken event is brought over as it is: the ledger sets it aside. */
function translated(event: OldEvent): Omit<StoredEvent, 'hash' | 'order'> {
  try {
    return translate(event);
  } catch {
    return event as unknown as StoredEvent;
  }
}

function translate(event: OldEvent): Omit<StoredEvent, 'hash' | 'order'> {
  const { about, by, fresh, lot, place, rest, rules, salt, says, settings, hash: _, ...same } = event;
  const definition = says && DEFINITIONS[says];
  return defined({
    ...same,
    ...subjectOf(event.subject),
    type: definition || TYPES[event.type] || event.type,
    noteKind: says && !definition ? (NOTE_KINDS[says] ?? says) : undefined,
    relatedTo: about && renamed(about),
    immediate: fresh,
    position: place,
    rest: rest && { from: rest.from, to: rest.to, reason: rest.why },
    rulesVersion: rules,
    settings: settings && translateSettings(settings),
    source: by === 'write' ? 'request' : by,
    surpriseSalt: lot,
    textSalt: salt,
  }) as Omit<StoredEvent, 'hash' | 'order'>;
}

/**
 * A surprise is drawn from the name under which an item was first heard of, so the finished days of a habit keep their
 * old name: under the new one, points of the past would be others. As an alias the new one leads to the same item.
 */
function subjectOf(subject: string): Pick<StoredEvent, 'subject' | 'alias'> {
  return subject.startsWith('manual:ritual:')
    ? { subject, alias: renamed(subject) }
    : { subject: renamed(subject) };
}

function renamed(subject: string): string {
  if (subject === 'terms') return CONFIG_SUBJECT;
  const [old, now] = Object.entries(PREFIXES).find(([prefix]) => subject.startsWith(prefix)) ?? ['', ''];
  return now + subject.slice(old.length);
}

function translateSettings({ goal, quiet, ...same }: NonNullable<OldEvent['settings']>): Partial<Settings> {
  return defined({ ...same, dailyTarget: goal, quietHours: quiet }) as Partial<Settings>;
}

/** Without the fields that hold nothing. */
function defined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
