import { shortFingerprint } from '#components/recognition/Fingerprint.tsx';
import { t } from '#utils/platform/i18n.ts';

/** Whose signature something has. @param props.name what the person calls them; undefined for a key without a name */
export function SignedBy({ name, signer }: { name: string | undefined; signer: string }) {
  return (
    <span>
      {name === undefined
        ? t('recognition.byUnnamed', shortFingerprint(signer))
        : t('recognition.byNamed', name)}
    </span>
  );
}
