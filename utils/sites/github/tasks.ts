import {
  all,
  checkboxState,
  checkboxStateBefore,
  normalizeText,
  ownText,
  pressedCheckbox,
  textHash,
} from '#utils/sites/dom.ts';
import { shownIn, type Thread, type View } from '#utils/sites/github/thread.ts';
import { keepName } from '#utils/sites/kept-names.ts';
import type { Gesture, State, Target } from '#utils/sites/types.ts';

const REACT_TASK = '[data-testid^="tasklist-item-"]';
const REACT_TASK_TEXT = '[class*="TaskListItem-module__task-list-html"]';
const RAILS_TASK = 'li.task-list-item';
const TASK = `${REACT_TASK}, ${RAILS_TASK}`;
const COMMENT = '[data-testid^="comment-viewer-outer-box-IC_"], [id^="issuecomment-"]';
/** Holds the tasks that are in no comment: the text of the issue or pull request itself. */
const BODY = 'body';
/** What a translation puts its words in. */
const TRANSLATED = 'font';

/** A task of a list as the page shows it. */
interface Task {
  box: HTMLInputElement;
  /** Its text as it was written, where the page tells: translations change only what is seen. */
  words: string;
  text: string;
}

/** The task of a list that this gesture ticks or unticks. */
export function taskTarget(gesture: Gesture, { root, thread }: View): Target | undefined {
  const input = pressedCheckbox(gesture);
  const element = input?.closest(TASK);
  if (!input || !element) return undefined;
  const container = containerName(element);
  const tasks = tasksIn(container, root);
  const at = tasks.findIndex(({ box }) => box === input);
  const task = tasks[at];
  if (!task) return undefined;
  const before = checkboxStateBefore(input, gesture);
  const words = tasks.map((other) => other.words);
  const place = `${thread.name} ${container} ${at} of ${tasks.length}`;
  return {
    ...keepName(element.ownerDocument, place, {
      words,
      at,
      before,
      names: namesOf(task, tasks, thread, container),
    }),
    kind: 'task',
    title: element.querySelector(TRANSLATED) ? task.words : task.text,
    url: thread.url,
    before,
    locator: container,
  };
}

/** What the box of a task says; undefined where the view does not show it. */
export function taskState(
  { subject, alias, locator: container = BODY }: Target,
  { root, thread }: View,
): State | undefined {
  const tasks = tasksIn(container, root);
  const task = tasks.find((other) => {
    const names = namesOf(other, tasks, thread, container);
    return [names.subject, names.alias].some((name) => name && (name === subject || name === alias));
  });
  return task && checkboxState(task.box);
}

/** Rows move and are drawn anew, so a task is known by its text within its comment or the body. */
function namesOf(
  task: Task,
  tasks: readonly Task[],
  thread: Thread,
  container: string,
): Pick<Target, 'subject' | 'alias'> {
  const name = (by: 'words' | 'text') => {
    const ordinal = tasks.filter((other) => other[by] === task[by]).indexOf(task);
    return `${thread.name}:task:${container}:${textHash(task[by], ordinal)}`;
  };
  const subject = name('words');
  return task.text === task.words ? { subject } : { subject, alias: name('text') };
}

function containerName(task: Element): string {
  const comment = task.closest(COMMENT);
  const id = comment && (comment.id || comment.getAttribute('data-testid'));
  return id?.replace('comment-viewer-outer-box-', '').toLowerCase() ?? BODY;
}

function tasksIn(container: string, root: ParentNode): Task[] {
  return shownIn(root, TASK).flatMap((task) => {
    const box = containerName(task) === container && boxOf(task);
    if (!box) return [];
    const text = ownText(task.querySelector(REACT_TASK_TEXT) ?? task, 'ul, ol, input, button');
    const [, words = text] =
      /^(.+) checklist item$/.exec(normalizeText(box.getAttribute('aria-label'))) ?? [];
    return [{ box, words, text }];
  });
}

/** The task's own checkbox; a Rails task holds its sub-tasks too. */
function boxOf(task: Element): HTMLInputElement | undefined {
  return all<HTMLInputElement>(task, 'input[type="checkbox"]').find((box) => box.closest(TASK) === task);
}
