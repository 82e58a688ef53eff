import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Stands for a site that somebody may add, in the worked example. */
const EXAMPLE = 'tasko';

const DOCUMENTS = [
  ...['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'STORE.md'],
  ...['docs/format.md', 'docs/recognition.md', 'docs/translating.md'],
];

describe.each(DOCUMENTS)('%s', (name) => {
  it('names files and folders that exist', () => {
    const paths = [...read(name).matchAll(/`((?:utils|components|entrypoints|tests|public)\/[^`<>*|]*)`/g)];
    expect(paths.length).toBeGreaterThan(0);
    const missing = paths.map(([, path = '']) => path).filter((path) => !existsSync(join(ROOT, path)));
    expect(missing.filter((path) => !path.includes(EXAMPLE))).toEqual([]);
  });

  it('names commands that exist', () => {
    const commands = [...read(name).matchAll(/npm run ([\w:]+)/g)].map(([, command = '']) => command);
    expect(commands.filter((command) => !scripts[command])).toEqual([]);
  });
});

it('the workflow runs commands that exist', () => {
  const commands = [...read('.github/workflows/packages.yml').matchAll(/npm run ([\w:]+)/g)];
  expect(commands.map(([, command = '']) => command)).toEqual(['package', 'package:compare']);
  expect(commands.filter(([, command = '']) => !scripts[command])).toEqual([]);
});

it('the architecture is told in 200 lines at the most, and its glossary in 25', () => {
  const lines = read('ARCHITECTURE.md').split('\n');
  expect(lines.length).toBeLessThanOrEqual(200);
  const start = lines.indexOf('## Glossary');
  const end = lines.findIndex((line, index) => index > start && line.startsWith('## '));
  expect(lines.slice(start, end).filter((line) => line.startsWith('| ')).length).toBeLessThanOrEqual(25);
});
