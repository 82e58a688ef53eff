import { browser as native } from 'wxt/browser';

/** Of Firefox alone. */
interface Sidebar {
  sidebarAction?: { open(): Promise<void> };
}

const { sidebarAction } = native as unknown as Sidebar;

/**
 * Whether the browser has a sidebar that needs no permission. Chromium's needs one that can only be had at once: where it is
 * given later, Chromium 156 ends as it opens the panel.
 */
export const HAS_SIDEBAR = import.meta.env.FIREFOX && sidebarAction !== undefined;

/** Opens it in this window. Only right at a click. */
export async function openSidebar(): Promise<void> {
  await sidebarAction?.open();
}
