import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Two shared cores: slow is not wrong, and no test here measures time.
  test: { root: import.meta.dirname, include: ['unit/**/*.test.ts'], testTimeout: 60_000 },
});
