import { logOf, type Stored, storedFor } from '#tests/support/ledger.ts';
import { PEOPLE, logOf as workOf } from '#tests/support/people.ts';
import { addDays, dayKey } from '#utils/domain/calendar.ts';
import type { LedgerEvent, StoredEvent } from '#utils/domain/event.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';

/** Where and when every picture is taken: a Thursday afternoon, within working hours. */
export const PLACE = 'Europe/Berlin';
export const MOMENT = Date.parse('2026-11-19T15:30:00+01:00');

const TODAY = dayKey(MOMENT, 60, DEFAULTS.dayStart);

const TITLES: Record<string, readonly string[]> = {
  trello: [
    'Write the launch post',
    'Plan the garden day',
    'Ask Mira about the venue',
    'Answer the survey of the print shop, and send them the new sizes of every poster and flyer',
    'Book the train to Leipzig',
    'Review the budget for spring',
    'Order the seeds',
  ],
  github: [
    'Fix login on slow networks',
    'Keep the focus when a row is removed',
    'Show the time zone in exports',
    'Explain how releases are made',
    'Retry uploads that were cut off',
  ],
  notion: [
    'Summarise the interviews',
    'Send the notes of Tuesday',
    'Choose three questions for the panel',
    'Tidy up the reading list',
  ],
};

const STEPS = ['Write the outline', 'Book the room', 'Make the first three slides', 'Rehearse it once'];

/** The goal before the first of its steps, which is made with it. */
function goalsAnd(event: LedgerEvent): LedgerEvent[] {
  const [, goal] = /^(goal:\d+):0$/.exec(event.subject) ?? [];
  return goal && event.type === 'step'
    ? [{ ...event, id: `${event.id} goal`, type: 'goal', subject: goal }, event]
    : [event];
}

/** The log of somebody up to {@link MOMENT}. */
export function diary(person: keyof typeof PEOPLE, days: number): StoredEvent[] {
  const events = workOf(PEOPLE[person], 3, addDays(TODAY, 1 - days), days).filter(
    ({ at, type }) => at < MOMENT && type !== 'note',
  );
  return logOf(
    events.flatMap(goalsAnd).map(({ device: _device, seq, order: _order, day: _day, ...event }) => {
      if (event.type === 'goal')
        return { ...event, text: { title: 'Give the workshop in Leipzig', url: '' } };
      const step = /:(\d)$/.exec(event.subject)?.[1];
      if (step && event.type === 'step')
        return { ...event, text: { title: STEPS[Number(step)] ?? '', url: '' } };
      const site = event.site ?? '';
      const titles = TITLES[site] ?? ['Call the landlord', 'Read a chapter of the handbook'];
      const title = titles[seq % titles.length] ?? '';
      return { ...event, text: { title, url: site && `https://${site}.com/${seq}` } };
    }),
  );
}

/** The ledgers that a window is looked at with. */
export const DIARIES = {
  empty: () => [],
  month: () => storedFor(diary('steady', 30)),
  'ten years': () => storedFor(diary('heavy', 3650)),
} satisfies Record<string, () => Stored[]>;
export type Diary = keyof typeof DIARIES;
