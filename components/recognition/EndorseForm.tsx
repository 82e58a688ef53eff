import { useMemo, useState } from 'preact/hooks';
import { SaveSigned, SignSheet } from '#components/recognition/SignSheet.tsx';
import { CopyBox } from '#components/review/CopyBox.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
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
  const command = useCommand();
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
    <form
      class="sharing"
      onSubmit={(event) => {
        event.preventDefault();
        if (words) void command.run(() => onSign(payload, 'endorsement').then(setSigned));
      }}
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
      {words && (
        <SignSheet
          rows={[
            [t('proof.endorsed'), proof.name],
            [t('recognition.words'), words],
          ]}
          ownKey={ownKey}
          at={at}
          payload={payload}
        />
      )}
      <p class="actions">
        <button type="submit" class="button main">
          {t('recognition.do')}
        </button>
        {signed && <SaveSigned name="microwin-endorsement" jwt={signed.jwt} />}
        <span class="later" role="status">
          {signed && t('proof.sendBack')}
        </span>
      </p>
      {signed && (
        <div class="copy-text carried">
          <CopyBox label={t('proof.carried')} text={signed.line} />
        </div>
      )}
      <Failure of={command} />
    </form>
  );
}
