import { afterAll, describe, expect, it } from 'vitest';
import { on, viewOf } from '#tests/support/events.ts';
import { speak } from '#tests/support/speak.ts';
import type { Win } from '#utils/domain/scoring/win.ts';

afterAll(() => speak('en'));

/** The files as they are made in a language. */
async function filesIn(language: string) {
  await speak(language);
  return import('#components/settings/take-away-files.ts');
}

function win(more: Partial<Win>): Win {
  return {
    ...{
      id: 'a',
      name: 'trello:card:a',
      subject: 'trello:card:a',
      site: 'trello',
      kind: 'card',
      title: 'Write',
    },
    ...{ url: 'https://trello.com/c/AbCdEf12', at: Date.parse('2026-11-19T14:30:05Z'), offset: 60 },
    ...{ day: '2026-11-19', parts: {} as Win['parts'], raw: 10, points: 10, scored: true, isWin: true },
    ...more,
  };
}
const SOURCES = {
  span: ['2026-10-01', '2026-12-31'] as [string, string],
  wins: [
    win({}),
    win({ id: 'x', subject: 'trello:card:x', title: 'Elsewhere', url: 'https://example.org/' }),
    win({
      id: 'p',
      kind: 'pull',
      site: 'github',
      subject: 'github:github.com/o/r#1:merged',
      title: '',
      url: 'https://github.com/o/r/pull/1',
    }),
    win({ id: 'm', kind: 'manual', site: '', subject: 'manual:m', title: 'Call', url: '' }),
    win({ id: 's', kind: 'step', site: '', subject: 'goal:g:step:1', title: 'Rehearse', url: '' }),
  ],
  goals: [
    {
      ...{ subject: 'goal:g', title: 'Workshop', steps: [], share: 1, dropped: false, reached: '2026-11-20' },
    },
  ],
  notes: new Map<string, string>(),
  written: [],
  thanks: [],
  past: [],
};

describe.each([
  [
    'en',
    [
      '# What I finished: Oct 1 – Dec 31, 2026',
      '5 wins on 1 day.',
      '### Workshop – reached Nov 20, 2026',
      '### Added by you (1)',
    ],
  ],
  [
    'de',
    [
      '# Was ich geschafft habe: 01.10. – 31.12.2026',
      '5 Erfolge an 1 Tag.',
      '## Ziele',
      '### Von dir hinzugefügt (1)',
    ],
  ],
  ['fr', ['# Ce que j’ai terminé : ', '5 réussites en 1 jour.', '## Objectifs', '## Où']],
  ['es', ['# Lo que terminé: ', '5 logros en 1 día.', '## Metas', '## Dónde fue']],
  ['ja', ['# できたこと：', '5件（1日）。', '## ゴール', '## 場所']],
  ['pt_BR', ['# O que concluí: ', '5 conquistas em 1 dia.', '## Objetivos', '## Onde foi']],
])('files in %s', (language, lines) => {
  it('tell of a quarter in that language, with links to sites alone', async () => {
    const { spanFile } = await filesIn(language);
    const { name, text } = spanFile('md', SOURCES);
    expect(name).toBe('microwin-2026-10-01-to-2026-12-31.md');
    for (const line of lines)
      expect(
        text.split('\n').some((one) => one.startsWith(line)),
        `${line} in ${text}`,
      ).toBe(true);
    expect(text).toContain('- [Write](<https://trello.com/c/AbCdEf12>)');
    expect(text).toContain('### GitHub · o/r');
    expect(text).not.toContain('example.org');
    // No text is missing, and no gap is left open.
    expect(text).not.toMatch(/undefined|\$\d|^#+ *$/m);
  });

  it('open in a spreadsheet of that language: a semicolon where the comma is the decimal sign', async () => {
    const { spanFile } = await filesIn(language);
    const [header = '', first = ''] = spanFile('csv', SOURCES).text.split('\r\n');
    const separator = ['en', 'ja'].includes(language) ? ',' : ';';
    expect(header.split(separator)).toHaveLength(9);
    expect(header).not.toContain('undefined');
    expect(first.split(separator).slice(0, 4)).toEqual([
      '2026-11-19',
      '2026-11-19 15:30:05',
      'UTC+01:00',
      'Write',
    ]);
  });

  it('are a calendar and a picture with names', async () => {
    const { spanFile, yearFile } = await filesIn(language);
    const { text } = spanFile('ics', SOURCES);
    expect(text.match(/SUMMARY:\S/g)).toHaveLength(5);
    expect(text.match(/URL:/g)).toHaveLength(2);
    const view = viewOf(on(2, 3), 5);
    expect(yearFile(view).text).toMatch(/aria-label="[^"]*2[^"]*"/);
    expect(yearFile(viewOf([], 5)).text).toMatch(/aria-label="[^"$]+"/);
  });
});

it('a file of everything begins with the first win', async () => {
  const { spanFile } = await filesIn('en');
  const { name, text } = spanFile('md', { ...SOURCES, span: ['1970-01-01', '2026-11-29'] });
  expect(name).toBe('microwin-2026-11-19-to-2026-11-29.md');
  expect(text).toContain('Nov 19 – 29, 2026');
});
