import { toRefusal } from '#utils/background/ledger/database.ts';
import { RefusedError } from '#utils/messaging/answer.ts';

type Methods = Record<string, (...args: never[]) => Promise<unknown>>;

/** What the browser throws where it closed the database in the middle of something. */
const CLOSED = ['InvalidStateError', 'AbortError'];

/**
 * The same methods, each of which is tried a second time: where the database was closed under it at once, and where a
 * projection is missing or broken after all of them were rebuilt from the log. What then still fails is refused.
 * @param rebuild projects the whole log anew
 */
export function withRepair<T extends Methods>(methods: T, rebuild: () => Promise<void>): T {
  let rebuilding: Promise<void> | undefined;
  /** Whether the last rebuild did not help; then there is none any more before something works again. */
  let isBeyondRepair = false;

  async function repair(): Promise<void> {
    if (isBeyondRepair) throw new RefusedError('ledger unreadable');
    // Several queries that fail together need one rebuild.
    rebuilding ??= rebuild().finally(() => {
      rebuilding = undefined;
    });
    await rebuilding;
  }

  async function attempt(work: () => Promise<unknown>): Promise<unknown> {
    try {
      return await work();
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal) throw refusal;
      const isClosed = error instanceof Error && CLOSED.includes(error.name);
      console.warn('Microwin tries again after', error);
      try {
        if (!isClosed) await repair();
        const result = await work();
        isBeyondRepair = false;
        return result;
      } catch (again) {
        if (!isClosed) isBeyondRepair = true;
        throw toRefusal(again) ?? new RefusedError(isClosed ? 'ledger blocked' : 'ledger unreadable');
      }
    }
  }

  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (...args: never[]) => attempt(() => method(...args)),
    ]),
  ) as T;
}
