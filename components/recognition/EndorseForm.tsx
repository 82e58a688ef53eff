import { useMemo, useState } from 'preact/hooks';
import { SignForm } from '#components/recognition/SignForm.tsx';
import { CopyBox } from '#components/review/CopyBox.tsx';
import { endorsementPayload } from '#utils/domain/recognition/proof.ts';
import { LONGEST_NOTE } from '#utils/domain/title.ts';
import type { OwnKeyView, Signed, SigningActions } from '#utils/pages/recognition/actions.ts';
import type { VerifiedProof } from '#utils/pages/recognition/verify.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<SigningActions, 'onSign'> {
  proof: VerifiedProof;
  ownKey: OwnKeyView;
}

/** One's own word on a colleague's proof, to be sent back to them. */
export function EndorseForm({ proof, ownKey, onSign }: Props) {
  const [typed, setTyped] = useState('');
  const [signed, setSigned] = useState<Signed>();
  const words = typed.trim();
  const at = useMemo(() => Date.now(), [words]);
  const payload = useMemo(
    () =>
      JSON.stringify(
        endorsementPayload(
          { of: proof.id, words },
          t('proof.endorsement'),
          crypto.randomUUID(),
          ownKey.did,
          at,
        ),
      ),
    [proof.id, words, ownKey.did],
  );
  return (
    <>
      <SignForm
        kind="endorsement"
        rows={
          words
            ? [
                [t('proof.endorsed'), proof.name],
                [t('recognition.words'), words],
              ]
            : undefined
        }
        ownKey={ownKey}
        at={at}
        payload={payload}
        signed={signed}
        onSign={onSign}
        onSigned={setSigned}
        advice={t('proof.sendBack')}
      >
        <label class="row">
          {t('proof.endorseWords')}
          <textarea
            class="field"
            dir="auto"
            rows={2}
            required
            maxLength={LONGEST_NOTE}
            value={typed}
            onInput={({ currentTarget }) => {
              setTyped(currentTarget.value);
              setSigned(undefined);
            }}
          />
        </label>
      </SignForm>
      {signed && (
        <div class="copy-text carried">
          <CopyBox label={t('proof.carried')} text={signed.line} />
        </div>
      )}
    </>
  );
}
