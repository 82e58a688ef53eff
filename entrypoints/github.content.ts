import { defineContentScript } from 'wxt/utils/define-content-script';
import { runContentScript } from '#utils/content/run.ts';
import { github } from '#utils/sites/github/page.ts';

export default defineContentScript({
  matches: github.matches,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: (ctx) => runContentScript(github, ctx),
});
