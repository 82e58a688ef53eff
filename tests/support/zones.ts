import { MINUTE_MS, type OffsetAt } from '#utils/domain/calendar.ts';

/** Zones that set their clocks in spring and autumn at 01:00 UTC, at midnight, at one, and by half an hour. */
export const ZONES = [
  'Europe/Berlin',
  'Asia/Beirut',
  'Africa/Cairo',
  'America/Santiago',
  'America/Havana',
  'Australia/Lord_Howe',
] as const;

/** The offset of a zone, wherever the computer is. */
export function offsetIn(zone: string): OffsetAt {
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (at) => {
    const parts = wall.formatToParts(at).map(({ type, value }) => [type, Number(value)]);
    const { year, month, day, hour, minute, second } = Object.fromEntries(parts) as Record<string, number>;
    const shown = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
    return Math.round((shown - Math.floor(at / 1000) * 1000) / MINUTE_MS);
  };
}
