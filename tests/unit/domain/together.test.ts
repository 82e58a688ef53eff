import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, event, newSettings, rests, viewOf, wins } from '#tests/support/events.ts';
import { addDays, type DayKey, monthOf, weekday } from '#utils/domain/calendar.ts';
import type { EventText, StoredEvent } from '#utils/domain/event.ts';
import { keptTogether, markText, teamSubject, weekSubject } from '#utils/domain/recognition/kept-together.ts';
import { ownWeek } from '#utils/domain/recognition/own-week.ts';
import { newTeam, readTeam } from '#utils/domain/recognition/team.ts';
import { SHOWN_FROM, shownTogether, sumTogether } from '#utils/domain/recognition/together.ts';
import {
  cardPayload,
  readCard,
  refusalOfCard,
  type SignedCard,
  targetDays,
  type WeekCard,
} from '#utils/domain/recognition/week-card.ts';
import { isKeptWeek, KEPT_WEEKS, mondayOf, monthOfWeek } from '#utils/domain/recognition/weeks.ts';

const SALT = '0f'.repeat(16);
const TEAM = newTeam('The checkout', 40, SALT);
const OTHER = newTeam('The checkout', 41, SALT);
/** Mondays of March 2026. */
const WEEKS = [day(2), day(9), day(16), day(23)];
const MONTH = '2026-03';

function card(change: Partial<SignedCard> = {}): SignedCard {
  return { team: TEAM.id, week: day(2), share: 100, days: 5, rest: false, signer: 'mira', ...change };
}

const cards = (members: readonly string[]) =>
  fc.array(
    fc.record({
      team: fc.constantFrom(TEAM.id, TEAM.id, TEAM.id, OTHER.id),
      week: fc.constantFrom(...WEEKS),
      share: fc.integer({ min: 0, max: 100 }),
      days: fc.integer({ min: 0, max: 7 }),
      rest: fc.boolean(),
      signer: fc.constantFrom(...members),
    }),
    { maxLength: 30 },
  );
const MEMBERS = ['mira', 'ben', 'ada', 'kim'];

describe('a week', () => {
  it('is named by its Monday, and counts for the month that most of its days are in', () => {
    expect(mondayOf('2026-11-30')).toBe('2026-11-30');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(monthOfWeek('2026-11-30')).toBe('2026-12');
    expect(monthOfWeek('2026-12-28')).toBe('2026-12');
    expect(monthOfWeek('2025-12-29')).toBe('2026-01');
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (days) => {
        const any = addDays('2026-03-02', days);
        const monday = mondayOf(any);
        expect(weekday(monday)).toBe(1);
        const own = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
        expect(own).toContain(any);
        const inMonth = own.filter((one) => monthOf(one) === monthOfWeek(monday));
        expect(inMonth.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  it('is kept eight weeks, from when it begins anywhere', () => {
    const today = '2026-11-29';
    const kept = Array.from({ length: 12 }, (_, weeks) => addDays('2026-11-30', -7 * weeks)).filter(
      (monday) => isKeptWeek(monday, today),
    );
    expect(kept).toHaveLength(KEPT_WEEKS + 1);
    expect(kept[0]).toBe('2026-11-30');
    expect(isKeptWeek('2026-11-30', '2026-11-28')).toBe(false);
  });
});

describe('a team', () => {
  it('is known by its invitation, and another name or target is another team', () => {
    expect(readTeam(TEAM.invitation)).toEqual(TEAM);
    expect(OTHER.id).not.toBe(TEAM.id);
    expect(newTeam('The checkouts', 40, SALT).id).not.toBe(TEAM.id);
    expect(newTeam('The checkout', 40, '0e'.repeat(16)).id).not.toBe(TEAM.id);
  });

  const written = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64url');
  it.each([
    ['nothing', ''],
    ['no JSON', Buffer.from('hello').toString('base64url')],
    ['a list', written([1])],
    ['no name', written({ target: 40, salt: SALT })],
    ['an empty name', written({ name: ' ', target: 40, salt: SALT })],
    ['a long name', written({ name: 'x'.repeat(61), target: 40, salt: SALT })],
    ['a name that turns the text', written({ name: 'a\u202Eb', target: 40, salt: SALT })],
    ['half a day', written({ name: 'a', target: 40.5, salt: SALT })],
    ['too few days', written({ name: 'a', target: 4, salt: SALT })],
    ['too many days', written({ name: 'a', target: 1000, salt: SALT })],
    ['another salt', written({ name: 'a', target: 40, salt: 'short' })],
    ['something more', written({ name: 'a', target: 40, salt: SALT, url: 'https://example.com' })],
    ['another order', written({ target: 40, name: 'a', salt: SALT })],
  ])('%s is no invitation', (_, invitation) => expect(readTeam(invitation)).toBeUndefined());
});

describe('the person’s own week', () => {
  const own = (log: Parameters<typeof viewOf>[0], date: number, week = day(2)) =>
    ownWeek(viewOf(log, date), week);

  it('is how much of the target its active days reached, and how many these are', () => {
    // Of a target of three: all, more than all, and one third.
    const log = [...wins(3, 2), ...wins(5, 3), ...wins(1, 4)];
    expect(own(log, 6)).toEqual({ week: day(2), share: 78, days: 3, rest: false });
    expect(own(log, 6, day(9))).toEqual({ week: day(9), share: 0, days: 0, rest: false });
  });

  it('leaves out days that are none of the schedule, and says that somebody rests, not which days', () => {
    const log = [...wins(3, 2), ...wins(3, 7), rests(2, 4, 5)];
    expect(own(log, 8)).toEqual({ week: day(2), share: 100, days: 1, rest: true });
    // Also on a day that is yet to come.
    expect(own([...wins(3, 2), rests(2, 8, 8)], 2).rest).toBe(true);
    const weekend = [newSettings(1, { schedule: [6, 7] }), ...wins(3, 2), ...wins(3, 7)];
    expect(own(weekend, 8)).toEqual({ week: day(2), share: 100, days: 1, rest: false });
  });

  it('ends on the day until which it is looked at, and begins on Monday whatever weeks the person has', () => {
    const log = [newSettings(-20, { weekStart: 7 }), ...wins(3, 1), ...wins(3, 2), ...wins(3, 4)];
    const view = viewOf(log, 8);
    expect(ownWeek(view, day(2), day(3)).days).toBe(1);
    expect(ownWeek(view, day(2)).days).toBe(2);
  });

  it('only grows in target days while wins are added', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 2, max: 8 }), { maxLength: 25 }), (dates) => {
        let before = 0;
        for (let count = 1; count <= dates.length; count++) {
          const log = dates.slice(0, count).flatMap((date) => wins(1, date, '10:00'));
          const days = targetDays(own(log, 9));
          expect(days).toBeGreaterThanOrEqual(before);
          before = days;
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('a week card', () => {
  const payload = (change: object = {}) => ({ ...JSON.parse(cardPayload(card(), 'mira')), ...change });

  it('holds what it holds, and nothing else', () => {
    const { signer: _, ...plain } = card();
    expect(readCard(payload())).toEqual(plain);
    expect(Object.keys(payload()).sort()).toEqual(['days', 'iss', 'rest', 'share', 'team', 'week']);
  });

  it.each([
    ['something more', { points: 40 }],
    ['a title', { title: 'Fix the importer' }],
    ['a team by its name', { team: 'The checkout' }],
    ['a week that begins on Sunday', { week: '2026-03-01' }],
    ['no day of the calendar', { week: '2026-02-30' }],
    ['more than all', { share: 101 }],
    ['less than nothing', { share: -1 }],
    ['half a percent', { share: 50.5 }],
    ['text for a number', { days: '5' }],
    ['eight days', { days: 8 }],
    ['no word of rest', { rest: undefined }],
  ])('with %s is none', (_, change) => expect(readCard(payload(change))).toBeUndefined());

  it('is refused for another team, for another week, and when it is here already', () => {
    const refusal = (one: SignedCard, held: SignedCard[] = [], today = day(4)) =>
      refusalOfCard(one, [TEAM], held, today);
    expect(refusal(card())).toBeUndefined();
    expect(refusal(card({ team: OTHER.id }))).toBe('team');
    expect(refusal(card({ week: day(9) }))).toBe('week');
    expect(refusal(card(), [], addDays(day(2), 56))).toBe('week');
    expect(refusal(card(), [card()])).toBe('doubled');
    expect(refusal(card({ days: 3 }), [card()])).toBe('replayed');
    expect(refusal(card({ days: 3, rest: true }), [card({ days: 3 })])).toBe('replayed');
    expect(refusal(card(), [card({ days: 3 }), card({ signer: 'ben' }), card({ week: day(9) })])).toBe(
      undefined,
    );
  });
});

describe('what a month comes to together', () => {
  it('is the fullest card of each member and week, in whole days', () => {
    const all = [
      card({ share: 80, days: 4 }),
      card({ share: 100, days: 3 }),
      card({ week: day(9), share: 50, days: 5 }),
      card({ signer: 'ben', share: 100, days: 5 }),
      card({ signer: 'ada', share: 33, days: 1 }),
      card({ signer: 'ada', team: OTHER.id }),
      card({ signer: 'ada', week: day(30) }),
    ];
    // 3.2 + 2.5 + 5 + 0.33
    expect(sumTogether(TEAM.id, MONTH, all)).toBe(11);
  });

  it('is nothing at all as long as fewer than three have given a card for it', () => {
    fc.assert(
      fc.property(cards(MEMBERS.slice(0, SHOWN_FROM - 1)), (few) => {
        expect(sumTogether(TEAM.id, MONTH, few)).toBeUndefined();
        expect(shownTogether(sumTogether(TEAM.id, MONTH, few), undefined)).toBeUndefined();
      }),
    );
  });

  it('does not depend on the order of cards, nor on how often one is there', () => {
    fc.assert(
      fc.property(cards(MEMBERS), fc.nat(), (all, seed) => {
        const shuffled = [...all, ...all.slice(0, seed % (all.length + 1))].reverse();
        expect(sumTogether(TEAM.id, MONTH, shuffled)).toBe(sumTogether(TEAM.id, MONTH, all));
      }),
    );
  });

  it('never shows less, whatever cards come, go, come late or come again', () => {
    const step = fc.record({ add: fc.boolean(), which: fc.nat() });
    fc.assert(
      fc.property(cards(MEMBERS), fc.array(step, { maxLength: 60 }), (all, steps) => {
        const here = new Set<SignedCard>();
        let mark: number | undefined;
        for (const { add, which } of steps) {
          const one = all[which % Math.max(1, all.length)];
          if (one && add) here.add(one);
          else if (one) here.delete(one);
          const shown = shownTogether(sumTogether(TEAM.id, MONTH, [...here]), mark);
          expect(shown ?? -1).toBeGreaterThanOrEqual(mark ?? -1);
          mark = shown;
        }
      }),
    );
  });

  it('grows with every card, if it is there', () => {
    fc.assert(
      fc.property(cards(MEMBERS), cards(['zoe', ...MEMBERS]), (all, more) => {
        const before = sumTogether(TEAM.id, MONTH, all);
        const after = sumTogether(TEAM.id, MONTH, [...all, ...more]);
        if (before !== undefined) expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('what is kept of milestones', () => {
  const TODAY = day(25);
  let count = 0;
  function note(subject: string, text?: Partial<EventText>): StoredEvent {
    const own = event(`n${++count}`, 'note', 2, { subject, noteKind: 'recognition' });
    return { ...own, ...(text && { text: { title: '', url: '', ...text } }) } as StoredEvent;
  }
  const invited = (team = TEAM) => note(teamSubject(team.id), { credential: team.invitation });
  const cardNote = (credential: string, week: DayKey = day(2), team = TEAM.id) =>
    note(weekSubject({ team, week } as WeekCard), { credential });

  it('is a team with its cards, each once, and what was shown', () => {
    const events = [
      cardNote('A'),
      invited(),
      cardNote('A'),
      cardNote('B', day(9)),
      note(teamSubject(TEAM.id), { title: markText(MONTH, 7) }),
      note(teamSubject(TEAM.id), { title: markText(MONTH, 12) }),
      note(teamSubject(TEAM.id), { title: markText(MONTH, 11) }),
      note(teamSubject(TEAM.id), { title: 'anything' }),
      note('recognition:thanks:a', { credential: 'C' }),
    ];
    const { teams, cards, stale } = keptTogether(events, TODAY);
    expect(teams).toMatchObject([TEAM]);
    expect([...(teams[0]?.marks ?? [])]).toEqual([[MONTH, 12]]);
    expect(cards).toEqual(['A', 'B']);
    expect(stale).toEqual([]);
    const subjects = [
      teamSubject(TEAM.id),
      ...[day(2), day(9)].map((week) => weekSubject({ team: TEAM.id, week })),
    ];
    expect([...(teams[0]?.refs.keys() ?? [])].sort()).toEqual(subjects.sort());
  });

  it('is nothing of an invitation that is another’s', () => {
    expect(keptTogether([note(teamSubject(TEAM.id), { credential: OTHER.invitation })], TODAY).teams).toEqual(
      [],
    );
  });

  it('is nothing of a team that was left, and what comes of it later is to be erased', () => {
    const late = [cardNote('B', day(9)), note(teamSubject(TEAM.id), { title: markText(MONTH, 9) })];
    const events = [note(teamSubject(TEAM.id)), note(weekSubject({ team: TEAM.id, week: day(2) })), ...late];
    expect(keptTogether(events, TODAY)).toEqual({ teams: [], cards: [], stale: late.map(({ id }) => id) });
    // Whoever comes back has what comes then.
    expect(keptTogether([...events, invited()], TODAY)).toMatchObject({ cards: ['B'], stale: [] });
  });

  it('waits where the invitation is yet to come', () => {
    expect(keptTogether([cardNote('A')], TODAY)).toEqual({ teams: [], cards: [], stale: [] });
  });

  it('is to be erased after eight weeks', () => {
    const old = cardNote('A', addDays(mondayOf(TODAY), -7 * KEPT_WEEKS));
    expect(keptTogether([invited(), old], TODAY)).toMatchObject({ cards: [], stale: [old.id] });
  });
});
