import { parseChecklist } from '#utils/domain/parse-checklist.ts';
import { t } from '#utils/platform/i18n.ts';

/** The areas of life that the templates are from. */
export const AREAS = ['work', 'writing', 'learning', 'health', 'home', 'morning'] as const;
export type Area = (typeof AREAS)[number];

/** A goal to begin with, and to change at will. */
export interface GoalTemplate {
  area: Area;
  title: string;
  /** The titles of its steps. */
  steps: string[];
}

/** The goal that is offered for an area, in the person's language. */
export function goalTemplate(area: Area): GoalTemplate {
  const steps = parseChecklist(t(`templates.${area}.steps`)).map(({ title }) => title);
  return { area, title: t(`templates.${area}.title`), steps };
}
