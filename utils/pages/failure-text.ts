import { t } from '#utils/platform/i18n.ts';

/**
 * Why something was not written down, in words for the place where the person said it. The reason of a refusal is read
 * and nothing is imported for it, since no first frame should wait for that.
 * @param otherwise what to say where there is no more to tell
 */
export function failureText(error: unknown, otherwise = t('common.unwritten')): string {
  switch ((error as { reason?: unknown } | undefined)?.reason) {
    case 'ledger full':
      return t('failure.full');
    case 'too long ago':
      return t('failure.tooLongAgo');
    case 'another day':
      return t('common.anotherDay');
    case 'not found':
      return t('failure.notFound');
    default:
      return otherwise;
  }
}
