import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContentScript } from '#utils/content/run.ts';
import { notionPage } from '#utils/sites/notion/page.ts';
import { notion } from '#utils/sites/notion/site.ts';

export default defineContentScript({
  matches: [...notion.matches],
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: (ctx) => runContentScript(notionPage, ctx),
});
