import { siteAt } from '#utils/background/site-lookup.ts';
import { type Answer, type LedgerFault, ledgerFault, RefusedError } from '#utils/messaging/answer.ts';
import type { MessageOf, MessageType, ReplyTo, SenderOf } from '#utils/messaging/messages.ts';
import { parseMessage } from '#utils/messaging/parse-message.ts';
import type { Sender } from '#utils/messaging/row.ts';
import type { Runtime } from '#utils/platform/browser.ts';

/** What each message does. A handler refuses a message by throwing a {@link RefusedError}. */
export type Handlers = {
  [T in MessageType]: (message: MessageOf<T>, sender: SenderOf<T>) => Promise<ReplyTo<T>>;
};

/** This extension, by which its own contexts are told from all others. */
export interface ExtensionOrigin {
  id: string;
  /** The address of its root, with the final slash. */
  root: string;
}

interface RouterContext {
  origin: ExtensionOrigin;
  /** Resolves when it is known which addresses belong to which site; nobody is judged by theirs before. */
  hostsReady: () => Promise<void>;
  /** Whether a tab may send one more message; see `rate-limiter.ts`. */
  withinRate: (tab: number) => Promise<boolean>;
  /** Hears of everything that was asked of the ledger whether it could be used. */
  onLedgerUse: (fault?: LedgerFault) => void;
}

/** The one `onMessage` listener of the worker. It answers through `sendResponse`, which every browser knows. */
export function createRouter(
  handlers: Handlers,
  { origin, hostsReady, withinRate, onLedgerUse }: RouterContext,
) {
  async function route(data: unknown, from: Runtime.MessageSender): Promise<Answer<unknown>> {
    await hostsReady();
    const sender = senderOf(from, origin);
    if (!sender) return { ok: false, reason: 'not allowed' };
    const parsed = parseMessage(data, sender);
    if (!parsed.ok) return parsed;
    if (sender.from === 'site' && !(await withinRate(sender.tab))) return { ok: false, reason: 'too often' };
    const handle = handlers[parsed.value.type] as (message: unknown, sender: Sender) => Promise<unknown>;
    try {
      const value = (await handle(parsed.value, sender)) ?? null;
      onLedgerUse();
      return { ok: true, value };
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const fault = ledgerFault(error.reason);
      if (fault) onLedgerUse(fault);
      return { ok: false, reason: error.reason };
    }
  }

  return (
    data: unknown,
    from: Runtime.MessageSender,
    respond: (answer: Answer<unknown> | undefined) => void,
  ): true => {
    route(data, from).then(respond, (error) => {
      console.error('Microwin could not handle a message', error);
      // No answer, so that the sender tries again.
      respond(undefined);
    });
    return true;
  };
}

/** Who a sender is, by what the browser says of it; undefined for anybody else, and for every frame in a page. */
export function senderOf(
  { id, url, tab, frameId = 0 }: Runtime.MessageSender,
  origin: ExtensionOrigin,
): Sender | undefined {
  if (id !== origin.id || !url || frameId !== 0) return undefined;
  if (url.startsWith(origin.root)) return { from: 'page' };
  const site = siteAt(url);
  return site && tab?.id !== undefined
    ? { from: 'site', site, host: new URL(url).host, tab: tab.id }
    : undefined;
}
