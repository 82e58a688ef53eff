import type { LedgerFault } from '#utils/messaging/answer.ts';

/** Why a page cannot show, or not surely, what is so: what the ledger said, that nobody answered, or that drawing failed. */
export type PageProblem = LedgerFault | 'no answer' | 'not drawn';

/** What a person can do about it. */
export interface ProblemActions {
  /** Projects everything anew from the log. */
  onRebuild: () => Promise<void>;
  /** Saves what can be read; resolves with the name of the file. */
  onSave: () => Promise<string>;
  /** Deletes everything, and begins again. */
  onStartOver: () => Promise<void>;
}

/** @param onRetry asks the ledger again */
export function createProblemActions(onRetry: () => void): ProblemActions {
  return {
    async onRebuild() {
      const { ask } = await import('#utils/pages/ledger-client.ts');
      await ask('rebuildLedger', {});
      onRetry();
    },
    async onSave() {
      const { saveCopy } = await import('#utils/pages/save-copy.ts');
      return saveCopy(true);
    },
    async onStartOver() {
      const { deleteData } = await import('#utils/pages/delete-data.ts');
      await deleteData();
      location.reload();
    },
  };
}
