/** A series of times (ms) and what it is held against. */
export interface Row {
  what: string;
  times: number[];
  /** The same without us, or with less to do. */
  against: number[];
  /**
   * What is promised: the most that the ratio of the medians may be, the median, the ninth decile, or the median less that
   * without us; ms.
   */
  target?: { ratio: number } | { ms: number } | { p90: number } | { more: number };
}

/**
 * Takes one sample of each in turn, in the opposite order every other round, so that a busy moment of the machine
 * falls on all alike. A first round warms up and is left out.
 */
export async function interleave<K extends string, T>(
  rounds: number,
  takes: Record<K, () => Promise<T>>,
): Promise<Record<K, T[]>> {
  const names = Object.keys(takes) as K[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as T[]])) as Record<K, T[]>;
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 ? names.toReversed() : names) {
      const sample = await takes[name]();
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}

/** The value that this share of the series lies below, between two if need be. */
export function quantile(series: number[], share: number): number {
  const sorted = series.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place % 1);
}

const HEAD = ['ms', 'quartiles', 'p90', 'against', 'quartiles', 'ratio', 'target', '', 'rounds'];

/** One line a row, under their titles: medians with their spread, and whether what is promised is kept. */
export function table(sections: Record<string, Row[]>): string {
  const lines = Object.entries(sections).flatMap(([title, rows]) => [[], [title], ...rows.map(cells)]);
  const columns = HEAD.map((head, column) =>
    Math.max(head.length, ...lines.map((line) => line[column + 1]?.length ?? 0)),
  );
  return [['', ...HEAD], ...lines]
    .map(([first = '', ...rest]) => {
      const padded = rest.map((cell, column) => cell.padStart(columns[column] ?? 0));
      return [rest.length ? first.padEnd(44) : first, ...padded].join('  ');
    })
    .join('\n');
}

function cells({ what, times, against, target }: Row): string[] {
  const median = quantile(times, 0.5);
  const base = quantile(against, 0.5);
  return [
    `  ${what}`,
    short(median),
    quartiles(times),
    short(quantile(times, 0.9)),
    short(base),
    quartiles(against),
    (median / base).toFixed(2),
    ...verdict(times, against, target),
    String(times.length),
  ];
}

function quartiles(series: number[]): string {
  return `${short(quantile(series, 0.25))}–${short(quantile(series, 0.75))}`;
}

/** No more digits than say something. */
function short(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}

function verdict(times: number[], against: number[], target: Row['target']): [string, string] {
  if (!target) return ['', ''];
  const [median, base] = [quantile(times, 0.5), quantile(against, 0.5)];
  const [promise, kept] =
    'ratio' in target
      ? [`ratio ≤ ${target.ratio}`, median / base <= target.ratio]
      : 'ms' in target
        ? [`≤ ${target.ms} ms`, median <= target.ms]
        : 'p90' in target
          ? [`p90 ≤ ${target.p90} ms`, quantile(times, 0.9) <= target.p90]
          : [`≤ +${target.more} ms`, median - base <= target.more];
  return [promise, kept ? 'pass' : 'MISS'];
}
