import type { ShownRecognition } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

/** What the person calls the owner of a key; undefined if it has no name here. @param signer its fingerprint */
export function signerName(
  signer: string,
  { key, names }: Pick<ShownRecognition, 'key' | 'names'>,
): string | undefined {
  return key?.fingerprint === signer ? t('recognition.you') : names.get(signer)?.name;
}
