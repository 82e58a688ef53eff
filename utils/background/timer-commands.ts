import type { NewEvent } from '#utils/background/ledger/append.ts';
import type { Ledger } from '#utils/background/ledger/ledger.ts';
import { type Moment, momentAt } from '#utils/domain/calendar.ts';
import type { TimerView } from '#utils/domain/planning/timer.ts';
import { countsFor, fiveMore, remaining, timerWorth } from '#utils/domain/planning/timer.ts';
import { STARTER_MINUTES } from '#utils/domain/rules.ts';
import type { BodyOf } from '#utils/messaging/messages.ts';

type TimerCommand = BodyOf<'controlTimer'>;

interface TimerContext {
  ledger: Pick<Ledger, 'snapshot'>;
  now: () => Moment;
  /** Writes an entry down, and shows every page what is so then. @param moment now, if it is not given */
  write: (entry: NewEvent, moment?: Moment) => Promise<void>;
  /**
   * Shows it where there is nothing to write: whoever asks again may have been stopped after it was written, and before
   * anybody was told.
   */
  broadcast: () => Promise<void>;
}

/** What a person does with the timer, of which there is one at a time. What it is worth the clock alone decides. */
export function createTimerCommands({ ledger, now, write, broadcast }: TimerContext) {
  async function control(command: TimerCommand): Promise<void> {
    const { timer } = (await ledger.snapshot(now())).plan;
    if (command.to === 'begin') await begin(command, timer);
    else if (timer && command.to === 'stop') await finish(timer, command.id);
    else if (timer) await goOn(timer, command.id);
    else await broadcast();
  }

  async function begin(
    { id, minutes, relatedTo, title = '' }: TimerCommand,
    last?: TimerView,
  ): Promise<void> {
    if (last && remaining(last, now().at) > 0) return broadcast();
    // Whoever begins anew has noticed that the last one is over.
    if (last) await finish(last, crypto.randomUUID());
    await write({
      id,
      type: 'timer',
      subject: `timer:${id}`,
      minutes: minutes ?? STARTER_MINUTES.usual,
      ...(relatedTo && { relatedTo }),
      text: { title, url: '' },
    });
  }

  /** Gives a timer that is over five minutes more, if it can have them. */
  async function goOn(timer: TimerView, id: string): Promise<void> {
    const { at } = now();
    const minutes = remaining(timer, at) > 0 ? undefined : fiveMore(timer, at);
    if (minutes === undefined) return broadcast();
    await write({ id, type: 'timer', subject: timer.subject, minutes });
  }

  /** Ends a timer: as a win, or, before its end, as if it had never been begun. */
  async function finish(timer: TimerView, id: string): Promise<void> {
    const { at } = now();
    const worth = timerWorth(timer, at);
    if (!worth) return write({ id, type: 'void', ref: timer.id });
    await write(
      {
        id,
        type: 'complete',
        subject: timer.subject,
        kind: worth.kind,
        source: 'hand',
        text: { title: timer.title, url: '' },
      },
      momentAt(new Date(countsFor(timer, at))),
    );
  }

  // Two pages may ask at once, and so may a double click.
  return (command: TimerCommand): Promise<void> => navigator.locks.request('timer', () => control(command));
}
