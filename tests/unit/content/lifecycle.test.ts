import { describe, expect, it } from 'vitest';
import { startLifecycle } from '#utils/content/lifecycle.ts';

/** A page with an isolated world, in which an extension may start its script, and from which it may go. */
function setUp() {
  const document = new EventTarget();
  const extension = { isThere: true };
  const world = {};
  const start = () => startLifecycle(document, world, () => extension.isThere);
  return { document, extension, world, start };
}

describe('the life of a content script', () => {
  it('goes on through gestures while its extension is there', () => {
    const { document, start } = setUp();
    const { signal, isAlive } = start();
    document.dispatchEvent(new Event('pointerdown'));
    document.dispatchEvent(new Event('keydown'));
    expect(isAlive()).toBe(true);
    expect(signal.aborted).toBe(false);
  });

  it.each(['pointerdown', 'keydown', 'click', 'drop'])(
    'ends at a %s after its extension has gone, before whoever else hears of it',
    (type) => {
      const { document, extension, start } = setUp();
      const { signal } = start();
      let heard = 0;
      document.addEventListener(type, () => heard++, { signal });
      document.dispatchEvent(new Event(type));
      expect(heard).toBe(1);
      extension.isThere = false;
      expect(signal.aborted).toBe(false);
      document.dispatchEvent(new Event(type));
      expect(signal.aborted).toBe(true);
      expect(heard).toBe(1);
    },
  );

  it('ends when it is asked after its extension has gone', () => {
    const { extension, start } = setUp();
    const { signal, isAlive } = start();
    extension.isThere = false;
    expect(isAlive()).toBe(false);
    expect(signal.aborted).toBe(true);
  });

  it('stays over, also when the extension is there again', () => {
    const { extension, start } = setUp();
    const { isAlive } = start();
    extension.isThere = false;
    isAlive();
    extension.isThere = true;
    expect(isAlive()).toBe(false);
  });

  it('ends when a newer instance starts in the same world, however often', () => {
    const { start } = setUp();
    const instances = [start(), start(), start()];
    expect(instances.map(({ isAlive }) => isAlive())).toEqual([false, false, true]);
  });

  it('knows nothing of instances in another world', () => {
    const one = setUp();
    const other = setUp();
    const [first, second] = [one.start(), other.start()];
    expect([first.isAlive(), second.isAlive()]).toEqual([true, true]);
  });

  it('leaves nothing behind that has a name', () => {
    const { world, start } = setUp();
    start();
    expect(Object.getOwnPropertyNames(world)).toEqual([]);
  });

  it('sends nothing through its page', () => {
    const { document, start } = setUp();
    const sent: Event[] = [];
    document.dispatchEvent = (event) => sent.push(event) > 0;
    start();
    start();
    expect(sent).toEqual([]);
  });
});
