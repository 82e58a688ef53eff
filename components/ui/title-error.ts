import { LONGEST_TITLE } from '#utils/domain/title.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Why a text that was typed is no title, in words. */
export function titleError(typed: string): string {
  return typed.trim().length > LONGEST_TITLE ? n('quick.tooLong', LONGEST_TITLE) : t('quick.unreadable');
}
