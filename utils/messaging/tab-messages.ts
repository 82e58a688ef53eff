import type { Answer } from '#utils/messaging/answer.ts';
import type { DetectionResult } from '#utils/messaging/toast.ts';
import type { NamedTask } from '#utils/sites/detection.ts';
import type { ListRef, RequestedChange } from '#utils/sites/types.ts';

/**
 * What an answer of the server says of a change that it was asked for: it made it, or refused to. Or it does not say: it
 * failed and may be asked again, or the answer has to be read, which only the page can.
 */
export type Verdict = 'agreed' | 'refused' | 'unsaid';

/** What a person did in the last seconds: nothing; pressed what a target is known of; or pressed something else. */
export type LastPress = 'none' | 'aimed' | 'unaimed';

/** What a tab says of requested changes. */
export interface TabAttribution {
  /** For each its name, if its person did it; null if not; false if they seem to have, and nobody can place it. */
  names: (NamedTask | null | false)[];
  press: LastPress;
}

/** How the server answered a request. Without a kind nobody but the page can read what it was about. */
export interface Response extends Partial<Pick<RequestedChange, 'kind' | 'to'>> {
  /** Of the item; none where only the page knows it. */
  names: readonly string[];
  verdict: Verdict;
  /** When the request left, UTC ms. */
  begun: number;
}

/**
 * What the worker and our pages say to the content script of a tab, with what it answers. Nobody else can reach it, so
 * only its answers are checked: see `ask-tab.ts`.
 */
export interface TabMessages {
  /**
   * Which requested changes come of something that the tab's person did. `chainMs` is for how long the requests that this
   * one follows have been under way.
   */
  attribute: { body: { changes: readonly RequestedChange[]; chainMs: number }; reply: TabAttribution };
  /** How the server answered a request; whether a gesture had aimed at its item. */
  serverResponse: { body: Response & { result: DetectionResult }; reply: boolean };
  /** Undoes what the toast says, as its button does; whether there is a toast to undo. */
  undoToast: { body: Record<never, never>; reply: boolean };
  /** The lists that the page shows, for the person to choose from. */
  lists: { body: Record<never, never>; reply: readonly ListRef[] };
}

/** What a content script does with each of them. */
export type TabHandlers = {
  [T in keyof TabMessages]: (body: TabMessages[T]['body']) => TabMessages[T]['reply'];
};

/** The `onMessage` listener of a content script. */
export function createTabListener(handlers: TabHandlers) {
  return (data: unknown, _sender: unknown, respond: (answer: Answer<unknown>) => void): true => {
    const { type, ...body } = data as { type: keyof TabMessages };
    const handle = handlers[type] as (body: object) => unknown;
    respond({ ok: true, value: handle(body) });
    return true;
  };
}
