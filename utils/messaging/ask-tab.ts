import * as v from 'valibot';
import { parseAnswer } from '#utils/messaging/answer.ts';
import { acceptAttribution } from '#utils/messaging/detections.ts';
import { listRef } from '#utils/messaging/fields.ts';
import type { TabAttribution, TabMessages } from '#utils/messaging/tab-messages.ts';
import { browser } from '#utils/platform/browser.ts';
import type { ListRef, RequestedChange, SiteId } from '#utils/sites/types.ts';

/** More lists than a board has. */
const MOST_LISTS = 500;

/** Those that are well formed, the first so many of them. */
const lists = v.pipe(
  v.array(v.unknown()),
  v.transform((shown) => shown.slice(0, MOST_LISTS)),
  v.array(v.fallback(v.nullable(listRef), null)),
  v.transform((shown) => shown.filter((list) => list !== null)),
);

/** What a tab at a host says of requested changes; nothing if nobody there answers. */
export async function askAttribution(
  tab: number,
  changes: readonly RequestedChange[],
  { site, host, chainMs }: { site: SiteId; host: string; chainMs: number },
): Promise<TabAttribution> {
  return acceptAttribution(await ask(tab, 'attribute', { changes, chainMs }), site, host);
}

/** Tells a tab how the server answered; whether a gesture had aimed at it, undefined if nobody there answers. */
export async function tellServerResponse(
  tab: number,
  response: TabMessages['serverResponse']['body'],
): Promise<boolean | undefined> {
  const aimed = await ask(tab, 'serverResponse', response);
  return typeof aimed === 'boolean' ? aimed : undefined;
}

/** Undoes what the toast of a tab says, if one is up. */
export async function tellUndo(tab: number): Promise<void> {
  await ask(tab, 'undoToast', {});
}

/** The lists that a tab shows; none if nobody there answers. */
export async function askLists(tab: number): Promise<ListRef[]> {
  const shown = v.safeParse(lists, await ask(tab, 'lists', {}));
  return shown.success ? shown.output : [];
}

/** Whether a content script of ours answers in a tab. One of a build that was updated since cannot. */
export async function isAnswering(tab: number): Promise<boolean> {
  return (await ask(tab, 'lists', {})) !== undefined;
}

/** What a tab's content script answers; undefined if it does not: the tab may be older than Microwin, or asleep. */
async function ask<T extends keyof TabMessages>(
  tab: number,
  type: T,
  body: TabMessages[T]['body'],
): Promise<unknown> {
  try {
    const answer = parseAnswer(await browser.tabs.sendMessage(tab, { type, ...body }, { frameId: 0 }));
    return answer?.ok ? answer.value : undefined;
  } catch {
    return undefined;
  }
}
