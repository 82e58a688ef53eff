import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOtherKeys } from '#components/recognition/signer-name.ts';
import { event, on, undo, viewOf } from '#tests/support/events.ts';
import { lawRuns } from '#tests/support/law-runs.ts';
import { logs } from '#tests/support/logs.ts';
import { dayKey } from '#utils/domain/calendar.ts';
import type { EventText, LedgerEvent, StoredEvent } from '#utils/domain/event.ts';
import { projectAll } from '#utils/domain/project.ts';
import { fromBase64url, toBase64url } from '#utils/domain/recognition/base64url.ts';
import { keptRecognition, keySubject, ownSubject, thanksSubject } from '#utils/domain/recognition/kept.ts';
import { teamSubject, weekSubject } from '#utils/domain/recognition/kept-together.ts';
import { identifierOf, isNamed, plainName } from '#utils/domain/recognition/recipient.ts';
import { readMoment } from '#utils/domain/recognition/times.ts';
import { soundEvent } from '#utils/domain/sound-event.ts';

function note(id: string, date: number, subject: string, text?: Partial<EventText>): StoredEvent {
  const own = event(id, 'note', date, { subject, noteKind: 'recognition' });
  return { ...own, ...(text && { text: { title: '', url: '', ...text } }) } as StoredEvent;
}

const TEAM = '0a'.repeat(32);
const SUBJECTS = [
  ...[thanksSubject('a'), thanksSubject('b'), keySubject('c'), ownSubject('d')],
  ...[teamSubject(TEAM), weekSubject({ team: TEAM, week: '2026-03-02' })],
];

/** Thanks, names of keys and of the person, milestones and their cards, some of them taken back, from any device at any time. */
const recognition = fc
  .array(
    fc.record({
      subject: fc.constantFrom(...SUBJECTS),
      date: fc.integer({ min: -400, max: 400 }),
      device: fc.constantFrom('here', 'there', 'elsewhere'),
      order: fc.nat(2 ** 40),
      removed: fc.constantFrom(false, false, true),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.flatMap(({ subject, date, removed, ...more }, place): LedgerEvent[] => {
      const one = event(`r${place}`, 'note', date, { subject, noteKind: 'recognition', ...more });
      return removed ? [one, undo(one, date + 3, more)] : [one];
    }),
  );

describe('recognition', () => {
  it('changes nothing that is projected, whatever the log is', () => {
    fc.assert(
      fc.property(logs(120), recognition, fc.nat(), (log, more, seed) => {
        const place = seed % (log.length + 1);
        const within = [...log.slice(0, place), ...more, ...log.slice(place)];
        expect(projectAll(within)).toEqual(projectAll(log));
      }),
      { numRuns: lawRuns(40), interruptAfterTimeLimit: 50_000, markInterruptAsFailure: true },
    );
  });

  it('changes nothing that pages show of the days', () => {
    const log = on(2, 3, 5);
    const more = [note('t', 4, thanksSubject('a'), { credential: 'x' })];
    expect(viewOf([...log, ...more], 5)).toEqual(viewOf(log, 5));
  });
});

describe('what is kept of it', () => {
  it('is thanks, the latest first and each once, without those whose words are gone', () => {
    const kept = keptRecognition([
      note('b', 3, thanksSubject('b'), { credential: 'B' }),
      note('a', 2, thanksSubject('a'), { credential: 'A' }),
      note('again', 4, thanksSubject('a'), { credential: 'A' }),
      note('gone', 5, thanksSubject('c')),
      note('empty', 6, thanksSubject('d'), {}),
    ]);
    expect(kept.thanks.map(({ id, credential }) => [id, credential])).toEqual([
      ['b', 'B'],
      ['a', 'A'],
    ]);
  });

  it('can be kept again after its words were erased', () => {
    const kept = keptRecognition([
      note('gone', 2, thanksSubject('a')),
      note('again', 3, thanksSubject('a'), { credential: 'A' }),
    ]);
    expect(kept.thanks.map(({ id }) => id)).toEqual(['again']);
  });

  it('is the last name of each key, and each own name once', () => {
    const { names, own } = keptRecognition([
      note('later', 4, keySubject('f1'), { title: 'Mira K.' }),
      note('first', 2, keySubject('f1'), { title: 'Mira' }),
      note('other', 3, keySubject('f2'), { title: 'Ben' }),
      note('me', 2, ownSubject('1'), { title: 'me@example.com' }),
      note('me2', 3, ownSubject('2'), { title: 'me@example.com' }),
      note('me3', 3, ownSubject('3')),
      note('me4', 5, ownSubject('4'), { title: ' Me@Example.com\u200b' }),
      note('at', 6, ownSubject('5'), { title: '@me' }),
    ]);
    expect([...names].sort()).toEqual([
      ['f1', { id: 'later', name: 'Mira K.' }],
      ['f2', { id: 'other', name: 'Ben' }],
    ]);
    expect(own).toEqual([
      { ids: ['me', 'me2', 'me4'], name: 'me@example.com' },
      { ids: ['at'], name: '@me' },
    ]);
  });

  it('has a credential of text, or its words are set aside', () => {
    const sound = note('a', 2, thanksSubject('a'), { credential: 'A' });
    expect(soundEvent(sound)).toBe(sound);
    const broken = note('a', 2, thanksSubject('a'), { credential: 5 as unknown as string });
    expect(soundEvent(broken)).not.toHaveProperty('text');
  });
});

describe('whom something is for', () => {
  it('is found by the same name however it was typed, and by no other', () => {
    fc.assert(
      fc.property(
        fc.emailAddress(),
        fc.emailAddress(),
        fc.string({ unit: fc.constantFrom(...'0123456789abcdef') }),
        (name, other, salt) => {
          const identifier = identifierOf(` ${name.toUpperCase()}`, salt);
          expect(isNamed(identifier, [other, name])).toBe(true);
          expect(isNamed(identifier, [other])).toBe(plainName(other) === plainName(name));
          expect(identifier.identityHash).not.toContain(name);
        },
      ),
    );
  });

  it.each([undefined, null, 'mira', 5, {}, { identityHash: 5 }, { identityHash: 'a', salt: {} }])(
    '%j says nothing of it',
    (identifier) => expect(isNamed(identifier, ['mira', ''])).toBe(false),
  );

  it.each([
    ['zo\u00eb', 'zoe\u0308'],
    ['mira@example.com', '\uff2d\uff49\uff52\uff41@example.com'],
    ['@mira', '\uff20mira'],
    ['mira', 'mira\u200b'],
    ['mira', '\u200emi\u00adra\ufeff '],
    ['zo\u00eb', 'zoe\u200d\u0308'],
  ])('“%s” is “%s”, however its letters are written', (name, other) => {
    expect(plainName(other)).toBe(plainName(name));
    expect(isNamed(identifierOf(other, '01'), [name])).toBe(true);
    expect(isNamed({ identityHash: other }, [name])).toBe(true);
  });

  it('is a login, or an address, and its hash another with each salt', () => {
    expect(identifierOf('@Mira', '01')).toMatchObject({ identityType: 'userName' });
    expect(identifierOf('mira@example.com', '01')).toMatchObject({ identityType: 'emailAddress' });
    // The SHA-256 of "mira01", by sha256sum.
    expect(identifierOf('@Mira', '01').identityHash).toBe(
      'sha256$a9b7e401d28ab70cb69448a63586ac1dd99be37a02c2edc8486a763b43063fa6',
    );
  });
});

describe('a moment in a credential', () => {
  it.each([
    '1970-01-01T00:00:00Z',
    '2026-11-27T10:15:30Z',
    '2026-11-27T10:15:30.250+14:00',
    '9999-12-31T23:59:59Z',
  ])('is read from “%s”, and has a day wherever one is', (text) => {
    const at = readMoment(text);
    for (const offset of [-720, 0, 840]) expect(dayKey(at, offset, 0)).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(Math.abs(at - Date.parse(text))).toBeLessThan(86_400_000);
    expect(readMoment(at / 1000, 'seconds')).toBe(at);
  });

  it.each([
    ...['-271821-04-20T00:00:00Z', '0000-06-01T00:00:00Z', '-000001-01-01T00:00:00Z', '1969-12-31T23:59:59Z'],
    ...['+010000-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', 'soon', '', undefined, null, 5, {}],
  ])('is none in %j', (time) => expect(readMoment(time)).toBeNaN());

  it.each([-1, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, '5', undefined, null])(
    'is none in %j seconds',
    (time) => expect(readMoment(time, 'seconds')).toBeNaN(),
  );
});

describe('the name of another key', () => {
  const names = new Map([
    ['f1', { id: '1', name: 'Mira' }],
    ['f2', { id: '2', name: 'Zo\u00eb' }],
  ]);
  it.each(['Mira', ' mira', 'MIRA', 'Mira\u200b', 'Mi\u200era', '\uff2d\uff49\uff52\uff41', 'Zoe\u0308'])(
    'is seen in “%s”',
    (typed) => expect(isOtherKeys(typed, 'f3', { names })).toBe(true),
  );
  it.each(['', ' ', '\u200b', 'Mir', 'Mira K.'])('is not seen in “%s”', (typed) =>
    expect(isOtherKeys(typed, 'f3', { names })).toBe(false),
  );
  it('is none of its own', () => {
    expect(isOtherKeys('mira', 'f1', { names })).toBe(false);
    expect(isOtherKeys('zo\u00eb', 'f1', { names })).toBe(true);
  });
});

it('bytes come back from base64url, and another form of them is none', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = toBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(fromBase64url(text)).toEqual(bytes);
    }),
  );
  for (const text of ['A', 'AB', 'AA==', 'A+', 'A/', 'ä', 'AAAAA'])
    expect(fromBase64url(text)).toBeUndefined();
});
