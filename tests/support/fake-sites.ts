import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright';

/** A write that a fake site sent to its server. */
export interface Write {
  method: string;
  url: string;
  body: string | null;
}

/** What the fake sites' servers saw. */
export interface FakeSites {
  writes: Write[];
  /** Those of single pages, for whoever asked to have them noted. */
  writesOf: WeakMap<object, Write[]>;
  /** How many requests each host answered. */
  hits: Map<string, number>;
  /** Requests that nobody serves. They were aborted; a test fails for them. */
  unknown: string[];
}

const PAGES: Record<string, string> = {
  'trello.com': 'trello',
  'github.com': 'github',
  // Two that a person adds, and one that nobody added.
  'github.example.com': 'github',
  'acme.notion.site': 'notion',
  'other.example.com': 'github',
  'app.notion.com': 'notion',
  'www.notion.com': 'notion',
  'notion.so': 'notion',
  'www.notion.so': 'notion',
};

/**
 * As strict as any of the real sites: what we show must not lean on a page's leniency. One site may be embedded in
 * another, as a board is in a page of Notion.
 */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; frame-src https:";

/** What a page asks its server to answer, by `x-refuse`. */
const STATUSES: Record<string, number> = { refuse: 409, fail: 503 };

const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Added to Trello's styles: a page that hides all that it did not make itself, but leaves its circles to click. */
export const HOSTILE_CSS = `
  * { all: unset !important; transition: all 60s !important; }
  head, head *, script { display: none !important; }
  html { visibility: hidden !important; color: transparent !important; font-size: 0 !important; }
  body { visibility: visible !important; }
  .circle { display: inline-block !important; width: 24px !important; height: 24px !important; }
  html > :not(head, body), [popover], :popover-open {
    display: none !important; visibility: hidden !important; content-visibility: hidden !important;
    opacity: 0 !important; clip-path: inset(100%) !important; position: static !important;
    translate: -9999px !important; width: 0 !important; height: 0 !important; pointer-events: none !important;
  }
`;

/** A request of a fake site, as any browser's driver can tell it. */
export interface Question extends Write {
  headers: Record<string, string>;
  /** Whether the browser asks for a page to go to, and not for a part of one. */
  forPage: boolean;
  /** The driver's page that sends it, if it is known. */
  page?: object | undefined;
}

/** What a fake site's server answers. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Nothing was asked of these servers yet. */
export function startFakeSites(): FakeSites {
  return { writes: [], writesOf: new WeakMap(), hits: new Map(), unknown: [] };
}

/** Serves the fake sites at the real sites' addresses in this browser, and aborts every other request. */
export async function serveFakeSites(context: BrowserContext): Promise<FakeSites> {
  const fakeSites = startFakeSites();
  await serve(context, fakeSites);
  return fakeSites;
}

/** Serves what a page asks for itself. */
export async function serve(context: BrowserContext, fakeSites: FakeSites): Promise<void> {
  await context.route(/^https?:/, async (route) => {
    const request = route.request();
    const page = pageOf(request);
    const forPage = request.resourceType() === 'document';
    if (page && forPage) await serveRedirects(page, fakeSites).catch(() => undefined);
    const given = await answer(
      {
        method: request.method(),
        url: request.url(),
        body: request.postData(),
        headers: request.headers(),
        forPage,
        page,
      },
      fakeSites,
    );
    return given ? route.fulfill(given) : route.abort();
  });
}

function pageOf(request: Request): Page | undefined {
  try {
    return request.frame().page();
  } catch {
    // A tab that is only just being opened.
    return undefined;
  }
}

/** The pages whose redirects are served. Our own windows have none, and each would be slower to open. */
const served = new WeakSet<Page>();

/** Playwright asks the real site for what a form of a page leads to, so that is answered before it can. */
async function serveRedirects(page: Page, fakeSites: FakeSites): Promise<void> {
  if (served.has(page)) return;
  served.add(page);
  const devtools = await page.context().newCDPSession(page);
  devtools.on('Fetch.requestPaused', async ({ requestId, redirectedRequestId, request }) => {
    const { method, url, headers } = request;
    const given =
      redirectedRequestId && (await answer({ method, url, body: null, headers, forPage: true }, fakeSites));
    const command = given
      ? devtools.send('Fetch.fulfillRequest', {
          requestId,
          responseCode: given.status,
          responseHeaders: Object.entries(given.headers).map(([name, value]) => ({ name, value })),
          body: Buffer.from(given.body).toString('base64'),
        })
      : devtools.send('Fetch.continueRequest', { requestId });
    // The page may have been closed meanwhile.
    await command.catch(() => undefined);
  });
  await devtools.send('Fetch.enable', { patterns: [{ urlPattern: 'https://*', resourceType: 'Document' }] });
}

/** The answer to a request, which is noted; undefined when nobody serves it, and it must be aborted. */
export async function answer(question: Question, fakeSites: FakeSites): Promise<Answer | undefined> {
  const { method, url, body, headers, forPage, page } = question;
  const { host, pathname } = new URL(url);
  const folder = PAGES[host];
  if (!folder) {
    fakeSites.unknown.push(url);
    return undefined;
  }
  fakeSites.hits.set(host, (fakeSites.hits.get(host) ?? 0) + 1);

  if (pathname === '/favicon.ico') return { status: 204, headers: {}, body: '' };
  if (method !== 'GET') {
    const write = { method, url, body };
    fakeSites.writes.push(write);
    if (page) fakeSites.writesOf.get(page)?.push(write);
    // A form that loads the page anew: where it was taken, it leads back to what it is about.
    if (forPage && body?.includes('refuse=yes')) {
      return { status: 422, headers: { 'content-type': TYPES.html ?? '' }, body: 'Refused' };
    }
    if (forPage) return { status: 302, headers: { location: url.replace(/\/\w+(\?.*)?$/, '') }, body: '' };
    await pause(Number(headers['x-answer-after'] ?? 0));
    const status = STATUSES[headers['x-refuse'] ?? ''] ?? 200;
    return { status, headers: { 'content-type': 'application/json' }, body: '{}' };
  }
  const file = forPage ? 'index.html' : basename(pathname);
  const type = TYPES[file.split('.').at(-1) ?? ''];
  if (!type) {
    fakeSites.unknown.push(url);
    return undefined;
  }
  return {
    status: 200,
    headers: { 'content-type': type, 'content-security-policy': POLICY },
    body: await content(folder, file),
  };
}

const SCRIPT = /<script src="([^"]+)"( defer)?><\/script>\s*/g;
const ALL_SCRIPTS = 'all.js';

/** A file of a fake site. Its scripts are one, as a request costs more than all that is in it. */
async function content(folder: string, file: string): Promise<string> {
  const read = (name: string) => readFile(join(import.meta.dirname, '../sites', folder, name), 'utf8');
  if (file !== 'index.html' && file !== ALL_SCRIPTS) return read(file);
  const page = await read('index.html');
  const scripts = [...page.matchAll(SCRIPT)];
  if (file === ALL_SCRIPTS) return (await Promise.all(scripts.map(([, name = '']) => read(name)))).join('\n');
  const [last = ''] = scripts.at(-1) ?? [];
  return page
    .replace(last, last.replace(/src="[^"]+"/, `src="${ALL_SCRIPTS}"`))
    .replace(SCRIPT, (script) => (script.includes(ALL_SCRIPTS) ? script : ''));
}
