import {
  checkboxState,
  checkboxStateBefore,
  gestureElement,
  isInput,
  pressedCheckbox,
  presses,
} from '#utils/sites/dom.ts';
import type { Gesture, State } from '#utils/sites/types.ts';

/** The round button that completes a card, on its front and on its back. */
export const CIRCLE = '[data-testid="card-done-state-completion-button"]';
/** A card's own check mark besides the circle: in a table, and beside the due date on its back. */
export const CARD_CHECK = '[data-test-class^="due-date-checkbox-"], [data-testid="due-date-badge-checkbox"]';
/** Marks whose name tells their state. */
const NAMED = '[data-test-class^="due-date-checkbox-"], [data-testid^="your-items-checkbox-"]';
const CHECKBOX = 'input[type="checkbox"], [role="checkbox"]';

/** What is pressed, by pointer or key: a checkbox, also through its label, or anything else. */
export function pressedElement(gesture: Gesture): Element | undefined {
  const element = gestureElement(gesture);
  // A checkbox of the browser's own knows only Space.
  const isKnown = presses(gesture, element?.matches('input') ? [' '] : ['Enter', ' ']);
  return pressedCheckbox(gesture) ?? (isKnown ? element : undefined);
}

/** The mark that an element is or lies in, but for the circle. */
export function markAround(element: Element | undefined): Element | null | undefined {
  return element?.closest(`${NAMED}, ${CHECKBOX}`);
}

/** What a mark says, be it a circle, known by its name, or a checkbox; at a gesture, what it said before. */
export function markState(mark: Element, gesture?: Gesture): State | undefined {
  if (mark.matches(CIRCLE)) return circleState(mark);
  const find = (selector: string) => (mark.matches(selector) ? mark : mark.querySelector(selector));
  const { testClass, testid } = (find(NAMED) as HTMLElement | null)?.dataset ?? {};
  const [named, not] = (testClass ?? testid)?.match(/-(un)?checked$/) ?? [];
  if (named) return not ? 'open' : 'done';
  const box = find(CHECKBOX);
  if (isInput(box)) return gesture ? checkboxStateBefore(box, gesture) : checkboxState(box);
  const checked = box?.getAttribute('aria-checked');
  return checked === 'true' ? 'done' : checked === 'false' ? 'open' : undefined;
}

/**
 * Reads the circle without words, which come in 23 languages: the tick of Atlaskit's `core/status-success`
 * has had these vertices in every release from 22.28 to 38, the open ring has never had them.
 */
function circleState(circle: Element): State | undefined {
  const shapes = [...circle.querySelectorAll('svg path, svg circle')];
  const drawn = shapes.map((shape) => shape.getAttribute('d') ?? '6.5 6.5').join(' ');
  if (/4\.826 7\.52|6\.75 9\.828/.test(drawn)) return 'done';
  return drawn.includes('6.5 6.5') ? 'open' : undefined;
}

/** Whether a card is completed, by its circle or, where that goes by another name, by what is drawn there. */
export function showsTick(card: Element): boolean {
  return circleState(card.querySelector(CIRCLE) ?? card) === 'done';
}
