import { browser as native } from 'wxt/browser';

/** Of Firefox; the other browsers have `sidePanel`. */
interface Sidebar {
  sidebarAction?: { open(): Promise<void> };
}

const { sidePanel } = native;
const { sidebarAction } = native as unknown as Sidebar;

/** Whether the browser can show a panel beside its pages, and lets it be opened by a click. */
export const HAS_SIDE_PANEL = Boolean(sidePanel?.open ?? sidebarAction);

/** Opens it in this window. Only right at a click: a browser forgets it soon after. */
export async function openSidePanel(): Promise<void> {
  if (sidebarAction) return sidebarAction.open();
  const { id } = await native.windows.getCurrent();
  if (id !== undefined) await sidePanel.open({ windowId: id });
}
