import { describe, expect, it } from 'vitest';
import { LANGUAGE, n, t } from '../../utils/i18n.ts';

describe('texts', () => {
  it('say which language they are in', () => {
    expect([LANGUAGE, t('direction')]).toEqual(['en', 'ltr']);
  });

  it('have a form for one, and one for everything else', () => {
    expect([0, 1, 2, 1234].map((count) => n('common.wins', count))).toEqual([
      '0 wins',
      '1 win',
      '2 wins',
      '1,234 wins',
    ]);
  });
});
