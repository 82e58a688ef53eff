import { type DayKey, isDay } from '#utils/domain/calendar.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import type { Team } from '#utils/domain/recognition/team.ts';
import { isKeptWeek, isMonday } from '#utils/domain/recognition/weeks.ts';

/** What somebody tells their team of a week, and all that they tell. */
export interface WeekCard {
  /** The id of the team. */
  team: string;
  /** Its Monday. */
  week: DayKey;
  /** How much of their own daily target they reached on its {@link days}, in whole percent; never more than 100. */
  share: number;
  /** On how many days of their own schedule they finished something, 0…7. */
  days: number;
  /** Whether they rest on any day of it. */
  rest: boolean;
}

/** A card of which the signature holds. */
export interface SignedCard extends WeekCard {
  /** The fingerprint of the key that signed it. */
  signer: string;
}

const TEAM_ID = /^[0-9a-f]{64}$/;

/** What is signed, to the letter. It tells no time: of the cards of one week the fullest counts, whichever came last. */
export function cardPayload({ team, week, share, days, rest }: WeekCard, signer: string): string {
  return JSON.stringify({ iss: signer, team, week, share, days, rest });
}

/** The card that a payload is; undefined if it lacks something, or says more than a card does. */
export function readCard(payload: Record<string, unknown>): WeekCard | undefined {
  const { iss: _, team, week, share, days, rest, ...more } = payload;
  if (Object.keys(more).length > 0 || typeof rest !== 'boolean') return undefined;
  if (typeof team !== 'string' || !TEAM_ID.test(team)) return undefined;
  if (typeof week !== 'string' || !isDay(week) || !isMonday(week)) return undefined;
  return isWhole(share, 100) && isWhole(days, 7) ? { team, week, share, days, rest } : undefined;
}

function isWhole(value: unknown, most: number): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
}

/** The target days that a card comes to, in hundredths: half of the target on each of four days is two of them. */
export function targetDays({ share, days }: Pick<WeekCard, 'share' | 'days'>): number {
  return share * days;
}

/** Why a card whose signature holds is not kept. @param held the cards that are here already @param today the person's */
export function refusalOfCard(
  card: SignedCard,
  teams: readonly Pick<Team, 'id'>[],
  held: readonly SignedCard[],
  today: DayKey,
): Refusal | undefined {
  if (!teams.some(({ id }) => id === card.team)) return 'team';
  if (!isKeptWeek(card.week, today)) return 'week';
  const same = held.filter(
    ({ signer, team, week }) => signer === card.signer && team === card.team && week === card.week,
  );
  if (same.some((one) => cardPayload(one, one.signer) === cardPayload(card, card.signer))) return 'doubled';
  return same.some((one) => targetDays(one) >= targetDays(card)) ? 'replayed' : undefined;
}
