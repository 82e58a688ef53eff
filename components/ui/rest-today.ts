import type { DayKey } from '#utils/domain/calendar.ts';
import type { PlanCommand } from '#utils/messaging/plan-command.ts';

/** The command to rest for a day. */
export function restOn(day: DayKey): PlanCommand {
  return { type: 'rest', subject: 'config', rest: { from: day, to: day, reason: 'other' } };
}
