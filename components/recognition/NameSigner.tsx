import { Fingerprint } from '#components/recognition/Fingerprint.tsx';
import { NameKey } from '#components/recognition/NameKey.tsx';
import { signerName } from '#components/recognition/signer-name.ts';
import type { RecognitionActions, ShownRecognition } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props extends Pick<RecognitionActions, 'onName' | 'onErase'> {
  signer: string;
  shown: ShownRecognition;
  onChange: () => Promise<void>;
}

/** Asks whose a key is that has no name here; nothing for any other. */
export function NameSigner({ signer, shown, ...actions }: Props) {
  if (signerName(signer, shown) !== undefined) return null;
  return (
    <>
      <p>
        {t('recognition.unknownKey')} <Fingerprint of={signer} />
      </p>
      <NameKey signer={signer} shown={shown} {...actions} />
    </>
  );
}
