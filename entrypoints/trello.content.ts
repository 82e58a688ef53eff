import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContentScript } from '#utils/content/run.ts';
import { trelloPage } from '#utils/sites/trello/page.ts';
import { trello } from '#utils/sites/trello/site.ts';

export default defineContentScript({
  matches: [...trello.matches],
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: (ctx) => runContentScript(trelloPage, ctx),
});
