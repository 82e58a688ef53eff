import { type ComponentChild, render } from 'preact';
import type { DayKey, Moment } from '#utils/domain/calendar.ts';
import type { Settings } from '#utils/domain/settings.ts';
import {
  type DashboardState,
  EMPTY_SNAPSHOT,
  type Snapshot,
  selectDashboard,
} from '#utils/domain/views/dashboard.ts';
import type { ItemCommand, PlanCommand } from '#utils/messaging/commands.ts';
import type { TimerMessage } from '#utils/messaging/messages.ts';
import type { SiteWarning, TimerPlan } from '#utils/pages/ledger-client.ts';
import { setDocumentLanguage } from '#utils/platform/i18n.ts';

/**
 * Where the last window's snapshot is kept, to be read without waiting; only our own pages can. The number goes up
 * with each change of shape, so that an older cache is not taken for a newer one.
 */
const CACHE = 'snapshot 8';

/** What the person can do to the log from a window. */
export interface PageActions {
  /** Takes a win back. */
  onUndo: (id: string) => void;
  /** Adds a win, of today or of the day given; resolves when it is written down. */
  onAdd: (title: string, day?: DayKey) => Promise<void>;
  /** Says what the person means to do, or what became of it. */
  onPlan: (command: PlanCommand) => Promise<void>;
  /** Finishes something of the person's own, or opens it again. */
  onToggle: (doing: Omit<ItemCommand, 'id'>) => Promise<void>;
  /** Begins a timer, goes on for five minutes, or stops. */
  onTimer: (to: TimerMessage['to'], plan?: TimerPlan) => Promise<void>;
  /** Says something about the game. */
  onSettings: (settings: Partial<Settings>) => Promise<void>;
}

/**
 * Paints a window at once from what the last one saw, then keeps it true. What asks the ledger is loaded apart, so that
 * the first frame does not wait for it.
 */
export function mountPage(
  draw: (view: DashboardState, actions: PageActions, warning: SiteWarning) => ComponentChild,
): void {
  let kept = localStorage.getItem(CACHE);
  let snapshot = kept ? (JSON.parse(kept) as Snapshot) : EMPTY_SNAPSHOT;
  let warning: SiteWarning = { sites: [], report: '' };
  const live = import('#utils/pages/ledger-client.ts');

  const actions: PageActions = {
    onUndo: (id) => void live.then(({ undo }) => undo(id)),
    onAdd: (title, day) => live.then(({ addWin }) => addWin(title, day)),
    onPlan: (command) => live.then(({ recordPlan }) => recordPlan(command)),
    onToggle: (doing) => live.then(({ toggleItem }) => toggleItem(doing)),
    onTimer: (to, plan) => live.then(({ controlTimer }) => controlTimer(to, plan)),
    onSettings: (settings) => live.then(({ setSettings }) => setSettings(settings)),
  };
  const paint = () => {
    const shown = selectDashboard(snapshot, now());
    document.documentElement.dataset.motion = shown.settings.motion;
    render(draw(shown, actions, warning), document.body);
  };
  const party = async () => {
    const { celebrate } = await import('#utils/pages/confetti.ts');
    await celebrate(selectDashboard(snapshot, now()), now());
  };

  setDocumentLanguage(document);
  paint();
  // The day may have turned while nobody looked.
  document.addEventListener('visibilitychange', () => {
    paint();
    void party();
  });
  void live.then(({ followSnapshot, followSiteWarnings }) => {
    followSiteWarnings((latest) => {
      // Mostly there is none, and nothing to draw.
      if (warning.sites.length === 0 && latest.sites.length === 0) return;
      warning = latest;
      paint();
    });
    followSnapshot((latest) => {
      const text = JSON.stringify(latest);
      localStorage.setItem(CACHE, text);
      // Mostly nothing has changed since the last window, and the first frame should not wait for a second drawing.
      if (text !== kept) {
        kept = text;
        snapshot = latest;
        paint();
      }
      void party();
    });
  });
}

function now(): Moment {
  const date = new Date();
  return { at: date.getTime(), offset: -date.getTimezoneOffset() };
}
