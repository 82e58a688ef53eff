import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'playwright/test';

test('the canary acts on a practice page, finds all as it should be, and says so', async () => {
  const script = resolve(import.meta.dirname, '../scripts/canary.ts');
  const [error, printed] = await new Promise<[unknown, string]>((end) => {
    execFile(process.execPath, [script, 'trello', '--practice'], (error, out) => end([error, out]));
  });
  expect(printed).toContain('| trello | the circle of a card | right | gesture+request |');
  expect(error).toBeNull();
});
