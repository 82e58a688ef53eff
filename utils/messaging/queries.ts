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

/** How things stand on a win's day, and on the whole. */
export interface ImpactTotals {
  day: { wins: number; points: number };
  /** All points ever. */
  total: number;
  /** In days. */
  streak: number;
  /** 0…1 */
  consistency: number;
}

/** What a check of the whole log found. */
export interface LogCheck {
  /** How many events there are. */
  checked: number;
  /**
   * Those that are not as they were written, by device and seq. `missing`: one or more before this one are not there.
   * `changed`, `text`: it was changed, or its text was.
   */
  faults: { device: string; seq: number; id: string; what: 'missing' | 'changed' | 'text' }[];
}
