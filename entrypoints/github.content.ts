import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContentScript } from '#utils/content/run.ts';
import { githubPage } from '#utils/sites/github/page.ts';
import { github } from '#utils/sites/github/site.ts';

export default defineContentScript({
  matches: [...github.matches],
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: (ctx) => runContentScript(githubPage, ctx),
});
