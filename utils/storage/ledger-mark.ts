import { browser } from '#utils/platform/native-browser.ts';

const KEY = 'ledgerMade';

/** Whether this installation has a ledger. Nothing personal, and lost with the rest when everything is deleted. */
export const ledgerMark = {
  async read(): Promise<boolean> {
    const { [KEY]: made } = await browser.storage.local.get(KEY);
    return made === true;
  },
  async set(isThere: boolean): Promise<void> {
    if (isThere) await browser.storage.local.set({ [KEY]: true });
    else await browser.storage.local.remove(KEY);
  },
};
