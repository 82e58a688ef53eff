import { all, gestureElement, presses } from '#utils/sites/dom.ts';
import { nextStatus } from '#utils/sites/github/icons.ts';
import type { Gesture } from '#utils/sites/types.ts';

/** The older composer belongs to a form that loads the page anew. */
export const RAILS_COMPOSER = '#new_comment_form';
/** Where a comment is written, with the button that closes or reopens an issue. */
export const COMPOSER = `[data-testid="comment-composer"], ${RAILS_COMPOSER}`;

/** The button that this gesture presses: itself, or by a shortcut from within the text of a comment. */
export function pressedButton(gesture: Gesture): HTMLButtonElement | undefined {
  const button = gestureElement(gesture)?.closest('button');
  return button && isEnabled(button) && presses(gesture, ['Enter', ' ']) ? button : shortcutButton(gesture);
}

/** The button that Ctrl+Shift+Enter (Cmd on a Mac) presses from within the comment's text. */
function shortcutButton(gesture: Gesture): HTMLButtonElement | undefined {
  if (gesture.type !== 'keydown' || (gesture as KeyboardEvent).key !== 'Enter') return undefined;
  if (!gesture.shiftKey || !(gesture.ctrlKey || gesture.metaKey) || gesture.altKey) return undefined;
  const composer = gestureElement(gesture)?.closest('textarea')?.closest(COMPOSER);
  return (composer ? all<HTMLButtonElement>(composer, 'button') : []).find(
    (button) => isEnabled(button) && nextStatus(button),
  );
}

function isEnabled(button: HTMLButtonElement): boolean {
  return !button.disabled && button.getAttribute('aria-disabled') !== 'true';
}
