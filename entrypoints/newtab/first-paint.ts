import { afterFirstPaint } from '#utils/pages/after-first-paint.ts';

afterFirstPaint(() => import('#entrypoints/newtab/main.tsx'));
