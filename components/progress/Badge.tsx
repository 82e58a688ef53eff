import type { ComponentChildren } from 'preact';
import { type AchievementGroup, groupOf } from '#components/ui/achievement-labels.ts';
import { type Achievement, tierOf } from '#utils/domain/scoring/achievements.ts';

/** Tiers that have a colour of their own; higher ones have that of the last. */
const TIERS = 4;

/** The drawing of an achievement: a sign for what it is about, and a colour for how far it goes. */
export function Badge({ name }: { name: Achievement }) {
  return (
    <svg class={`badge tier-${Math.min(tierOf(name), TIERS)}`} viewBox="0 0 40 40" aria-hidden="true">
      <path class="badge-shape" d={SHAPE} />
      <g class="badge-sign">{SIGNS[groupOf(name)]}</g>
    </svg>
  );
}

/** A hexagon that stands on a corner, with round corners. */
const SHAPE =
  'M17.5 3.4a5 5 0 0 1 5 0l10.6 6.1a5 5 0 0 1 2.5 4.4v12.2a5 5 0 0 1-2.5 4.4l-10.6 6.1a5 5 0 0 1-5 0l-10.6-6.1a5 5 0 0 1-2.5-4.4v-12.2a5 5 0 0 1 2.5-4.4z';

/** For each group: a sprout, steps, a star, a flag, braces, a rising line, a moon, a quill. */
const SIGNS: Record<AchievementGroup, ComponentChildren> = {
  starting: (
    <path d="M20 28v-9M20 21c-5 0-7-2.5-7-6.5c5 0 7 2.5 7 6.5zM20 19c0-4 2-6.5 7-6.5c0 4-2 6.5-7 6.5z" />
  ),
  volume: <path d="M12 27h5v-5h5v-5h5v-5" />,
  meaning: <path d="M20 12l2.5 5.1 5.6.8-4.1 4 1 5.6-5-2.6-5 2.6 1-5.6-4.1-4 5.6-.8z" />,
  goals: <path d="M14 29v-16M14 13.5c4-2.5 8 2.5 12 0v8c-4 2.5-8-2.5-12 0" />,
  craft: <path d="M16.5 14.5l-5 5.5 5 5.5M23.5 14.5l5 5.5-5 5.5" />,
  streaks: <path d="M12 25l5-5 4 3 7-9M23.5 14h4.5v4.5" />,
  care: <path d="M26.5 22.5a7.5 7.5 0 1 1-9-9.5a6 6 0 0 0 9 9.5z" />,
  honesty: <path d="M13 27c1-7 6-13 14-14c-.5 7-5 11-11 11M13 27l7-7.5" />,
};
