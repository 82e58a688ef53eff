import { useEffect, useMemo, useState } from 'preact/hooks';
import { ClearFilters, HistoryFilters } from '#components/history/HistoryFilters.tsx';
import { HistoryList } from '#components/history/HistoryList.tsx';
import type { WinActions } from '#components/history/WinPanel.tsx';
import { WinsAhead } from '#components/history/WinsAhead.tsx';
import { countText } from '#components/ui/count-text.ts';
import { EmptyState } from '#components/ui/EmptyState.tsx';
import { formatDay } from '#components/ui/format.ts';
import { QuickWin } from '#components/ui/QuickWin.tsx';
import { addDays, type DayKey } from '#utils/domain/calendar.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import { BACK_DAYS } from '#utils/domain/rules.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import type { SearchResult } from '#utils/pages/history-index.ts';
import { type HistoryQuery, hasFilters, type Route } from '#utils/pages/routes.ts';
import { n, t } from '#utils/platform/i18n.ts';

/** Ms without typing before the count is announced. */
const ANNOUNCED_AFTER_MS = 600;

interface Props extends WinActions {
  find: HistoryQuery;
  go: (route: Route, how: 'push' | 'replace') => void;
  view: DashboardState;
  /** Every goal that was ever made, to filter by. */
  goals: readonly GoalView[];
  /** What was found; undefined until there is anything to show. */
  result: SearchResult | undefined;
  onAdd: (title: string, day: DayKey) => Promise<void>;
}

/** All wins ever, to be searched; each can be opened, noted and taken back. */
export function History({ find, go, view, goals, result, onAdd, ...actions }: Props) {
  const to = (find: HistoryQuery, how: 'push' | 'replace') => go({ page: 'history', find }, how);
  const close = () => {
    const { win: _, ...others } = find;
    to(others, 'replace');
  };
  if (!result) return null;
  const { groups, known, settled, places, kinds } = result;
  const isEmpty = settled && known === 0 && view.ahead.length === 0 && !hasFilters(find);
  return (
    <section class="card history" aria-label={t('pages.allWins')}>
      {!isEmpty && (
        <HistoryFilters
          {...{ find, places, kinds, goals }}
          today={view.today.day}
          onType={(find) => to(find, 'replace')}
          onChoose={(find) => to(find, 'push')}
        />
      )}
      {isEmpty && <Beginning />}
      <BackdatedWin view={view} onAdd={onAdd} />
      {view.ahead.length > 0 && (
        <WinsAhead
          wins={view.ahead}
          onMove={(win) => actions.onMove(win, view.today.day)}
          onUndo={actions.onUndo}
        />
      )}
      {!isEmpty && <Count result={result} find={find} />}
      {settled && groups.length === 0 && !isEmpty && <NotFound find={find} />}
      <HistoryList
        {...actions}
        groups={groups}
        open={find.win}
        day={find.day}
        view={view}
        onOpen={(win) => {
          const { win: _, ...others } = find;
          to({ ...others, ...(win && { win }) }, win ? 'push' : 'replace');
        }}
        onUndo={async (id) => {
          await actions.onUndo(id);
          close();
        }}
        onMove={async (win, day) => {
          const moved = await actions.onMove(win, day);
          if (moved) close();
          return moved;
        }}
      />
    </section>
  );
}

/** How many were found; announced only once nobody types any more. */
function Count({ result: { count, settled }, find }: { result: SearchResult; find: HistoryQuery }) {
  const text = countText(count, (wins) => {
    if (!settled) return n('history.soFar', wins);
    return hasFilters(find) ? n('history.found', wins) : n('common.wins', wins);
  });
  const [status, setStatus] = useState('');
  useEffect(() => {
    if (!settled || !hasFilters(find)) return;
    const timer = setTimeout(() => setStatus(text), ANNOUNCED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, settled]);
  return (
    <>
      {(count.wins + count.others + count.past > 0 || !settled) && (
        <p class="quiet count" aria-hidden="true">
          {text}
        </p>
      )}
      <p class="unseen" role="status">
        {status}
      </p>
    </>
  );
}

function Beginning() {
  return (
    <EmptyState>
      <p>{t('history.empty')}</p>
      <p class="quiet">{t('history.emptyHint')}</p>
    </EmptyState>
  );
}

function NotFound({ find }: { find: HistoryQuery }) {
  const { day, ...others } = find;
  return (
    <div class="not-found">
      <p>{t('history.none')}</p>
      <p class="quiet">{day && !hasFilters(others) ? t('history.noneOnDay') : t('history.noneHint')}</p>
      <p>
        <ClearFilters />
      </p>
    </div>
  );
}

/** Where a person types what they finished, today or on one of the days before it. */
function BackdatedWin({ view, onAdd }: Pick<Props, 'view' | 'onAdd'>) {
  const { today, manualTitles } = view;
  const [back, setBack] = useState(0);
  const days = useMemo(
    () => Array.from({ length: BACK_DAYS + 1 }, (_, back) => addDays(today.day, -back)),
    [today.day],
  );
  return (
    <QuickWin earlier={manualTitles} onAdd={(title) => onAdd(title, addDays(today.day, -back))}>
      <select
        class="field"
        aria-label={t('history.finished')}
        value={back}
        onChange={({ currentTarget }) => setBack(Number(currentTarget.value))}
      >
        {days.map((day, back) => (
          <option key={day} value={back}>
            {back === 0 ? t('history.today') : formatDay(day)}
          </option>
        ))}
      </select>
    </QuickWin>
  );
}
