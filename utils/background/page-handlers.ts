import type { NewEvent } from '#utils/background/ledger/append.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import type { Handlers } from '#utils/background/router.ts';
import { type DayKey, daysBetween, type Moment } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import type { TimerView } from '#utils/domain/planning/plan.ts';
import { countsFor, fiveMore, remaining, timerWorth } from '#utils/domain/planning/timer.ts';
import { BACK_DAYS, STARTER_MINUTES } from '#utils/domain/rules.ts';
import { dayAt } from '#utils/domain/settings.ts';
import type { ManualMessage, TimerMessage } from '#utils/messaging/messages.ts';
import { browser } from '#utils/platform/browser.ts';
import { customHosts } from '#utils/storage/remembered.ts';

const TIMER = 'timer';

/** What the worker lends to whoever answers for it. */
interface HandlerContext {
  ledger: Ledger;
  now: () => Moment;
  /** Tells every window and the badge what is so now. */
  show: () => Promise<void>;
  /** The same, where a day may begin at another time from now on. */
  startDay: () => Promise<void>;
}

/** What the windows ask and say: everything that needs no page. */
export function createPageHandlers({ ledger, now, show, startDay }: HandlerContext) {
  async function write(entry: NewEvent, moment = now()): Promise<null> {
    await ledger.record(entry, moment);
    await show();
    return null;
  }

  /** The noon of a day, which lies in it whenever a day begins; undefined for one too long ago, or to come. */
  async function datedBack(day: DayKey): Promise<Moment | undefined> {
    const { config } = await ledger.snapshot();
    const back = daysBetween(day, dayAt(now(), config.changes));
    if (back < 0 || back > BACK_DAYS) return undefined;
    return back === 0 ? now() : on(Date.parse(`${day}T12:00`));
  }

  /** One timer at a time. What it is worth is judged here, by the clock alone. */
  async function time({ id, to, minutes, relatedTo, title = '' }: Omit<TimerMessage, 'type'>): Promise<null> {
    const { timer } = (await ledger.snapshot()).plan;
    const isOver = timer !== undefined && remaining(timer, now().at) === 0;
    if (to === 'begin') {
      if (timer && !isOver) return null;
      // Whoever begins anew has noticed that the last one is over.
      if (timer) await finish(timer, crypto.randomUUID());
      const planned = minutes ?? STARTER_MINUTES.usual;
      const begun = { id, type: 'timer', subject: `timer:${id}`, minutes: planned } as const;
      return write({ ...begun, ...(relatedTo && { relatedTo }), text: { title, url: '' } });
    }
    if (!timer) return null;
    if (to === 'stop') return finish(timer, id);
    const longer = isOver ? fiveMore(timer, now().at) : undefined;
    return longer === undefined
      ? null
      : write({ id, type: 'timer', subject: timer.subject, minutes: longer });
  }

  /** Ends a timer: as a win, or, before its end, as if it had never been begun. */
  function finish(timer: TimerView, id: string): Promise<null> {
    const { at } = now();
    const worth = timerWorth(timer, at);
    if (!worth) return write({ id, type: 'void', ref: timer.id });
    const { subject, title } = timer;
    const text = { title, url: '' };
    return write(
      { id, type: 'complete', subject, kind: worth.kind, source: 'hand', text },
      on(countsFor(timer, at)),
    );
  }

  const answers = {
    async manual({ id, title, day }: Omit<ManualMessage, 'type'>) {
      const moment = day === undefined ? now() : await datedBack(day);
      const win = { type: 'complete', kind: 'manual', source: 'hand', text: { title, url: '' } } as const;
      return moment && write({ ...win, id, subject: `manual:${id}` }, moment);
    },
    async settings({ id, settings }) {
      await ledger.record({ id, type: 'settings', subject: CONFIG_SUBJECT, settings }, now());
      await startDay();
      return null;
    },
    say: ({ id, command }) => write({ ...command, id } as NewEvent),
    do: ({ id, to, kind, subject, title }) =>
      write({
        ...{ id, type: to === 'done' ? 'complete' : 'uncomplete', subject, kind },
        ...{ source: 'hand', text: { title, url: '' } },
      }),
    // Two windows may ask at once, and so may a double click.
    timer: (message: Omit<TimerMessage, 'type'>) => navigator.locks.request(TIMER, () => time(message)),
    async remark({ id, ref, note }) {
      await ledger.setWinNote(id, ref, note, now());
      return null;
    },
    async log({ after, own }) {
      const part = await ledger.logPart(after, own);
      const exported = { type: 'note', subject: CONFIG_SUBJECT, noteKind: 'exported' } as const;
      if (!part.more) await write({ ...exported, id: crypto.randomUUID() });
      return part;
    },
    async checkLog() {
      const check = await ledger.verify();
      await write({
        id: crypto.randomUUID(),
        type: 'note',
        subject: CONFIG_SUBJECT,
        noteKind: 'log-checked',
      });
      return check;
    },
    async erase() {
      const added = await customHosts.read();
      const origins = added.map(({ pattern }) => pattern);
      await browser.permissions.remove({ origins }).catch(() => undefined);
      await customHosts.change(() => []);
      await browser.storage.local.clear();
      await browser.storage.session.clear();
      await ledger.erase();
      await startDay();
      return null;
    },
    snapshot: () => ledger.snapshot(),
    history: ({ from, to }) => ledger.wins(from, to),
    story: async ({ ref }) => (await ledger.winDetails(ref, now())) ?? null,
    goals: () => ledger.goals(),
    reflections: () => ledger.journal(),
    week: ({ monday }) => ledger.week(monday, now()),
    notes: () => ledger.winNotes(),
  } satisfies Partial<Handlers>;
  return answers;
}

/** A moment by this computer's clock. @param at UTC ms */
function on(at: number): Moment {
  return { at, offset: -new Date(at).getTimezoneOffset() };
}
