import { describe, expect, it, vi } from 'vitest';
import { createLazyToast, provideToast, type ToastWorld } from '#utils/content/lazy-toast.ts';
import type { Toast, ToastContext } from '#utils/content/toast/toast.ts';
import type { ToastWin } from '#utils/messaging/toast.ts';

const win = (id: string) => ({ id, title: id }) as ToastWin;
const MEETING = { kind: 'card', title: 'Plan the meeting' } as const;
/** Lets everything run that waits for nothing else. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A page with the world of our scripts, in which a content script may start, and a toast's script may run. */
function setUp() {
  const world: ToastWorld = {};
  const said: unknown[][] = [];
  const note = (what: keyof Toast) => vi.fn((...rest: unknown[]) => void said.push([what, ...rest]));
  const press: { hear?: (press: object) => void } = {};
  const document = {
    addEventListener: (type: string, hear: (press: object) => void) => {
      if (type === 'pointerdown') press.hear = hear;
    },
  } as unknown as Document;
  const create = vi.fn((_: ToastContext) => ({
    show: note('show'),
    withdraw: note('withdraw'),
    showUnsaved: note('showUnsaved'),
    undo: () => said.push(['undo']) > 0,
  }));
  /** What the browser does when it is asked to run the toast's script. */
  const run = async () => {
    await Promise.resolve();
    provideToast(create, world);
  };
  let inject = run;
  const start = () => {
    const end = new AbortController();
    const askForScript = vi.fn(() => inject());
    const onUndo = async () => undefined;
    const toast = createLazyToast({ document, signal: end.signal, onUndo, askForScript }, world);
    return { toast, askForScript, end };
  };
  const injectBy = (other: () => Promise<void> = run) => {
    inject = other;
  };
  return { world, said, press, create, start, injectBy };
}

describe('the code of a toast', () => {
  it('is not asked for before anything may be said', async () => {
    const { start, create } = setUp();
    const { toast, askForScript } = start();
    toast.withdraw(['a']);
    await settled();
    expect(askForScript).not.toHaveBeenCalled();
    expect(create).not.toHaveBeenCalled();
  });

  it('comes once into a document, however many wins wait for it, which are then told in their order', async () => {
    const { start, create, said } = setUp();
    const { toast, askForScript } = start();
    toast.load();
    toast.show(win('a'));
    toast.load();
    toast.show(win('b'));
    toast.withdraw(['a'], { line: '1 of 3' });
    expect(said).toEqual([]);
    await settled();
    toast.show(win('c'));
    toast.load();
    expect(askForScript).toHaveBeenCalledTimes(1);
    expect(create).toHaveBeenCalledTimes(1);
    expect(said).toEqual([
      ['show', win('a')],
      ['show', win('b')],
      ['withdraw', ['a'], { line: '1 of 3' }],
      ['show', win('c')],
    ]);
  });

  it('is there before the win, where somebody expected one', async () => {
    const { start, said } = setUp();
    const { toast } = start();
    toast.load();
    await settled();
    expect(said).toEqual([]);
    toast.show(win('a'));
    expect(said).toEqual([['show', win('a')]]);
  });

  it('says what could not be saved as well', async () => {
    const { start, said } = setUp();
    start().toast.showUnsaved(MEETING, true);
    await settled();
    expect(said).toEqual([['showUnsaved', MEETING, true]]);
  });

  it('undoes by keys what is shown, and nothing that is not there yet', async () => {
    const { start, said } = setUp();
    const { toast } = start();
    expect(toast.undo()).toBe(false);
    toast.show(win('a'));
    expect(toast.undo()).toBe(false);
    await settled();
    expect(toast.undo()).toBe(true);
    expect(said).toEqual([['show', win('a')], ['undo']]);
  });

  it('does nothing where it runs a second time, or where nobody waits', async () => {
    const { start, create, world, said } = setUp();
    provideToast(create, world);
    expect(create).not.toHaveBeenCalled();
    const { toast } = start();
    toast.show(win('a'));
    await settled();
    provideToast(create, world);
    expect(create).toHaveBeenCalledTimes(1);
    expect(said).toEqual([['show', win('a')]]);
  });

  it('comes again into a new document, and for a content script that takes the place of another', async () => {
    const [one, other] = [setUp(), setUp()];
    const first = one.start();
    for (const { toast } of [first, other.start()]) toast.show(win('a'));
    await settled();
    first.end.abort();
    const second = one.start();
    second.toast.show(win('b'));
    await settled();
    expect(second.askForScript).toHaveBeenCalledTimes(1);
    expect([one.create.mock.calls.length, other.create.mock.calls.length]).toEqual([2, 1]);
    expect(one.said).toEqual([
      ['show', win('a')],
      ['show', win('b')],
    ]);
  });

  it.each([
    ['refuses', () => Promise.reject(new Error('no answer to loadToast'))],
    ['runs it in another document', async () => undefined],
  ])('is missed in silence where the browser %s, and asked for again at the next win', async (_, inject) => {
    const { start, said, injectBy } = setUp();
    injectBy(inject);
    const { toast, askForScript } = start();
    toast.show(win('a'));
    toast.showUnsaved(MEETING, false);
    await settled();
    expect(askForScript).toHaveBeenCalledTimes(1);
    expect(said).toEqual([]);
    injectBy();
    toast.show(win('b'));
    await settled();
    expect(askForScript).toHaveBeenCalledTimes(2);
    // What was said long ago would be no answer to anything any more.
    expect(said).toEqual([['show', win('b')]]);
  });

  it('is not given to a content script that has ended', async () => {
    const { start, world, create } = setUp();
    const { end } = start();
    end.abort();
    provideToast(create, world);
    expect(create).not.toHaveBeenCalled();
    expect(Reflect.ownKeys(world)).toEqual([]);
  });

  it('waits in nothing that has a name', () => {
    const { start, world } = setUp();
    start();
    expect(Object.getOwnPropertyNames(world)).toEqual([]);
  });
});

it('a toast knows where the person pressed before its code was there, and no press that a page made', async () => {
  const { start, press, create } = setUp();
  const { toast } = start();
  toast.show(win('a'));
  await settled();
  const lastPress = () => create.mock.lastCall?.[0].lastPress();
  expect(create).toHaveBeenCalledTimes(1);
  expect(lastPress()).toBeUndefined();
  press.hear?.({ clientX: 30, clientY: 40, isTrusted: true });
  press.hear?.({ clientX: 7, clientY: 7, isTrusted: false });
  expect(lastPress()).toEqual({ x: 30, y: 40 });
});
