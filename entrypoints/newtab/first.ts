import { afterFirstFrame } from '@/utils/frame.ts';

afterFirstFrame(() => import('./main.tsx'));
