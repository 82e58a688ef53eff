import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BrowserContext, Route } from 'playwright';

/** A write that a practice page sent to its server. */
export interface Write {
  method: string;
  url: string;
  body: string | null;
}

/** What the practice pages' servers saw. */
export interface Practice {
  writes: Write[];
  /** How many requests each host answered. */
  hits: Map<string, number>;
  /** Requests that nobody serves. They were aborted; a test fails for them. */
  unknown: string[];
}

const PAGES: Record<string, string> = {
  'trello.com': 'trello',
  'github.com': 'github',
  'app.notion.com': 'notion',
  'www.notion.com': 'notion',
  'notion.so': 'notion',
  'www.notion.so': 'notion',
};

/** As strict as any of the real sites: what we show must not lean on a page's leniency. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'";

const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Serves the practice pages at the real sites' addresses in this browser, and aborts every other request. */
export async function servePractice(context: BrowserContext): Promise<Practice> {
  const practice: Practice = { writes: [], hits: new Map(), unknown: [] };
  await context.route(/^https?:/, (route) => answer(route, practice));
  return practice;
}

async function answer(route: Route, practice: Practice): Promise<void> {
  const request = route.request();
  const { host, pathname } = new URL(request.url());
  const folder = PAGES[host];
  if (!folder) {
    practice.unknown.push(request.url());
    return route.abort();
  }
  practice.hits.set(host, (practice.hits.get(host) ?? 0) + 1);

  if (pathname === '/favicon.ico') return route.fulfill({ status: 204 });
  if (request.method() !== 'GET') {
    practice.writes.push({ method: request.method(), url: request.url(), body: request.postData() });
    const refused = request.headers()['x-practice'] === 'refuse';
    return route.fulfill({ status: refused ? 409 : 200, json: {} });
  }
  const file = request.resourceType() === 'document' ? 'index.html' : basename(pathname);
  const shared = file === 'practice.js' ? '' : folder;
  const type = TYPES[file.split('.').at(-1) ?? ''];
  if (!type) {
    practice.unknown.push(request.url());
    return route.abort();
  }
  const body = await readFile(join(import.meta.dirname, 'sites', shared, file));
  return route.fulfill({ body, contentType: type, headers: { 'content-security-policy': POLICY } });
}
