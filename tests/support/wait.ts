/** Ms that something may take before it is missing; nothing that is right takes so long. */
const PATIENCE_MS = 15_000;
/** Ms between two looks; each costs some work. */
const PACE_MS = 40;

/** Waits until something is so; answers whether it became so in time. */
export async function until(
  isSo: () => Promise<boolean> | boolean,
  ms = PATIENCE_MS,
  pace = PACE_MS,
): Promise<boolean> {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) return false;
    await pause(pace);
  }
  return true;
}

export function pause(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
