import type { Page } from 'playwright';

/** The toast as it ships, read through its closed shadow root by the DevTools protocol. */
export interface ShownToast {
  text: string;
  /** Its whole markup, style included. */
  html: string;
  /** Presses its Undo with the real mouse. */
  undo(): Promise<void>;
  /** Presses the line about the day, likewise. */
  pressLine(): Promise<void>;
  /** Its place on the page, in CSS pixels: x, y of the top left corner, then width and height. */
  box: { x: number; y: number; width: number; height: number };
  /** The place of its Undo. */
  button: { x: number; y: number; width: number; height: number };
}

/** Longer than a toast must have been in sight before a press on its Undo is meant, also where frames come late. */
export const MEANT_MS = 1000;

interface DomNode {
  nodeName: string;
  nodeValue: string;
  backendNodeId: number;
  attributes?: string[];
  children?: DomNode[];
  shadowRoots?: DomNode[];
  shadowRootType?: 'user-agent' | 'open' | 'closed';
}

/** The toast that a page shows now; undefined when it shows none. */
export async function readToast(page: Page): Promise<ShownToast | undefined> {
  const devtools = await page.context().newCDPSession(page);
  try {
    const { root } = (await devtools.send('DOM.getDocument', { depth: -1, pierce: true })) as {
      root: DomNode;
    };
    const shadow = find(
      root,
      (node) => node.shadowRootType === 'closed' && Boolean(find(node, hasClass('toast'))),
    );
    if (!shadow) return undefined;
    const part = (name: string) => {
      const node = find(shadow, hasClass(name));
      if (!node) throw new Error(`the toast has no .${name}`);
      return node;
    };
    const boxOf = async (node: DomNode) => {
      const { model } = await devtools.send('DOM.getBoxModel', { backendNodeId: node.backendNodeId });
      const [x = 0, y = 0] = model.border;
      return { x, y, width: model.width, height: model.height };
    };
    const toast = part('toast');
    const { outerHTML } = await devtools.send('DOM.getOuterHTML', { backendNodeId: toast.backendNodeId });
    const sheet = find(shadow, ({ nodeName }) => nodeName === 'STYLE');
    const button = await boxOf(part('undo'));
    const press = async ({ x, y, width, height }: ShownToast['box']) => {
      await page.waitForTimeout(MEANT_MS);
      await page.mouse.click(x + width / 2, y + height / 2);
    };
    const line = textOf(part('day')) ? await boxOf(part('day')) : undefined;
    return {
      text: [part('what'), part('day'), part('points')].map(textOf).join(' · '),
      html: `<style>${sheet && textOf(sheet)}</style>${outerHTML}`,
      box: await boxOf(toast),
      button,
      undo: () => press(button),
      pressLine: async () => line && press(line),
    };
  } catch (error) {
    // It may close between one question and the next.
    if (/No node|Could not compute box model|not belong to the document/.test(String(error)))
      return undefined;
    throw error;
  } finally {
    await devtools.detach();
  }
}

function hasClass(name: string) {
  return ({ attributes = [] }: DomNode): boolean => {
    const at = attributes.indexOf('class');
    return at >= 0 && (attributes[at + 1] ?? '').split(' ').includes(name);
  };
}

function find(node: DomNode, wanted: (node: DomNode) => boolean): DomNode | undefined {
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = wanted(child) ? child : find(child, wanted);
    if (found) return found;
  }
  return undefined;
}

function textOf(node: DomNode): string {
  return node.nodeName === '#text' ? node.nodeValue : (node.children ?? []).map(textOf).join('');
}
