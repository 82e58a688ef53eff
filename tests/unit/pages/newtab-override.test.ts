import { describe, expect, it } from 'vitest';
import { leadsOn } from '#utils/pages/newtab-override.ts';

describe('a new tab of a person who keeps the browser’s own page', () => {
  const opened = { keeps: true, hash: '', type: 'navigate', ledAgo: Date.now() } as const;

  it('leads on to it', () => {
    expect(leadsOn(opened)).toBe(true);
    expect(leadsOn({ ...opened, type: 'reload' })).toBe(true);
  });

  it('does not for anybody else, nor for the dashboard itself', () => {
    expect(leadsOn({ ...opened, keeps: false })).toBe(false);
    expect(leadsOn({ ...opened, hash: '#/' })).toBe(false);
  });

  it('stays where the person went back to it, or the browser sent it back', () => {
    expect(leadsOn({ ...opened, type: 'back_forward' })).toBe(false);
    expect(leadsOn({ ...opened, ledAgo: 300 })).toBe(false);
  });
});
