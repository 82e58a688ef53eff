import { type ComponentChild, render } from 'preact';
import type { DayKey, Moment } from '#utils/domain/calendar.ts';
import type { Settings } from '#utils/domain/settings.ts';
import { EMPTY, type Snapshot, type View, view } from '#utils/domain/views/dashboard.ts';
import type { Doing, Saying } from '#utils/messaging/commands.ts';
import type { TimerMessage } from '#utils/messaging/messages.ts';
import type { Timing, Trouble } from '#utils/pages/ledger-client.ts';
import { nameLanguage } from '#utils/platform/i18n.ts';

/**
 * Where the last window's snapshot is kept, to be read without waiting; only our own pages can. The number goes up
 * with each change of shape, so that an older cache is not taken for a newer one.
 */
const CACHE = 'snapshot 8';

/** What the person can do to the log from a window. */
export interface Hand {
  /** Takes a win back. */
  onUndo: (id: string) => void;
  /** Adds a win, of today or of the day given; resolves when it is written down. */
  onAdd: (title: string, day?: DayKey) => Promise<void>;
  /** Says what the person means to do, or what became of it. */
  onTell: (saying: Saying) => Promise<void>;
  /** Finishes something of the person's own, or opens it again. */
  onDo: (doing: Omit<Doing, 'id'>) => Promise<void>;
  /** Begins a timer, goes on for five minutes, or stops. */
  onTime: (to: TimerMessage['to'], plan?: Timing) => Promise<void>;
  /** Says something about the game. */
  onSay: (settings: Partial<Settings>) => Promise<void>;
}

/**
 * Paints a window at once from what the last one saw, then keeps it true. What asks the ledger is loaded apart, so that
 * the first frame does not wait for it.
 */
export function openWindow(draw: (view: View, hand: Hand, trouble: Trouble) => ComponentChild): void {
  let kept = localStorage.getItem(CACHE);
  let snapshot = kept ? (JSON.parse(kept) as Snapshot) : EMPTY;
  let trouble: Trouble = { sites: [], report: '' };
  const live = import('#utils/pages/ledger-client.ts');

  const hand: Hand = {
    onUndo: (id) => void live.then(({ undo }) => undo(id)),
    onAdd: (title, day) => live.then(({ add }) => add(title, day)),
    onTell: (saying) => live.then(({ tell }) => tell(saying)),
    onDo: (doing) => live.then(({ act }) => act(doing)),
    onTime: (to, plan) => live.then(({ time }) => time(to, plan)),
    onSay: (settings) => live.then(({ say }) => say(settings)),
  };
  const paint = () => {
    const shown = view(snapshot, now());
    document.documentElement.dataset.motion = shown.settings.motion;
    render(draw(shown, hand, trouble), document.body);
  };
  const party = async () => {
    const { celebrate } = await import('#utils/pages/confetti.ts');
    await celebrate(view(snapshot, now()), now());
  };

  nameLanguage(document);
  paint();
  // The day may have turned while nobody looked.
  document.addEventListener('visibilitychange', () => {
    paint();
    void party();
  });
  void live.then(({ followSnapshot, followTrouble }) => {
    followTrouble((latest) => {
      // Mostly there is none, and nothing to draw.
      if (trouble.sites.length === 0 && latest.sites.length === 0) return;
      trouble = latest;
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
