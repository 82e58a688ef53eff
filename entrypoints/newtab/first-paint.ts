import { afterFirstPaint } from '#utils/pages/after-first-paint.ts';
import { firstFrame } from '#utils/pages/first-frame.ts';

// A new tab shows today; the other pages have addresses of their own.
if (['', '#/'].includes(location.hash)) firstFrame.draw(document.querySelector('.today'), Date.now());
afterFirstPaint(async () => {
  const { openNewTab } = await import('#entrypoints/newtab/main.tsx');
  openNewTab(firstFrame);
});
