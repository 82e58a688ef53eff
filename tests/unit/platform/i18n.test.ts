import { describe, expect, it } from 'vitest';
import { language, localeOf, n, PLACEHOLDER, splitAtPlaceholder, t } from '#utils/platform/i18n.ts';

describe('texts', () => {
  it('say which language they are in', () => {
    expect([language(), t('direction')]).toEqual(['en', 'ltr']);
  });

  it('have a form for one, and one for everything else', () => {
    expect([0, 1, 2, 1234].map((count) => n('common.wins', count))).toEqual([
      '0 wins',
      '1 win',
      '2 wins',
      '1,234 wins',
    ]);
  });

  it('hold whatever fills their gaps, as it is', () => {
    const title = 'Buy milk | eggs for $1, “$2”';
    expect(t('win.undo', title)).toBe(`Undo “${title}”`);
    expect(n('win.gain', 1, title, '+1')).toBe(`How “${title}” earned +1 point`);
    expect(n('win.gain', 5, title, '+5')).toBe(`How “${title}” earned +5 points`);
  });

  it('come apart where something other than text stands in them', () => {
    expect(splitAtPlaceholder(t('days.startField', PLACEHOLDER))).toEqual(['My day starts at ', '']);
    expect(splitAtPlaceholder(t('days.goalField', PLACEHOLDER))).toEqual(['', ' wins on a working day']);
  });
});

describe('numbers and dates', () => {
  it('are written as the person prefers it in the language of the texts', () => {
    expect(localeOf('en', ['de-DE', 'en-GB', 'en-US'])).toBe('en-GB');
    expect(localeOf('de', ['en-US', 'de-CH'])).toBe('de-CH');
    expect(localeOf('en', ['en', 'en-GB'])).toBe('en');
  });

  it('are never in another language, nor in another script of it', () => {
    expect(localeOf('en', ['de-DE', 'eng', 'fr'])).toBe('en');
    expect(localeOf('zh-CN', ['zh-TW', 'zh', 'en'])).toBe('zh-CN');
    expect(localeOf('en', [])).toBe('en');
  });
});
