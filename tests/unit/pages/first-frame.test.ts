import { parseHTML } from 'linkedom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { firstFrame } from '#utils/pages/first-frame.ts';

const NOW = Date.parse('2026-03-10T12:00:00Z');
const HOUR_MS = 3_600_000;
const kept = new Map<string, string>();

const SHOWN = `<div role="status"><h1 tabindex="-1">2 of 3 wins today</h1></div><div class="bar" role="progressbar"
  aria-label="Today’s target" aria-valuenow="2" aria-valuemin="0" aria-valuemax="3"></div>`;

/** A page that shows this, and the card in which a first frame is drawn. */
function openPage(body: string): Element {
  const { document } = parseHTML(`<html><body><main>${body}</main></body></html>`);
  vi.stubGlobal('document', document);
  return document.querySelector('main') as Element;
}

/** What the next page draws at that moment, as one reads it. */
function drawnAt(now: number): string | undefined {
  const card = openPage('');
  firstFrame.draw(card, now);
  const bar = card.querySelector('.bar');
  const number = (name: string) => bar?.getAttribute(`aria-value${name}`);
  return card.childElementCount === 0
    ? undefined
    : [card.querySelector('h1')?.textContent, ...(bar ? [`${number('now')}/${number('max')}`] : [])].join(
        ', ',
      );
}

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

describe('what a page says before it is loaded', () => {
  it('is what the last one said, while the clock changes nothing of it', () => {
    openPage(SHOWN);
    firstFrame.keep(NOW, NOW + HOUR_MS);
    expect(drawnAt(NOW)).toBe('2 of 3 wins today, 2/3');
    expect(drawnAt(NOW + HOUR_MS - 1)).toBe('2 of 3 wins today, 2/3');
  });

  it.each([
    ['once the day may have turned', HOUR_MS],
    ['after a clock was set back', -1],
  ])('is nothing %s', (_, later) => {
    openPage(SHOWN);
    firstFrame.keep(NOW, NOW + HOUR_MS);
    expect(drawnAt(NOW + later)).toBeUndefined();
  });

  it('has no bar where the page has none', () => {
    openPage('<div role="status"><h1>2 wins today</h1></div><form class="bar-less"></form>');
    firstFrame.keep(NOW, NOW + HOUR_MS);
    expect(drawnAt(NOW)).toBe('2 wins today');
  });

  it('stays as it was while a page shows something else than today, and goes when it is dropped', () => {
    openPage(SHOWN);
    firstFrame.keep(NOW, NOW + HOUR_MS);
    openPage('<h1>History</h1>');
    firstFrame.keep(NOW, NOW + 2 * HOUR_MS);
    expect(drawnAt(NOW)).toBe('2 of 3 wins today, 2/3');
    firstFrame.drop();
    expect(drawnAt(NOW)).toBeUndefined();
  });

  it.each([
    ['null'],
    ['{'],
    ['[]'],
    ['{"heading":3,"from":0,"until":9e15}'],
    [`{"heading":"${'x'.repeat(201)}","from":0,"until":9e15}`],
    ['{"heading":"x","from":0,"until":"9e15"}'],
    ['{"heading":"x","from":0,"until":9e15,"bar":null}'],
    ['{"heading":"x","from":0,"until":9e15,"bar":{"label":"x","done":"1","max":3}}'],
    ['{"heading":"x","from":0,"until":9e15,"bar":{"label":"x","done":1,"max":0}}'],
  ])('is nothing where %s is kept', (stored) => {
    kept.set('first-frame', stored);
    expect(drawnAt(NOW)).toBeUndefined();
  });

  it('is not there where there is no room for it, nor where nothing can be kept', () => {
    openPage(SHOWN);
    firstFrame.keep(NOW, NOW + HOUR_MS);
    const broken = () => {
      throw new Error('full');
    };
    openPage(SHOWN);
    vi.stubGlobal('localStorage', { ...localStorage, setItem: broken });
    firstFrame.keep(NOW, NOW + HOUR_MS);
    expect(kept.size).toBe(0);
    vi.stubGlobal('localStorage', { getItem: broken, setItem: broken, removeItem: broken });
    firstFrame.keep(NOW, NOW + HOUR_MS);
    expect(drawnAt(NOW)).toBeUndefined();
  });
});
