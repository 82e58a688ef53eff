import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOn } from '#utils/content/run.ts';
import { github } from '#utils/sites/github/page.ts';

export default defineContentScript({
  matches: github.matches,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: (ctx) => runOn(github, ctx),
});
