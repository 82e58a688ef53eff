/** What browsers know of the weeks of a locale, by a method or, in older ones, by a property. */
interface WeekLocale {
  getWeekInfo?: () => { firstDay: number };
  weekInfo?: { firstDay: number };
}

/** The weekday on which weeks begin where a locale is spoken; 1 is Monday, 7 is Sunday. Monday where nobody knows. */
export function weekStartIn(tag: string): number {
  const locale: WeekLocale = new Intl.Locale(tag);
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}
