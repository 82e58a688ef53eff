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

/** A part of the log, in the order of ids. */
export interface LogPart {
  events: readonly StoredEvent[];
  /** Whether there are events after these. */
  more: boolean;
}

/** What a check of the whole log found. */
export interface LogCheck {
  /** How many events there are. */
  checked: number;
  /**
   * Those that are not as they were written, by device and seq. `missing`: one or more before this one are not there.
   * `changed`, `text`: it was changed, or its text was. `unreadable`: nothing can be made of it, so it does not count;
   * its seq may be 0 for none.
   */
  faults: { device: string; seq: number; id: string; what: 'missing' | 'changed' | 'text' | 'unreadable' }[];
}
