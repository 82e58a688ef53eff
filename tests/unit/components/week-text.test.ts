import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { WEEK_PARTS, type WeekPart } from '#components/review/week-text.ts';
import { speak } from '#tests/support/speak.ts';
import { NO_CONFIG } from '#utils/domain/config-history.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { Win } from '#utils/domain/scoring/win.ts';

afterAll(() => speak('en'));

let at = 0;
function win(day: string, title: string, more: Partial<Win> = {}): Win {
  return {
    ...{ id: title, name: title, subject: `trello:card:${title}`, site: 'trello', kind: 'card', title },
    ...{ url: 'https://trello.com/c/AbCdEf12', at: at++, offset: 0, day, parts: {} as Win['parts'] },
    ...{ raw: 10, points: 10, scored: true, isWin: true },
    ...more,
  };
}
const byHand = { site: '', kind: 'manual', url: '', subject: 'manual:1' } as const;
const github = { site: 'github', url: 'https://github.com/o/r/issues/1', subject: 'github:github.com/o/r#1' };
const GOAL: GoalView = {
  ...{ subject: 'goal:g', title: 'Move house', share: 1, reached: '2026-03-05', dropped: false },
  steps: [
    {
      subject: 'goal:g:step:1',
      title: 'Van',
      relatedTo: 'trello:card:Van',
      url: '',
      position: 0,
      done: true,
    },
  ],
};
const WEEK = {
  span: ['2026-03-02', '2026-03-08'] as [string, string],
  wins: [
    win('2026-03-04', 'Post'),
    win('2026-03-03', 'Van'),
    win('2026-03-02', 'Pack', { ...byHand, kind: 'step', subject: 'goal:g:step:2' }),
    win('2026-03-02', 'Water', byHand),
    win('2026-03-03', 'Water', byHand),
    win('2026-03-05', 'Fix it', { ...github, kind: 'issue' }),
    win('2026-03-05', 'Declined', { ...github, kind: 'declined', isWin: false }),
    win('2026-03-09', 'Next week'),
    win('2026-03-06', 'Elsewhere', { url: 'https://example.org/' }),
  ],
  goals: [GOAL],
  daysOff: ['2026-03-06'],
};
const ALL = new Set(WEEK_PARTS);
const without = (...parts: WeekPart[]) => ALL.difference(new Set(parts));

async function textIn(language: string, parts: ReadonlySet<WeekPart> = ALL, form: 'chat' | 'email' = 'chat') {
  await speak(language);
  const { weekToCopy } = await import('#components/review/week-text.ts');
  const { shareText } = await import('#components/review/share-text.ts');
  return shareText(weekToCopy(WEEK, parts), form);
}

describe('a week to copy', () => {
  it('lists its wins by goal and by place, in their order, with links to sites alone', async () => {
    expect((await textIn('en')).replaceAll('\u2009', ' ')).toBe(
      [
        ...['My week, Mar 2 – 8', '7 wins'],
        ...['', 'Move house – reached Mar 5, 2026', '• Pack', '• Van – https://trello.com/c/AbCdEf12'],
        ...['', 'Added by you', '• Water (2)'],
        ...['', 'Trello', '• Post – https://trello.com/c/AbCdEf12', '• Elsewhere'],
        ...['', 'GitHub · o/r', '• Fix it – https://github.com/o/r/issues/1'],
        ...['', 'Days off: Fri'],
      ].join('\n'),
    );
  });

  it('names a goal’s labels, and counts each win once for each of them', async () => {
    const goals = [{ ...GOAL, labels: ['Home', 'This year'] }];
    await speak('en');
    const { weekToCopy } = await import('#components/review/week-text.ts');
    const { items } = weekToCopy({ ...WEEK, goals }, ALL);
    expect(items.flatMap(({ rows }) => rows)).toContain(
      'Move house – reached Mar 5, 2026 · Home · This year',
    );
  });

  it('has no heading of what is not ticked, and still every win', async () => {
    expect((await textIn('en', without(...WEEK_PARTS))).split('\n').slice(2)).toEqual([
      '',
      '• Pack',
      '• Water (2)',
      '• Van',
      '• Post',
      '• Fix it',
      '• Elsewhere',
    ]);
    expect(await textIn('en', without('links'))).not.toContain('https:');
    expect(await textIn('en', without('daysOff'))).not.toContain('Fri');
  });

  it('is a mail with a subject', async () => {
    expect(await textIn('en', ALL, 'email')).toMatch(/^Subject: My week, .*\n\nHello,\n\nMy week/);
  });

  it('without a win is nothing', async () => {
    const { weekToCopy } = await import('#components/review/week-text.ts');
    expect(weekToCopy({ ...WEEK, wins: WEEK.wins.filter(({ isWin }) => !isWin) }, ALL).items).toEqual([]);
  });

  it('tells of each win once, whatever is ticked', async () => {
    await speak('en');
    const { weekToCopy } = await import('#components/review/week-text.ts');
    const days = fc.constantFrom('2026-03-02', '2026-03-08', '2026-03-09');
    const wins = fc.array(fc.record({ day: days, isWin: fc.boolean(), step: fc.boolean() }));
    fc.assert(
      fc.property(wins, fc.subarray([...WEEK_PARTS]), (all, parts) => {
        const wins = all.map(({ day, isWin, step }, at) =>
          win(day, `Title ${at}.`, { isWin, subject: step ? `goal:g:step:${at}` : `trello:card:${at}` }),
        );
        const rows = weekToCopy({ ...WEEK, wins }, new Set(parts)).items.flatMap(({ rows }) => rows);
        for (const { title, day, isWin } of wins)
          expect(rows.filter((row) => row.includes(title))).toHaveLength(isWin && day < '2026-03-09' ? 1 : 0);
      }),
    );
  });

  it('leaves out days on which nobody would have worked anyway', async () => {
    const { daysOffIn } = await import('#components/review/week-text.ts');
    const rests = [{ from: '2026-03-05', to: '2026-03-09', reason: 'holiday' as const }];
    expect(daysOffIn({ ...NO_CONFIG, rests }, '2026-03-02')).toEqual(['2026-03-05', '2026-03-06']);
  });
});

it.each([
  ['en', '7 wins', 'Days off: Fri'],
  ['de', '7 Erfolge', 'Freie Tage: Fr'],
  ['es', '7 logros', 'Días libres: vie'],
  ['fr', '7 réussites', 'Jours libres\u00a0: ven.'],
  ['ja', 'できたこと7件', '休日：金'],
  ['pt_BR', '7 conquistas', 'Dias de folga: sex.'],
])('a week in %s has no text missing, and no gap left open', async (language, ...lines) => {
  const text = await textIn(language);
  expect(text.split('\n')).toEqual(expect.arrayContaining(lines));
  expect(text).toContain('• Van – https://trello.com/c/AbCdEf12');
  expect(text).not.toMatch(/undefined|\$\d/);
  const mail = await textIn(language, ALL, 'email');
  expect(mail).not.toMatch(/undefined|\$\d/);
  expect(mail).toContain(text);
});
