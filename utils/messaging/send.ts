import type { Message, Reply } from '#utils/messaging/messages.ts';
import { browser } from '#utils/platform/native-browser.ts';

/** Ms between attempts. A worker that was stopped starts again within the first of them. */
const RETRY_AFTER_MS = [50, 150, 400, 1000, 3000];
/** Ms after which an attempt counts as lost: a worker that dies may never answer. */
const ATTEMPT_MS = 1500;

/**
 * Sends a message until it is answered; every message may be repeated, since the ledger knows it by its id.
 * Undefined when it was refused.
 * @throws the last error when no attempt was answered
 */
export async function send<M extends Message>(message: M): Promise<Reply<M> | undefined> {
  for (const pause of RETRY_AFTER_MS) {
    try {
      return await attempt(message);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return attempt(message);
}

function attempt<M extends Message>(message: M): Promise<Reply<M> | undefined> {
  const silence = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer to ${message.type}`)), ATTEMPT_MS);
  });
  return Promise.race([browser.runtime.sendMessage(message) as Promise<Reply<M>>, silence]);
}
