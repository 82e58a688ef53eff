import type { State } from '#utils/sites/types.ts';

/**
 * Where an issue or a pull request stands. `done`: closed as completed, or merged. `declined`: closed as not planned or
 * as a duplicate. A pull request that is closed without a merge is open: nothing was finished.
 */
export type Status = 'open' | 'done' | 'declined';

/** Whether a status means finished, for one way to finish: an issue that is declined was not completed. */
export function stateFor(kind: 'issue' | 'declined' | 'pull', status: Status | undefined): State | undefined {
  return status && (status === (kind === 'declined' ? 'declined' : 'done') ? 'done' : 'open');
}

/** What of an issue a change of its status finishes or opens again, with its state before. */
export function changesOf(
  status: Status,
  next: Status | undefined,
): { kind: 'issue' | 'declined'; before: State }[] {
  return (['issue', 'declined'] as const).flatMap((kind) => {
    const before = stateFor(kind, status);
    return before && next && before !== stateFor(kind, next) ? [{ kind, before }] : [];
  });
}
