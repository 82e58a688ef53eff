import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOn } from '@/utils/content.ts';
import { trello } from '@/utils/sites/trello.ts';

export default defineContentScript({
  matches: trello.matches,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: (ctx) => runOn(trello, ctx),
});
