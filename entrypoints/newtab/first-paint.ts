import { afterFirstPaint } from '#utils/pages/after-first-paint.ts';
import { firstFrame } from '#utils/pages/first-frame.ts';
import { reserveRow } from '#utils/pages/row-place.ts';

// A new tab shows today; the other pages have addresses of their own.
const main = document.querySelector('main');
if (main && ['', '#/'].includes(location.hash)) {
  reserveRow(main);
  firstFrame.draw(main.querySelector('.today'), Date.now());
}
afterFirstPaint(async () => {
  const { openNewTab } = await import('#entrypoints/newtab/main.tsx');
  openNewTab(firstFrame);
});
