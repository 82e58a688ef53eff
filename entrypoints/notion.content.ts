import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runContentScript } from '#utils/content/run.ts';
import { notion } from '#utils/sites/notion/page.ts';

export default defineUnlistedScript(() => runContentScript(notion));
