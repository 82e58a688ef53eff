import { shortFingerprint } from '#components/recognition/Fingerprint.tsx';
import { formatLongSpan } from '#components/settings/format-span.ts';
import { formatDate, formatNumber } from '#components/ui/format.ts';
import { placeName, winLink, winName } from '#components/ui/win-names.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { type BragSources, bragDocument, type GivenThanks } from '#utils/domain/views/brag.ts';
import { winsAsCalendar } from '#utils/domain/views/calendar-file.ts';
import { winsAsCsv } from '#utils/domain/views/csv.ts';
import type { DashboardState, DayCell } from '#utils/domain/views/dashboard.ts';
import { heatmapSvg } from '#utils/domain/views/heatmap-svg.ts';
import { type PastEntry, pastSourceName } from '#utils/domain/views/past-entry.ts';
import { locale, n, t } from '#utils/platform/i18n.ts';
import { untitled } from '#utils/platform/labels.ts';
import { secureLink } from '#utils/sites/site-link.ts';

/** What wins can be taken away as. */
export type TakeAwayForm = 'md' | 'csv' | 'ics' | 'svg';

/** A file to be saved. */
export interface TextFile {
  name: string;
  type: string;
  text: string;
}

/** The wins of a span of days as a file, in the person's language. */
export function spanFile(form: Exclude<TakeAwayForm, 'svg'>, sources: BragSources): TextFile {
  const wins = sources.wins.map((win) => ({ ...win, url: winLink(win) ?? '' }));
  const past = sources.past.map((entry) => ({ ...entry, url: secureLink(entry.url) ?? '' }));
  const [first, last] = sources.span;
  // Where all days are asked for, the first entry begins them.
  const begun =
    [...wins.slice(0, 1), ...past.slice(0, 1), ...sources.thanks.slice(-1)].map(({ day }) => day).sort()[0] ??
    first;
  const from = begun > first ? begun : first;
  const span: BragSources['span'] = first < '1971' ? [from, last] : sources.span;
  const name = `microwin-${span.join('-to-')}.${form}`;
  switch (form) {
    case 'csv':
      return { name, type: 'text/csv', text: winsAsCsv(wins, csvStyle()) };
    case 'ics':
      return { name, type: 'text/calendar', text: winsAsCalendar(wins, nameOf, t('take.calendar')) };
    case 'md':
      return {
        name,
        type: 'text/markdown',
        text: bragDocument({ ...sources, wins, past, span }, bragWords()),
      };
  }
}

/** The year as a picture. */
export function yearFile({ year, today }: Pick<DashboardState, 'year'> & { today: DayCell }): TextFile {
  const days = year.flat().filter(({ future, wins }) => !future && wins > 0);
  const wins = days.reduce((sum, day) => sum + day.wins, 0);
  const label = days.length === 0 ? t('year.empty') : n('year.sum', wins, n('year.sumDays', days.length));
  return { name: `microwin-${today.day}.svg`, type: 'image/svg+xml', text: heatmapSvg(year, label) };
}

function csvStyle() {
  const decimal = new Intl.NumberFormat(locale()).formatToParts(1.5).find(({ type }) => type === 'decimal');
  return {
    header: [
      ...[t('take.day'), t('take.time'), t('take.zone'), t('take.winTitle'), t('history.kind')],
      ...[t('history.place'), t('take.points'), t('take.link'), 'ID'],
    ],
    kindName: ({ kind }: Win) => kindName(kind),
    placeName,
    separator: decimal?.value === ',' ? (';' as const) : (',' as const),
  };
}

function bragWords() {
  return {
    title: (from: string, to: string) => t('take.finished', formatLongSpan(from, to)),
    sum: (wins: number, days: number) => n('take.sum', wins, n('take.days', days)),
    goals: t('take.goals'),
    reached: (title: string, on: string) => t('take.reached', title, formatDate(on)),
    kinds: t('take.kinds'),
    places: t('take.places'),
    thanks: t('recognition.told'),
    signedBy: (signer: GivenThanks['signer']) =>
      'name' in signer
        ? t('recognition.byNamed', signer.name)
        : t('recognition.byUnnamed', shortFingerprint(signer.fingerprint)),
    written: t('take.written'),
    date: formatDate,
    counted: (name: string, wins: number) => t('take.counted', name, formatNumber(wins)),
    kindName,
    placeName,
    nameOf,
    past: (things: number) => n('past.sum', things),
    sourceName,
  };
}

function kindName(kind: WinKind): string {
  return t(`history.kinds.${kind}`);
}

function nameOf(one: Win | PastEntry): string {
  return 'isPast' in one ? one.title || untitled('manual') : winName(one);
}

function sourceName({ source }: PastEntry): string {
  return pastSourceName(source) || t('past.table');
}
