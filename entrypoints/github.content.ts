import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runContentScript } from '#utils/content/run.ts';
import { github } from '#utils/sites/github/page.ts';

export default defineUnlistedScript(() => runContentScript(github));
