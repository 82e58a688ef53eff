import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDeferredTargets } from '#utils/content/deferred-targets.ts';
import type { Gesture, PageReader, SitePage, StateReading, Target } from '#utils/sites/types.ts';

/** As much of an element as is asked for here. */
class FakeElement {
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

function setUp(look: StateReading = 'open') {
  const site = {
    menus: '[role="menu"]',
    findTargets: () => [target],
    readState: () => look,
  } as Partial<PageReader> as PageReader;
  return createDeferredTargets(site, {} as SitePage);
}

beforeEach(() => {
  vi.stubGlobal('Element', FakeElement);
});

describe('what is held', () => {
  it('is let go by the pointer somewhere else, once', () => {
    const hold = setUp();
    hold.take(gesture('pointerdown'), [target]);
    expect(hold.release(gesture('pointerup', card, 100))).toEqual([target]);
    expect(hold.release(gesture('pointerup', card, 100))).toEqual([]);
  });

  it('is not let go by a click', () => {
    const hold = setUp();
    hold.take(gesture('pointerdown'), [target]);
    expect(hold.release(gesture('pointerup', card, 3))).toEqual([]);
  });

  it('is let go by the key that took it, and then taken anew', () => {
    const hold = setUp();
    hold.take(gesture('keydown'), [target]);
    expect(hold.release(gesture('keydown'))).toEqual([target]);
    expect(hold.release(gesture('keydown'))).toEqual([]);
  });

  it('is taken by a key, not let go, after it was pressed by the pointer', () => {
    const hold = setUp();
    hold.take(gesture('pointerdown'), [target]);
    expect(hold.release(gesture('keydown'))).toEqual([]);
  });

  it('is chosen for in a menu while it is as it was', () => {
    const hold = setUp();
    hold.take(gesture('pointerdown'), [target]);
    hold.take(gesture('pointerdown', menu), []);
    expect(hold.release(gesture('pointerup', menu, 100))).toEqual([target]);
    const changed = setUp('done');
    changed.take(gesture('pointerdown'), [target]);
    expect(changed.release(gesture('pointerup', menu, 100))).toEqual([]);
  });

  it('is forgotten when the person thinks better of it', () => {
    const hold = setUp();
    hold.take(gesture('keydown'), [target]);
    hold.forget();
    expect(hold.release(gesture('keydown'))).toEqual([]);
  });
});
