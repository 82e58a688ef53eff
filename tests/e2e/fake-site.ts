import type { Page } from 'playwright';

/** What a fake site offers besides its buttons. */
interface FakeSiteWindow {
  fakeSite: Record<string, unknown> & { actions: Record<string, (...details: unknown[]) => unknown> };
}

/** Lets something happen to a fake site that the person does not do. */
export async function happen(page: Page, name: string, ...details: unknown[]): Promise<void> {
  await page.evaluate(
    ([name, details]) => {
      const action = (window as unknown as FakeSiteWindow).fakeSite.actions[name];
      if (!action) throw new Error(`no such action: ${name}`);
      action(...details);
    },
    [name, details] as const,
  );
}

/** Turns knobs of a fake site: how late it commits, how slow its server is, whether that refuses… */
export async function set(page: Page, knobs: Record<string, number | boolean>): Promise<void> {
  await page.evaluate((knobs) => {
    const { fakeSite } = window as unknown as FakeSiteWindow;
    for (const knob of Object.keys(knobs)) if (!(knob in fakeSite)) throw new Error(`no such knob: ${knob}`);
    Object.assign(fakeSite, knobs);
  }, knobs);
}
