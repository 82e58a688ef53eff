import { type ComponentChild, Fragment, h, render } from 'preact';
import { type DayKey, localOffset, type Moment, momentAt } from '#utils/domain/calendar.ts';
import type { Settings } from '#utils/domain/settings.ts';
import {
  type DashboardState,
  EMPTY_SNAPSHOT,
  type Snapshot,
  selectDashboard,
} from '#utils/domain/views/dashboard.ts';
import { nextChange } from '#utils/domain/views/next-change.ts';
import type { BodyOf } from '#utils/messaging/messages.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';
import { Boundary } from '#utils/pages/boundary.ts';
import type { FirstFrame } from '#utils/pages/first-frame.ts';
import type { SiteWarning } from '#utils/pages/ledger-client.ts';
import type { PageProblem } from '#utils/pages/ledger-problem.ts';
import { createRepaintClock } from '#utils/pages/repaint-clock.ts';
import { snapshotCache } from '#utils/pages/snapshot-cache.ts';
import { setDocumentLanguage } from '#utils/platform/i18n.ts';

type TimerCommand = BodyOf<'controlTimer'>;

/** What the person can do to the log from a page. What resolves does so when it is written down, and else throws. */
export interface PageActions {
  /** Takes a win back. */
  onUndo: (ref: string) => Promise<void>;
  /** Adds a win, of today or of the day given. */
  onAdd: (title: string, day?: DayKey) => Promise<void>;
  /** Says what the person means to do, or what became of it; of several at once, all are written down or none. */
  onPlan: (...commands: PlanCommand[]) => Promise<void>;
  /** Finishes something of the person's own, or opens it again. */
  onToggle: (item: Omit<BodyOf<'toggleItem'>, 'id'>) => Promise<void>;
  /** The days on which a habit was done, ascending. */
  onHabitDays: (habit: string) => Promise<DayKey[]>;
  /** Begins a timer, goes on for five minutes, or stops. */
  onTimer: (to: TimerCommand['to'], plan?: Omit<TimerCommand, 'id' | 'to'>) => Promise<void>;
  /** Changes settings of the game. */
  onSettings: (settings: Partial<Settings>) => Promise<void>;
}

/** Ms without an answer after which a page that has nothing to show says so. */
const SILENCE_MS = 3000;

type Draw = (view: DashboardState, actions: PageActions, warning: SiteWarning) => ComponentChild;
type DrawProblem = (problem: PageProblem, isOld: boolean, onRetry: () => void) => ComponentChild;

/**
 * Paints a page at once from what the last one showed, then keeps it true. What asks the ledger is loaded apart, so
 * that the first frame does not wait for it.
 * @param drawProblem says what is wrong where the ledger cannot be used; then what is shown below it may be old
 * @param frame keeps what the ledger has said of today for the first frame of the next page
 */
export function mountPage(draw: Draw, drawProblem: DrawProblem, frame: FirstFrame): void {
  const cached = snapshotCache.read();
  /** Undefined when there is nothing that can be drawn. */
  let snapshot: Snapshot | undefined = cached ?? EMPTY_SNAPSHOT;
  /** What it is in the cache as. */
  let kept = cached && JSON.stringify(cached);
  /** Whether the ledger has said that it is so. */
  let isTrue = false;
  let problem: PageProblem | undefined;
  let warning: SiteWarning = { sites: [], report: '' };
  let again = () => {};
  /** A boundary that has caught an error draws nothing any more, so each new snapshot gets its own. */
  let attempt = 0;
  /** The day that the page shows as today. */
  let today: DayKey;
  /** When what is shown was drawn, and until when it holds; UTC ms. */
  let drawn: { at: number; until: number } | undefined;
  const client = import('#utils/pages/ledger-client.ts');

  /** What was refused may have been said on a page that is of another day by now. */
  const orRepaint = <T>(written: Promise<T>): Promise<T> => {
    written.catch(() => paint());
    return written;
  };

  const actions: PageActions = {
    onUndo: (ref) => client.then(({ command }) => command('undo', { ref })),
    onAdd: (title, day) =>
      orRepaint(client.then(({ command }) => command('addWin', { title, ...(day && { day, today }) }))),
    onPlan: (...commands) => orRepaint(client.then(({ recordPlan }) => recordPlan(today, ...commands))),
    onToggle: (item) => orRepaint(client.then(({ command }) => command('toggleItem', item))),
    onHabitDays: (habit) => client.then(({ ask }) => ask('habitDays', { habit })),
    onTimer: (to, plan) => client.then(({ command }) => command('controlTimer', { to, ...plan })),
    onSettings: (settings) => client.then(({ command }) => command('setSettings', { settings })),
  };

  /** What cannot be drawn is dropped: the cache without a word, since the true snapshot is on its way. */
  const onError = (error: unknown) => {
    console.error('Microwin could not draw the page', error);
    snapshotCache.drop();
    frame.drop();
    kept = undefined;
    attempt++;
    if (isTrue) problem = 'not drawn';
    snapshot = isTrue || snapshot === EMPTY_SNAPSHOT ? undefined : EMPTY_SNAPSHOT;
    queueMicrotask(() => paint());
  };
  const drawView = (now: Moment) => {
    // Without a true snapshot, and without a cached one, every number would be made up.
    if (!snapshot || (problem && !isTrue && !kept)) return null;
    const view = selectDashboard(snapshot, now);
    today = view.today.day;
    document.documentElement.dataset.motion = view.settings.motion;
    return draw(view, actions, warning);
  };
  const keepFrame = () => {
    if (problem) frame.drop();
    else if (isTrue && drawn) frame.keep(drawn.at, drawn.until);
  };
  const { paint, paintIfDue } = createRepaintClock((now) => {
    try {
      const notice =
        problem && drawProblem(problem, problem !== 'not drawn' && kept !== undefined, () => again());
      const page = h(Boundary, { key: attempt, onError, children: drawView(now) });
      render(h(Fragment, null, notice && h(Fragment, { key: 'problem' }, notice), page), document.body);
      drawn = snapshot && { at: now.at, until: nextChange(snapshot, now, localOffset) };
      keepFrame();
      return drawn?.until;
    } catch (error) {
      onError(error);
      return undefined;
    }
  });
  const party = async () => {
    if (!snapshot || problem) return;
    const { celebrate } = await import('#utils/pages/confetti.ts');
    const now = momentAt(new Date());
    await celebrate(selectDashboard(snapshot, now), now);
  };

  setDocumentLanguage(document);
  paint();
  void import('#utils/pages/keyboard.ts');
  setTimeout(() => {
    if (isTrue || problem || kept) return;
    problem = 'no answer';
    paint();
  }, SILENCE_MS);
  document.addEventListener('visibilitychange', () => void party());
  void client.then(({ followSnapshot, followSiteWarnings }) => {
    followSiteWarnings((latest) => {
      // Mostly there is none, and nothing to draw.
      if (warning.sites.length === 0 && latest.sites.length === 0) return;
      warning = latest;
      paint();
    });
    again = followSnapshot(
      (latest) => {
        const text = JSON.stringify(latest);
        const isNews = text !== kept || problem !== undefined;
        isTrue = true;
        // Mostly nothing has changed since the last page, and the first frame should not wait for a second drawing.
        if (isNews) {
          const before = attempt;
          problem = undefined;
          snapshot = latest;
          paint();
          if (attempt === before) {
            kept = text;
            snapshotCache.write(latest);
          }
        } else {
          paintIfDue();
          keepFrame();
        }
        void party();
      },
      (latest) => {
        if (problem === latest) return;
        problem = latest;
        paint();
      },
    );
  });
}
