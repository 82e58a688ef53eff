import { dayKey, localOffset, type Month } from '#utils/domain/calendar.ts';
import { lastDayOf } from '#utils/domain/month.ts';
import { type CarriedKind, carrierLine, LONGEST_CARRIED } from '#utils/domain/recognition/carrier.ts';
import {
  type KeptName,
  keptRecognition,
  keySubject,
  type OwnName,
  ownSubject,
} from '#utils/domain/recognition/kept.ts';
import { keptProofs, packRoot, proofSubject, rootSubject } from '#utils/domain/recognition/kept-proofs.ts';
import type { KeptRoot } from '#utils/domain/recognition/log-root.ts';
import { didOf, fingerprint } from '#utils/domain/recognition/public-key.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import type { HandedIn } from '#utils/pages/recognition/handed-in.ts';
import { followOwnKey, readKeyOf, readOwnKey } from '#utils/pages/recognition/key-store.ts';
import type { MonthLines, OnShare, ProofChoice } from '#utils/pages/recognition/own-log.ts';
import { readTogether, type ShownTogether, type WriteNote } from '#utils/pages/recognition/read-together.ts';
import { type OwnProof, type Received, readProofs, readReceived } from '#utils/pages/recognition/received.ts';
import type { RecoveryProblem } from '#utils/pages/recognition/recovery-file.ts';
import { type TogetherActions, togetherActions } from '#utils/pages/recognition/together-actions.ts';
import type { VerifiedEndorsement, VerifiedProof, VerifiedThanks } from '#utils/pages/recognition/verify.ts';
import { download } from '#utils/platform/download.ts';

/** The person's own key, as far as it is shown. */
export interface OwnKeyView {
  did: string;
  fingerprint: string;
  /** When it was made, or restored here; UTC ms. */
  since: number;
}

/** All of recognition that a page shows. */
export interface ShownRecognition {
  received: Received[];
  /** Of the person's own work, the latest first. */
  proofs: OwnProof[];
  /** Fingerprint of a key → the name that the person gave it. */
  names: ReadonlyMap<string, KeptName>;
  /** E-mail addresses and logins of the person's own. */
  own: OwnName[];
  key?: OwnKeyView;
  together: ShownTogether;
}

/** What pages ask and do about the person's own key. */
export interface KeyActions {
  /** The person's own key; undefined before there is one. */
  onKey: () => Promise<OwnKeyView | undefined>;
  /** Calls back whenever there may be another one, or none; returns what ends that. */
  onKeyChange: (onChange: () => void) => () => void;
  /** Makes one in place of the one before, and saves its recovery file; resolves with the name of that file. */
  onMakeKey: (passphrase: string) => Promise<string>;
  /** Takes the key of a recovery file; resolves with what is wrong, if anything is. */
  onRestoreKey: (file: Blob, passphrase: string) => Promise<RecoveryProblem | undefined>;
}

/** What pages do about signing. */
export interface SigningActions extends KeyActions {
  /**
   * Signs the very text; resolves with the JWT and with the line that carries it. Rejects if the issuer in it is not the
   * owner of the key that there is now.
   */
  onSign: (payload: string, kind: CarriedKind) => Promise<Signed>;
}

/** What was signed: as a file holds it, and in the line that carries it. */
export interface Signed {
  jwt: string;
  line: string;
}

/** What pages ask and do about proofs of one's own work. What rejects was not written down, or cannot be read. */
export interface ProofActions {
  /** The months that have wins, or anything that was brought in, newest first. */
  onMonths: () => Promise<Month[]>;
  /** The wins of a month, newest first. */
  onMonth: (month: Month) => Promise<Win[]>;
  /** What is to be signed, to the letter. @param did of the key that will sign it */
  onPrepare: (choice: ProofChoice, did: string, onShare: OnShare) => Promise<string>;
  /** Signs that and keeps it; undefined if it is too long to be carried. */
  onProve: (payload: string) => Promise<Signed | undefined>;
  /** Signs a proof of the person's own once more, with an endorsement in it; undefined if it is too long then. */
  onAddEndorsement: (
    own: OwnProof & { proof: VerifiedProof },
    endorsement: VerifiedEndorsement,
  ) => Promise<Signed | undefined>;
  /** Reads the log for the lines of its months. */
  onLines: (onShare: OnShare) => Promise<MonthLines>;
  /** Remembers what a line is of that was copied, so that it stays the same. */
  onLineCopied: (root: KeptRoot) => Promise<void>;
}

/** What pages ask and do about recognition. What rejects was not written down, or cannot be read. */
export interface RecognitionActions extends SigningActions, TogetherActions, ProofActions {
  onFetch: () => Promise<ShownRecognition>;
  /** Checks what was handed in. @param here what is here already */
  onCheck: (text: string, here: ShownRecognition) => Promise<HandedIn>;
  onKeep: (thanks: VerifiedThanks) => Promise<void>;
  /** Gives a key a name, in place of the one that it had, which is erased. */
  onName: (signer: string, name: string, before: KeptName | undefined) => Promise<void>;
  onOwnName: (name: string) => Promise<void>;
  /** Erases the words of an event for good. */
  onErase: (id: string) => Promise<void>;
}

/** Recognition with the ledger and the key behind it. What signs and checks is loaded once somebody wants that. */
export function recognitionActions(onPlan: PageActions['onPlan']): RecognitionActions {
  const note: WriteNote = (subject, text) =>
    onPlan({ type: 'note', noteKind: 'recognition', subject, text: { title: '', url: '', ...text } });
  const keepProof = async (payload: object, id: string, before?: string): Promise<Signed | undefined> => {
    const signed = await sign(JSON.stringify(payload), 'proof');
    const credential = signed.line.slice(signed.line.lastIndexOf(':') + 1);
    if (credential.length > LONGEST_CARRIED) return undefined;
    // Erasing takes what was ever kept in that place, so it comes first.
    if (before) await ask('eraseText', { ref: before });
    await note(proofSubject(id), { credential });
    return signed;
  };
  return {
    async onFetch() {
      const events = await ask('recognition', {});
      const { thanks, names, own } = keptRecognition(events);
      const now = Date.now();
      const [received, proofs, key, together] = await Promise.all([
        readReceived(thanks),
        readProofs(keptProofs(events).proofs),
        ownKey(),
        readTogether(events, dayKey(now, localOffset(now), 0), note),
      ]);
      return { received, proofs, names, own, together, ...(key && { key }) };
    },
    ...togetherActions(note),
    onCheck: async (text, { received, proofs, together }) =>
      (await import('#utils/pages/recognition/handed-in.ts')).checkHandedIn(
        text,
        { received, proofs, ...together },
        Date.now(),
      ),
    onKeep: ({ subject, credential }) => note(subject, { credential }),
    async onName(signer, title, before) {
      if (before) await ask('eraseText', { ref: before.id });
      await note(keySubject(signer), { title });
    },
    onOwnName: (title) => note(ownSubject(crypto.randomUUID()), { title }),
    onErase: (ref) => ask('eraseText', { ref }),
    onKey: ownKey,
    onKeyChange: followOwnKey,
    async onMakeKey(passphrase) {
      const { makeKey } = await import('#utils/pages/recognition/own-key.ts');
      const file = await makeKey(passphrase, Date.now());
      const key = await ownKey();
      const name = `microwin-key-${key?.fingerprint.slice(0, 8)}.json`;
      download(name, new Blob([file], { type: 'application/json' }));
      return name;
    },
    async onRestoreKey(file, passphrase) {
      const { restoreKey } = await import('#utils/pages/recognition/own-key.ts');
      return restoreKey(await file.text(), passphrase, Date.now());
    },
    onSign: sign,
    onMonths: () => ask('months', {}),
    onMonth: (month) => ask('wins', { from: `${month}-01`, to: lastDayOf(month) }),
    onPrepare: async (choice, did, onShare) =>
      (await import('#utils/pages/recognition/own-log.ts')).prepareProof(choice, did, Date.now(), onShare),
    onProve: (payload) => {
      const parsed = JSON.parse(payload);
      return keepProof(parsed, parsed.id);
    },
    async onAddEndorsement({ id, proof }, { jwt }) {
      const { withEndorsement } = await import('#utils/domain/recognition/proof.ts');
      const payload = withEndorsement(proof.payload, jwt, String(proof.payload.iss), Date.now());
      return keepProof(payload, proof.id, id);
    },
    onLines: async (onShare) =>
      (await import('#utils/pages/recognition/own-log.ts')).readLines(Date.now(), onShare),
    onLineCopied: (root) => note(rootSubject(root.until), { credential: packRoot(root) }),
  };
}

/** Signs the very text; see {@link SigningActions}. */
async function sign(payload: string, kind: CarriedKind): Promise<Signed> {
  const key = await readKeyOf(JSON.parse(payload).iss);
  const [{ signPayload }, { pack }] = await Promise.all([
    import('#utils/pages/recognition/sign.ts'),
    import('#utils/pages/recognition/pack.ts'),
  ]);
  const jwt = await signPayload(payload, key);
  return { jwt, line: carrierLine(await pack(jwt), kind) };
}

async function ownKey(): Promise<OwnKeyView | undefined> {
  const key = await readOwnKey();
  return key && { did: didOf(key.public), fingerprint: fingerprint(key.public), since: key.since };
}
