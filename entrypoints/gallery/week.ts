import { LONG, TODAY, win } from '#entrypoints/gallery/data.ts';
import { latestWeekday } from '#utils/domain/calendar.ts';
import type { ReviewedWeek } from '#utils/domain/planning/week-review.ts';

/** A week in which nothing was done. */
export const QUIET_WEEK: ReviewedWeek = {
  ...{ first: latestWeekday(TODAY, 1), wins: 0, sites: [], points: 0, goals: [] },
  consistency: { before: 0.4, after: 0.4 },
};

/** A week of which there is something of everything to tell. */
export const WEEK: ReviewedWeek = {
  ...QUIET_WEEK,
  ...{ wins: 23, points: 312, usual: 280.4, consistency: { before: 0.71, after: 0.76 } },
  sites: [{ site: 'trello', wins: 12 }, { site: 'github', wins: 8 }, { wins: 3 }],
  goals: [
    { title: 'Give the workshop in Leipzig', steps: 3 },
    { title: LONG, steps: 1 },
  ],
  oldest: { win: win({ id: 'old', title: 'Order the seeds' }), since: '2026-08-03' },
};

/** Some of its wins. */
export const WINS = [
  win({ id: '1', title: 'Plan the garden day' }),
  win({ id: '2', title: 'Fix login on slow networks', site: 'github', kind: 'issue', url: '' }),
  win({ id: '3', title: LONG, raw: 32, points: 32 }),
  win({ id: '4', title: '', site: 'notion', kind: 'todo', url: 'https://notion.so/1' }),
  win({ id: '5', title: 'Call the landlord', site: '', kind: 'manual', url: '', day: '2026-11-18' }),
  win({ id: '6', title: 'Book the train to Leipzig', day: '2026-11-18' }),
];
