import { type ComponentChild, render } from 'preact';
import { type DayKey, momentAt } from '#utils/domain/calendar.ts';
import type { Settings } from '#utils/domain/settings.ts';
import {
  type DashboardState,
  EMPTY_SNAPSHOT,
  type Snapshot,
  selectDashboard,
} from '#utils/domain/views/dashboard.ts';
import type { BodyOf } from '#utils/messaging/messages.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';
import type { SiteWarning } from '#utils/pages/ledger-client.ts';
import { setDocumentLanguage } from '#utils/platform/i18n.ts';

/**
 * Where the snapshot that a page showed last is kept, to be read without waiting; only our own pages can. The number
 * goes up with each change of shape, so that an older cache is not taken for a newer one.
 */
const CACHE = 'snapshot 9';

type TimerCommand = BodyOf<'controlTimer'>;

/** What the person can do to the log from a page. What resolves does so when it is written down, and else throws. */
export interface PageActions {
  /** Takes a win back. */
  onUndo: (ref: string) => void;
  /** Adds a win, of today or of the day given. */
  onAdd: (title: string, day?: DayKey) => Promise<void>;
  /** Says what the person means to do, or what became of it; of several at once, all are written down or none. */
  onPlan: (...commands: PlanCommand[]) => Promise<void>;
  /** Finishes something of the person's own, or opens it again. */
  onToggle: (item: Omit<BodyOf<'toggleItem'>, 'id'>) => Promise<void>;
  /** Begins a timer, goes on for five minutes, or stops. */
  onTimer: (to: TimerCommand['to'], plan?: Omit<TimerCommand, 'id' | 'to'>) => Promise<void>;
  /** Changes settings of the game. */
  onSettings: (settings: Partial<Settings>) => Promise<void>;
}

/**
 * Paints a page at once from what the last one showed, then keeps it true. What asks the ledger is loaded apart, so
 * that the first frame does not wait for it.
 */
export function mountPage(
  draw: (view: DashboardState, actions: PageActions, warning: SiteWarning) => ComponentChild,
): void {
  let cached = localStorage.getItem(CACHE);
  let snapshot = cached ? (JSON.parse(cached) as Snapshot) : EMPTY_SNAPSHOT;
  let warning: SiteWarning = { sites: [], report: '' };
  const client = import('#utils/pages/ledger-client.ts');

  const actions: PageActions = {
    onUndo: (ref) => void client.then(({ command }) => command('undo', { ref })),
    onAdd: (title, day) => client.then(({ command }) => command('addWin', { title, ...(day && { day }) })),
    onPlan: (...commands) => client.then(({ recordPlan }) => recordPlan(...commands)),
    onToggle: (item) => client.then(({ command }) => command('toggleItem', item)),
    onTimer: (to, plan) => client.then(({ command }) => command('controlTimer', { to, ...plan })),
    onSettings: (settings) => client.then(({ command }) => command('setSettings', { settings })),
  };
  const paint = () => {
    const view = selectDashboard(snapshot, momentAt(new Date()));
    document.documentElement.dataset.motion = view.settings.motion;
    render(draw(view, actions, warning), document.body);
  };
  const party = async () => {
    const { celebrate } = await import('#utils/pages/confetti.ts');
    const now = momentAt(new Date());
    await celebrate(selectDashboard(snapshot, now), now);
  };

  setDocumentLanguage(document);
  paint();
  // The day may have turned while nobody looked.
  document.addEventListener('visibilitychange', () => {
    paint();
    void party();
  });
  void client.then(({ followSnapshot, followSiteWarnings }) => {
    followSiteWarnings((latest) => {
      // Mostly there is none, and nothing to draw.
      if (warning.sites.length === 0 && latest.sites.length === 0) return;
      warning = latest;
      paint();
    });
    followSnapshot((latest) => {
      const text = JSON.stringify(latest);
      localStorage.setItem(CACHE, text);
      // Mostly nothing has changed since the last page, and the first frame should not wait for a second drawing.
      if (text !== cached) {
        cached = text;
        snapshot = latest;
        paint();
      }
      void party();
    });
  });
}
