import { BASE_POINTS, DAILY_CAPS, type Kind, SURPRISE_CHANCE } from '../utils/game/constants.ts';
import type { DayLine, Line } from '../utils/game/explain.ts';
import { nameless, verb } from '../utils/words.ts';
import { formatNumber } from './format.ts';

/** One part of a win's points in words. */
export function lineName(line: Line): string {
  switch (line.part) {
    case 'base':
      return `${verb(line.kind)} ${nameless(line.kind)}`;
    case 'recorded':
      return recorded(line.kind);
    case 'batch':
      return `Number ${formatNumber(line.place)} of a quick batch`;
    case 'momentum':
      return 'Momentum';
    case 'pick':
      return 'The one that mattered';
    case 'step':
      return 'Step of a goal';
    case 'steady':
      return 'Steady bonus';
    case 'surprise':
      return line.points > 0
        ? `Surprise: rolled ${share(line.roll.hit)}, below ${share(SURPRISE_CHANCE)}`
        : `No surprise: rolled ${share(line.roll.hit)}, not below ${share(SURPRISE_CHANCE)}`;
    case 'quiet':
      return 'A quiet time: the work itself counts, and nothing on top';
    case 'full':
      return 'The day is full: enough is enough';
  }
}

/** Why something brings no points. */
function recorded(kind: Kind): string {
  if (BASE_POINTS[kind] === 0) return 'Recorded; its kind brings no points';
  return DAILY_CAPS[kind]
    ? 'Recorded; its kind brings no more points today'
    : 'Recorded; there are no more points for it';
}

const DAY_LINES: Record<DayLine['part'], string> = {
  wins: 'Wins',
  full: 'Beyond a full day',
  goal: 'Goal reached',
  week: 'Goal of the week reached',
  reached: 'Goals with steps reached',
  debits: 'Reopened from earlier days',
};

/** One part of a day's points in words. */
export function dayLineName({ part }: DayLine): string {
  return DAY_LINES[part];
}

function share(part: number): string {
  return part.toFixed(4);
}
