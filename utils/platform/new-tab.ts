/** Whether new tabs show the dashboard, unless the person keeps the browser's own. Edge lets no extension do that. */
export const REPLACES_NEW_TAB = !import.meta.env.EDGE;
