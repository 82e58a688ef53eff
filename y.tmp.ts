import { withLedger } from '#tests/support/shoot.ts';
import { extensionRoot } from '#tests/support/chromium.ts';
await withLedger('ten years', async (page) => {
  const root = await extensionRoot(page.context());
  await page.goto(`${root}newtab.html#/progress`);
  console.log(await page.evaluate(async () => {
    const out: unknown[] = [];
    let after: unknown;
    for (let i = 0; i < 60; i++) {
      const t = performance.now();
      const answer = await (globalThis as any).chrome.runtime.sendMessage({ type: 'exportLog', own: false, ...(after ? { after } : {}) });
      const part = answer?.value;
      const last = part?.events?.at(-1);
      out.push([Math.round(performance.now() - t), part?.events?.length, part?.more, part?.all, i === 0 ? JSON.stringify(last) : last?.seq, answer?.ok ? '' : JSON.stringify(answer)]);
      if (!part?.more) break;
      after = { device: last.device, seq: last.seq };
    }
    return out.map((o) => JSON.stringify(o)).join('\n');
  }));
});
