import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

const files = ['components', 'entrypoints']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .map((name) => join(folder, name)),
  )
  .filter((file) => !file.startsWith('entrypoints/gallery'));
const sources = files.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

it('whatever opens names what it opens, so that Escape finds the way out', () => {
  const openers = sources.flatMap(({ file, text }) =>
    // Each opening tag that says whether it is expanded.
    [...text.matchAll(/<[a-zA-Z]+(?:[^<>]|=>)*aria-expanded(?:[^<>]|=>)*>/g)].map(([tag]) => ({ file, tag })),
  );
  expect(openers.length).toBeGreaterThan(6);
  expect(openers.filter(({ tag }) => !tag.includes('aria-controls')).map(({ file }) => file)).toEqual([]);
});

it('whatever stands in place of its opener has a way out, and the other way round', () => {
  const marked = sources.filter(({ text }) => /data-(open|close)\b/.test(text));
  expect(marked.length).toBeGreaterThan(5);
  const count = (text: string, mark: string) => text.split(mark).length - 1;
  expect(
    marked
      .filter(({ text }) => count(text, 'data-open') !== count(text, 'data-close'))
      .map(({ file }) => file),
  ).toEqual([]);
});

it('no piece listens for Escape by itself, but to give up a drag or to clear a field', () => {
  expect(sources.filter(({ text }) => text.includes("'Escape'")).map(({ file }) => file)).toEqual([
    'components/goals/StepRow.tsx',
    'components/ui/TitleForm.tsx',
  ]);
});
