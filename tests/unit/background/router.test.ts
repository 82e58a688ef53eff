import { describe, expect, it, vi } from 'vitest';
import { createRouter, type Handlers, senderOf } from '#utils/background/router.ts';
import { RefusedError } from '#utils/messaging/answer.ts';
import type { Runtime } from '#utils/platform/browser.ts';

const SELF = { id: 'microwin', root: 'chrome-extension://microwin/' };
const UUID = '6f1c2a4e-8f0b-4c8e-9d6a-1b2c3d4e5f60';

describe('the sender', () => {
  const tab = { id: 7 } as Runtime.MessageSender['tab'];
  const sender = (more: Partial<Runtime.MessageSender>): Runtime.MessageSender =>
    ({ id: SELF.id, frameId: 0, tab, url: 'https://trello.com/b/x', ...more }) as Runtime.MessageSender;

  it('knows a site by the address that the browser gives', () => {
    expect(senderOf(sender({}), SELF)).toEqual({
      from: 'site',
      site: 'trello',
      host: 'trello.com',
      tab: 7,
    });
    expect(senderOf(sender({ url: 'https://www.notion.so/x' }), SELF)).toMatchObject({ site: 'notion' });
  });

  it('knows our pages, in a tab or not', () => {
    expect(senderOf({ id: SELF.id, url: `${SELF.root}popup.html` } as Runtime.MessageSender, SELF)).toEqual({
      from: 'page',
    });
    expect(senderOf(sender({ url: `${SELF.root}newtab.html` }), SELF)).toEqual({ from: 'page' });
  });

  const strangers: [string, Partial<Runtime.MessageSender>][] = [
    ['another extension', { id: 'other' }],
    ['a frame in a site', { frameId: 3 }],
    ['our page in a frame', { frameId: 3, url: `${SELF.root}newtab.html` }],
    ['a look-alike host', { url: 'https://trello.com.example.org/b/x' }],
    ['an unencrypted page', { url: 'http://trello.com/b/x' }],
    ['our address inside another', { url: `https://example.org/${SELF.root}` }],
  ];
  it.each(strangers)('does not know %s', (_, more) => {
    expect(senderOf(sender(more), SELF)).toBeUndefined();
  });

  it('does not know a sender without an address', () => {
    expect(senderOf({ id: SELF.id, tab } as Runtime.MessageSender, SELF)).toBeUndefined();
  });
});

describe('the router', () => {
  const fromTrello = {
    id: SELF.id,
    frameId: 0,
    tab: { id: 7 },
    url: 'https://trello.com/',
  } as Runtime.MessageSender;
  const fromPage = { id: SELF.id, url: `${SELF.root}popup.html` } as Runtime.MessageSender;
  const undo = { type: 'undo', id: UUID, ref: UUID };
  const wins = { type: 'wins', from: '2026-03-01', to: '2026-03-31' };

  /** Sends a message through a router; resolves with what it answers. */
  function route(handlers: Partial<Handlers>, more: Partial<Parameters<typeof createRouter>[1]> = {}) {
    const router = createRouter(handlers as Handlers, {
      origin: SELF,
      hostsReady: async () => {},
      withinRate: async () => true,
      onLedgerUse: () => {},
      ...more,
    });
    return (data: unknown, sender: Runtime.MessageSender) =>
      new Promise<unknown>((resolve) => {
        // Without it, a browser does not wait for the answer.
        expect(router(data, sender, resolve)).toBe(true);
      });
  }

  it('hands a message and who sent it to its handler, and answers with what that returns', async () => {
    const handler = vi.fn(async () => []);
    await expect(route({ wins: handler })(wins, fromPage)).resolves.toEqual({ ok: true, value: [] });
    expect(handler).toHaveBeenCalledWith(wins, { from: 'page' });
  });

  it('answers a command with a value, too: what has none does not come through every browser', async () => {
    const handler = vi.fn(async () => {});
    await expect(route({ undo: handler })(undo, fromTrello)).resolves.toEqual({ ok: true, value: null });
    expect(handler).toHaveBeenCalledWith(undo, {
      from: 'site',
      site: 'trello',
      host: 'trello.com',
      tab: 7,
    });
  });

  it('refuses before any handler runs', async () => {
    const handler = vi.fn();
    const send = route({ undo: handler, wins: handler });
    await expect(send(wins, fromTrello)).resolves.toEqual({ ok: false, reason: 'not allowed' });
    await expect(send(undo, { ...fromTrello, id: 'other' })).resolves.toEqual({
      ok: false,
      reason: 'not allowed',
    });
    await expect(send({ ...undo, points: 5 }, fromTrello)).resolves.toEqual({
      ok: false,
      reason: 'malformed',
    });
    const limited = route({ undo: handler }, { withinRate: async () => false });
    await expect(limited(undo, fromTrello)).resolves.toEqual({ ok: false, reason: 'too often' });
    expect(handler).not.toHaveBeenCalled();
  });

  it('limits tabs only', async () => {
    const send = route({ undo: async () => {} }, { withinRate: async () => false });
    await expect(send(undo, fromPage)).resolves.toEqual({ ok: true, value: null });
  });

  it('judges nobody by their address before it is known which belong to which site', async () => {
    let ready = () => {};
    const hostsReady = () => new Promise<void>((resolve) => (ready = resolve));
    const handler = vi.fn(async () => {});
    const answer = route({ undo: handler }, { hostsReady })(undo, fromTrello);
    await new Promise((resolve) => setTimeout(resolve));
    expect(handler).not.toHaveBeenCalled();
    ready();
    await expect(answer).resolves.toEqual({ ok: true, value: null });
  });

  it('passes on why a handler refuses', async () => {
    const handler = async () => {
      throw new RefusedError('not found');
    };
    await expect(route({ undo: handler })(undo, fromPage)).resolves.toEqual({
      ok: false,
      reason: 'not found',
    });
  });

  it('gives no answer when a handler fails, so that it is asked again', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const handler = async () => {
      throw new Error('the disk is full');
    };
    await expect(route({ undo: handler })(undo, fromPage)).resolves.toBeUndefined();
    await expect(
      route({ undo: async () => {} }, { hostsReady: handler })(undo, fromPage),
    ).resolves.toBeUndefined();
    expect(log).toHaveBeenCalledTimes(2);
    log.mockRestore();
  });
});
