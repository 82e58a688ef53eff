import { SignedWords } from '#components/recognition/SignedWords.tsx';
import type { ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { VerifiedProof } from '#utils/pages/recognition/verify.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  of: VerifiedProof['endorsements'];
  shown: ShownRecognition;
}

/** What others say of a proof. */
export function Endorsements({ of, shown }: Props) {
  return (
    <>
      {of.map(({ words, at, signer }) => (
        <SignedWords
          key={`${signer} ${at} ${words}`}
          thanks={{ words, at, signer, title: '', url: '' }}
          signer={signerName(signer, shown)}
          isForMe={false}
        />
      ))}
    </>
  );
}

/** What the person calls the owner of a key; undefined if it has no name here. */
export function signerName(signer: string, { key, names }: ShownRecognition): string | undefined {
  return key?.fingerprint === signer ? t('recognition.you') : names.get(signer)?.name;
}
