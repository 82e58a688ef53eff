import type { DayKey } from '#utils/domain/calendar.ts';
import { locale } from '#utils/platform/i18n.ts';

/** 16 Nov 2026 – 3 Jan 2027; apart from the other formats, since few people ever see one. */
export function formatLongSpan(from: DayKey, to: DayKey): string {
  const format = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' });
  return format.formatRange(Date.parse(from), Date.parse(to));
}
