import { LONG, later, TODAY } from '#entrypoints/gallery/data.ts';
import { WINS } from '#entrypoints/gallery/week.ts';
import { MOMENT } from '#tests/support/diary.ts';
import { identifierOf } from '#utils/domain/recognition/recipient.ts';
import { newTeam } from '#utils/domain/recognition/team.ts';
import { mondayOf, monthOfWeek } from '#utils/domain/recognition/weeks.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { ShownTogether } from '#utils/pages/recognition/read-together.ts';
import type { Received } from '#utils/pages/recognition/received.ts';
import type { VerifiedEndorsement, VerifiedProof, VerifiedThanks } from '#utils/pages/recognition/verify.ts';
import type { VerifiedCard } from '#utils/pages/recognition/verify-card.ts';

const [MIRA, NOBODY, OWN] = ['3f0e8a4e52a74a0e', '77b1c0d2e4f56789', 'a1b2c3d4e5f60718'].map((key) =>
  key.repeat(4),
) as [string, string, string];

/** Thanks of a colleague of whom the key has a name. */
export const THANKS: VerifiedThanks = {
  kind: 'thanks',
  words: 'You found the race in the importer, and stayed calm.',
  title: 'Fix the importer',
  url: 'https://github.com/o/r/pull/17',
  at: MOMENT,
  identifiers: [identifierOf('me@example.com', '01')],
  ...{ signer: MIRA, jwt: 'a.b.c', credential: 'abc', subject: 'recognition:thanks:1' },
};
/** The same of one whom nobody knows. */
export const UNKNOWN: VerifiedThanks = {
  ...THANKS,
  ...{ words: LONG, title: '', url: '', signer: NOBODY, identifiers: [], subject: 'recognition:thanks:2' },
};

const ROOT = { until: '2026-10', size: 1234, root: '9f2c'.repeat(16) };

/** A proof of a colleague's own work, which somebody unknown endorses. */
export const PROOF: VerifiedProof = {
  kind: 'proof',
  id: 'ni:///sha-256;abc',
  name: '10 wins (self-issued)',
  narrative: '2 wins, on 3 Oct 2026.',
  ...{ awarded: MOMENT, at: MOMENT, root: ROOT },
  entries: [
    { day: '2026-10-03', title: 'Fix the importer', url: 'https://github.com/o/r/pull/17' },
    { day: '2026-10-03', title: '', url: '' },
  ],
  endorsements: [{ of: 'ni:///sha-256;abc', words: LONG, at: MOMENT, signer: NOBODY }],
  ...{ signer: MIRA, jwt: 'a.b.c', credential: 'abc', subject: 'recognition:proof:1', payload: {} },
};
/** A word on that proof, by itself. */
export const ENDORSEMENT: VerifiedEndorsement = {
  kind: 'endorsement',
  ...{ of: PROOF.id, words: 'I reviewed both, and they hold.', at: MOMENT },
  ...{ signer: MIRA, jwt: 'a.b.d', credential: 'abd' },
};

const received: Received[] = [
  { id: '1', day: TODAY, thanks: THANKS },
  { id: '2', day: TODAY, thanks: UNKNOWN },
  { id: '3', day: TODAY, thanks: { refusal: 'altered' } },
];

const TEAM = newTeam('The checkout', 40, '0'.repeat(32));
const CARD: VerifiedCard = {
  ...{ team: TEAM.id, week: mondayOf(TODAY), share: 80, days: 4, rest: false },
  ...{ signer: NOBODY, credential: 'abc' },
};
const NO_CARDS: ShownTogether = { teams: [], cards: [] };

/** A milestone of which so much was shown this month; nothing yet without a number. */
export function togetherWith(days?: number): ShownTogether {
  const month = monthOfWeek(mondayOf(TODAY));
  const marks = new Map(days === undefined ? [] : [[month, days]]);
  return { teams: [{ ...TEAM, marks, refs: new Map() }], cards: [] };
}

/** What somebody has been given, who has a key. */
export const SHOWN: ShownRecognition = {
  received,
  proofs: [
    { id: 'p', proof: { ...PROOF, signer: OWN } },
    { id: 'q', proof: { refusal: 'leaf' } },
  ],
  names: new Map([[MIRA, { id: 'm', name: 'Mira' }]]),
  own: [
    { ids: ['a'], name: 'me@example.com' },
    { ids: ['b'], name: 'me-at-work' },
  ],
  key: { did: 'did:jwk:e30', fingerprint: OWN, since: MOMENT },
  together: NO_CARDS,
};

/** All that a page asks of recognition, answered at once. */
export const RECOGNITION: RecognitionActions = {
  onFetch: async () => SHOWN,
  onKey: async () => SHOWN.key,
  onKeyChange: () => () => undefined,
  onMakeKey: async () => 'microwin-key-a1b2c3d4.json',
  onRestoreKey: async () => 'locked',
  onSign: async () => ({ jwt: 'a.b.c', line: 'microwin-thanks:1:abc' }),
  async onCheck(text) {
    if (text.includes('altered')) return { refusal: 'altered' };
    if (text === 'invitation') return { kind: 'team', team: TEAM };
    return text === 'card' ? { kind: 'card', card: CARD } : { ...UNKNOWN, subject: text };
  },
  onSignCard: async () => 'microwin-week:1:a.b.c',
  ...{ onJoin: later, onKeepCard: later, onLeave: later },
  ...{ onHasFolder: async () => true, onExchange: async () => 2 },
  onMonths: async () => [TODAY.slice(0, 7)],
  onMonth: async () => WINS,
  onPrepare: async () => '{}',
  ...{ onProve: async () => undefined, onAddEndorsement: async () => undefined },
  onLines: async () => ({ months: [ROOT.until], lineOf: () => ({ ...ROOT, ends: {} }) }),
  onLineCopied: later,
  ...{ onKeep: later, onName: later, onOwnName: later, onErase: later },
};
