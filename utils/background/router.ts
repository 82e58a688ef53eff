import { siteAt } from '#utils/background/site-lookup.ts';
import { type Message, parseMessage, type Reply, type Sender } from '#utils/messaging/messages.ts';
import type { Runtime } from '#utils/platform/browser.ts';

/** What each message does. */
export type Handlers = {
  [T in Message['type']]: (
    message: Extract<Message, { type: T }>,
    party: Sender,
  ) => Promise<Reply<Extract<Message, { type: T }>> | undefined>;
};

/** This extension, by which its own contexts are told from all others. */
export interface ExtensionOrigin {
  id: string;
  /** The address of its root, with the final slash. */
  root: string;
}

/**
 * The one `onMessage` listener of a context. It answers through `sendResponse`, which every browser knows;
 * a message that is refused is answered with undefined.
 * @param within whether a tab may speak once more; see `rate.ts`
 */
export function createRouter(
  handlers: Handlers,
  self: ExtensionOrigin,
  within: (tab: number) => Promise<boolean>,
) {
  async function route(data: unknown, sender: Runtime.MessageSender): Promise<unknown> {
    const party = senderOf(sender, self);
    const message = party && parseMessage(data, party);
    if (!party || !message) return undefined;
    if (party.from === 'site' && !(await within(party.tab))) return undefined;
    const handle = handlers[message.type] as (message: Message, party: Sender) => Promise<unknown>;
    return handle(message, party);
  }

  return (data: unknown, sender: Runtime.MessageSender, sendResponse: (reply: unknown) => void): true => {
    // A failure gets no answer: the sender tries again.
    route(data, sender).then(sendResponse, (error) =>
      console.error('Microwin could not handle a message', error),
    );
    return true;
  };
}

/** Who a sender is, by what the browser says of it; undefined for anybody else, and for every frame in a page. */
export function senderOf(
  { id, url, tab, frameId = 0 }: Runtime.MessageSender,
  self: ExtensionOrigin,
): Sender | undefined {
  if (id !== self.id || !url || frameId !== 0) return undefined;
  if (url.startsWith(self.root)) return { from: 'window' };
  const site = siteAt(url);
  return site && tab?.id !== undefined
    ? { from: 'site', site, host: new URL(url).host, tab: tab.id }
    : undefined;
}
