import { type ComponentChild, render } from 'preact';
import { onTestFinished } from 'vitest';

/**
 * What is drawn, as an element, until the test is over: what a component fetches once it was painted would come later.
 * @param box what was drawn before, to draw it anew
 */
export function drawn(content: ComponentChild, box: Element = document.createElement('div')): Element {
  render(content, box);
  onTestFinished(() => render(null, box));
  return box;
}
