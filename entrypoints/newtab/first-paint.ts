import { afterFirstPaint, chosenPlace, firstFrame, reservePlace } from '#utils/pages/first-frame.ts';

const place = chosenPlace();
const main = document.querySelector('main');
// A new tab shows today; the other pages have addresses of their own.
if (main && ['', '#/'].includes(location.hash)) {
  reservePlace(place, main);
  firstFrame.draw(main.querySelector('.today'), Date.now());
}
afterFirstPaint(async () => {
  const { openNewTab } = await import('#entrypoints/newtab/main.tsx');
  openNewTab(firstFrame, place);
});
