import type { DayKey } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import {
  type KeptTeam,
  keptTogether,
  markText,
  teamSubject,
} from '#utils/domain/recognition/kept-together.ts';
import { sumTogether } from '#utils/domain/recognition/together.ts';
import { monthOfWeek } from '#utils/domain/recognition/weeks.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import type { VerifiedCard } from '#utils/pages/recognition/verify-card.ts';

/** What of milestones together is here. */
export interface ShownTogether {
  teams: KeptTeam[];
  cards: VerifiedCard[];
}

/** Writes a note on recognition. */
export type WriteNote = (subject: string, text: { title?: string; credential?: string }) => Promise<void>;

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
