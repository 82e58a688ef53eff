import { browser } from './browser.ts';
import { TERMS } from './game/act.ts';
import { BACK_DAYS, STARTER_MINUTES } from './game/constants.ts';
import { type DayKey, daysBetween, type Moment } from './game/days.ts';
import { dayAt } from './game/settings.ts';
import { fiveMore, timerWorth } from './game/timer.ts';
import type { Entry, Ledger } from './ledger/ledger.ts';
import type { ManualMessage, TimerMessage } from './messages.ts';
import { hosts } from './remembered.ts';
import type { Handlers } from './router.ts';

/** What the worker lends to whoever answers for it. */
interface Desk {
  ledger: Ledger;
  now: () => Moment;
  /** Tells every window and the badge what is so now. */
  show: () => Promise<void>;
  /** The same, where a day may begin at another time from now on. */
  startDay: () => Promise<void>;
}

/** What the windows ask and say: everything that needs no page. */
export function answersToWindows({ ledger, now, show, startDay }: Desk) {
  async function write(entry: Entry, moment = now()): Promise<null> {
    await ledger.record(entry, moment);
    await show();
    return null;
  }

  /** The noon of a day, which lies in it whenever a day begins; undefined for one too long ago, or to come. */
  async function datedBack(day: DayKey): Promise<Moment | undefined> {
    const { terms } = await ledger.snapshot();
    const back = daysBetween(day, dayAt(now(), terms.changes));
    if (back < 0 || back > BACK_DAYS) return undefined;
    const noon = new Date(`${day}T12:00`);
    return back === 0 ? now() : { at: noon.getTime(), offset: -noon.getTimezoneOffset() };
  }

  /** One timer at a time. What it is worth is judged here, by the clock alone. */
  async function time({ id, to, minutes, about, title = '' }: Omit<TimerMessage, 'type'>): Promise<null> {
    const { timer } = (await ledger.snapshot()).plan;
    const { at } = now();
    if (to === 'begin') {
      const planned = minutes ?? STARTER_MINUTES.usual;
      const begun = { id, type: 'timer', subject: `timer:${id}`, minutes: planned } as const;
      return timer ? null : write({ ...begun, ...(about && { about }), text: { title, url: '' } });
    }
    if (!timer) return null;
    if (to === 'go on') {
      const longer = fiveMore(timer, at);
      return longer === undefined
        ? null
        : write({ id, type: 'timer', subject: timer.subject, minutes: longer });
    }
    const worth = timerWorth(timer, at);
    if (!worth) return write({ id, type: 'void', ref: timer.id });
    const { subject, title: name } = timer;
    const text = { title: name, url: '' };
    return write({ id, type: 'complete', subject, kind: worth.kind, by: 'hand', text });
  }

  const answers = {
    async manual({ id, title, day }: Omit<ManualMessage, 'type'>) {
      const moment = day === undefined ? now() : await datedBack(day);
      const win = { type: 'complete', kind: 'manual', by: 'hand', text: { title, url: '' } } as const;
      return moment && write({ ...win, id, subject: `manual:${id}` }, moment);
    },
    async setting({ id, settings }) {
      await ledger.record({ id, type: 'setting', subject: TERMS, settings }, now());
      await startDay();
      return null;
    },
    say: ({ id, saying }) => write({ ...saying, id } as Entry),
    do: ({ id, to, kind, subject, title }) =>
      write({
        ...{ id, type: to === 'done' ? 'complete' : 'uncomplete', subject, kind },
        ...{ by: 'hand', text: { title, url: '' } },
      }),
    timer: time,
    async remark({ id, ref, note }) {
      await ledger.remark(id, ref, note, now());
      return null;
    },
    async log({ after, own }) {
      const part = await ledger.log(after, own);
      const exported = { type: 'note', subject: TERMS, says: 'exported' } as const;
      if (!part.more) await write({ ...exported, id: crypto.randomUUID() });
      return part;
    },
    async erase() {
      const added = await hosts.read();
      const origins = added.map(({ pattern }) => pattern);
      await browser.permissions.remove({ origins }).catch(() => undefined);
      await hosts.change(() => []);
      await browser.storage.local.clear();
      await browser.storage.session.clear();
      await ledger.erase();
      await startDay();
      return null;
    },
    snapshot: () => ledger.snapshot(),
    history: ({ from, to }) => ledger.wins(from, to),
    story: async ({ ref }) => (await ledger.story(ref, now())) ?? null,
    goals: () => ledger.goals(),
    reflections: () => ledger.reflections(),
    week: ({ monday }) => ledger.week(monday, now()),
    notes: () => ledger.notes(),
  } satisfies Partial<Handlers>;
  return answers;
}
