import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runContentScript } from '#utils/content/run.ts';
import { trelloPage } from '#utils/sites/trello/page.ts';

export default defineUnlistedScript(() => runContentScript(trelloPage));
