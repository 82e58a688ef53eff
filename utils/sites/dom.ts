import type { Gesture, ReadFailure, State } from '#utils/sites/types.ts';

/** Titles are cut here; a page can hold any amount of text. */
const LONGEST_TITLE = 300;

/** The element a gesture lands on, looked at through shadow roots that are open. */
export function gestureElement(gesture: Gesture): Element | undefined {
  const [element] = gesture.composedPath();
  return element instanceof Element ? element : undefined;
}

/** Whether the gesture presses what it lands on: by pointer, or by one of `keys` alone. */
export function presses(gesture: Gesture, keys: readonly string[]): boolean {
  if (gesture.type !== 'keydown') return true;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = gesture as KeyboardEvent;
  return keys.includes(key) && !(ctrlKey || metaKey || altKey || shiftKey);
}

/** The checkbox that this gesture ticks or unticks: clicked itself or through its label, or by Space. */
export function pressedCheckbox(gesture: Gesture): HTMLInputElement | undefined {
  const element = gestureElement(gesture);
  if (!element || !presses(gesture, [' '])) return undefined;
  const control = element.closest('input') ?? element.closest('label')?.control;
  return control instanceof HTMLInputElement && control.type === 'checkbox' && !control.disabled
    ? control
    : undefined;
}

/**
 * What a checkbox says now. A React input may show the wish of a click before the app agrees, but its
 * `aria-checked`, where there is one, is written by the app alone.
 */
export function checkboxState(input: HTMLInputElement): State {
  const said = input.getAttribute('aria-checked');
  return (said === null ? input.checked : said === 'true') ? 'done' : 'open';
}

/** What a checkbox said before the gesture: at its own click the browser has already flipped `checked`. */
export function checkboxStateBefore(input: HTMLInputElement, gesture: Gesture): State {
  if (input.hasAttribute('aria-checked') || gesture.type !== 'click' || gestureElement(gesture) !== input) {
    return checkboxState(input);
  }
  return input.checked ? 'open' : 'done';
}

/** One state if all agree; undefined if there is none or they contradict each other. */
export function agreed(states: readonly (State | undefined)[]): State | undefined {
  const [first] = states;
  return states.every((state) => state === first) ? first : undefined;
}

/** What all that shows a thing says of it together. */
export function combineStates(states: readonly (State | undefined)[]): State | ReadFailure {
  return (
    agreed(states) ?? { reason: states.length > 0 ? 'its marks say nothing, or not the same' : 'not shown' }
  );
}

/** Whether a name is one of those that mean done; what surrounds its words ("Done ✅", "Done?") does not matter. */
export function meansDone(name: string, doneNames: readonly string[]): boolean {
  const words = wordsOf(name);
  return words !== '' && doneNames.some((done) => wordsOf(done) === words);
}

function wordsOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Text as a title: one line, trimmed, cut. */
export function normalizeText(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TITLE);
}

/** The text of an element without that of the nested parts matching `inner`. */
export function ownText(element: Element, inner: string): string {
  const copy = element.cloneNode(true) as Element;
  for (const nested of copy.querySelectorAll(inner)) nested.remove();
  return normalizeText(copy.textContent);
}

/**
 * A thing known only by its text, as part of a name: FNV-1a, 64 bit, in hex.
 * `ordinal` tells equal texts apart, in page order from 0.
 */
export function textHash(text: string, ordinal: number): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(ordinal ? `${text}\n${ordinal}` : text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

/** All elements within another one that a selector fits, in the order of the page. */
export function all<E extends Element>(root: ParentNode, selector: string): E[] {
  return [...root.querySelectorAll<E>(selector)];
}
