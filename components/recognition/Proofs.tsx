import '#components/recognition/proof.css';
import { useState } from 'preact/hooks';
import { EraseWords } from '#components/history/EraseWords.tsx';
import { Endorsements } from '#components/recognition/Endorsements.tsx';
import { ProofEntries } from '#components/recognition/ProofEntries.tsx';
import { ProofForm } from '#components/recognition/ProofForm.tsx';
import { RootLine } from '#components/recognition/RootLine.tsx';
import { SaveSigned } from '#components/recognition/SignSheet.tsx';
import { WithKey } from '#components/recognition/WithKey.tsx';
import { CopyBox } from '#components/review/CopyBox.tsx';
import { carrierLine } from '#utils/domain/recognition/carrier.ts';
import type { AchievementProgress } from '#utils/domain/scoring/achievements.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { OwnProof } from '#utils/pages/recognition/received.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends RecognitionActions {
  shown: ShownRecognition;
  achievements: readonly AchievementProgress[];
  onChange: () => Promise<void>;
}

/** Proofs of the person's own work: those that were made, how to make one, and the line of a month. */
export function Proofs({ shown, achievements, onChange, ...actions }: Props) {
  const [isMaking, setMaking] = useState(false);
  const [hasLine, setLine] = useState(false);
  const [status, setStatus] = useState('');
  return (
    <div class="sharing">
      <p class="quiet">{t('proof.is')}</p>
      {shown.proofs.length > 0 && (
        <ul class="own-proofs">
          {shown.proofs.map((own) => (
            <li key={own.id} class="sharing">
              <Own own={own} shown={shown} onErase={(id) => actions.onErase(id).then(onChange)} />
            </li>
          ))}
        </ul>
      )}
      <p class="later" role="status">
        {status}
      </p>
      <details
        class="signing"
        open={isMaking}
        onToggle={({ currentTarget }) => setMaking(currentTarget.open)}
      >
        <summary>{t('proof.make')}</summary>
        {isMaking && (
          <WithKey {...actions}>
            {(ownKey) => (
              <ProofForm
                {...actions}
                achievements={achievements}
                ownKey={ownKey}
                onDone={() => {
                  setStatus(t('proof.made'));
                  setMaking(false);
                  void onChange();
                }}
              />
            )}
          </WithKey>
        )}
      </details>
      <details class="signing" open={hasLine} onToggle={({ currentTarget }) => setLine(currentTarget.open)}>
        <summary>{t('proof.lines')}</summary>
        {hasLine && <RootLine {...actions} />}
      </details>
    </div>
  );
}

interface OwnProps {
  own: OwnProof;
  shown: ShownRecognition;
  onErase: (id: string) => Promise<void>;
}

function Own({ own: { id, proof }, shown, onErase }: OwnProps) {
  const erase = <EraseWords about={t('proof.eraseIs')} onErase={() => onErase(id)} />;
  if ('refusal' in proof)
    return (
      <>
        <p class="refusal">{t(`recognition.refusal.${proof.refusal}`)}</p>
        {erase}
      </>
    );
  return (
    <>
      <h3 dir="auto">{proof.name}</h3>
      <ProofEntries entries={proof.entries} />
      <Endorsements of={proof.endorsements} shown={shown} />
      <details class="recognition-more">
        <summary class="quiet">{t('proof.more')}</summary>
        <div class="sharing copy-text carried">
          <CopyBox label={t('proof.carried')} text={carrierLine(proof.credential, 'proof')} />
          <p class="actions">
            <SaveSigned name="microwin-proof" jwt={proof.jwt} />
          </p>
        </div>
        {erase}
      </details>
    </>
  );
}
