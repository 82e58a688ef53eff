import type { StoredEvent } from '#utils/domain/event.ts';
import type { ImpactTotals } from '#utils/domain/views/undo-impact.ts';

/** What there is to tell of a win besides what it is. */
export interface WinDetails {
  /** The person's own words on it; '' for none. */
  note: string;
  /** How things stand, and how they would without it. */
  undo: { now: ImpactTotals; after: ImpactTotals };
}

/** A person's own words on a win, by the event that gave it. */
export interface WinNote {
  ref: string;
  note: string;
}

/** The most events that cross the border between two processes at once. */
export const LOG_PART = 2000;

/** The place of an event in the chain of a device. */
export interface LogPlace {
  device: string;
  seq: number;
}

/** A place in the chain of a device, with the hash of the event that is there. */
export interface ChainLink extends LogPlace {
  hash: string;
}

/** A part of the log: each device's events in the order of its chain. */
export interface LogPart {
  events: readonly StoredEvent[];
  /** Whether there may be events after these. */
  more: boolean;
  /** How many there are in all; with the first part only, since counting them takes as long as reading many. */
  all?: number;
}

/**
 * An event of a copy that was not taken in, as far as it has a name. `unreadable`: it has not the shape of an event;
 * `changed`: it is not what was sealed after the one before it; `other`: another event has its id here; `text`: its text
 * is not the one that was sealed with it, so that it was taken in without.
 */
export interface SetAside extends LogPlace {
  id: string;
  why: 'unreadable' | 'changed' | 'other' | 'text';
}

/** What came, or would come, of taking in a part of another log. */
export interface TakenPart {
  /** How many events are new here,… */
  fresh: number;
  /** …how many are known,… */
  known: number;
  /** …to how many of these a text comes back that was not here,… */
  texts: number;
  /** …and how many of the new ones have a place in a chain at which there is another one already. */
  forks: number;
  aside: SetAside[];
  /** The name of this installation, if it has one. */
  device?: string;
  /** What lies at the last two places, set aside or not: the part after this follows one of these. */
  last: ChainLink[];
}

/**
 * How it stands with the folder that the person chose. `none`: they chose none. `ask`, `refused`: the browser wants to
 * ask them again, or would not let us. `gone`: it is not there. `failed`: it cannot be written. `locked`: something in it
 * needs another passphrase. `waiting`: something in it is not all there yet. `current`: all is read and written.
 */
export interface FolderReport {
  state: 'none' | 'ask' | 'refused' | 'gone' | 'failed' | 'locked' | 'waiting' | 'current';
  /** What it is called; '' for none. */
  name: string;
  isEncrypted: boolean;
  /** How many events were new here just now, or got words back… */
  fresh: number;
  /** …how many were set aside… */
  aside: number;
  /** …and how many other devices write in it. */
  others: number;
}

/** What a check of the whole log found. */
export interface LogCheck {
  /** How many events there are. */
  checked: number;
  /**
   * Those that are not as they were written, by device and seq. `missing`: one or more before this one are not there.
   * `changed`, `text`: it was changed, or its text was. `unreadable`: nothing can be made of it, so it does not count;
   * its seq may be 0 for none. `fork`: nothing is wrong with it, but it is not the only one at its place, since a copy of
   * the browser's profile went on under the same name.
   */
  faults: LogFault[];
}

/** See {@link LogCheck}. */
export interface LogFault extends LogPlace {
  id: string;
  what: 'missing' | 'changed' | 'text' | 'unreadable' | 'fork';
}
