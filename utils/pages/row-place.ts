/**
 * Where `localStorage`, which is read before the first frame and which only our own pages can reach, holds how many lines
 * the row above today takes, and that a new tab shows a compact day.
 */
export const PLACE_KEYS = { lines: 'top-row-lines', compact: 'compact-day' } as const;
/** A row never takes more. */
const MOST_LINES = 3;

/** How many lines the row takes in a narrow window; 0 where there is none. */
export function rowLines(): number {
  return Math.min(Number(localStorage.getItem(PLACE_KEYS.lines)) || 0, MOST_LINES);
}

/** Whether a new tab shows only today's bar and the year. */
export function isDayCompact(): boolean {
  return localStorage.getItem(PLACE_KEYS.compact) !== null;
}

/**
 * Keeps the row's place free in the first frame, and that of a compact day, so that nothing moves as they come.
 * @param main holds today's card
 */
export function reserveRow(main: Element): void {
  const lines = rowLines();
  if (lines > 0) {
    const place = document.createElement('div');
    place.className = 'top-row';
    place.style.setProperty('--lines', String(lines));
    main.before(place);
  }
  if (!isDayCompact()) return;
  main.querySelector('.today')?.classList.add('brief');
  main.querySelector('.this-week')?.remove();
}
