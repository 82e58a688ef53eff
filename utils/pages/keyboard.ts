import { moveInToolbar, rove } from '#utils/pages/arrow-keys.ts';
import { closeOnEscape, rememberPress } from '#utils/pages/escape.ts';

// What keys do alike on all of our pages. It is loaded apart, so that no first frame waits for it.
addEventListener('pointerdown', rememberPress);
addEventListener('focusin', rove);
addEventListener('keydown', (event) => {
  closeOnEscape(event);
  moveInToolbar(event);
});
