import { dayKey, localOffset } from '#utils/domain/calendar.ts';
import { carrierLine } from '#utils/domain/recognition/carrier.ts';
import { type KeptName, keptRecognition, keySubject, ownSubject } from '#utils/domain/recognition/kept.ts';
import { didOf, fingerprint } from '#utils/domain/recognition/public-key.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import type { PageActions } from '#utils/pages/mount-page.ts';
import type { HandedIn } from '#utils/pages/recognition/handed-in.ts';
import { readOwnKey } from '#utils/pages/recognition/key-store.ts';
import { readTogether, type ShownTogether, type WriteNote } from '#utils/pages/recognition/read-together.ts';
import { type Received, readReceived } from '#utils/pages/recognition/received.ts';
import type { RecoveryProblem } from '#utils/pages/recognition/recovery-file.ts';
import { type TogetherActions, togetherActions } from '#utils/pages/recognition/together-actions.ts';
import type { VerifiedThanks } from '#utils/pages/recognition/verify.ts';
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
  /** Fingerprint of a key → the name that the person gave it. */
  names: ReadonlyMap<string, KeptName>;
  /** E-mail addresses and logins of the person's own. */
  own: KeptName[];
  key?: OwnKeyView;
  together: ShownTogether;
}

/** What pages do about signing. */
export interface SigningActions {
  /** The person's own key; undefined before there is one. */
  onKey: () => Promise<OwnKeyView | undefined>;
  /** Makes one in place of the one before, and saves its recovery file; resolves with the name of that file. */
  onMakeKey: (passphrase: string) => Promise<string>;
  /** Takes the key of a recovery file; resolves with what is wrong, if anything is. */
  onRestoreKey: (file: Blob, passphrase: string) => Promise<RecoveryProblem | undefined>;
  /** Signs the very text; resolves with the JWT and with the line that carries it. */
  onSign: (payload: string) => Promise<{ jwt: string; line: string }>;
}

/** What pages ask and do about recognition. What rejects was not written down, or cannot be read. */
export interface RecognitionActions extends SigningActions, TogetherActions {
  onFetch: () => Promise<ShownRecognition>;
  /** Checks what was handed in. @param together what of week cards is here already */
  onCheck: (text: string, together: ShownTogether) => Promise<HandedIn>;
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
  return {
    async onFetch() {
      const events = await ask('recognition', {});
      const { thanks, names, own } = keptRecognition(events);
      const now = Date.now();
      const [received, key, together] = await Promise.all([
        readReceived(thanks),
        ownKey(),
        readTogether(events, dayKey(now, localOffset(now), 0), note),
      ]);
      return { received, names, own, together, ...(key && { key }) };
    },
    ...togetherActions(note),
    onCheck: async (text, together) =>
      (await import('#utils/pages/recognition/handed-in.ts')).checkHandedIn(text, together, Date.now()),
    onKeep: ({ subject, credential }) => note(subject, { credential }),
    async onName(signer, title, before) {
      if (before) await ask('eraseText', { ref: before.id });
      await note(keySubject(signer), { title });
    },
    onOwnName: (title) => note(ownSubject(crypto.randomUUID()), { title }),
    onErase: (ref) => ask('eraseText', { ref }),
    onKey: ownKey,
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
    async onSign(payload) {
      const key = await readOwnKey();
      if (!key) throw new Error('no key');
      const [{ signPayload }, { pack }] = await Promise.all([
        import('#utils/pages/recognition/sign.ts'),
        import('#utils/pages/recognition/pack.ts'),
      ]);
      const jwt = await signPayload(payload, key);
      return { jwt, line: carrierLine(await pack(jwt)) };
    },
  };
}

async function ownKey(): Promise<OwnKeyView | undefined> {
  const key = await readOwnKey();
  return key && { did: didOf(key.public), fingerprint: fingerprint(key.public), since: key.since };
}
