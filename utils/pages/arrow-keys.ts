/** What the arrow keys lead to in a toolbar. */
const TOOLS = 'button, a[href]';

/**
 * Where a key leads to among things that stand in a row.
 * @param at of `count` in the row
 * @param rtl whether the row runs from right to left
 * @returns a place in the row; undefined where the key leads nowhere
 */
export function placeAfter(key: string, at: number, count: number, rtl: boolean): number | undefined {
  const places: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    ArrowRight: at + (rtl ? -1 : 1),
    ArrowLeft: at + (rtl ? 1 : -1),
    Home: 0,
    End: count - 1,
  };
  const place = places[key];
  return place === undefined ? undefined : (place + count) % count;
}

/** Moves the focus along a toolbar, with the arrow keys, Home and End. */
export function moveInToolbar(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  const tools = toolsAround(event);
  const at = tools.indexOf(event.target as HTMLElement);
  const place = at < 0 ? undefined : placeAfter(event.key, at, tools.length, isRtl(event.target as Element));
  if (place === undefined) return;
  event.preventDefault();
  tools[place]?.focus();
}

/** Makes a toolbar one stop of the Tab key, at the tool that had the focus last. */
export function rove(event: FocusEvent): void {
  for (const tool of toolsAround(event)) tool.tabIndex = tool === event.target ? 0 : -1;
}

function toolsAround({ target }: Event): HTMLElement[] {
  const toolbar = target instanceof Element && target.matches(TOOLS) && target.closest('[role="toolbar"]');
  return toolbar ? [...toolbar.querySelectorAll<HTMLElement>(TOOLS)] : [];
}

function isRtl(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}
