import type { DayKey } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { carrierLine } from '#utils/domain/recognition/carrier.ts';
import {
  type KeptTeam,
  keptTogether,
  markText,
  teamSubject,
  weekSubject,
} from '#utils/domain/recognition/kept-together.ts';
import type { Team } from '#utils/domain/recognition/team.ts';
import { sumTogether } from '#utils/domain/recognition/together.ts';
import type { WeekCard } from '#utils/domain/recognition/week-card.ts';
import { monthOfWeek } from '#utils/domain/recognition/weeks.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { readOwnKey } from '#utils/pages/recognition/key-store.ts';
import type { VerifiedCard } from '#utils/pages/recognition/verify-card.ts';

/** What of milestones together is here. */
export interface ShownTogether {
  teams: KeptTeam[];
  cards: VerifiedCard[];
}

/** What pages do about milestones together. What rejects was not written down. */
export interface TogetherActions {
  onJoin: (team: Team) => Promise<void>;
  onKeepCard: (card: VerifiedCard) => Promise<void>;
  /** Signs the very text of a card, and keeps it; resolves with the line that carries it. */
  onSignCard: (payload: string, card: WeekCard) => Promise<string>;
  /** Erases the invitation and all cards of a team, here and on every device that hears of it. */
  onLeave: (team: KeptTeam) => Promise<void>;
}

/** Writes a note on recognition. */
export type WriteNote = (subject: string, text: { title?: string; credential?: string }) => Promise<void>;

/** The actions with the ledger and the key behind them. What signs is loaded once somebody wants that. */
export function togetherActions(note: WriteNote): TogetherActions {
  const keep = (card: WeekCard, credential: string) => note(weekSubject(card), { credential });
  return {
    onJoin: ({ id, invitation }) => note(teamSubject(id), { credential: invitation }),
    onKeepCard: (card) => keep(card, card.credential),
    async onSignCard(payload, card) {
      const key = await readOwnKey();
      if (!key) throw new Error('no key');
      const [{ signCard }, { pack }] = await Promise.all([
        import('#utils/pages/recognition/sign.ts'),
        import('#utils/pages/recognition/pack.ts'),
      ]);
      const jws = await signCard(payload, key);
      await keep(card, await pack(jws));
      return carrierLine(jws, 'week');
    },
    async onLeave({ refs }) {
      for (const ref of refs.values()) await ask('eraseText', { ref });
    },
  };
}

/**
 * What stands of milestones together. On the way it erases cards that are kept no longer, and writes down what is shown for the
 * first time.
 * @param events the notes on recognition
 */
export async function readTogether(
  events: readonly StoredEvent[],
  today: DayKey,
  note: WriteNote,
): Promise<ShownTogether> {
  const { teams, cards: packed, stale } = keptTogether(events, today);
  const writes = stale.map((ref): Promise<unknown> => ask('eraseText', { ref }));
  const cards = packed.length === 0 ? [] : await verified(packed);
  for (const { id, marks } of teams)
    for (const month of new Set(cards.map(({ week }) => monthOfWeek(week)))) {
      const sum = sumTogether(id, month, cards);
      if (sum === undefined || sum <= (marks.get(month) ?? -1)) continue;
      marks.set(month, sum);
      writes.push(note(teamSubject(id), { title: markText(month, sum) }));
    }
  // What could not be written is written the next time.
  await Promise.allSettled(writes);
  return { teams, cards };
}

async function verified(packed: readonly string[]): Promise<VerifiedCard[]> {
  const { verifyKeptCards } = await import('#utils/pages/recognition/verify-card.ts');
  return verifyKeptCards(packed);
}
