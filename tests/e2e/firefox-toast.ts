import type { Page } from 'puppeteer-core';
import { contextOf, send } from '#tests/e2e/bidi.ts';
import { pause } from '#tests/support/wait.ts';

/** Where something is on the page, in CSS pixels. */
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The toast as it ships, read through its closed shadow root by WebDriver BiDi. */
export interface ShownToast {
  text: string;
  mode: string;
  box: Box;
  /** Whether nothing lies over its middle. */
  onTop: boolean;
  look: { display: string; radius: string; background: string };
  /** Presses its Undo with the real mouse. */
  undo(): Promise<void>;
}

/** A node as WebDriver BiDi tells it. */
interface BidiNode {
  sharedId?: string;
  value?: {
    nodeValue?: string;
    mode?: string;
    attributes?: Record<string, string>;
    children?: BidiNode[];
    shadowRoot?: BidiNode | null;
  };
}

/** The toast that a page shows now; undefined when it shows none. */
export async function readToast(page: Page): Promise<ShownToast | undefined> {
  const browser = page.browser();
  // A world of its own: nothing that the page does to its globals changes what is read.
  const target = { context: contextOf(page), sandbox: 'test' };
  const { result: root } = await send<{ result: BidiNode }>(browser, 'script.evaluate', {
    target,
    expression: 'document.documentElement',
    awaitPromise: false,
    serializationOptions: { maxDomDepth: null, includeShadowTree: 'all' },
  });
  const host = find(root, ({ value }) =>
    Boolean(value?.shadowRoot && find(value.shadowRoot, hasClass('toast'))),
  );
  const shadow = host?.value?.shadowRoot;
  if (!shadow) return undefined;
  const part = (name: string) => {
    const node = find(shadow, hasClass(name));
    if (!node) throw new Error(`the toast has no .${name}`);
    return node;
  };
  const drawn = await send<{ result: { value: string } }>(browser, 'script.callFunction', {
    target,
    functionDeclaration: `(...parts) => JSON.stringify((${draw})(...parts))`,
    arguments: [host, part('toast'), part('undo')].map(({ sharedId }) => ({ sharedId })),
    awaitPromise: false,
  });
  const { box, button, onTop, look } = JSON.parse(drawn.result.value) as ReturnType<typeof draw>;
  return {
    text: ['what', 'day', 'points'].map((name) => textOf(part(name))).join(' · '),
    mode: shadow.value?.mode ?? '',
    box,
    onTop,
    look,
    undo: async () => {
      // As long as a toast must have been there before a press on it is meant, and some more.
      await pause(600);
      await page.mouse.click(button.x + button.width / 2, button.y + button.height / 2);
    },
  };
}

/** How the toast is drawn; runs in the page. */
function draw(host: Element, toast: Element, undo: Element) {
  const boxOf = (element: Element): Box => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  };
  const box = boxOf(toast);
  const { display, borderTopLeftRadius: radius, backgroundColor: background } = getComputedStyle(toast);
  return {
    box,
    button: boxOf(undo),
    // What lies in a shadow root answers by its host.
    onTop: document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === host,
    look: { display, radius, background },
  };
}

function hasClass(name: string) {
  return ({ value }: BidiNode): boolean => (value?.attributes?.class ?? '').split(' ').includes(name);
}

function find(node: BidiNode, wanted: (node: BidiNode) => boolean): BidiNode | undefined {
  if (wanted(node)) return node;
  const { shadowRoot, children = [] } = node.value ?? {};
  for (const child of [...(shadowRoot ? [shadowRoot] : []), ...children]) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return undefined;
}

function textOf({ value }: BidiNode): string {
  return value?.nodeValue ?? (value?.children ?? []).map(textOf).join('');
}
