import { expect, test } from '#tests/e2e/harness.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { DIARIES, PLACE } from '#tests/support/diary.ts';
import { openPage, SCREENS, show, writeDiary } from '#tests/support/screens.ts';

/** So much of a screen is compared, in CSS pixels: what follows is more of the same, and as long as the fonts make it. */
const HEIGHT = 1600;
/** The share of pixels that may be others. Another font moves a line by one here and there, which is under a hundredth. */
const TOLERANCE = 0.01;

/**
 * Draws every word as a block as wide as it has letters, so that a picture shows where things stand and no font. Runs
 * in the page; what it does is undone by loading the page anew.
 */
function drawWordsAsBlocks(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    ::placeholder { color: transparent !important; }
    input, select { font: 0.8125rem monospace !important; color: transparent !important; }
    svg text { display: none; }
    x-word { display: inline-block; height: 0.7em; margin-inline-end: 0.3em; background: currentcolor; }
  `);
  // The page's policy forbids styles that are written into it, and does not know this one.
  document.adoptedStyleSheets.push(sheet);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.nodeValue?.trim() && !node.parentElement?.closest('svg, option')) texts.push(node as Text);
  for (const text of texts) {
    const words = text.data.split(/\s+/).filter(Boolean);
    const blocks = words.map((word) => {
      // An element that no style of ours knows.
      const block = document.createElement('x-word');
      block.style.width = `${word.length * 0.55}em`;
      return block;
    });
    text.replaceWith(...blocks);
  }
}

test('every screen is laid out as it was', async () => {
  const context = await launchChromium('', { timezoneId: PLACE });
  await writeDiary(context, DIARIES.month());
  const page = await openPage(context);
  for (const colorScheme of ['light', 'dark'] as const)
    for (const screen of SCREENS) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await show(page, screen, screen.name === 'popup' ? {} : { height: HEIGHT });
      await page.evaluate(drawWordsAsBlocks);
      await expect
        .soft(page)
        .toHaveScreenshot(`${screen.name}-${colorScheme}.png`, { maxDiffPixelRatio: TOLERANCE });
    }
  await context.close();
});
