import {
  all,
  checkboxState,
  checkboxStateBefore,
  ownText,
  pressedCheckbox,
  textHash,
} from '#utils/sites/dom.ts';
import { shownIn, type Thread, type View } from '#utils/sites/github/thread.ts';
import type { Gesture, State, Target } from '#utils/sites/types.ts';

const REACT_TASK = '[data-testid^="tasklist-item-"]';
const REACT_TASK_TEXT = '[class*="TaskListItem-module__task-list-html"]';
const RAILS_TASK = 'li.task-list-item';
const TASK = `${REACT_TASK}, ${RAILS_TASK}`;
const COMMENT = '[data-testid^="comment-viewer-outer-box-IC_"], [id^="issuecomment-"]';
/** Holds the tasks that are in no comment: the text of the issue or pull request itself. */
const BODY = 'body';

/** The task of a list that this gesture ticks or unticks. */
export function taskTarget(gesture: Gesture, { root, thread }: View): Target | undefined {
  const input = pressedCheckbox(gesture);
  const task = input?.closest(TASK);
  if (!input || !task || boxOf(task) !== input) return undefined;
  const title = taskText(task);
  const container = containerName(task);
  const ordinal = tasksNamed(title, container, root).indexOf(task);
  return {
    subject: taskSubject(thread, container, title, ordinal),
    kind: 'task',
    title,
    url: thread.url,
    before: checkboxStateBefore(input, gesture),
    locator: container,
  };
}

/** What the box of a task says; undefined where the view does not show it. */
export function taskState(
  { subject, title, locator: container = BODY }: Target,
  { root, thread }: View,
): State | undefined {
  const task = tasksNamed(title, container, root).find(
    (_, ordinal) => taskSubject(thread, container, title, ordinal) === subject,
  );
  const input = task && boxOf(task);
  return input && checkboxState(input);
}

/** Rows move and are drawn anew, so a task is known by its text within its comment or the body. */
function taskSubject(thread: Thread, container: string, text: string, ordinal: number): string {
  return `${thread.name}:task:${container}:${textHash(text, ordinal)}`;
}

function containerName(task: Element): string {
  const comment = task.closest(COMMENT);
  const id = comment && (comment.id || comment.getAttribute('data-testid'));
  return id?.replace('comment-viewer-outer-box-', '').toLowerCase() ?? BODY;
}

function tasksNamed(text: string, container: string, root: ParentNode): Element[] {
  return shownIn(root, TASK).filter((task) => containerName(task) === container && taskText(task) === text);
}

function taskText(task: Element): string {
  return ownText(task.querySelector(REACT_TASK_TEXT) ?? task, 'ul, ol, input, button');
}

/** The task's own checkbox; a Rails task holds its sub-tasks too. */
function boxOf(task: Element): HTMLInputElement | undefined {
  return all<HTMLInputElement>(task, 'input[type="checkbox"]').find((box) => box.closest(TASK) === task);
}
