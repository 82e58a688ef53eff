import { useEffect, useState } from 'preact/hooks';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { spanOfYear, yearColumns } from '#utils/domain/views/years.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { t } from '#utils/platform/i18n.ts';

/** A calendar year in place of the last one. */
export interface ChosenYear {
  year: number;
  columns: ReturnType<typeof yearColumns>;
}

interface Props {
  view: DashboardState;
  years: readonly number[];
  /** Undefined for the last year. */
  onYear: (chosen: ChosenYear | undefined) => void;
}

/** A choice between the last year and those before it, whose days the ledger is asked for. */
export function YearPicker({ view, years, onYear }: Props) {
  const [year, choose] = useState<number>();
  useEffect(() => {
    if (year === undefined) return onYear(undefined);
    let isAsked = true;
    // Where the ledger cannot be used the whole page says so.
    ask('days', spanOfYear(year)).then(
      (known) => isAsked && onYear({ year, columns: yearColumns(year, known, view) }),
      () => undefined,
    );
    return () => {
      isAsked = false;
    };
  }, [year, view]);
  return (
    <select
      class="field year-picker"
      aria-label={t('year.choose')}
      value={year ?? ''}
      onChange={({ currentTarget: { value } }) => choose(value ? Number(value) : undefined)}
    >
      {/* The heading says what is shown, so this says what else there is. */}
      <option value="">{t(year === undefined ? 'year.earlier' : 'pages.theYear')}</option>
      {years.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}
