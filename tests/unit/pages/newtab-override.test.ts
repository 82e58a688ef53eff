import { describe, expect, it } from 'vitest';
import { shouldRedirect } from '#utils/pages/newtab-override.ts';

describe('a new tab of a person who keeps the browser’s own page', () => {
  const opened = { keeps: true, hash: '', type: 'navigate', redirectedAgo: Date.now() } as const;

  it('leads on to it', () => {
    expect(shouldRedirect(opened)).toBe(true);
    expect(shouldRedirect({ ...opened, type: 'reload' })).toBe(true);
  });

  it('does not for anybody else, nor for the dashboard itself', () => {
    expect(shouldRedirect({ ...opened, keeps: false })).toBe(false);
    expect(shouldRedirect({ ...opened, hash: '#/' })).toBe(false);
  });

  it('stays where the person went back to it, or the browser sent it back', () => {
    expect(shouldRedirect({ ...opened, type: 'back_forward' })).toBe(false);
    expect(shouldRedirect({ ...opened, redirectedAgo: 300 })).toBe(false);
  });
});
