import { expect, it } from 'vitest';
import { documentOf } from '#tests/support/dom.ts';
import { githubPage } from '#utils/sites/github/page.ts';
import { notionPage } from '#utils/sites/notion/page.ts';
import { trelloPage } from '#utils/sites/trello/page.ts';
import type { Landmarks, PageReader } from '#utils/sites/types.ts';

const ME = '<meta name="user-login" content="me">';
const ISSUE = 'https://github.com/octo-org/hello/issues/12';
const PULL = 'https://github.com/octo-org/hello/pull/20';
const PAGE = 'https://app.notion.com/Plan-5eed0000000040008000000000000001';
const TODO = '<div class="notion-to_do-block" data-block-id="5eed0000-0000-4000-8000-000000000011">';

it.each<[string, PageReader, string, string, Landmarks | undefined]>([
  [
    'a board',
    trelloPage,
    'https://trello.com/b/x',
    '<i data-card-id="x">',
    { 'card: none on a board': true },
  ],
  ['an empty board', trelloPage, 'https://trello.com/b/x', '', { 'card: none on a board': false }],
  [
    'a board by its name',
    trelloPage,
    'https://trello.com/b/x/launch',
    '',
    { 'card: none on a board': false },
  ],
  ...['calendar', 'calendar-view', 'table', 'timeline', 'dashboard', 'map', 'calendar/2026/11'].map(
    (view): [string, PageReader, string, string, undefined] => [
      `a board as ${view}`,
      trelloPage,
      `https://trello.com/b/x/launch/${view}`,
      '',
      undefined,
    ],
  ),
  ['the home of Trello', trelloPage, 'https://trello.com/u/me/boards', '', undefined],
  [
    'an issue',
    githubPage,
    ISSUE,
    `${ME}<i data-testid="header-state" data-status="issueOpened">`,
    { 'issue: no label': true },
  ],
  ['an issue whose label is renamed', githubPage, ISSUE, ME, { 'issue: no label': false }],
  ['a pull request without a label', githubPage, PULL, ME, { 'pull: no label': false }],
  ['an issue for somebody who is not signed in', githubPage, ISSUE, '', undefined],
  ['a list of issues', githubPage, 'https://github.com/octo-org/hello/issues', ME, undefined],
  [
    'a to-do',
    notionPage,
    PAGE,
    `${TODO}<input type="checkbox"></div>`,
    { 'page: no block': true, 'todo: no box': true },
  ],
  [
    'a to-do without a box',
    notionPage,
    PAGE,
    `${TODO}</div>`,
    { 'page: no block': true, 'todo: no box': false },
  ],
  ['a page without blocks', notionPage, PAGE, '', { 'page: no block': false }],
  ['the home of Notion', notionPage, 'https://app.notion.com/home', '', undefined],
])('what must be on a page is looked for on %s', (_, reader, address, html, is) => {
  expect(reader.landmarks(documentOf(`<!doctype html><html><body>${html}</body></html>`, address))).toEqual(
    is,
  );
});
