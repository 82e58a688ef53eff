import { parseHTML } from 'linkedom';
import { chosen } from '#tests/support/detection-settings.ts';
import type { DetectionSettings, Gesture, SitePage } from '#utils/sites/types.ts';

type Prototype = { prototype: object };

/** A page of a site as its reader sees it: markup at an address, without a browser. */
export function pageOf(
  html: string,
  address: string,
  settings: Partial<DetectionSettings> = {},
): SitePage & { find(selector: string): Element } {
  return documentOf(`<!doctype html><html><head></head><body>${html}</body></html>`, address, settings);
}

/** The same of a whole document. */
export function documentOf(
  html: string,
  address: string,
  settings: Partial<DetectionSettings> = {},
): ReturnType<typeof pageOf> {
  const { document, window } = parseHTML(html);
  const location = new URL(address);
  addWhatIsMissing(window as unknown as Record<string, Prototype>, location);
  return {
    document,
    location,
    settings: chosen(settings),
    find(selector) {
      const found = document.querySelector(selector);
      if (!found) throw new Error(`no ${selector} in the fragment`);
      return found;
    },
  };
}

/** What readers ask of elements and linkedom has not, as browsers define it for what is as it was loaded. */
function addWhatIsMissing(window: Record<string, Prototype>, location: URL): void {
  const define = (type: string, property: string, get: (this: Element) => unknown) => {
    const { prototype } = window[type] as Prototype;
    if (!(property in prototype)) Object.defineProperty(prototype, property, { get });
  };
  define('HTMLInputElement', 'checked', function () {
    return this.hasAttribute('checked');
  });
  define('HTMLButtonElement', 'value', function () {
    return this.getAttribute('value') ?? '';
  });
  define('HTMLButtonElement', 'form', function () {
    return this.closest('form');
  });
  define('HTMLLabelElement', 'control', function () {
    return this.querySelector('input');
  });
  for (const part of ['pathname', 'search'] as const) {
    define('HTMLAnchorElement', part, function () {
      return new URL(this.getAttribute('href') ?? '', location)[part];
    });
  }
}

function gesture(type: string, target: Element, more: object = {}): Gesture {
  const path: Element[] = [];
  for (let element: Element | null = target; element; element = element.parentElement) path.push(element);
  const keys = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
  return { type, composedPath: () => path, ...keys, ...more } as unknown as Gesture;
}

/** A pointer is pressed on an element, before the page or the browser reacts. */
export const press = (target: Element, more?: object) => gesture('pointerdown', target, more);
/** An element is clicked; a checkbox is flipped by then. */
export const click = (target: Element, more?: object) => gesture('click', target, more);
/** A key is pressed on an element. */
export const keydown = (target: Element, key: string, more?: object) =>
  gesture('keydown', target, { key, ...more });
