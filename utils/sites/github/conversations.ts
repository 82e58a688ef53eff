import { all } from '#utils/sites/dom.ts';
import { targetIn, type View } from '#utils/sites/github/thread.ts';
import type { SitePage, State, Target } from '#utils/sites/types.ts';

const CONVERSATION = '[data-resolved]';
const FORM = '.js-resolvable-timeline-thread-form';

/** The conversation of a review that a button resolves, or opens again. */
export function conversationTarget(button: HTMLButtonElement, view: View): Target | undefined {
  const box = button.closest(FORM)?.closest(CONVERSATION);
  if (!box) return undefined;
  const before = conversationState(box);
  const [subject, alias] = conversationNames(box, view);
  if (!subject || button.value !== (before === 'open' ? 'resolve' : 'unresolve')) return undefined;
  return { ...targetIn(view, 'thread', '', before), subject, ...(alias && { alias }), withoutRequest: true };
}

/** What the conversation of a target says, wherever it is shown. */
export function conversationStates(
  { subject, alias }: Target,
  views: readonly View[],
  { document }: SitePage,
): State[] {
  const isOwn = (name: string) => name === subject || name === alias;
  return all(document, CONVERSATION)
    .filter((box) => views.some((view) => conversationNames(box, view).some(isOwn)))
    .map(conversationState);
}

function conversationState(box: Element): State {
  return box.getAttribute('data-resolved') === 'true' ? 'done' : 'open';
}

/** A conversation by its own id, as far as that is shown, and by its first comment's, be it shown or folded away. */
function conversationNames(box: Element, { thread }: View): string[] {
  const nearest = (attribute: string) =>
    (box.closest(`[${attribute}]`) ?? box.querySelector(`[${attribute}]`))?.getAttribute(attribute);
  const [, id] = nearest('data-deferred-content-url')?.match(/\/threads\/(\d+)/) ?? [];
  const comment = box.querySelector('[id^="discussion_r"]')?.id ?? nearest('data-hidden-comment-ids');
  const [first] = comment?.match(/\d+/) ?? [];
  return [id, first && `r${first}`].flatMap((end) => (end ? [`${thread.name}:thread:${end}`] : []));
}
