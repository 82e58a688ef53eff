import { vi } from 'vitest';
import { createGestureDetector } from '#utils/content/gesture-detector.ts';
import type { Response } from '#utils/messaging/tab-messages.ts';
import type { Detection } from '#utils/sites/detection.ts';
import type {
  Gesture,
  PageReader,
  ReadFailure,
  RequestedChange,
  SitePage,
  State,
  StateReading,
  Target,
} from '#utils/sites/types.ts';

export const CARD = 'trello:card:67318e20a4c9d1f05b7e2a01';
export const OTHER = 'trello:card:67318e20a4c9d1f05b7e2a02';

/** As much of an element as is asked of it. */
export class FakeElement {
  readonly nodeType = 1;
  readonly fits: readonly string[];
  readonly textContent: string;
  /** What a press on it is about to change. */
  target: (Omit<Target, 'before'> & { before?: State }) | undefined;
  failure: ReadFailure | undefined;
  /** @param fits parts of the selectors that match it */
  constructor(fits: readonly string[] = [], textContent = '') {
    this.fits = fits;
    this.textContent = textContent;
  }
  matches(selector: string): boolean {
    return this.fits.some((part) => selector.includes(part));
  }
  closest(selector: string): FakeElement | null {
    return this.matches(selector) ? this : null;
  }
  getAttribute(): null {
    return null;
  }
}

/** A page with some items, its gesture detector, and a person who presses things in it; clocks are the test's. */
export function openPage(more: Partial<PageReader> = {}) {
  const states = new Map<string, StateReading>();
  const heard: Record<string, (gesture: Gesture) => void> = {};
  const told: string[] = [];
  const document = {
    hidden: false,
    readyState: 'complete',
    addEventListener: (type: string, react: (gesture: Gesture) => void) => {
      heard[type] = react;
    },
  };
  const location = { href: 'https://trello.com/b/BoArD001' };
  const page = { document, location } as unknown as SitePage & {
    document: { hidden: boolean };
  };
  const now = (target: Pick<Target, 'subject'>): StateReading => states.get(target.subject) ?? 'open';
  const site: PageReader = {
    id: 'trello',
    menus: '[role="menu"]',
    findTargets(gesture) {
      const { target, failure } = gesture.composedPath()[0] as unknown as FakeElement;
      if (failure) return [failure];
      const before = target && now(target);
      return target && (before === 'open' || before === 'done') ? [{ ...target, before }] : [];
    },
    readState: now,
    findTask: () => undefined,
    landmarks: () => undefined,
    ...more,
  };
  let aims = 0;
  const end = new AbortController();
  const say =
    (what: string) =>
    ({ subject }: Pick<Detection, 'subject'>) =>
      told.push(`${subject.slice(-2)} ${what}`);
  const detector = createGestureDetector(
    site,
    page,
    {
      onAim: () => {
        aims++;
      },
      onDetection: (detection) => say(detection.to)(detection),
      onRefused: say('refused'),
      onReload: say('reload'),
      onReadFailure: ({ reason }) => told.push(reason),
      onLandmarks: (landmarks) => told.push(...Object.keys(landmarks).filter((words) => !landmarks[words])),
    },
    end.signal,
  );
  const hear = (type: string, element: FakeElement, fields: object = {}) =>
    heard[type]?.({ type, isTrusted: true, composedPath: () => [element], ...fields } as unknown as Gesture);
  const change = (to: State, subject = CARD, fields: Partial<RequestedChange> = {}): RequestedChange => ({
    kind: 'card',
    to,
    subject,
    proof: true,
    ...fields,
  });
  const put = (subject: string, state: StateReading) => states.set(subject, state);

  return {
    page,
    told,
    detector,
    put,
    /** What was told since this was asked last. */
    news: () => told.splice(0),
    /** How often something open was pressed. */
    aims: () => aims,
    hear,
    /** A mouse, or a finger, on an element; the page shows what that makes of an item at once. */
    async click(element: FakeElement, becomes?: [subject: string, state: State]) {
      hear('pointerdown', element, { button: 0, clientX: 5, clientY: 5 });
      hear('pointerup', element, { button: 0, clientX: 5, clientY: 5 });
      if (becomes) put(...becomes);
      hear('click', element, { detail: 1, clientX: 5, clientY: 5 });
      await pass(100);
    },
    /** What presses by assistive technology, or by voice, sends. */
    async clickAlone(element: FakeElement, becomes?: [subject: string, state: State]) {
      hear('click', element, { detail: 0, clientX: 0, clientY: 0 });
      if (becomes) put(...becomes);
      await pass(100);
    },
    async key(keys: Partial<KeyboardEvent>, element = new FakeElement(), becomes?: [string, State]) {
      const none = { key: '', code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
      hear('keydown', element, { ...none, ...keys });
      if (becomes) put(...becomes);
      await pass(100);
    },
    /** A request of the page leaves; whether it comes of what the person did. */
    asks: (to: State, subject = CARD, fields: Partial<RequestedChange> = {}, chainMs = 0) =>
      detector.attribute([change(to, subject, fields)], chainMs)[0] != null,
    /** Its answer comes. @param agoMs for how long it was under way */
    answers(verdict: Response['verdict'], to: State = 'done', names = [CARD], agoMs = 0) {
      return detector.onServerResponse({ kind: 'card', to, names, verdict, begun: Date.now() - agoMs });
    },
    leave: () => end.abort(),
  };
}

/** Lets so many ms pass. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

/** The mark of an item, which finishes and opens it. */
export function markOf(
  subject: string,
  more: Partial<Target> = {},
  fits: readonly string[] = [],
): FakeElement {
  const mark = new FakeElement(fits);
  mark.target = { subject, kind: 'card', title: 'Write', url: 'https://trello.com/c/wRiTeP01', ...more };
  return mark;
}
