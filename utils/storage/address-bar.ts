import { browser } from '#utils/platform/native-browser.ts';

/** A text for the next page that shows it, and only for that; gone with the session. No content script can read it. */
function textForOnce(key: string) {
  return {
    async keep(text: string): Promise<void> {
      await browser.storage.session.set({ [key]: text });
    },
    /** Hands it over, once; '' if there is none. */
    async take(): Promise<string> {
      const { [key]: text } = await browser.storage.session.get(key);
      if (typeof text !== 'string') return '';
      await browser.storage.session.remove(key);
      return text;
    },
  };
}

/** What was typed into the address bar and could not be saved, for the next popup. */
export const unsavedTitle = textForOnce('unsavedTitle');

/** Signed thanks that were pasted into the address bar, for the dashboard to check. */
export const handedIn = textForOnce('handedIn');
