import type { StepDraft } from '#components/goals/goal-commands.ts';
import type { GoalPageContext } from '#components/goals/goal-page-context.ts';
import { parseChecklist } from '#utils/domain/parse-checklist.ts';
import { itemBehind } from '#utils/pages/steps.ts';
import { titleIn } from '#utils/sites/links.ts';

/** Steps that are made of one list; a person who pastes a book did not mean to. */
const MOST_AT_ONCE = 50;

type Reading = Pick<GoalPageContext, 'items' | 'readLink'>;

interface StepsInText {
  steps: StepDraft[];
  /** Lines that are left out because they are ticked already. */
  done: number;
  /** Open lines that are left out because there are too many. */
  over: number;
}

/** The steps that a pasted list holds, one in each open line. */
export function readSteps(text: string, reading: Reading): StepsInText {
  const lines = parseChecklist(text);
  const open = lines.filter(({ done }) => !done);
  const steps = open.slice(0, MOST_AT_ONCE).map(({ title }) => stepOf(title, reading));
  return { steps, done: lines.length - open.length, over: open.length - steps.length };
}

/** A line that is nothing but a link stands for the item that it leads to. */
function stepOf(title: string, { items, readLink }: Reading): StepDraft {
  const link = readLink(title);
  if (!link) return { title };
  const known = itemBehind(link, items);
  const name = known?.title ?? (titleIn(title, link) || link.url);
  return { title: name, url: link.url, relatedTo: known?.subject ?? link.subject };
}
