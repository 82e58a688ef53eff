/** Moves the focus to the heading of the page: for when the focused element is about to go. */
export function focusHeading(): void {
  document.querySelector('h1')?.focus();
}

/**
 * Moves the focus on from an element that is about to go: to the next one of its list, else to the one before it.
 * @param gone one of the elements that the selector finds, or what holds it
 * @param selector finds in the list what may have the focus
 * @param fallback has the focus when nothing else is left in the list; by default, the heading of the page
 */
export function passFocusOn(
  gone: Element,
  list: ParentNode | null,
  selector: string,
  fallback: HTMLElement | null = document.querySelector('h1'),
): void {
  const all = [...(list?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const own = all.findIndex((one) => gone.contains(one));
  const target = all[own + 1] ?? all[own - 1] ?? fallback;
  target?.focus();
}
