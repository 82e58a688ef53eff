import { TextField } from '#components/ui/TextField.tsx';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import { BROUGHT_IN, formatRoute, type HistoryQuery, hasFilters, MANUAL } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteName } from '#utils/sites/registry.ts';

interface Props {
  find: HistoryQuery;
  /** What there is to choose from. */
  places: ReadonlySet<string>;
  kinds: ReadonlySet<WinKind>;
  goals: readonly GoalView[];
  today: DayKey;
  /** Words are being typed. */
  onType: (find: HistoryQuery) => void;
  /** Anything else is chosen. */
  onChoose: (find: HistoryQuery) => void;
}

/** The search field and the filters of the history. */
export function HistoryFilters({ find, places, kinds, goals, today, onType, onChoose }: Props) {
  const { q = '', site = '', kind = '', day = '', goal = '', label = '' } = find;
  const labels = new Set([...goals.flatMap(({ labels = [] }) => labels), ...(label ? [label] : [])]);
  const choose = (name: 'site' | 'kind' | 'day' | 'goal' | 'label', value: string) => {
    const { [name]: _, win: __, ...others } = find;
    onChoose({ ...others, ...(value && { [name]: value }) });
  };
  return (
    <search class="filters">
      <TextField
        type="search"
        class="field words"
        aria-label={t('history.search')}
        placeholder={t('history.search')}
        value={q}
        onType={(typed) => {
          const { q: _, win: __, ...others } = find;
          onType({ ...others, ...(typed && { q: typed }) });
        }}
      />
      <Choice
        name={t('history.place')}
        all={t('history.anywhere')}
        value={site}
        options={[...new Set([...places, ...(site ? [site] : [])])].map((one) => [one, placeName(one)])}
        onChange={(value) => choose('site', value)}
      />
      <Choice
        name={t('history.kind')}
        all={t('history.anything')}
        value={kind}
        options={[...new Set([...kinds, ...(kind ? [kind] : [])])].map((one) => [
          one,
          t(`history.kinds.${one}`),
        ])}
        onChange={(value) => choose('kind', value)}
      />
      {(goals.length > 0 || goal) && (
        <Choice
          name={t('history.goal')}
          all={t('history.anyGoal')}
          value={goal}
          options={goals.map(({ subject, title }) => [subject, title])}
          onChange={(value) => choose('goal', value)}
        />
      )}
      {labels.size > 0 && (
        <Choice
          name={t('labels.label')}
          all={t('history.anyLabel')}
          value={label}
          options={[...labels].map((one) => [one, one])}
          onChange={(value) => choose('label', value)}
        />
      )}
      <input
        type="date"
        class="field"
        aria-label={t('history.day')}
        max={today}
        value={day}
        onChange={({ currentTarget: { value } }) => choose('day', value)}
      />
      {hasFilters(find) && <ClearFilters />}
    </search>
  );
}

/** The way back to all there is. */
export function ClearFilters() {
  return (
    <a class="button" href={formatRoute({ page: 'history', find: {} })}>
      {t('history.clear')}
    </a>
  );
}

interface ChoiceProps {
  name: string;
  /** The name of the option that filters nothing. */
  all: string;
  value: string;
  options: [value: string, name: string][];
  onChange: (value: string) => void;
}

function Choice({ name, all, value, options, onChange }: ChoiceProps) {
  const sorted = options.toSorted(([, a], [, b]) => a.localeCompare(b));
  return (
    <select
      class="field"
      aria-label={name}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      <option value="">{all}</option>
      {sorted.map(([value, name]) => (
        <option key={value} value={value}>
          {name}
        </option>
      ))}
    </select>
  );
}

function placeName(place: string): string {
  if (place === BROUGHT_IN) return t('past.word');
  return place === MANUAL ? t('common.byHand') : siteName(place);
}
