import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOn } from '#utils/content/run.ts';
import { notion } from '#utils/sites/notion/page.ts';

export default defineContentScript({
  matches: notion.matches,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: (ctx) => runOn(notion, ctx),
});
