import { browser } from '#utils/platform/native-browser.ts';
import { NEWS } from '#utils/platform/news.ts';

const KEY = 'untoldNews';

/** The version whose news the next popup tells. */
export const untoldNews = {
  async keep(version: string): Promise<void> {
    await browser.storage.local.set({ [KEY]: version });
  },
  /** Hands it over, once; '' if there is none. */
  async take(): Promise<string> {
    const { [KEY]: version } = await browser.storage.local.get(KEY);
    if (version === undefined) return '';
    await browser.storage.local.remove(KEY);
    return NEWS.find((known) => known === version) ?? '';
  },
};
