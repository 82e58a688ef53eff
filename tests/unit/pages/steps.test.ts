import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AREAS, goalTemplate } from '#components/goals/goal-templates.ts';
import { siteAt } from '#utils/background/site-lookup.ts';
import { parseMessage } from '#utils/messaging/parse-message.ts';
import {
  insertSteps,
  isLong,
  itemBehind,
  type LinkableItem,
  moveTo,
  recentItems,
  stepCommand,
  withNamedSteps,
} from '#utils/pages/steps.ts';
import { parseLink } from '#utils/sites/links.ts';
import type { LinkedItem } from '#utils/sites/types.ts';

interface Placed {
  name: string;
  position: number;
}
const at = (...places: number[]): Placed[] =>
  places.map((position, index) => ({ name: `${index}`, position }));
const named = (...names: string[]): Placed[] => names.map((name) => ({ name, position: 0 }));
/** All steps in their order, after some were said anew. */
const said = (steps: readonly Placed[], anew: readonly Placed[]) =>
  [...steps.filter(({ name }) => !anew.some((step) => step.name === name)), ...anew].sort(
    (a, b) => a.position - b.position,
  );

describe('steps that are put among others', () => {
  it.each([
    [[], 0, 2, [1, 2]],
    [[1, 2], 0, 1, [0]],
    [[1, 2], 1, 1, [1.5]],
    [[1, 5], 1, 3, [2, 3, 4]],
    [[1, 2], 2, 2, [3, 4]],
  ])('of %j at %i, %i of them: %j', (places, index, count, expected) => {
    const added = named('a', 'b', 'c').slice(0, count);
    expect(insertSteps(at(...places), index, added).map(({ position }) => position)).toEqual(expected);
  });

  it('where two stand at one position, the others make room first', () => {
    expect(insertSteps(at(1, 1, 2), 1, named('new'))).toEqual([
      { name: '1', position: 3 },
      { name: '2', position: 4 },
      { name: 'new', position: 2 },
    ]);
  });

  it('stand where they should, however often and wherever, each at a position of its own', () => {
    let madeRoom = 0;
    const places = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 });
    const puts = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 3 })), { maxLength: 20 });
    fc.assert(
      fc.property(places, puts, (places, puts) => {
        // Two devices may have put steps at one position.
        let steps = at(...places.sort((a, b) => a - b));
        for (const [turn, [choice, count]] of puts.entries()) {
          const index = choice % (steps.length + 1);
          const names = ['a', 'b', 'c'].slice(0, count).map((name) => name + turn);
          const before = steps.map(({ name }) => name);
          const anew = insertSteps(steps, index, named(...names));
          if (anew.length > count) madeRoom++;
          steps = said(steps, anew);
          expect(steps.map(({ name }) => name)).toEqual(before.toSpliced(index, 0, ...names));
        }
      }),
    );
    expect(madeRoom, 'times that there was no room').toBeGreaterThan(0);
  });

  it('there is room again after halves have run out', () => {
    let steps = at(1, 2);
    for (let turn = 0; turn < 80; turn++) steps = said(steps, insertSteps(steps, 1, named(`new ${turn}`)));
    expect(new Set(steps.map(({ position }) => position)).size).toBe(82);
  });
});

it('one of a list can stand anywhere in it', () => {
  const list = ['a', 'b', 'c'];
  expect([0, 1, 2].map((index) => moveTo(list, 'b', index).join(''))).toEqual(['bac', 'abc', 'acb']);
});

it('a step is long beyond 80 characters, as people count them', () => {
  expect([isLong('🪴'.repeat(80)), isLong('a'.repeat(81))]).toEqual([false, true]);
});

it('a step whose words were erased is called something all the same, and others what they are', () => {
  const titles = ['', 'Book the van', ''];
  const steps = titles.map((title, position) => {
    return { subject: `goal:a:step:${position}`, title, url: '', position, done: false };
  });
  const goal = { subject: 'goal:a', title: 'Move', steps, share: 0, dropped: false };
  expect(withNamedSteps(goal).steps.map(({ title }) => title)).toEqual(['a step', 'Book the van', 'a step']);
});

describe('what is said of a step', () => {
  const id = '0189a4f2-7c31-4b8e-9d55-3f1c2b6a7e90';
  const step = {
    ...{ subject: `goal:${id}:step:${id}`, title: 'Book the van', url: 'https://trello.com/c/aBcD1234' },
    ...{ position: 1.5, relatedTo: 'trello:card:~abcd1234' },
  };

  it.each([[false], [true]])('is all of it, and well formed; dropped: %s', (dropped) => {
    const command = stepCommand(step, dropped);
    expect(command).toMatchObject({
      position: 1.5,
      relatedTo: 'trello:card:~abcd1234',
      text: { title: 'Book the van' },
    });
    expect('dropped' in command).toBe(dropped);
    const message = { type: 'recordPlan', today: '2026-03-02', entries: [{ id, command }] };
    expect(parseMessage(message, { from: 'page' })).toEqual({ ok: true, value: message });
  });
});

describe('things of late', () => {
  const win = (subject: string, title: string, site = 'trello') => ({
    ...{ subject, title, site, url: `https://trello.com/c/${subject.slice(-8)}`, kind: 'card' as const },
  });
  const things = (open: LinkableItem[], ...wins: ReturnType<typeof win>[]) =>
    recentItems({ plan: { open }, todaysWins: [], earlierWins: wins } as unknown as Parameters<
      typeof recentItems
    >[0]);

  it('are those that are open again, then those that were finished on a site, each once', () => {
    const open = { subject: 'trello:card:2', title: 'Two', url: 'https://trello.com/c/2' };
    const all = things(
      [open],
      win('trello:card:1', 'One'),
      win('trello:card:2', 'Two'),
      win('trello:card:1', 'One'),
      win('manual:x', 'By hand', ''),
      win('trello:card:3', ''),
    );
    expect(all.map(({ subject }) => subject)).toEqual(['trello:card:2', 'trello:card:1']);
  });
});

describe('the thing behind a link', () => {
  const link = (text: string) => parseLink(text, (site, address) => siteAt(address) === site) as LinkedItem;
  const CARD = 'https://trello.com/c/aBcD1234';
  const card = { subject: 'trello:card:67318e20a4c9d1f05b7e2a01', title: 'Write', url: CARD };
  const item = { subject: 'trello:item:67318e20a4c9d1f05b7e3c01', title: 'Make coffee', url: CARD };
  const issue = {
    subject: 'github:github.com/o/r#5:closed',
    title: 'It breaks',
    url: 'https://github.com/o/r/issues/5',
  };
  const task = { ...issue, subject: 'github:github.com/o/r#5:task:body:0123456789abcdef', title: 'Try it' };
  const known = [item, card, task, issue];

  it('is known by its name, or a card by its address; what lies within it is another thing', () => {
    expect(itemBehind(link(`${CARD}/17-write`), known)).toBe(card);
    expect(itemBehind(link('https://github.com/O/R/issues/5#top'), known)).toBe(issue);
    expect(itemBehind(link('https://github.com/o/r/issues/6'), known)).toBeUndefined();
    expect(itemBehind(link('https://github.com/o/r/issues/5'), [task])).toBeUndefined();
    expect(itemBehind(link(CARD), [item])).toBeUndefined();
  });
});

describe('templates', () => {
  it.each(AREAS)('%s: a goal of a few small steps', (area) => {
    const { title, steps } = goalTemplate(area);
    expect(title).not.toBe('');
    expect(steps.length).toBeGreaterThanOrEqual(3);
    expect(steps.length).toBeLessThanOrEqual(6);
    expect(steps.filter(isLong)).toEqual([]);
  });
});
