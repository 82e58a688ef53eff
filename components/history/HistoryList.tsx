import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { BroughtIn } from '#components/history/BroughtIn.tsx';
import { HistoryLine } from '#components/history/HistoryLine.tsx';
import { useVirtual } from '#components/history/use-virtual.ts';
import type { WinActions } from '#components/history/WinPanel.tsx';
import { countText } from '#components/ui/count-text.ts';
import { formatLongDay, formatTime } from '#components/ui/format.ts';
import { lazy } from '#components/ui/lazy.tsx';
import { gainText, whereAndWhen, withName } from '#components/ui/WinList.tsx';
import type { DayKey } from '#utils/domain/calendar.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { type HistoryGroup, isPast } from '#utils/pages/history-search.ts';
import { formatRoute } from '#utils/pages/routes.ts';
import { t } from '#utils/platform/i18n.ts';

/** Fetched when the first win is opened. */
const WinPanel = lazy(() => import('#components/history/WinPanel.tsx').then((it) => it.WinPanel));

/** Heights in px that are assumed before a day was drawn: of its name, and of each win. */
const HEIGHTS = { name: 48, win: 45 };

/** Ms after the last scrolling before the place is remembered. */
const PLACE_AFTER_MS = 250;

interface Props extends WinActions {
  groups: readonly HistoryGroup[];
  /** The id of the win that is open. */
  open: string | undefined;
  /** The day that is searched for, whose name needs no link. */
  day: DayKey | undefined;
  view: DashboardState;
  onOpen: (id: string | undefined) => void;
}

/** Entries below the names of their days; only the visible days are drawn. */
export function HistoryList({ groups, open, day, view, onOpen, ...actions }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => groups.map(({ key }) => key), [groups]);
  const { items, height, measure, place, show } = useVirtual({
    list,
    keys,
    estimate: (index) => HEIGHTS.name + HEIGHTS.win * (groups[index]?.entries.length ?? 0),
  });
  usePlace({ groups, open, place, show });
  return (
    <div ref={list} class="past" style={{ height: `${height}px` }}>
      {items.map(({ index, key, top }) => {
        const group = groups[index];
        return (
          group && (
            <section
              key={key}
              ref={measure}
              data-index={index}
              class="past-day"
              // The name of a day sticks to its place only where nothing is transformed.
              style={{ top: `${top}px` }}
              aria-labelledby={`day-${key}`}
            >
              <h2 id={`day-${key}`}>
                <DayName {...group} isLink={group.day !== day} />{' '}
                <span class="quiet past-count">{countText(group.ofDay)}</span>
              </h2>
              <ol>
                {group.entries.map((entry) =>
                  isPast(entry) ? (
                    <BroughtIn
                      key={entry.id}
                      entry={entry}
                      open={entry.id === open}
                      onOpen={onOpen}
                      {...actions}
                    />
                  ) : (
                    <PastWin
                      key={entry.id}
                      win={entry}
                      open={entry.id === open}
                      view={view}
                      onOpen={onOpen}
                      {...actions}
                    />
                  ),
                )}
              </ol>
            </section>
          )
        );
      })}
    </div>
  );
}

function DayName({ day, goesOn, isLink }: HistoryGroup & { isLink: boolean }) {
  const name = formatLongDay(day);
  if (goesOn) return t('history.goesOn', name);
  return isLink ? <a href={formatRoute({ page: 'history', find: { day } })}>{name}</a> : name;
}

interface PastWinProps extends WinActions {
  win: Win;
  open: boolean;
  view: DashboardState;
  onOpen: Props['onOpen'];
}

/** A win on one line, which opens into its details. */
function PastWin({ win, open, view, onOpen, ...actions }: PastWinProps) {
  const { title } = withName(win);
  const { game, numbers } = view.settings;
  return (
    <HistoryLine
      site={win.site}
      title={title}
      beside={
        <>
          <span class="quiet">{whereAndWhen(win, formatTime(win.at, win.offset))}</span>
          {game && numbers && <span class="gain">{gainText(win)}</span>}
        </>
      }
      open={open}
      onToggle={() => onOpen(open ? undefined : win.id)}
    >
      <WinPanel win={win} view={view} {...actions} />
    </HistoryLine>
  );
}

/** Where the page was scrolled to, remembered in the entry of the browsing history. */
interface Place {
  key: string;
  beyond: number;
}

/** Scrolls to where the page was before a reload or Back; or to the win that the address names. */
function usePlace({
  groups,
  open,
  place,
  show,
}: Pick<Props, 'groups' | 'open'> & Pick<ReturnType<typeof useVirtual>, 'place' | 'show'>): void {
  const back = useRef((history.state as { place?: Place } | null)?.place);
  const wanted = useRef(back.current ? undefined : open);

  useLayoutEffect(() => {
    const { key = '', beyond = 0 } = back.current ?? {};
    const index = groups.findIndex((group) =>
      back.current ? group.key === key : group.entries.some(({ id }) => id === wanted.current),
    );
    if (index < 0) return;
    back.current = undefined;
    wanted.current = undefined;
    show(index, beyond);
  }, [groups]);

  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Writing history entries is too costly for every turn of the wheel.
    const keep = () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => history.replaceState({ ...history.state, place: place() }, ''),
        PLACE_AFTER_MS,
      );
    };
    const stay = () => {
      // A person who scrolls must not be taken elsewhere when more wins arrive.
      back.current = undefined;
      wanted.current = undefined;
    };
    const follow = () => {
      back.current = (history.state as { place?: Place } | null)?.place;
    };
    addEventListener('scrollend', keep);
    addEventListener('wheel', stay, { passive: true });
    addEventListener('keydown', stay);
    addEventListener('popstate', follow);
    return () => {
      clearTimeout(timer);
      removeEventListener('scrollend', keep);
      removeEventListener('wheel', stay);
      removeEventListener('keydown', stay);
      removeEventListener('popstate', follow);
    };
  }, []);
}
