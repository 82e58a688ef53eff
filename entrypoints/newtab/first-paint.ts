import { afterFirstFrame } from '#utils/pages/after-first-paint.ts';

afterFirstFrame(() => import('#entrypoints/newtab/main.tsx'));
