import { SignedWords } from '#components/recognition/SignedWords.tsx';
import { signerName } from '#components/recognition/signer-name.ts';
import type { ShownRecognition } from '#utils/pages/recognition/actions.ts';
import type { VerifiedProof } from '#utils/pages/recognition/verify.ts';

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
