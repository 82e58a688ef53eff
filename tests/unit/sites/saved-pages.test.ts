import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPECTED } from '#tests/sites/saved-pages.ts';
import { countsOf, readSavedPages } from '#tests/support/saved-pages.ts';

const ROOT = join(import.meta.dirname, '../../..');
const SAVED = resolve(ROOT, '../shared/pages');

const OWN = {
  'github/issue.html': `<!DOCTYPE html><html><!-- url: https://github.com/octo-org/hello/issues/7
    --><head></head><body><h1><bdi data-testid="issue-title">Quiet</bdi></h1>
    <span data-testid="header-state" data-status="issueOpened"></span><button>Subscribe</button>
    <div data-testid="comment-composer"><button><svg class="octicon octicon-issue-closed"></svg>Close</button></div>`,
  'github/unclear.html': `<div data-testid="comment-composer"><button><svg class="octicon octicon-issue-closed"></svg>`,
  'trello/part.html': `<div data-card-id="65a000000000000000000001"><a data-testid="card-name" href="/c/aB3dE6gH/1-x">Write</a>
    <button data-testid="card-done-state-completion-button"><svg><path d="M 4.826 7.52"></path></svg></button></div>`,
  'elsewhere/page.html': '<button>Nothing</button>',
  'github/notes.txt': 'no page',
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'saved-pages-'));
  for (const [file, html] of Object.entries(OWN)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), html);
  }
});
afterAll(() => rm(folder, { recursive: true }));

const command = (where: string) =>
  new Promise<{ code: unknown; said: string }>((done) =>
    execFile(process.execPath, ['tests/scripts/pages.ts', where], { cwd: ROOT }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, said: stdout + stderr }),
    ),
  );

describe('a folder of saved pages', () => {
  it('is read page by page: which items its controls are about, and which nobody can tell', async () => {
    const pages = (await readSavedPages(folder)) ?? [];
    expect(pages.map((page) => [page.file, page.controls, countsOf(page)])).toEqual([
      ['github/issue.html', 2, { 'issue open': 1 }],
      ['github/unclear.html', 1, { 'unsure, issue: no label': 1 }],
      ['trello/part.html', 2, { 'card done': 1 }],
    ]);
    expect(pages.map(({ targets: [target] }) => target?.subject)).toEqual([
      'github:github.com/octo-org/hello#7:closed',
      undefined,
      'trello:card:65a000000000000000000001',
    ]);
  });

  it('is listed by the command', async () => {
    const { code, said } = await command(folder);
    expect(said).toContain('issue    open  github:github.com/octo-org/hello#7:closed  “Quiet”');
    expect(said).toContain('unsure   issue: no label');
    expect(code).toBe(0);
  });

  it('fails the command where a page is not as expected', async () => {
    const [name = ''] = Object.keys(EXPECTED);
    await writeFile(join(folder, name), OWN['github/unclear.html']);
    const { code, said } = await command(folder);
    await rm(join(folder, name));
    expect(said).toContain('WRONG');
    expect(code).toBe(1);
  });

  it('need not be there', async () => {
    const { code, said } = await command(join(folder, 'none'));
    expect(said).toContain('There are no saved pages');
    expect(code).toBe(0);
  });
});

it('every saved page that somebody has is read as expected', async () => {
  const pages = await readSavedPages(SAVED);
  if (!pages) console.log(`${SAVED} does not exist: only our own page was read`);
  const known = (pages ?? []).filter(({ file }) => EXPECTED[file]);
  expect(Object.fromEntries(known.map((page) => [page.file, countsOf(page)]))).toEqual(
    Object.fromEntries(known.map(({ file }) => [file, EXPECTED[file]])),
  );
});
