import { useState } from 'preact/hooks';
import { NameSigner } from '#components/recognition/NameSigner.tsx';
import { SignedWords } from '#components/recognition/SignedWords.tsx';
import { signerName } from '#components/recognition/signer-name.ts';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { OwnProof } from '#utils/pages/recognition/received.ts';
import type { VerifiedEndorsement, VerifiedProof } from '#utils/pages/recognition/verify.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<RecognitionActions, 'onName' | 'onErase' | 'onAddEndorsement'> {
  endorsement: VerifiedEndorsement;
  shown: ShownRecognition;
  /** It is in the proof now. */
  onAdded: () => Promise<void>;
  onChange: () => Promise<void>;
}

/** A colleague's word on a proof: which one that is, and whether to keep it there. */
export function TakeEndorsement({
  endorsement,
  shown,
  onName,
  onErase,
  onAddEndorsement,
  onAdded,
  onChange,
}: Props) {
  const [refusal, setRefusal] = useState('');
  const command = useCommand();
  const { words, at, signer } = endorsement;
  const own = shown.proofs.find((one): one is OwnProof & { proof: VerifiedProof } => isOf(endorsement, one));
  // Nobody else says it then.
  const isSelf = own?.proof.signer === signer;
  const isMine = own?.proof.signer === shown.key?.fingerprint;
  const add = () =>
    command.run(async () => {
      if (own && (await onAddEndorsement(own, endorsement))) await onAdded();
      else setRefusal(t('proof.tooLong'));
    });
  return (
    <section class="sharing offer" aria-label={t('proof.endorsement')}>
      <SignedWords
        thanks={{ words, at, signer, title: '', url: '' }}
        signer={signerName(signer, shown)}
        isForMe={false}
      />
      <NameSigner signer={signer} shown={shown} onName={onName} onErase={onErase} onChange={onChange} />
      {own ? (
        <p>
          {t('proof.endorses')} <bdi>{own.proof.name}</bdi>
        </p>
      ) : (
        <p>{t('proof.notHere')}</p>
      )}
      {own && !isMine && <p>{t('proof.otherKey')}</p>}
      {own && isMine && !isSelf && (
        <p class="actions">
          <button type="button" class="button main" onClick={() => void add()}>
            {t('proof.add')}
          </button>
        </p>
      )}
      <p class="refusal" role="status">
        {refusal}
      </p>
      <Failure of={command} />
    </section>
  );
}

function isOf({ of }: VerifiedEndorsement, { proof }: OwnProof): boolean {
  return 'id' in proof && proof.id === of;
}
