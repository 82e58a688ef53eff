import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runContentScript } from '#utils/content/run.ts';
import { githubPage } from '#utils/sites/github/page.ts';

export default defineUnlistedScript(() => runContentScript(githubPage));
