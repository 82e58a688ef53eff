import type { Reporter, Suite } from 'playwright/types/testReporter';

/** Ends the output with one line that scripts can read: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  onEnd(): void {
    const tests = this.#suite?.allTests() ?? [];
    const passed = tests.filter((test) => test.ok()).length;
    console.log(`\n${passed} passed, ${tests.length - passed} failed`);
  }
}
