import { defineContentScript } from 'wxt/utils/define-content-script';
import { runOn } from '@/utils/content.ts';
import { notion } from '@/utils/sites/notion.ts';

export default defineContentScript({
  matches: notion.matches,
  runAt: 'document_start',
  noScriptStartedPostMessage: true,
  main: (ctx) => runOn(notion, ctx),
});
