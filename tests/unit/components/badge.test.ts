import { h } from 'preact';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawn } from '#tests/support/drawn.ts';
import { on, viewOf } from '#tests/support/events.ts';
import { makeDocument } from '#tests/support/hands.ts';
import { ACHIEVEMENTS, type Achievement, tierOf } from '#utils/domain/scoring/achievements.ts';

const NAMES = Object.keys(ACHIEVEMENTS) as Achievement[];

let components: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  makeDocument();
  components = await load();
}, 60_000);

/** Components read the language as they are loaded, which a document must be there for. */
async function load() {
  const [{ Badge }, { Achievements }, { LevelRing }] = await Promise.all([
    import('#components/progress/Badge.tsx'),
    import('#components/progress/Achievements.tsx'),
    import('#components/today/LevelRing.tsx'),
  ]);
  return { Badge, Achievements, LevelRing };
}

describe('what is earned', () => {
  it('has a tier for each of those that count the same, and no two of them the same one', () => {
    for (const name of NAMES) {
      const [counter, need] = ACHIEVEMENTS[name];
      const same = NAMES.filter((other) => ACHIEVEMENTS[other][0] === counter);
      expect(same.map(tierOf).sort()).toEqual(same.map((_, at) => at + 1));
      for (const other of same) expect(tierOf(other) < tierOf(name)).toBe(ACHIEVEMENTS[other][1] < need);
    }
  });

  it.each(NAMES)('has a badge: %s', (name) => {
    const badge = drawn(h(components.Badge, { name })).querySelector('svg');
    expect(badge?.getAttribute('aria-hidden')).toBe('true');
    expect(badge?.getAttribute('class')).toMatch(/^badge tier-[1-4]$/);
    const signs = [...(badge?.querySelectorAll('.badge-sign path') ?? [])];
    expect(signs.map((sign) => sign.getAttribute('d'))).toEqual([
      expect.stringMatching(/^M[\d.\s\-vhlcaMz]+$/),
    ]);
    // Its colours are the page's own.
    expect(badge?.outerHTML).not.toMatch(/fill=|stroke=|style=|#[0-9a-f]{3}/);
  });

  it('shows it where it was reached, and as an outline before', () => {
    const list = drawn(h(components.Achievements, viewOf(on(2, 3), 3)));
    const reached = [...list.querySelectorAll('.achievement.reached')];
    expect(reached.map((row) => row.querySelector('.achievement-name')?.textContent)).toContain('First win');
    for (const row of list.querySelectorAll('.achievement'))
      expect(row.querySelectorAll('.badge')).toHaveLength(1);
    expect(list.querySelectorAll('.achievement:not(.reached) .badge').length).toBeGreaterThan(0);
  });
});

describe('the ring of the level', () => {
  it.each([
    [{ level: 3, into: 0, need: 80 }, 'Level 3 · 0%', '0 1'],
    [{ level: 10, into: 199, need: 200 }, 'Level 10 · 99%', '0.995 1'],
  ])('says how far the next one is: %j', (level, name, dashes) => {
    const link = drawn(h(components.LevelRing, { level })).querySelector('a');
    expect(link?.getAttribute('aria-label')).toBe(name);
    expect(link?.getAttribute('href')).toBe('#/progress');
    expect(link?.querySelector('.level-done')?.getAttribute('stroke-dasharray')).toBe(dashes);
  });
});
