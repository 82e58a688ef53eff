import { t } from '#utils/platform/i18n.ts';
import { gestureElement } from '#utils/sites/dom.ts';
import type { Gesture } from '#utils/sites/types.ts';

/** Keyboards of some makers have keys of their own for it. */
const OWN_KEYS = ['Undo', 'Redo'];
/** Where a letter is text. */
const TEXT_FIELDS = 'input, textarea, [contenteditable]:not([contenteditable="false"])';
const BUTTONS = 'button, a, [role="button"], [role="link"], [role="menuitem"], [role="option"]';
/** A button that says more than this is about something else. */
const LONGEST_NAME = 40;

/**
 * Whether a key undoes or redoes: Ctrl or Cmd with Z or Y, by what the key is called or by where it lies, since pages go
 * by either and not every layout has Latin letters; or one of the site's own keys, where it is no text.
 * @param siteKeys those letters
 */
export function isHistoryKey(event: KeyboardEvent, siteKeys = ''): boolean {
  // What fills a form in by itself sends keys without a name.
  const { key = '', code = '', ctrlKey, metaKey, altKey } = event;
  const names = [key.toLowerCase(), code.replace('Key', '').toLowerCase()];
  const has = (letters: string) => names.some((name) => name.length === 1 && letters.includes(name));
  if (ctrlKey || metaKey) return has('zy');
  if (OWN_KEYS.includes(key) || (altKey && key === 'Backspace')) return true;
  return !altKey && has(siteKeys) && !gestureElement(event)?.closest(TEXT_FIELDS);
}

/** Whether a gesture presses something that is called undo: in a menu, or beside what a site says for a while. */
export function isOnUndo(gesture: Gesture): boolean {
  const button = gestureElement(gesture)?.closest(BUTTONS);
  const name = button?.getAttribute('aria-label') || button?.textContent;
  if (!name || name.length > LONGEST_NAME) return false;
  return ['undo', 'redo', t('common.undo').toLowerCase()].some((word) =>
    name.trim().toLowerCase().startsWith(word),
  );
}
