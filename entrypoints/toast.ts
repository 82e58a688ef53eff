import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { provideToast } from '#utils/content/lazy-toast.ts';
import { createToast } from '#utils/content/toast/toast.ts';

/** Runs in a page of a site when it may need a toast: see `inject-scripts.ts`. */
export default defineUnlistedScript(() => provideToast(createToast));
