import { type Answer, parseAnswer } from '#utils/messaging/answer.ts';
import type { BodyOf, MessageType, ReplyTo } from '#utils/messaging/messages.ts';
import { browser } from '#utils/platform/native-browser.ts';

/** Ms between attempts. A worker that was stopped starts again within the first of them. */
const RETRY_AFTER_MS = [50, 150, 400, 1000, 3000];
/** Ms after which an attempt counts as lost: a worker that dies may never answer. */
const ATTEMPT_MS = 1500;

/**
 * Sends a message to the worker until it is answered; a refusal is an answer, too. Every message may be repeated:
 * what is written has an id by which the ledger knows it, and all else comes to the same when it is done twice.
 * @param attemptMs after which an attempt counts as lost; more for what takes its time
 * @throws when no attempt was answered
 */
export async function send<T extends MessageType>(
  type: T,
  body: BodyOf<T>,
  attemptMs = ATTEMPT_MS,
): Promise<Answer<ReplyTo<T>>> {
  const message = { type, ...body };
  for (const pause of [...RETRY_AFTER_MS, 0]) {
    const answer = parseAnswer<ReplyTo<T>>(await attempt(message, attemptMs));
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new Error(`no answer to ${type}`);
}

/** What came back, which need not be an answer. */
async function attempt(message: object, attemptMs: number): Promise<unknown> {
  const silence = new Promise<undefined>((resolve) => setTimeout(resolve, attemptMs));
  try {
    return await Promise.race([browser.runtime.sendMessage(message), silence]);
  } catch {
    return undefined;
  }
}
