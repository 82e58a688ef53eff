import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateOrder, dateOrder, parseWhen } from '#utils/pages/past/dates.ts';

describe('a date', () => {
  it.each<[text: string, when: ReturnType<typeof parseWhen>]>([
    ['2024-03-05', { day: '2024-03-05' }],
    [' 2024/3/5 ', { day: '2024-03-05' }],
    ['2024.03.05', { day: '2024-03-05' }],
    ['20240305', { day: '2024-03-05' }],
    ['2024年3月5日', { day: '2024-03-05' }],
    ['２０２４-０３-０５', { day: '2024-03-05' }],
    ['5 Mar 2024', { day: '2024-03-05' }],
    ['March 5, 2024', { day: '2024-03-05' }],
    ['Tue, 05 March 2024', { day: '2024-03-05' }],
    ['2024-03-05T10:11:12Z', Date.UTC(2024, 2, 5, 10, 11, 12)],
    ['2024-03-05T10:11:12.345+02:00', Date.UTC(2024, 2, 5, 8, 11, 12)],
    ['2024-03-05 10:11 -0530', Date.UTC(2024, 2, 5, 15, 41)],
    ['20240305T101112Z', Date.UTC(2024, 2, 5, 10, 11, 12)],
    ['2024-03-05 10:11:12+00', Date.UTC(2024, 2, 5, 10, 11, 12)],
    ['2024-03-05 10:11:12.5-03', Date.UTC(2024, 2, 5, 13, 11, 12)],
    ['2024-03-05 10:11:12 +0000 UTC', Date.UTC(2024, 2, 5, 10, 11, 12)],
    ['2024-03-05 10:11:12 +0100 CET', Date.UTC(2024, 2, 5, 9, 11, 12)],
    ['2024-03-05T10:11:12+01:00[Europe/Berlin]', Date.UTC(2024, 2, 5, 9, 11, 12)],
    ['2024-03-05T10:11:12Z[UTC]', Date.UTC(2024, 2, 5, 10, 11, 12)],
    ['Tue Mar 05 2024 10:11:12 GMT+0100 (Central European Standard Time)', Date.UTC(2024, 2, 5, 9, 11, 12)],
    ['Tue, 05 Mar 2024 10:11:12 GMT', Date.UTC(2024, 2, 5, 10, 11, 12)],
    // Without a zone, by a clock that hung somewhere.
    ['2024-03-05 10:11', { day: '2024-03-05', time: '10:11:00' }],
    ['2024-03-05T10:11:12', { day: '2024-03-05', time: '10:11:12' }],
    ['Mar 5, 2024 2:30 PM', { day: '2024-03-05', time: '14:30:00' }],
    ['Mar 5, 2024, 12:05 a.m.', { day: '2024-03-05', time: '00:05:00' }],
    ['2024-03-05, 2:30 p. m.', { day: '2024-03-05', time: '14:30:00' }],
    ['2024-03-05 9:11 Uhr', { day: '2024-03-05', time: '09:11:00' }],
    ['2024-03-05 à 10h11', { day: '2024-03-05', time: '10:11:00' }],
    ['5-Mar-24', { day: '2024-03-05' }],
    ['5-Mar-24 10:11', { day: '2024-03-05', time: '10:11:00' }],
    // The midnight of a day is what a program writes that knows no more.
    ['2024-03-05T00:00:00Z', { day: '2024-03-05' }],
    ['2024-03-05 00:00', { day: '2024-03-05' }],
    ['1709633472', 1_709_633_472_000],
    ['1709633472345', 1_709_633_472_345],
  ])('is read: %s', (text, when) => expect(parseWhen(text)).toEqual(when));

  it.each([
    ...[
      '',
      'yesterday',
      '2024-02-30',
      '2024-13-01',
      '0000-00-00',
      '5 Foo 2024',
      '2024-03-05 25:00',
      '12',
      '1.5',
    ],
    ...['2024-03-05 10:11 CET', '2024-03-05 10:11 +1', '5 Mar 10:11', '2024-03-05 10:11 apples'],
    ...['2024-03-05 at some time', '2024-03-05 13:00 pm', '05/03/2024', '2024-03-055'],
  ])('is none, or could be two: %j', (text) => expect(parseWhen(text)).toBeUndefined());

  it.each<[text: string, order: DateOrder, day: string | undefined]>([
    ['05/03/2024', 'dmy', '2024-03-05'],
    ['05/03/2024', 'mdy', '2024-05-03'],
    ['5.3.24', 'dmy', '2024-03-05'],
    ['25/03/2024', 'mdy', undefined],
    ['03-25-2024', 'mdy', '2024-03-25'],
  ])('with its year at the end is read as the person says: %s %s', (text, order, day) =>
    expect(parseWhen(text, order)).toEqual(day && { day }),
  );

  it.each<[texts: string[], order: ReturnType<typeof dateOrder>]>([
    [['05/03/2024', '25/03/2024'], 'dmy'],
    [['05/03/2024', '03/25/2024 10:00'], 'mdy'],
    [['05/03/2024', '04/03/2024'], 'either'],
    [['25/03/2024', '03/25/2024'], 'either'],
    [['2024-03-05', '', 'soon'], undefined],
  ])('tells the order in which it must be read: %j', (texts, order) => expect(dateOrder(texts)).toBe(order));

  it('of any moment comes back, and no text makes it throw', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
        date.setUTCMilliseconds(0);
        const when = parseWhen(date.toISOString());
        expect(when).toEqual(
          date.getTime() % 86_400_000 ? date.getTime() : { day: date.toISOString().slice(0, 10) },
        );
      }),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[\d\-/.: TZapm+]{0,24}$/)),
        (text) => {
          parseWhen(text, 'dmy');
          dateOrder([text]);
        },
      ),
    );
  });
});
