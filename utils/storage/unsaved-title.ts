import { browser } from '#utils/platform/native-browser.ts';

const KEY = 'unsavedTitle';

/** What was typed into the address bar and could not be saved, for the next popup to show; gone with the session. */
export const unsavedTitle = {
  async keep(title: string): Promise<void> {
    await browser.storage.session.set({ [KEY]: title });
  },
  /** Hands it over, once; '' if there is none. */
  async take(): Promise<string> {
    const { [KEY]: title } = await browser.storage.session.get(KEY);
    if (typeof title !== 'string') return '';
    await browser.storage.session.remove(KEY);
    return title;
  },
};
