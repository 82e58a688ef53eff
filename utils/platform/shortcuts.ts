/** How to get to a quick win from anywhere: keys that open the popup, and a keyword for the address bar. */
export const QUICK_WIN = { keys: 'Alt+Shift+W', keyword: 'mw' } as const;

/** The browser command that undoes the toast of the tab in front, and the keys that are suggested for it. */
export const UNDO_TOAST = { command: 'undo', keys: 'Alt+Shift+Z' } as const;
