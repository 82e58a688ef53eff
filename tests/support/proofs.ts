import { win } from '#tests/support/events.ts';
import { AT, jwt, type Signer } from '#tests/support/signed.ts';
import { seal } from '#utils/background/ledger/hash-chain.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { type LogTree, leafOf, logTree } from '#utils/domain/recognition/log-root.ts';
import { endorsementPayload, type ProofDraft, proofPayload } from '#utils/domain/recognition/proof.ts';
import { RULES_VERSION } from '#utils/domain/rules.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';

/** A log of wins on one device, each with a title and a salt of its own, every other one with an address. */
export const LOG: StoredEvent[] = [];
for (let place = 0; place < 23; place++) {
  const event = win(2 + place, '12:00', { id: `w${place}`, seq: place + 1 });
  const url = place % 2 === 0 ? `https://github.com/o/r/pull/${place}` : '';
  const draft = {
    ...event,
    ...{ dayStart: DEFAULTS.dayStart, rulesVersion: RULES_VERSION, text: { title: `Win ${place}`, url } },
    textSalt: (place + 1).toString(16).padStart(32, '0'),
  };
  LOG.push(seal(draft, LOG.at(-1)?.hash ?? ''));
}

/** The tree over some events. */
export function treeOf(events: readonly StoredEvent[] = LOG): LogTree {
  return logTree(
    events.flatMap((event) => leafOf(event) ?? []),
    '2026-03',
  );
}

/** Some wins of {@link LOG}: the first with title and address, the second with its title, the third with its day alone. */
export const CHOSEN: ProofDraft['entries'] = [4, 7, 20].map((place) => ({
  event: LOG[place] as StoredEvent,
  isTold: place < 20,
}));

/** What stands in a sample besides its entries. */
export const SAID = {
  name: '10 wins (self-issued)',
  description: 'Self-issued.',
  criteria: '10 wins.',
  narrative: '3 wins, on 6 Mar, 9 Mar and 22 Mar 2026.',
};

/** The payload of a proof by a signer. @param at UTC ms */
export function provenBy({ did }: Signer, entries = CHOSEN, tree = treeOf(), at = AT) {
  return proofPayload({ ...SAID, entries }, tree, '0c4a61d2-9a3e-4d7b-bb1a-6f2d5c8e9a33', did, at);
}

/** Somebody's word on whatever has a name, as a JWT. */
export function endorsedBy(by: Signer, of: unknown, words = 'I reviewed it.'): string {
  const uuid = '8d3a7c9e-1b64-4f6a-8a07-0a7f3f1f2b22';
  return jwt(by, endorsementPayload({ of: String(of), words }, 'Endorsement', uuid, by.did, AT));
}
