import type { Page } from 'playwright';

/** An event of the browser's timeline, as far as it is read here. */
interface TimelineEvent {
  name: string;
  args?: { data?: { url?: string; stackTrace?: { url?: string }[] } };
}

/**
 * What scripts from some address do in a page meanwhile: the timeline's names of it, such as `FunctionCall` for a
 * listener or an observer that is called, and `TimerInstall`.
 * @param root begins the addresses of the scripts
 */
export async function workOf(root: string, page: Page, meanwhile: () => Promise<unknown>): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const found: string[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, args } of value as unknown as TimelineEvent[]) {
      const { url, stackTrace = [] } = args?.data ?? {};
      if ([url, ...stackTrace.map((frame) => frame.url)].some((from) => from?.startsWith(root)))
        found.push(name);
    }
  });
  const categories = ['devtools.timeline', 'disabled-by-default-devtools.timeline.stack'];
  await devtools.send('Tracing.start', { traceConfig: { includedCategories: categories } });
  await meanwhile();
  const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
  await devtools.send('Tracing.end');
  await complete;
  await devtools.detach();
  return found;
}
