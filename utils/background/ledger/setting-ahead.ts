import { readConfig } from '#utils/background/ledger/projections/config.ts';
import { eventsOn } from '#utils/background/ledger/read-events.ts';
import type { Transaction } from '#utils/background/ledger/schema.ts';
import { addDays, type Moment } from '#utils/domain/calendar.ts';
import { daysKnown } from '#utils/domain/config-history.ts';
import { CONFIG_SUBJECT, withoutVoided } from '#utils/domain/event.ts';
import { dayAt } from '#utils/domain/settings.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';

/** Days that a journey, or a change of the day's start, puts what is said now before what was said a moment ago. */
const JOURNEY_DAYS = 1;

/**
 * Whether a setting of this device waits for a day that a clock which ran ahead gave it. Anything that the device then
 * says of the config shows on which day it was said at the latest; see {@link daysKnown}.
 * @param now by a clock that is right. Where it lies before all that the device ever said, it is this one that is wrong.
 */
export async function hasSettingAhead(tx: Transaction, now: Moment): Promise<boolean> {
  const { changes } = await readConfig(tx);
  const today = dayAt(now, changes);
  const latest = addDays(today, JOURNEY_DAYS);
  const own = await tx.objectStore('meta').get('device');
  if (!hasShapeOf(own, { id: '' }) || !changes.some(({ from }) => from > latest)) return false;
  const device = own.id;
  const said = await eventsOn(tx, CONFIG_SUBJECT);
  const days = daysKnown(said);
  const isAhead = withoutVoided(said).some(
    (event) => event.device === device && event.settings && (days.get(event) ?? '') > latest,
  );
  const first = isAhead && (await tx.objectStore('events').index('sequence').get([device, 1]));
  return first ? first.day <= today : false;
}
