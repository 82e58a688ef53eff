import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, jwt, payloadOf, signer } from '#tests/support/signed.ts';
import { carrierLine, findCarried } from '#utils/domain/recognition/carrier.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import { checkHandedIn } from '#utils/pages/recognition/handed-in.ts';
import { pack } from '#utils/pages/recognition/pack.ts';
import type { VerifiedThanks } from '#utils/pages/recognition/verify.ts';

const giver = signer();
const NOW = AT + 60_000;

/** What a text is checked as, which holds thanks or nothing. */
async function verifyHandedIn(text: string, now: number): Promise<VerifiedThanks | { refusal: Refusal }> {
  const handedIn = await checkHandedIn(text, { teams: [], cards: [] }, now);
  if (!('refusal' in handedIn) && handedIn.kind !== 'thanks') throw new Error('not thanks');
  return handedIn;
}

describe('a line that was broken on the way is whole again', () => {
  /** Breaks a text into pieces. */
  const pieces = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  /** Breaks after a hyphen, as HTML does. */
  const afterHyphens = (text: string) => text.match(/.{40,}?-|.+$/g) ?? [];
  const BREAKS: [string, (line: string) => string][] = [
    ...[30, 50, 72, 76, 120, 132, 998].map((width): [string, (line: string) => string] => [
      `at ${width} characters`,
      (line) => pieces(line, width).join('\n'),
    ]),
    ['with a blank at the end of each piece', (line) => pieces(line, 72).join(' \n')],
    ['with a tab before each', (line) => pieces(line, 72).join('\n\t')],
    ['quoted', (line) => pieces(line, 72).join('\r\n> > ')],
    ['quoted with a bar', (line) => pieces(line, 72).join('\n| ')],
    ['quoted with a no-break space', (line) => pieces(line, 72).join('\n>\u00a0')],
    ['with blank lines between', (line) => pieces(line, 72).join('\n\n')],
    ['by \\r', (line) => pieces(line, 72).join('\r')],
    ['by \\r\\r\\n', (line) => pieces(line, 72).join('\r\r\n')],
    ['by U+2028', (line) => pieces(line, 72).join('\u2028')],
    ['as quoted-printable', (line) => pieces(line, 75).join('=\r\n')],
    ['after hyphens', (line) => afterHyphens(line).join('\n')],
    ['by blanks', (line) => pieces(line, 72).join(' ')],
    ['by U+200B', (line) => pieces(line, 40).join('\u200b')],
    ['by U+00AD', (line) => pieces(line, 40).join('\u00ad')],
  ];
  const AROUND: [before: string, after: string][] = [
    ['', ''],
    ['Thank you, Mira.\n\n', '\nThanks'],
    ['> ', '.\n> Best wishes, Mira. And see you tomorrow'],
  ];
  const token = jwt(giver);
  const cases = BREAKS.flatMap(([name, broken]) => AROUND.map((around) => [name, around, broken] as const));

  it.each(cases)('%s, within %j', async (_, [before, after], broken) => {
    const line = before + broken(carrierLine(await pack(token))) + after;
    expect(await verifyHandedIn(line, NOW)).toHaveProperty('jwt', token);
  });

  it.each(BREAKS)('%s, which is a JWT alone', async (_, broken) => {
    expect(await verifyHandedIn(broken(token), NOW)).toHaveProperty('jwt', token);
    expect(await verifyHandedIn(`> ${broken(token)}\n`, NOW)).toHaveProperty('jwt', token);
  });

  it.each(['Microwin-thanks:1:', 'MICROWIN-THANKS:1:', 'microwin-thanks:1:\n', 'micro\u200bwin-thanks:1:'])(
    'after “%s”',
    async (beginning) => {
      expect(await verifyHandedIn(beginning + (await pack(token)), NOW)).toHaveProperty('jwt', token);
    },
  );

  it.each(['Thanks. It works. Bye', 'Dear Mira', 'one.two.three', '> \n> '])(
    'while “%s” is none',
    async (text) => {
      expect(await verifyHandedIn(text, NOW)).toEqual({ refusal: 'prefix' });
    },
  );
});

describe('of several lines in one text', () => {
  const [first, second] = [jwt(giver), jwt(giver, payloadOf(giver, { words: 'And again.' }))];
  const lineOf = async (token: string) => carrierLine(await pack(token));
  const received = async (token: string) => {
    const thanks = await verifyHandedIn(token, NOW);
    return { id: 'r', day: '2026-11-27', thanks };
  };
  const check = async (text: string, ...kept: string[]) =>
    checkHandedIn(text, { teams: [], cards: [], received: await Promise.all(kept.map(received)) }, NOW);

  it('it is the first that holds and is not here yet', async () => {
    const text = `${await lineOf(first)}\nMira\n\n> ${await lineOf(second)}`;
    expect(await check(text)).toHaveProperty('jwt', first);
    expect(await check(text, first)).toHaveProperty('jwt', second);
    expect(await check(text, second)).toHaveProperty('jwt', first);
    expect(await check(text, first, second)).toEqual({ refusal: 'known' });
  });

  it('what is refused stands in no other’s way', async () => {
    const forged = await lineOf(jwt(giver, { ...payloadOf(giver), validFrom: 'soon' }));
    const later = (await lineOf(first)).replace(':1:', ':2:');
    expect(await check(`${forged}\n${later}\n${await lineOf(second)}`)).toHaveProperty('jwt', second);
    expect(await check(`${forged}\n${later}`)).toEqual({ refusal: 'shape' });
    expect(await check(`${later}\n${forged}`)).toEqual({ refusal: 'version' });
    expect(await check(`${later}\n${await lineOf(first)}`, first)).toEqual({ refusal: 'version' });
  });
});

describe('a line in a text', () => {
  it('is found in a text that was quoted', () => {
    expect(findCarried('> Thanks!\r\n> microwin-thanks:1:abc-_9\r\n> Mira')).toEqual([
      { packed: ['abc-_9', 'abc-_9Mira'] },
    ]);
  });

  it('is whole again where a mail program broke its line, whatever follows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 3000 }),
        fc.integer({ min: 70, max: 96 }),
        fc.constantFrom('', '> ', '>> '),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', 'Best wishes', 'Mira'),
        (length, width, quote, end, after) => {
          const packed = 'aB3-_'.repeat(length).slice(0, length);
          const line = carrierLine(packed);
          // A last line as wide as the others may go on with a name.
          fc.pre(line.length % width > 0 && line.length % width < width - 10);
          const pieces = line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
          const text = ['Thank you!', ...pieces, after].map((piece) => quote + piece).join(end);
          expect(findCarried(text)).toEqual([{ packed: expect.arrayContaining([packed]) }]);
        },
      ),
    );
  });

  it('takes nothing from the line after it where nothing was broken', async () => {
    const token = jwt(giver);
    expect(await verifyHandedIn(`${carrierLine(await pack(token))}\nMira`, NOW)).toHaveProperty('jwt', token);
  });
});
