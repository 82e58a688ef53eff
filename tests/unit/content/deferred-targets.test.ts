import { describe, expect, it } from 'vitest';
import { createDeferredTargets } from '#utils/content/deferred-targets.ts';
import type { Gesture, PageReader, SitePage, StateReading, Target } from '#utils/sites/types.ts';

/** As much of an element as is asked for here. */
class FakeElement {
  readonly nodeType = 1;
  readonly isInMenu: boolean;
  constructor(isInMenu: boolean) {
    this.isInMenu = isInMenu;
  }
  closest(): FakeElement | null {
    return this.isInMenu ? this : null;
  }
}
const card = new FakeElement(false);
const menu = new FakeElement(true);

const target: Target = {
  subject: 'github:github.com/item/1',
  kind: 'card',
  title: 'Write',
  url: 'https://github.com/',
  before: 'open',
  deferred: true,
};
const gesture = (type: string, target = card, clientX = 0) =>
  ({ type, clientX, clientY: 0, composedPath: () => [target] }) as unknown as Gesture;

function setUp(reading: StateReading = 'open', withChoice?: PageReader['withChoice']) {
  const site = {
    ...(withChoice && { withChoice }),
    menus: '[role="menu"]',
    readState: () => reading,
  } as Partial<PageReader> as PageReader;
  return createDeferredTargets(site, {} as SitePage);
}

describe('deferred targets', () => {
  it('are released by the pointer somewhere else, once', () => {
    const deferred = setUp();
    deferred.take(gesture('pointerdown'), [target]);
    expect(deferred.release(gesture('pointerup', card, 100))).toEqual([target]);
    expect(deferred.release(gesture('pointerup', card, 100))).toEqual([]);
  });

  it.each<[string, Gesture]>([
    ['dropped', gesture('pointerup', card, 100)],
    ['chosen for', gesture('pointerup', menu)],
  ])('that are %s are what the reader makes of that, or nothing', (_, decisive) => {
    const named = setUp('open', (one, { type }) => ({ ...one, locator: type }));
    named.take(gesture('pointerdown'), [target]);
    expect(named.release(decisive)).toEqual([{ ...target, locator: 'pointerup' }]);
    const none = setUp('open', () => undefined);
    none.take(gesture('pointerdown'), [target]);
    expect(none.release(decisive)).toEqual([]);
  });

  it('are not released by a click', () => {
    const deferred = setUp();
    deferred.take(gesture('pointerdown'), [target]);
    expect(deferred.release(gesture('pointerup', card, 3))).toEqual([]);
  });

  it('are released by the key that took them, and then taken anew', () => {
    const deferred = setUp();
    deferred.take(gesture('keydown'), [target]);
    expect(deferred.release(gesture('keydown'), [target])).toEqual([target]);
    expect(deferred.release(gesture('keydown'), [target])).toEqual([]);
  });

  it('are taken by a key, not released, after they were pressed by the pointer', () => {
    const deferred = setUp();
    deferred.take(gesture('pointerdown'), [target]);
    expect(deferred.release(gesture('keydown'), [target])).toEqual([]);
  });

  it('are chosen for in a menu while they are as they were', () => {
    const deferred = setUp();
    deferred.take(gesture('pointerdown'), [target]);
    deferred.take(gesture('pointerdown', menu), []);
    expect(deferred.release(gesture('pointerup', menu, 100))).toEqual([target]);
    const changed = setUp('done');
    changed.take(gesture('pointerdown'), [target]);
    expect(changed.release(gesture('pointerup', menu, 100))).toEqual([]);
  });

  it('are forgotten when the person thinks better of it', () => {
    const deferred = setUp();
    deferred.take(gesture('keydown'), [target]);
    deferred.forget();
    expect(deferred.release(gesture('keydown'), [target])).toEqual([]);
  });
});
