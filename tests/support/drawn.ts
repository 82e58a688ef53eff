import { type ComponentChild, render } from 'preact';
import { onTestFinished } from 'vitest';

/** What is drawn, as an element, until the test is over: what a component fetches once it was painted would come later. */
export function drawn(content: ComponentChild): Element {
  const box = document.createElement('div');
  render(content, box);
  onTestFinished(() => render(null, box));
  return box;
}
