import { plainText } from '#utils/domain/recognition/plain-text.ts';
import type { ShownRecognition } from '#utils/pages/recognition/actions.ts';
import { t } from '#utils/platform/i18n.ts';

/** What the person calls the owner of a key; undefined if it has no name here. @param signer its fingerprint */
export function signerName(
  signer: string,
  { key, names }: Pick<ShownRecognition, 'key' | 'names'>,
): string | undefined {
  return key?.fingerprint === signer ? t('recognition.you') : names.get(signer)?.name;
}

/** Whether a name is another key's already, or looks like it. @param signer the fingerprint of the key that it is typed for */
export function isOtherKeys(
  typed: string,
  signer: string,
  { names }: Pick<ShownRecognition, 'names'>,
): boolean {
  const plain = plainText(typed);
  return plain !== '' && [...names].some(([key, { name }]) => key !== signer && plainText(name) === plain);
}
