import { describe, expect, it } from 'vitest';
import { RefusedError } from '#utils/messaging/answer.ts';
import { failureText } from '#utils/pages/failure-text.ts';
import { t } from '#utils/platform/i18n.ts';

describe('what is said of something that failed', () => {
  it.each([
    ['nobody answers a command', new Error('no answer to undo'), undefined, t('common.unwritten')],
    ['nobody answers a query', new Error('no answer to wins'), t('common.unread'), t('common.unread')],
    ['the disk is full', new RefusedError('ledger full'), t('common.unread'), t('failure.full')],
    ['it is no more', new RefusedError('not found'), undefined, t('failure.notFound')],
    ['what was thrown is nothing', undefined, undefined, t('common.unwritten')],
  ])('where %s', (_, error, otherwise, text) => {
    expect(failureText(error, otherwise)).toBe(text);
  });

  it('differs for what is written and what is read', () => {
    expect(t('common.unread')).not.toBe(t('common.unwritten'));
  });
});
