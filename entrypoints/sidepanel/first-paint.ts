import { afterFirstPaint, firstFrame } from '#utils/pages/first-frame.ts';

firstFrame.draw(document.querySelector('main'), Date.now());
afterFirstPaint(async () => {
  const { openSidebar } = await import('#entrypoints/popup/main.tsx');
  openSidebar(firstFrame);
});
