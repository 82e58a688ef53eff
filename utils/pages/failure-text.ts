import { ledgerFaultOf, RefusedError } from '#utils/messaging/answer.ts';
import { t } from '#utils/platform/i18n.ts';

/** Why something was not written down, in words for the place where the person said it. */
export function failureText(error: unknown): string {
  if (ledgerFaultOf(error) === 'ledger full') return t('failure.full');
  if (!(error instanceof RefusedError)) return t('common.unwritten');
  switch (error.reason) {
    case 'too long ago':
      return t('failure.tooLongAgo');
    case 'another day':
      return t('common.anotherDay');
    case 'not found':
      return t('failure.notFound');
    default:
      return t('common.unwritten');
  }
}
