import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runContentScript } from '#utils/content/run.ts';
import { notionPage } from '#utils/sites/notion/page.ts';

export default defineUnlistedScript(() => runContentScript(notionPage));
