import type { Gesture, ReadFailure, State } from '#utils/sites/types.ts';

/** Titles are cut here. */
const LONGEST_TITLE = 300;
/** A page can hold any amount of text; a title is made of its first so many characters, blanks included. */
const LONGEST_TEXT = 10_000;
/** Control characters, and those that turn the direction of what follows them, even beyond the title. */
const UNSEEN = /(?!\s)[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** The element a gesture lands on, looked up through shadow roots that are open. */
export function gestureElement(gesture: Gesture): Element | undefined {
  const [target] = gesture.composedPath() as Node[];
  return target?.nodeType === 1 ? (target as Element) : undefined;
}

/** Whether the gesture presses what it lands on: by pointer, or by one of `keys` alone. */
export function presses(gesture: Gesture, keys: readonly string[]): boolean {
  if (gesture.type !== 'keydown') return true;
  const { key, ctrlKey, metaKey, altKey, shiftKey } = gesture as KeyboardEvent;
  return keys.includes(key) && !(ctrlKey || metaKey || altKey || shiftKey);
}

/** Whether an element is a field of a form. */
export function isInput(element: Element | null | undefined): element is HTMLInputElement {
  return element?.matches('input') === true;
}

/** The checkbox that this gesture ticks or unticks: clicked itself or through its label, or by Space. */
export function pressedCheckbox(gesture: Gesture): HTMLInputElement | undefined {
  const element = gestureElement(gesture);
  if (!element || !presses(gesture, [' '])) return undefined;
  const control = element.closest('input') ?? element.closest('label')?.control;
  return isInput(control) && control.type === 'checkbox' && !control.disabled ? control : undefined;
}

/**
 * What a checkbox says now. A React input may show the wish of a click before the app agrees, but its
 * `aria-checked`, where there is one, is written by the app alone.
 */
export function checkboxState(input: HTMLInputElement): State {
  const written = input.getAttribute('aria-checked');
  return (written === null ? input.checked : written === 'true') ? 'done' : 'open';
}

/** What a checkbox said before the gesture: at its own click the browser has already flipped `checked`. */
export function checkboxStateBefore(input: HTMLInputElement, gesture: Gesture): State {
  if (input.hasAttribute('aria-checked') || gesture.type !== 'click' || gestureElement(gesture) !== input) {
    return checkboxState(input);
  }
  return input.checked ? 'open' : 'done';
}

/** One state if all agree; undefined if there is none or they contradict each other. */
export function agreed<S extends string>(states: readonly (S | undefined)[]): S | undefined {
  const [first] = states;
  return states.every((state) => state === first) ? first : undefined;
}

/** What all marks of an item say of it together. */
export function combineStates(states: readonly (State | undefined)[]): State | ReadFailure {
  return (
    agreed(states) ?? { reason: states.length > 0 ? 'its marks say nothing, or not the same' : 'not shown' }
  );
}

/** Text as a title: one line of well-formed Unicode, trimmed, cut. */
export function normalizeText(text: string | null | undefined): string {
  const start = (text ?? '').slice(0, LONGEST_TEXT).toWellFormed();
  return cut(start.replace(UNSEEN, '').replace(/\s+/g, ' ').trim());
}

/** The beginning of a line, up to where a character as people know it would be cut through. */
function cut(line: string): string {
  const next = new Intl.Segmenter().segment(line).containing(LONGEST_TITLE);
  return line.slice(0, next?.index).trimEnd();
}

/** The text of an element without that of the nested parts matching `inner`. */
export function ownText(element: Element, inner: string): string {
  const copy = element.cloneNode(true) as Element;
  for (const nested of copy.querySelectorAll(inner)) nested.remove();
  return normalizeText(copy.textContent);
}

/** The first text in a node that is more than blanks; what follows a name is a count or a button. */
export function firstText(node: Node | null | undefined): Text | undefined {
  for (const child of node?.childNodes ?? []) {
    const isText = child.nodeType === 3;
    const found = isText ? (child as Text) : firstText(child);
    if (found && normalizeText(found.data)) return found;
  }
  return undefined;
}

/**
 * An item known only by its text, as part of a name: FNV-1a, 64 bit, in hex.
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

/** A selector of what has exactly this value in an attribute, whatever characters are in it. */
export function withValue(attribute: string, value: string): string {
  const escaped = value.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
  return `[${attribute}="${escaped}"]`;
}
