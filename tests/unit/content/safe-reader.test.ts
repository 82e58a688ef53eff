import { describe, expect, it } from 'vitest';
import { click, pageOf, press } from '#tests/support/dom.ts';
import { createDeferredTargets } from '#utils/content/deferred-targets.ts';
import { createSafeReader, readSafely } from '#utils/content/safe-reader.ts';
import { githubPage } from '#utils/sites/github/page.ts';
import { notionPage } from '#utils/sites/notion/page.ts';
import { trelloPage } from '#utils/sites/trello/page.ts';
import type { Gesture, PageReader, Target } from '#utils/sites/types.ts';

const READERS = [trelloPage, githubPage, notionPage];
const FAILURE = { reason: 'page: it cannot be read' };

/** Names that readers call on elements, each of which a field of a form can have. */
const NAMES = [
  ...['matches', 'querySelector', 'querySelectorAll', 'getAttribute', 'hasAttribute', 'closest', 'contains'],
  ...['textContent', 'children', 'childNodes', 'parentElement', 'nodeType', 'tagName', 'ownerDocument', 'id'],
  ...['cloneNode', 'dataset', 'classList', 'isConnected', 'previousElementSibling', 'nextElementSibling'],
];

const ID = '67318e20a4c9d1f05b7e2a01';
const CARD = `
  <li><div data-testid="trello-card" data-card-id="${ID}">
    <button data-testid="card-done-state-completion-button"><span data-testid="card-done-state">x</span></button>
    <a data-testid="card-name" href="/c/wRiTeP01/1-write">Write</a>
  </div></li>`;

/** The card within a form that has fields of these names, as a browser gives them to whoever asks the form. */
function clobbered(names: readonly string[]) {
  const page = pageOf(`<form>${CARD}</form>`, 'https://trello.com/b/RoAdMaP1/roadmap');
  const pressed = ['form', 'button', 'span'].map(page.find);
  const field = page.document.createElement('input');
  for (const element of ['form', 'li', '[data-card-id]', 'button'].map(page.find)) {
    for (const name of names) Object.defineProperty(element, name, { value: field });
  }
  return { page, pressed };
}

const target: Target = {
  subject: `trello:card:${ID}`,
  kind: 'card',
  title: 'Write',
  url: 'https://trello.com/c/wRiTeP01',
  before: 'open',
};

describe('a page whose forms have fields of the names of methods', () => {
  it('breaks readers that are not guarded', () => {
    const { page, pressed } = clobbered(['matches', 'querySelector', 'getAttribute', 'closest']);
    const presses = pressed.map((element) => () => trelloPage.findTargets(press(element), page));
    for (const read of presses) expect(read).toThrow();
  });

  it.each(READERS.flatMap((site) => NAMES.map((name) => [site.id, name, site] as const)))(
    'breaks nothing at %s by %s',
    (_, name, reader) => {
      const site = createSafeReader(reader);
      const { page, pressed } = clobbered([name]);
      const deferred = createDeferredTargets(site, page);
      for (const element of pressed) {
        for (const gesture of [press(element), click(element)]) {
          expect(site.findTargets(gesture, page)).toBeInstanceOf(Array);
          deferred.take(gesture, [target]);
          expect(deferred.release(gesture)).toBeInstanceOf(Array);
        }
      }
      site.readState(target, page);
      site.findTask({ kind: 'card', to: 'done', subject: target.subject, proof: true }, page);
      site.finishedTask?.(page);
      site.readLists?.(page);
    },
  );
});

describe('a reader that throws', () => {
  const fail = () => {
    throw new TypeError('element.matches is not a function');
  };
  const broken: PageReader = {
    id: 'trello',
    menus: '[role="menu"]',
    findTargets: fail,
    readState: fail,
    findTask: fail,
    landmarks: fail,
    finishedTask: fail,
    readLists: fail,
  };
  const page = pageOf('', 'https://trello.com/');

  it('says that it does not know, and nothing else', () => {
    const site = createSafeReader(broken);
    expect(site.findTargets({} as Gesture, page)).toEqual([FAILURE]);
    expect(site.readState(target, page)).toEqual(FAILURE);
    const change = { kind: 'card', to: 'done', subject: target.subject, proof: true } as const;
    expect(site.findTask(change, page)).toBeUndefined();
    expect(site.finishedTask?.(page)).toBeUndefined();
    expect(site.readLists?.(page)).toEqual([]);
  });

  it('reads no more than it did before', () => {
    const { finishedTask: _, readLists: __, ...least } = broken;
    expect(Object.keys(createSafeReader(least))).not.toContain('finishedTask');
    expect(Object.keys(createSafeReader(least))).not.toContain('readLists');
  });

  it('is asked once', () => {
    let asked = 0;
    expect(readSafely(() => (asked += 1), 0)).toBe(1);
    expect(asked).toBe(1);
  });
});
