/** A series of times (ms) and what it is held against. */
export interface Row {
  what: string;
  times: number[];
  /** The same without us, or with less to do. */
  against: number[];
  /** What is promised: the most that the ratio of the medians may be, or the median in ms. */
  target?: { ratio: number } | { ms: number };
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
      return [rest.length ? first.padEnd(30) : first, ...padded].join('  ');
    })
    .join('\n');
}

function cells({ what, times, against, target }: Row): string[] {
  const median = quantile(times, 0.5);
  const base = quantile(against, 0.5);
  return [
    `  ${what}`,
    median.toFixed(0),
    quartiles(times),
    quantile(times, 0.9).toFixed(0),
    base.toFixed(0),
    quartiles(against),
    (median / base).toFixed(2),
    ...verdict(median, median / base, target),
    String(times.length),
  ];
}

function quartiles(series: number[]): string {
  return `${quantile(series, 0.25).toFixed(0)}–${quantile(series, 0.75).toFixed(0)}`;
}

function verdict(median: number, ratio: number, target: Row['target']): [string, string] {
  if (!target) return ['', ''];
  const [promise, kept] =
    'ratio' in target
      ? [`ratio ≤ ${target.ratio}`, ratio <= target.ratio]
      : [`≤ ${target.ms} ms`, median <= target.ms];
  return [promise, kept ? 'pass' : 'MISS'];
}
