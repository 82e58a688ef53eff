/**
 * Escape closes what is open around the focus: it presses the way out that a click would press. That is, of
 * - `<details>`: its summary;
 * - what a button opened: that button, which is expanded and names it in `aria-controls`;
 * - what stands in place of what opened it, marked `data-open`: the button in it that is marked `data-close`, which gives
 *   the focus back.
 * A key that something else has used is left alone. With nothing to close, Escape closes the popup as ever.
 */
export function closeOnEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
  for (let around = focused(); around; around = around.parentElement) {
    const opener = openerOf(around);
    const wayOut =
      opener ?? (around.matches('[data-open]') ? around.querySelector('[data-close]') : undefined);
    if (!(wayOut instanceof HTMLElement)) continue;
    event.preventDefault();
    wayOut.click();
    opener?.focus();
    return;
  }
}

/** What was pressed last: a press on mere text gives the focus to nothing, and still says where the person is. */
let pressed: Element | null = null;

/** Remembers what is pressed. */
export function rememberPress({ target }: Event): void {
  pressed = target instanceof Element ? target : null;
}

function focused(): Element | null {
  const { activeElement, body } = document;
  return activeElement === body && pressed?.isConnected ? pressed : activeElement;
}

/** The control that opened an element, or is it; undefined where there is none, or it is closed. */
function openerOf(element: Element): HTMLElement | null | undefined {
  if (element.matches('details[open]')) return element.querySelector<HTMLElement>('summary');
  if (element.matches('[aria-expanded="true"]')) return element as HTMLElement;
  if (!element.id) return undefined;
  return document.querySelector<HTMLElement>(
    `[aria-expanded="true"][aria-controls="${CSS.escape(element.id)}"]`,
  );
}
