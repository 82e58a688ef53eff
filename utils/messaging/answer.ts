/**
 * Why a message was refused; asking again would not change it, unless the ledger cannot be used just now: `newer`, a later
 * build made it; `blocked`, something else keeps it from being opened, or it is closing; `unreadable`, what is stored
 * cannot be read, even after all projections were rebuilt; `full`, the disk, or the browser's share of it, is; `gone`, it
 * was deleted, but not by us.
 */
const REFUSALS = [
  'not allowed',
  'malformed',
  'too often',
  'not found',
  'too long ago',
  'another day',
  'ledger newer',
  'ledger blocked',
  'ledger unreadable',
  'ledger full',
  'ledger gone',
] as const;
export type Refusal = (typeof REFUSALS)[number];
/** The refusals that say that the ledger cannot be used. */
export type LedgerFault = Extract<Refusal, `ledger ${string}`>;

/** What every message is answered with. Anything else that comes back means that nobody answered. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; reason: Refusal };

/** Thrown by whoever handles a message to refuse it, and in a page that asked when it was refused. */
export class RefusedError extends Error {
  readonly reason: Refusal;
  constructor(reason: Refusal) {
    super(reason);
    this.reason = reason;
  }
}

/** The reason, if it says that the ledger cannot be used; what was asked may then be asked again later. */
export function ledgerFault(reason: unknown): LedgerFault | undefined {
  return String(reason).startsWith('ledger ') ? (reason as LedgerFault) : undefined;
}

/** The same of an error that was thrown; undefined for any other error. */
export function ledgerFaultOf(error: unknown): LedgerFault | undefined {
  return error instanceof RefusedError ? ledgerFault(error.reason) : undefined;
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
