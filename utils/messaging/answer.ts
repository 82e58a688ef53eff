/** Why a message was refused; asking again would not change it. */
const REFUSALS = [
  'not allowed',
  'malformed',
  'too often',
  'not found',
  'too long ago',
  'another day',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What every message is answered with. Anything else that comes back means that nobody answered. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; reason: Refusal };

/** Thrown by whoever handles a message to refuse it, and in a page that asked when it was refused. */
export class RefusedError extends Error {
  constructor(readonly reason: Refusal) {
    super(reason);
  }
}

/**
 * The answer that came back; undefined if it is none. A worker that died before it heard answers with undefined, which
 * Chromium turns into null, so that nothing but the form of an answer says that there was one.
 */
export function parseAnswer<Value>(reply: unknown): Answer<Value> | undefined {
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) return undefined;
  if (reply.ok === true && 'value' in reply) return { ok: true, value: reply.value as Value };
  const reason = reply.ok === false && 'reason' in reply && REFUSALS.find((one) => one === reply.reason);
  return reason ? { ok: false, reason } : undefined;
}
