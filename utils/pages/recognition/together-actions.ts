import { carrierLine } from '#utils/domain/recognition/carrier.ts';
import { type KeptTeam, teamSubject, weekSubject } from '#utils/domain/recognition/kept-together.ts';
import type { Team } from '#utils/domain/recognition/team.ts';
import type { WeekCard } from '#utils/domain/recognition/week-card.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { readKeyOf } from '#utils/pages/recognition/key-store.ts';
import type { ShownTogether, WriteNote } from '#utils/pages/recognition/read-together.ts';
import type { VerifiedCard } from '#utils/pages/recognition/verify-card.ts';
import { folderStore } from '#utils/storage/folder.ts';

/** What pages do about milestones together. What rejects was not written down. */
export interface TogetherActions {
  onJoin: (team: Team) => Promise<void>;
  onKeepCard: (card: VerifiedCard) => Promise<void>;
  /** Signs the very text of a card, and keeps it; resolves with the line that carries it. Rejects as `onSign` does. */
  onSignCard: (payload: string, card: WeekCard) => Promise<string>;
  /** Erases the invitation and all cards of a team, here and on every device that hears of it. */
  onLeave: (team: KeptTeam) => Promise<void>;
  /** Whether the person has chosen a folder in this browser. */
  onHasFolder: () => Promise<boolean>;
  /**
   * Lays the person's own cards of a team in their folder, and takes in the others'; only right at a click, since the browser
   * may ask. Resolves with how many were new; undefined if it may not be used.
   */
  onExchange: (team: KeptTeam, together: ShownTogether) => Promise<number | undefined>;
}

/** The actions with the ledger and the key behind them. What signs is loaded once somebody wants that. */
export function togetherActions(note: WriteNote): TogetherActions {
  const keep = (card: WeekCard, credential: string) => note(weekSubject(card), { credential });
  return {
    onJoin: ({ id, invitation }) => note(teamSubject(id), { credential: invitation }),
    onKeepCard: (card) => keep(card, card.credential),
    async onSignCard(payload, card) {
      const key = await readKeyOf(JSON.parse(payload).iss);
      const [{ signCard }, { pack }] = await Promise.all([
        import('#utils/pages/recognition/sign.ts'),
        import('#utils/pages/recognition/pack.ts'),
      ]);
      const jws = await signCard(payload, key);
      await keep(card, await pack(jws));
      return carrierLine(jws, 'week');
    },
    async onLeave({ id, refs }) {
      for (const ref of refs.values()) await ask('eraseText', { ref });
      const { takeBack } = await import('#utils/pages/recognition/exchange.ts');
      // The folder may be gone, and nobody is asked for it.
      await takeBack(id).catch(() => undefined);
    },
    onHasFolder: async () => (await folderStore.readLink()) !== undefined,
    async onExchange(team, together) {
      const { exchange } = await import('#utils/pages/recognition/exchange.ts');
      const cards = await exchange(team.id, together, Date.now());
      for (const card of cards ?? []) await keep(card, card.credential);
      return cards?.length;
    },
  };
}
