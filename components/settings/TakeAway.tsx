import { useState } from 'preact/hooks';
import { OwnWords, StatusAction } from '#components/settings/StatusAction.tsx';
import {
  spanFile,
  type TakeAwayForm,
  type TextFile,
  yearFile,
} from '#components/settings/take-away-files.ts';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { BragSources } from '#utils/domain/views/brag.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { type Period, periodOf } from '#utils/domain/views/period.ts';
import { t } from '#utils/platform/i18n.ts';

const FORMS: readonly TakeAwayForm[] = ['md', 'csv', 'ics', 'svg'];
const PERIODS: readonly Period[] = ['quarter', 'lastQuarter', 'year', 'lastYear', 'all'];

interface Props {
  view: DashboardState;
  /** Fetches what there is of some days. @param own whether what the person wrote to themselves is among it */
  onFetch: (span: BragSources['span'], own: boolean) => Promise<BragSources>;
  onSave: (name: string, file: Blob) => void;
}

/** Saves wins in a form that other programs and people read. */
export function TakeAway({ view, onFetch, onSave }: Props) {
  const { day } = view.today;
  const [form, setForm] = useState<TakeAwayForm>('md');
  const [period, setPeriod] = useState<Period | 'other'>('quarter');
  const [span, setSpan] = useState(periodOf('quarter', day));
  const [own, setOwn] = useState(false);
  const [status, setStatus] = useState('');
  const command = useCommand();
  const [from, to] = span;

  const choose = (period: Period | 'other') => {
    setPeriod(period);
    if (period !== 'other') setSpan(periodOf(period, day));
    else if (from < '1971') setSpan(periodOf('year', day));
  };
  const save = () =>
    command.run(async () => {
      setStatus('');
      const file = form === 'svg' ? yearFile(view) : await spanText(form);
      if (!file) return setStatus(t('take.nothing'));
      onSave(file.name, new Blob([file.text], { type: file.type }));
      setStatus(t('data.saved', file.name));
    });
  async function spanText(form: Exclude<TakeAwayForm, 'svg'>): Promise<TextFile | undefined> {
    const sources = await onFetch(span, own && form === 'md');
    const others = form === 'md' ? [...sources.past, ...sources.thanks] : [];
    const isEmpty = sources.wins.length + others.length === 0;
    return isEmpty ? undefined : spanFile(form, sources);
  }

  return (
    <>
      <div class="take-away">
        <label>
          {t('take.form')}
          <select value={form} onChange={({ currentTarget }) => setForm(currentTarget.value as TakeAwayForm)}>
            {FORMS.map((one) => (
              <option key={one} value={one}>
                {t(`take.forms.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {form !== 'svg' && (
          <label>
            {t('take.period')}
            <select value={period} onChange={({ currentTarget }) => choose(currentTarget.value as Period)}>
              {([...PERIODS, 'other'] as const).map((one) => (
                <option key={one} value={one}>
                  {t(`take.periods.${one}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {form !== 'svg' && period === 'other' && (
          <>
            <DayField
              name={t('take.from')}
              value={from}
              onChange={(day) => setSpan([day, day > to ? day : to])}
            />
            <DayField
              name={t('take.to')}
              value={to}
              onChange={(day) => setSpan([day < from ? day : from, day])}
            />
          </>
        )}
      </div>
      {form === 'md' && <OwnWords own={own} onChange={setOwn} />}
      <StatusAction name={t('take.save')} onPress={save} status={status} />
      <Failure of={command} />
    </>
  );
}

function DayField({
  name,
  value,
  onChange,
}: {
  name: string;
  value: string;
  onChange: (day: string) => void;
}) {
  return (
    <label>
      {name}
      <input
        type="date"
        class="field"
        value={value}
        onChange={({ currentTarget }) => currentTarget.value && onChange(currentTarget.value)}
      />
    </label>
  );
}
