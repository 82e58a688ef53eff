/** How to get to a quick win from anywhere: keys that open the popup, and a keyword for the address bar. */
export const QUICK_WIN = { keys: 'Alt+Shift+W', keyword: 'mw' } as const;
