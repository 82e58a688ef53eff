import { describe, expect, it } from 'vitest';
import { formatRoute, parseRoute, type Route } from '#utils/pages/routes.ts';

describe('the address of a page', () => {
  const ROUTES: [hash: string, route: Route][] = [
    ['#/', { page: 'today' }],
    ['#/progress', { page: 'progress' }],
    ['#/progress?given=1', { page: 'progress', given: true }],
    ['#/goals', { page: 'goals' }],
    ['#/history?goal=goal%3Aa', { page: 'history', find: { goal: 'goal:a' } }],
    ['#/history?label=At+home', { page: 'history', find: { label: 'At home' } }],
    ['#/review', { page: 'review' }],
    ['#/review?week=2028-02-28&share=first+win', { page: 'review', week: '2028-02-28', share: 'first win' }],
    ['#/history', { page: 'history', find: {} }],
    ['#/history?q=fix+login', { page: 'history', find: { q: 'fix login' } }],
    [
      '#/history?q=50%25+%26+%23more&site=hand&kind=manual&day=2028-02-29&win=w1',
      {
        page: 'history',
        find: { q: '50% & #more', site: 'hand', kind: 'manual', day: '2028-02-29', win: 'w1' },
      },
    ],
    ['#/history?q=%3F%3D%C3%A9', { page: 'history', find: { q: '?=é' } }],
  ];
  it.each(ROUTES)('%s is read and written alike', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(formatRoute(route)).toBe(hash);
  });

  it.each(['', '#', '#/elsewhere', '#/habits', '#history', '#/history/', '#//progress', '#/progress/2026'])(
    '“%s” is today',
    (hash) => expect(parseRoute(hash)).toEqual({ page: 'today' }),
  );

  it('highlights are a part of the progress', () => {
    expect(parseRoute('#/highlights')).toEqual({ page: 'progress' });
  });

  it.each([
    'kind=nonsense',
    'kind=constructor',
    'day=2027-02-29',
    'day=today',
    'day=2026-1-1',
    'q=',
    'site=&kind=&day=&goal=&win=',
    'else=1',
  ])('what “%s” looks for is not looked for', (query) =>
    expect(parseRoute(`#/history?${query}`)).toEqual({ page: 'history', find: {} }),
  );
});
