import { defineConfig } from 'playwright/test';
import { IN_FULL } from '#tests/e2e/play.ts';

export default defineConfig({
  testDir: '.',
  // Every row on every mutated page takes longer than all else together.
  testIgnore: IN_FULL ? [] : 'mutations.spec.ts',
  outputDir: '../../test-results',
  snapshotPathTemplate: '{testDir}/look/{arg}{ext}',
  fullyParallel: true,
  // One for each core of CI: with more of them pages answer later than people see them do.
  workers: 2,
  // A practice page may be slower than any real one while others are played; what needed a second try is printed as flaky.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  // Two shared cores: slow is not wrong, and no test here measures time.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // What a page never does is said where it was asked for, and not at the end of a test of many rows.
  use: { actionTimeout: 30_000, navigationTimeout: 30_000 },
  reporter: [['list'], ['./scores.ts'], ['./slowest.ts'], ['./closing-line.ts']],
});
