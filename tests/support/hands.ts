import { parseHTML } from 'linkedom';
import { options } from 'preact';

/** What has the focus, as far as anything ever had it. */
let focused: Element | undefined;

/** Makes a document for components to be drawn in, before they are loaded: they read its language. */
export function makeDocument(): void {
  const { window, document } = parseHTML('<html lang="en"><body></body></html>');
  Object.assign(globalThis, { window, document });
  Object.assign(window.HTMLElement.prototype, {
    focus(this: Element) {
      focused = this;
    },
    select() {},
  });
  // Nothing is painted that an effect should wait for.
  Object.assign(options, { requestAnimationFrame: queueMicrotask });
}

/** What of a page has the focus; undefined where that is gone, or is elsewhere. */
export function focusIn(page: Element): Element | undefined {
  return focused && page.contains(focused) ? focused : undefined;
}

function fire(target: Element, type: string, more: object = {}): void {
  const event = new window.Event(type, { bubbles: true, cancelable: true });
  target.dispatchEvent(Object.assign(event, more));
}

/** The button, or what else may be pressed, that says or is labelled so, among what was drawn. */
export function button(page: Element, name: string): HTMLElement {
  const found = [...page.querySelectorAll<HTMLElement>('button, summary')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );
  if (!found) throw new Error(`no button “${name}” in ${page.textContent}`);
  return found;
}

/** Presses something, as the browser tells of it. @param times 2 for the second click of a double click */
export function press(target: Element, times = 1): void {
  focused = target;
  fire(target, 'click', { detail: times });
}

/** Presses something twice, as fast as a person can, unless it is gone by then. */
export function pressTwice(target: Element): void {
  press(target, 1);
  press(target, 2);
}

/** Types a text into a field, in place of what is in it. */
export function type(field: Element, text: string): void {
  Object.assign(field, { value: text });
  fire(field, 'input');
}

/** Changes what is chosen in a field, or in some radios. */
export function choose(field: Element, value?: string): void {
  // Of a list, it can only be read here.
  if (value !== undefined)
    Object.defineProperty(field, 'value', { value, writable: true, configurable: true });
  else Object.assign(field, { checked: true });
  fire(field, 'change');
}

/** Sends a form, by its button or by the Enter key. */
export function submit(form: Element): void {
  fire(form, 'submit');
}
