import type { FolderKeeper } from '#utils/background/folder/keeper.ts';
import type { NewEvent } from '#utils/background/ledger/append.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import type { Handlers } from '#utils/background/router.ts';
import { createTimerCommands } from '#utils/background/timer-commands.ts';
import { type DayKey, daysBetween, type Moment, momentAt } from '#utils/domain/calendar.ts';
import { CONFIG_SUBJECT } from '#utils/domain/event.ts';
import { habitSubjectOn, parseHabitSubject } from '#utils/domain/planning/habits.ts';
import { BACK_DAYS } from '#utils/domain/rules.ts';
import { dayAt } from '#utils/domain/settings.ts';
import { ledgerFaultOf, RefusedError } from '#utils/messaging/answer.ts';
import type { BodyOf, CommandType, QueryType } from '#utils/messaging/messages.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';
import { browser } from '#utils/platform/browser.ts';
import { customHosts } from '#utils/storage/custom-hosts.ts';
import { changeStored } from '#utils/storage/stored-value.ts';

function forgiveFault(error: unknown): void {
  if (!ledgerFaultOf(error)) throw error;
}

/** What the handlers need of the worker. */
interface HandlerContext {
  ledger: Ledger;
  now: () => Moment;
  /** Shows every page and the badge what is so now. */
  broadcast: () => Promise<void>;
  /** The same, where a day may begin at another time from now on. */
  startDay: () => Promise<void>;
  folder: Pick<FolderKeeper, 'sync' | 'soon' | 'outdate' | 'forgetAfter'>;
}

/** Answers the queries and commands of our pages. */
export function createPageHandlers({ ledger, now, broadcast, startDay, folder }: HandlerContext) {
  async function write(entry: NewEvent, moment = now()): Promise<void> {
    await ledger.record(entry, moment);
    await broadcast();
  }
  const controlTimer = createTimerCommands({ ledger, now, write, broadcast });

  async function dayOf(moment: Moment): Promise<DayKey> {
    const { changes } = await ledger.config();
    return dayAt(moment, changes);
  }

  /** Refuses what was said of a day as today that is not, unless it is written already, so that it was then. */
  async function refuseAnotherDay(id: string, shown: DayKey, moment: Moment): Promise<void> {
    if (shown !== (await dayOf(moment)) && !(await ledger.event(id))) throw new RefusedError('another day');
  }

  /** The noon of a day, which lies in it whenever a day begins. */
  async function datedBack(day: DayKey): Promise<Moment> {
    const back = daysBetween(day, await dayOf(now()));
    if (back < 0 || back > BACK_DAYS) throw new RefusedError('too long ago');
    return back === 0 ? now() : momentAt(new Date(`${day}T12:00`));
  }

  return {
    async recordPlan({ entries, today }) {
      const moment = now();
      for (const { id, command } of entries)
        if (meansToday(command)) await refuseAnotherDay(id, today, moment);
      await ledger.recordAll(
        entries.map(({ id, command }): NewEvent => ({ ...command, id })),
        moment,
      );
      await broadcast();
    },
    async toggleItem({ id, to, kind, subject, title, today }) {
      const { habit, day } = parseHabitSubject(subject) ?? {};
      if (today) await refuseAnotherDay(id, today, now());
      const moment = today && day && to === 'done' ? await datedBack(day) : now();
      // Whoever unticks a habit in a page of an earlier day may mean either day, and must not lose what was done on it.
      if (day && !today && to === 'open') await refuseAnotherDay(id, day, moment);
      await write(
        {
          id,
          type: to === 'done' ? 'complete' : 'uncomplete',
          // Whoever ticks one there did it today, unless they say otherwise.
          subject: habit && to === 'done' ? habitSubjectOn(habit, await dayOf(moment)) : subject,
          kind,
          source: 'hand',
          text: { title, url: '' },
        },
        moment,
      );
    },
    controlTimer: (command: BodyOf<'controlTimer'>) => controlTimer(command),
    async addWin({ id, title, day, today }: BodyOf<'addWin'>) {
      if (today) await refuseAnotherDay(id, today, now());
      const moment = day === undefined ? now() : await datedBack(day);
      await write(
        {
          id,
          type: 'complete',
          subject: `manual:${id}`,
          kind: 'manual',
          source: 'hand',
          text: { title, url: '' },
        },
        moment,
      );
    },
    async setWinNote({ id, ref, note }) {
      await ledger.setWinNote(id, ref, note, now());
      await folder.soon();
    },
    async setSettings({ id, settings }) {
      await ledger.record({ id, type: 'settings', subject: CONFIG_SUBJECT, settings }, now());
      await startDay();
    },
    async checkLog({ id }) {
      const check = await ledger.verify();
      await write({ id, type: 'note', subject: CONFIG_SUBJECT, noteKind: 'log-checked' });
      return check;
    },
    async takeCopy({ events, previous }) {
      await folder.outdate();
      return ledger.takeIn(events, previous);
    },
    async finishCopy() {
      await ledger.finishMerge();
      // A day may begin at another time by what the copy says.
      await startDay();
    },
    syncFolder: folder.sync,
    async takePast(part) {
      const taken = await ledger.takePast(part, now());
      // Where nothing is new, it may have been written just before the worker was stopped.
      await broadcast();
      return taken;
    },
    async eraseText({ ref }) {
      if (!(await ledger.eraseText(ref, now()))) throw new RefusedError('not found');
      await broadcast();
    },
    async eraseWins({ id, site }) {
      await ledger.eraseWins(id, site ? { site } : { all: true }, now());
      await broadcast();
    },
    async rebuildLedger() {
      await ledger.rebuild();
      await broadcast();
    },
    async deleteEverything() {
      // First: where it fails, nothing else has gone, either.
      await folder.forgetAfter(ledger.erase);
      const hosts = await customHosts.read();
      const origins = hosts.map(({ pattern }) => pattern);
      await browser.permissions.remove({ origins }).catch(() => undefined);
      await changeStored(customHosts, () => []);
      await browser.storage.local.clear();
      await browser.storage.session.clear();
      await startDay();
    },
    async undo({ id, ref, refused }, sender) {
      const event = await ledger.event(ref);
      if (!event) throw new RefusedError('not found');
      if (sender.from === 'site' && sender.site !== event.site) throw new RefusedError('not allowed');
      await write({ id, type: 'void', ref, ...(refused && { refused }) });
    },
    async renameWin({ id, ref, title }) {
      await ledger.renameWin(id, ref, title, now());
      await broadcast();
    },
    async moveWin({ id, ref, day }) {
      const moment = await datedBack(day);
      const moved = await ledger.move({ id, ref, day, moment }, now());
      if (moved === 'missing') throw new RefusedError('not found');
      await broadcast();
      return moved === 'moved';
    },

    snapshot: () => ledger.snapshot(now()),
    wins: ({ from, to }) => ledger.wins(from, to),
    days: ({ from, to }) => ledger.days(from, to),
    past: ({ from, to }) => ledger.past(from, to),
    months: () => ledger.months(),
    winDetails: async ({ ref }) => (await ledger.winDetails(ref, now())) ?? null,
    winNotes: () => ledger.winNotes(),
    habitDays: ({ habit }) => ledger.habitDays(habit, now()),
    recognition: () => ledger.recognition(),
    goals: () => ledger.goals(),
    journal: () => ledger.journal(),
    week: ({ day }) => ledger.week(day, now()),
    async exportLog({ id, after, own }) {
      const part = await ledger.logPart(after, own);
      const note = { type: 'note', subject: CONFIG_SUBJECT, noteKind: 'exported' } as const;
      // A ledger that cannot be written can still be saved.
      if (!part.more) await write({ id, ...note }).catch(forgiveFault);
      return part;
    },
    logPart: ({ after }) => ledger.logPart(after, false),
    checkCopy: ({ events, previous }) => ledger.tryTakingIn(events, previous),
    checkPast: (part) => ledger.tryPast(part),
  } satisfies Pick<Handlers, QueryType | CommandType>;
}

/** Whether a command is about the day that the person sees as today. */
function meansToday(command: PlanCommand): boolean {
  return (
    command.type === 'priority' ||
    command.type === 'rest' ||
    (command.type === 'reflect' && command.kind === 'reflection')
  );
}
