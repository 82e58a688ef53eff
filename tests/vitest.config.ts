import { defineConfig } from 'vitest/config';

/** In this zone each law meets all of its random logs, in the others a third of them. */
const FULL_ZONE = 'Europe/Berlin';
/** Far east, far west, half hours, a changing clock, and the other side of the date line. */
const ZONES = [
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Asia/Kolkata',
  FULL_ZONE,
  'Pacific/Pago_Pago',
] as const;
/** What must be the same wherever the computer is: the rules, which know no zone but that of each act. */
const RULES = ['unit/domain/**/*.test.ts'];

export default defineConfig({
  test: {
    root: import.meta.dirname,
    // The machine has nothing else to do, and two cores in CI.
    maxWorkers: '100%',
    // Two shared cores: slow is not wrong, and no test here measures time.
    testTimeout: 60_000,
    setupFiles: ['unit/setup.ts'],
    projects: [
      { extends: true, test: { name: 'unit', include: ['unit/**/*.test.ts'], exclude: RULES } },
      ...ZONES.map((zone) => ({
        extends: true as const,
        // Pure functions leave nothing behind, so files may share a process.
        test: {
          name: zone,
          include: RULES,
          env: { TZ: zone, LAW_SHARE: zone === FULL_ZONE ? '1' : '0.33' },
          isolate: false,
        },
      })),
    ],
  },
});
