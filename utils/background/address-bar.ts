import { CARRIER } from '#utils/domain/recognition/carrier.ts';
import { parseTitle } from '#utils/domain/title.ts';
import { browser } from '#utils/platform/browser.ts';
import { handedIn, unsavedTitle } from '#utils/storage/address-bar.ts';

/**
 * Takes what was typed after our keyword in the address bar: a win, or a line that carries something signed, which the
 * page that checks it is opened with.
 * @param addWin rejects where it cannot be written down
 */
export async function takeTyped(typed: string, addWin: (title: string) => Promise<unknown>): Promise<void> {
  if (CARRIER.test(typed)) {
    await handedIn.keep(typed);
    return open('newtab.html#/progress?given=1');
  }
  if (!typed.trim()) return;
  try {
    const title = parseTitle(typed);
    if (title === undefined) throw new Error('no title');
    await addWin(title);
  } catch {
    // What cannot be saved is shown where it can be changed, and saved again.
    await unsavedTitle.keep(typed);
    await open('popup.html');
  }
}

async function open(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/${path}`) });
}
