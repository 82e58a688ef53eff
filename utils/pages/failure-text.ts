import { RefusedError } from '#utils/messaging/answer.ts';
import { t } from '#utils/platform/i18n.ts';

/** Why something was not written down, in words for the place where the person said it. */
export function failureText(error: unknown): string {
  const isAnotherDay = error instanceof RefusedError && error.reason === 'another day';
  return t(isAnotherDay ? 'common.anotherDay' : 'common.unwritten');
}
