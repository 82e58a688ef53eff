import { KeepForm } from '#components/recognition/KeepForm.tsx';
import { SignedWords } from '#components/recognition/SignedWords.tsx';
import { isNamed } from '#utils/domain/recognition/recipient.ts';
import type { ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { VerifiedThanks } from '#utils/pages/recognition/verify.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  thanks: VerifiedThanks;
  shown: ShownRecognition;
  onKeep: (name: string) => Promise<void>;
}

/** Thanks that were handed in and hold: what they say, and whether they are for the person. */
export function TakeThanks({ thanks, shown, onKeep }: Props) {
  const own = shown.own.map(({ name }) => name);
  const isForMe = thanks.identifiers.some((one) => isNamed(one, own));
  return (
    <KeepForm signer={thanks.signer} shown={shown} onKeep={onKeep}>
      {(by) => (
        <>
          <SignedWords thanks={thanks} signer={by} isForMe={isForMe} />
          {own.length > 0 && !isForMe && <p class="quiet">{t('recognition.notForMe')}</p>}
        </>
      )}
    </KeepForm>
  );
}
