import type { TaskKind } from '#utils/sites/types.ts';

export type Detector = 'gesture' | 'request';

/** What a win is called. */
export interface Called {
  kind: TaskKind;
  title: string;
}

/** What was seen of one row. */
export interface Observation {
  /** The detectors that saw the act. */
  seenBy: readonly Detector[];
  /** The wins that came of it. */
  wins: readonly { kind: string; title: string }[];
  /** What a reader finds on the page before the act, by its title; undefined where it finds nothing of that name. */
  found?: TaskKind;
  /** Whether the wins were gone after what undoes the act; true where nothing does. */
  isUndone: boolean;
  /** What went wrong on the way: a control that is not there. */
  fault?: string;
}

export type Outcome = 'right' | 'blind' | 'wrong';

/** What is expected of a row: what it finishes, and who sees that; nothing for what must stay silent. */
export interface Expectation {
  win?: Called;
  by: readonly Detector[];
  /** Whether what finishes it is only there after the first press, so that no reader finds it before. */
  opens?: true;
}

/**
 * Says how a row went, and why.
 * @returns wrong before blind: a win that nobody can explain is worse than one that is missed
 */
export function judge({ win, by, opens }: Expectation, seen: Observation): { outcome: Outcome; why: string } {
  const { wins, seenBy, found, isUndone, fault } = seen;
  if (!win) {
    return wins.length > 0
      ? { outcome: 'wrong', why: `counted ${wins.map(({ kind }) => kind).join(', ')}` }
      : fault
        ? { outcome: 'blind', why: fault }
        : { outcome: 'right', why: '' };
  }
  // A request alone may know no title.
  const others = wins.filter(({ kind, title }) => kind !== win.kind || (title && title !== win.title));
  if (others.length > 0)
    return {
      outcome: 'wrong',
      why: `counted as ${others.map(({ kind }) => kind).join(', ')}, or as another`,
    };
  if (wins.length > 1) return { outcome: 'wrong', why: `counted ${wins.length} times` };
  if (!isUndone) return { outcome: 'wrong', why: 'not taken back' };
  if (fault) return { outcome: 'blind', why: fault };
  const blind = by.filter((one) => !seenBy.includes(one));
  if (wins.length === 0) return { outcome: 'blind', why: 'not counted' };
  if (blind.length > 0) return { outcome: 'blind', why: `not seen by the ${blind.join(' and the ')}` };
  if (!opens && found !== win.kind) return { outcome: 'blind', why: 'not found on the page' };
  return { outcome: 'right', why: '' };
}
