import { TextField } from '#components/ui/TextField.tsx';
import '#components/recognition/proof.css';
import { useState } from 'preact/hooks';
import { EndorseForm } from '#components/recognition/EndorseForm.tsx';
import { Endorsements } from '#components/recognition/Endorsements.tsx';
import { NameSigner } from '#components/recognition/NameSigner.tsx';
import { ProofEntries } from '#components/recognition/ProofEntries.tsx';
import { compareRoot, rootLine } from '#components/recognition/root-line.ts';
import { SignedWords } from '#components/recognition/SignedWords.tsx';
import { signerName } from '#components/recognition/signer-name.ts';
import { WithKey } from '#components/recognition/WithKey.tsx';
import { formatNumber } from '#components/ui/format.ts';
import type { LogRoot } from '#utils/domain/recognition/log-root.ts';
import { isNamedByContent } from '#utils/domain/recognition/proof.ts';
import type {
  RecognitionActions,
  ShownRecognition,
  SigningActions,
} from '#utils/pages/recognition/actions.ts';
import type { VerifiedProof } from '#utils/pages/recognition/verify.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props extends SigningActions, Pick<RecognitionActions, 'onName' | 'onErase'> {
  proof: VerifiedProof;
  shown: ShownRecognition;
  onChange: () => Promise<void>;
}

/** What somebody says of their own work: what of it holds, what that proves, and what it does not. */
export function CheckProof({ proof, shown, onName, onErase, onChange, ...signing }: Props) {
  const [isEndorsing, setEndorsing] = useState(false);
  const { name, narrative, at, signer, root, entries, endorsements } = proof;
  const isOwn = shown.key?.fingerprint === signer;
  return (
    <section class="sharing offer" aria-label={t('proof.checked')}>
      <SignedWords
        thanks={{ words: [name, narrative].filter(Boolean).join('\n'), at, signer, title: '', url: '' }}
        signer={signerName(signer, shown)}
        isForMe={false}
      />
      <ProofEntries entries={entries} />
      <NameSigner signer={signer} shown={shown} onName={onName} onErase={onErase} onChange={onChange} />
      <h3>{t('proof.proves')}</h3>
      <ul class="proof-says">
        <li>{t('proof.says.signed')}</li>
        {root && entries.length > 0 && (
          <li>{n('proof.says.entries', entries.length, formatNumber(root.size))}</li>
        )}
        {entries.some(({ title }) => title) && <li>{t('proof.says.titles')}</li>}
        {endorsements.length > 0 && <li>{t('proof.says.endorsed')}</li>}
      </ul>
      <Endorsements of={endorsements} shown={shown} />
      <h3>{t('proof.provesNot')}</h3>
      <ul class="proof-says">
        <li>{t(endorsements.length > 0 ? 'proof.not.confirmedMore' : 'proof.not.confirmed')}</li>
        <li>{t('proof.not.done')}</li>
        <li>{t(root ? 'proof.not.when' : 'proof.not.log')}</li>
      </ul>
      {root && <CompareLine root={root} />}
      {!isOwn && isNamedByContent(proof) && (
        <details
          class="signing"
          open={isEndorsing}
          onToggle={({ currentTarget }) => setEndorsing(currentTarget.open)}
        >
          <summary>{t('proof.endorse')}</summary>
          {isEndorsing && (
            <WithKey {...signing}>
              {(ownKey) => <EndorseForm proof={proof} ownKey={ownKey} onSign={signing.onSign} />}
            </WithKey>
          )}
        </details>
      )}
    </section>
  );
}

/** The root by which others can tell that it is the log of which they know a line. */
function CompareLine({ root }: { root: LogRoot }) {
  const [text, setText] = useState('');
  const found = compareRoot(text, root);
  return (
    <>
      <p class="root-line">{rootLine(root)}</p>
      <label class="row">
        {t('proof.compare')}
        <TextField spellcheck={false} value={text} onType={setText} />
      </label>
      <p class={found === 'other' ? 'refusal' : 'later'} role="status">
        {text.trim() && t(`proof.compared.${found}`)}
      </p>
    </>
  );
}
