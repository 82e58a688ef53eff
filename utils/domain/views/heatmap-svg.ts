import type { DayCell } from '#utils/domain/views/dashboard.ts';

/** From one cell to the next, and how wide one is. */
const PITCH = 14;
const CELL = 11;
/** By heat: on a light page, and on a dark one. */
const COLORS = [
  ['#eeebe3', '#2b2f34'],
  ['#bfe3d0', '#244f40'],
  ['#7fc6a6', '#2f795e'],
  ['#34916e', '#4cb08a'],
  ['#0f5340', '#a0ecca'],
] as const;

/**
 * The year as a picture that stands alone, for a page of any kind: neither script nor font nor address is in it, and no
 * title of a win.
 * @param year columns of seven days
 * @param label what it shows, for those who cannot see it
 */
export function heatmapSvg(year: readonly (readonly DayCell[])[], label: string): string {
  const width = Math.max(1, year.length) * PITCH - (PITCH - CELL);
  const height = 7 * PITCH - (PITCH - CELL);
  const paths = COLORS.map(() => '');
  for (const [x, column] of year.entries())
    for (const [y, { heat, future }] of column.entries())
      if (!future) paths[heat] += `M${x * PITCH} ${y * PITCH}h${CELL}v${CELL}h-${CELL}z`;
  const dark = COLORS.map(([, color], heat) => `.h${heat}{fill:${color}}`).join('');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(label)}">`,
    `<style>${COLORS.map(([color], heat) => `.h${heat}{fill:${color}}`).join('')}@media (prefers-color-scheme:dark){${dark}}</style>`,
    ...paths.flatMap((path, heat) => (path ? [`<path class="h${heat}" d="${path}"/>`] : [])),
    '</svg>\n',
  ].join('\n');
}

function escapeXml(text: string): string {
  const names: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
  return text.replace(/[&<>"]/g, (sign) => `&${names[sign]};`);
}
