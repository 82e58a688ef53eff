import { browser as native } from 'wxt/browser';

/** What a browser gives to a new tab only where the person allows it. */
export const ROW_PERMISSIONS = ['search', 'topSites'] as const;

/** One of them. */
export type RowPermission = (typeof ROW_PERMISSIONS)[number];

const asked = (permission: RowPermission) => ({ permissions: [permission] });

/** Whether the person allows it. */
export function isAllowed(permission: RowPermission): Promise<boolean> {
  return native.permissions.contains(asked(permission));
}

/** Asks for it; whether the person said yes. Only right at a click. */
export function askToUse(permission: RowPermission): Promise<boolean> {
  return native.permissions.request(asked(permission));
}

/** Gives it back. One that a company's policy gave stays. */
export async function giveBack(permission: RowPermission): Promise<void> {
  await native.permissions.remove(asked(permission)).catch(() => undefined);
}

/** Searches by the engine that the person uses, in this tab. */
export async function searchTheWeb(text: string): Promise<void> {
  await native.search.query({ text, disposition: 'CURRENT_TAB' });
}

/** The sites that the person visits most, as the browser lists them. */
export async function mostVisited(): Promise<{ title: string; url: string }[]> {
  return (await native.topSites.get()).map(({ title, url }) => ({ title: title || '', url }));
}
