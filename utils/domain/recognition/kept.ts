import type { DayKey } from '#utils/domain/calendar.ts';
import { compareEvents, type StoredEvent } from '#utils/domain/event.ts';
import { plainName } from '#utils/domain/recognition/recipient.ts';

/**
 * How the subjects begin of all notes on recognition; `thanks:` follows with the SHA-256 of what was signed, `key:` with the
 * fingerprint of a colleague's key, or `me:` with a UUID; `kept-proofs.ts` and `kept-together.ts` have others. Nothing is
 * scored of any of them.
 */
export const RECOGNITION = 'recognition:';
const THANKS = `${RECOGNITION}thanks:`;
const KEY = `${RECOGNITION}key:`;
const ME = `${RECOGNITION}me:`;

/** Where thanks are kept. @param hash of what was signed, SHA-256, hex */
export function thanksSubject(hash: string): string {
  return THANKS + hash;
}

/** Where the name is kept that the person gave to a key. */
export function keySubject(fingerprint: string): string {
  return KEY + fingerprint;
}

/** Where one of the person's own addresses or logins is kept. */
export function ownSubject(uuid: string): string {
  return ME + uuid;
}

/** What of recognition is in the log. */
export interface KeptRecognition {
  /** The latest first; those whose words were erased are not among them. */
  thanks: KeptThanks[];
  /** Fingerprint of a key → the name that the person gave it. */
  names: Map<string, KeptName>;
  /** What colleagues may call the person: e-mail addresses and logins. */
  own: OwnName[];
}

/** Thanks as they are kept. */
export interface KeptThanks {
  /** The event's. */
  id: string;
  /** The day on which they were kept. */
  day: DayKey;
  subject: string;
  /** Packed. */
  credential: string;
}

/** A name that the person gave to a key. */
export interface KeptName {
  /** The event's. */
  id: string;
  name: string;
}

/** An address or a login of the person's own, as they first typed it. */
export interface OwnName {
  /** Of all events that say so: two devices may have kept the same. */
  ids: string[];
  name: string;
}

/** What stands of all notes on recognition, in any order. */
export function keptRecognition(events: readonly StoredEvent[]): KeptRecognition {
  const thanks = new Map<string, KeptThanks>();
  const names = new Map<string, KeptName>();
  const own = new Map<string, OwnName>();
  for (const { id, day, subject, text } of events.toSorted(compareEvents)) {
    if (!text) continue;
    if (subject.startsWith(KEY)) names.set(subject.slice(KEY.length), { id, name: text.title });
    if (subject.startsWith(ME)) {
      const plain = plainName(text.title);
      const { ids = [], name = text.title } = own.get(plain) ?? {};
      own.set(plain, { ids: [...ids, id], name });
    }
    // Two devices may have kept the same.
    if (subject.startsWith(THANKS) && text.credential && !thanks.has(subject))
      thanks.set(subject, { id, day, subject, credential: text.credential });
  }
  return { thanks: [...thanks.values()].reverse(), names, own: [...own.values()] };
}
