import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clock, day, event, on, viewOf, win, wins } from '#tests/support/events.ts';
import { lawRuns } from '#tests/support/law-runs.ts';
import { DEVICE } from '#tests/support/ledger.ts';
import { logs } from '#tests/support/logs.ts';
import { createConnection } from '#utils/background/ledger/database.ts';
import { createLedger } from '#utils/background/ledger/ledger.ts';
import { toastContent } from '#utils/background/toast-content.ts';
import { projectAll } from '#utils/domain/project.ts';
import { targetBonus } from '#utils/domain/scoring/day-score.ts';
import { scoreCredits } from '#utils/domain/scoring/points.ts';
import { NO_TOTALS } from '#utils/domain/scoring/running-totals.ts';
import { toWin } from '#utils/domain/scoring/win.ts';
import {
  explainConsistency,
  explainDay,
  explainLevel,
  explainShields,
  explainStreak,
  explainWin,
} from '#utils/domain/views/breakdown.ts';
import { selectDashboard, toDayView } from '#utils/domain/views/dashboard.ts';

const sum = (lines: readonly { points: number }[]) => lines.reduce((total, { points }) => total + points, 0);

describe('explain', () => {
  it('the parts of every number add up to it, in any log', () => {
    fc.assert(
      fc.property(logs(120), (log) => {
        const { config, items, days, totals } = projectAll(log);
        const credits = [...items.values()].flatMap((itemState) => itemState.credits);
        const byDay = Map.groupBy(credits, (credit) => credit.day);
        for (const total of days.values()) {
          const scored = scoreCredits(total.day, byDay.get(total.day) ?? [], config);
          for (const credit of scored) expect(sum(explainWin(toWin(credit)))).toBe(credit.points);
          const lines = explainDay(toDayView(total));
          expect(sum(lines)).toBe(total.points);
          expect(lines[0]).toEqual({ part: 'wins', points: sum(scored.map(({ raw }) => ({ points: raw }))) });
          expect(sum(scored)).toBe(total.earned);
        }
        const last = [...totals.values()].at(-1) ?? NO_TOTALS;
        expect(sum([...days.values()])).toBe(last.total);
        const { level, begins, into, next, need } = explainLevel(last);
        expect(begins + into).toBe(last.total);
        expect(begins + need).toBe(next);
        expect(level).toBeGreaterThan(0);
      }),
      { numRuns: lawRuns(200) },
    );
  });

  it('a win tells its base, its batch, its momentum, its priority and what a full day leaves out', () => {
    const priority = event('p', 'priority', 2, { subject: 'trello:card:one', at: clock(2, '08:30') });
    const one = win(2, '10:00', { subject: 'trello:card:one' });
    const parts = (events: Parameters<typeof viewOf>[0], id: string) => {
      const shown = viewOf(events, 2, '19:00').todaysWins.find((own) => own.id === id);
      return shown && explainWin(shown).map(({ part, points }) => [part, points]);
    };
    expect(parts([priority, win(2, '09:30'), one], one.id)).toEqual([
      ['base', 10],
      ['momentum', 1],
      ['priority', 6],
    ]);
    const batch = wins(1, 2).concat(
      Array.from({ length: 5 }, (_, n) => win(2, '09:00', { at: clock(2, '09:00') + n + 1 })),
    );
    const sixth = batch.at(-1);
    expect(parts(batch, sixth?.id ?? '')).toEqual([
      ['base', 10],
      ['batch', -5],
    ]);
    const full = [...wins(12, 2, '08:30'), win(2, '18:00', { id: 'last' })];
    expect(parts(full, 'last')?.at(-1)).toEqual(['full', -5]);
    expect(parts([win(2, '22:00', { id: 'late' })], 'late')).toEqual([
      ['base', 10],
      ['quiet', 0],
    ]);
  });

  it('S5–S7: the streak tells since when, what bridged it, and what was joined again', () => {
    expect(explainStreak(viewOf(on(2, 3, 5), 5))).toEqual({
      since: day(2),
      days: 3,
      bridged: 1,
      travelled: 0,
      rejoined: 0,
      covering: 0,
    });
    expect(explainStreak(viewOf(on(2, 3), 5))).toMatchObject({ days: 2, covering: 1 });
    expect(explainStreak(viewOf(on(2, 3, 4, 5, 6, 12, 13, 16), 16))).toMatchObject({
      since: day(12),
      days: 3,
      rejoined: 5,
    });
    expect(explainStreak(viewOf(on(2, 3, 6), 6))).toMatchObject({ since: day(6), days: 1 });
    expect(explainStreak(viewOf([], 6))).toEqual({
      days: 0,
      bridged: 0,
      travelled: 0,
      rejoined: 0,
      covering: 0,
    });
  });

  it('S6: the shields tell when one was earned and when one was spent', () => {
    expect(explainShields(viewOf(on(2, 3, 4, 5, 6, 11), 11))).toEqual([
      { day: day(11), shields: -2 },
      { day: day(6), shields: 1 },
    ]);
  });

  it('S4: consistency tells the latest working days, today only with a win', () => {
    expect(explainConsistency(viewOf(on(2, 4), 5), 4).map(({ day, active }) => [day, active])).toEqual([
      [day(4), true],
      [day(3), false],
      [day(2), true],
      [day(-1), false],
    ]);
  });
});

describe('what toast and windows tell', () => {
  it('agrees: the gains of the toasts add up to the day of the windows, and each is the win’s own', async () => {
    let databases = 0;
    const step = fc.record({
      item: fc.nat(30),
      kind: fc.constantFrom('card', 'pull', 'item', 'todo', 'issue'),
      pause: fc.constantFrom(1, 5_000, 60_000, 1_500_000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const name = `breakdown-${++databases}`;
        const made = await createConnection(name)();
        await made.put('meta', DEVICE, 'device');
        made.close();
        const ledger = createLedger(name);
        let at = clock(2, '09:00');
        let gains = 0;
        const ids = new Set<string>();
        for (const [index, { item, kind, pause }] of steps.entries()) {
          at += pause;
          const outcome = await ledger.record(
            {
              id: `e${index}`,
              type: 'complete',
              subject: `trello:${kind}:${item}`,
              kind,
              site: 'trello',
              source: 'gesture',
              text: { title: 'An item', url: '' },
              ...(kind === 'item' && { relatedTo: 'trello:card:0' }),
            },
            { at, offset: 60 },
          );
          const toast = toastContent(outcome, { kind, title: 'An item' }, 'full');
          if (!toast) continue;
          ids.add(toast.id);
          const bonus = ({ day, without }: typeof outcome) => [
            targetBonus(day) - targetBonus(without),
            day.weekBonus - without.weekBonus,
          ];
          // Of all that a win brought, one thing is told.
          const [, told] = /target.* \+(\d+)$/.exec(toast.fact ?? '') ?? [];
          if (told) expect(bonus(outcome)).toContain(Number(told));
          else if (Math.max(...bonus(outcome)) > 0) expect(toast.fact).toMatch(/^Level/);
          gains += [toast.points, ...bonus(outcome)].reduce((sum, gain) => sum + gain);
          const shown = selectDashboard(await ledger.snapshot({ at, offset: 60 }), { at, offset: 60 });
          expect(shown.todaysWins.find(({ id }) => id === toast.id)?.points).toBe(toast.points);
          expect(gains).toBe(shown.today.points);
          expect(shown.total).toBe(shown.today.points);
          const { targetWins, wins, target } = shown.today;
          expect(toast.today?.line).toMatch(new RegExp(`^${targetWins < target ? targetWins : wins} `));
        }
        const { todaysWins } = selectDashboard(await ledger.snapshot({ at, offset: 60 }), { at, offset: 60 });
        expect(new Set(todaysWins.map(({ id }) => id))).toEqual(ids);
      }),
      { numRuns: lawRuns(30) },
    );
  });
});
