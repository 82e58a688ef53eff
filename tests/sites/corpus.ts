import type { Button, Person, Target } from '#tests/sites/person.ts';
import type { DetectionSettings, SiteId, TaskKind } from '#utils/sites/types.ts';

/**
 * How a row is run: with both detectors; with the gesture detector alone, as the page sends nothing; with the
 * request detector alone, as the page has given everything that a reader goes by new names.
 */
export const MODES = ['both', 'gesture', 'request'] as const;
export type Mode = (typeof MODES)[number];

/** A credit that must stand in the end. */
export interface Win {
  subject: string | RegExp;
  kind: TaskKind;
  title: string;
  /** What is otherwise where one detector is alone: a weaker name, or none of the page's words. */
  alone?: { gesture?: Called; request?: Called };
}
export type Called = Partial<Pick<Win, 'subject' | 'title'>>;

/**
 * One way to finish a thing, or not to finish it. Read it as a sentence: *at* this address, *given* this, when the
 * person *act*s so, the page *shows* that and *sends* this, and these *wins* stand, *seenBy* these detectors.
 */
export interface Row {
  /** Says what is special about this way; it names the failure. */
  name: string;
  /** The real site's address at which the fake site opens, anew for each row and mode. */
  at: string;
  /** What the person said before about how they work. */
  choices?: Partial<DetectionSettings>;
  /** What is so before: knobs and actions of the fake site. */
  given?: readonly Step[];
  /** What the person does, and what happens to the page meanwhile. */
  act: readonly Step[];
  /** What the page then shows. A row without wins needs it most: else it passes when nothing happened at all. */
  shows?: readonly Step[];
  /** The writes of the page, in any order and no others, each as {@link matches} has it. Empty: it sends none. */
  sends: readonly string[];
  /** What must stand in the end. Empty: not even an entry in the log, unless `takenBack` says so. */
  wins: readonly Win[];
  /** What may count for a moment, but not in the end. */
  takenBack?: readonly Win[];
  /** What follows could take the wins back, so they are looked at for as long as a detector looks. */
  stays?: true;
  /** Who must see the wins; everybody, if it is not said. In the other modes the outcome is right, or nothing. */
  seenBy?: readonly Mode[];
  /** The modes it is run in; all, if it is not said. Say why in the row's name. */
  modes?: readonly Mode[];
  /** It is about when things happen, or who does them; pages that look different have nothing to add. */
  plainOnly?: true;
}

/** Every way to finish a thing on one site. */
export interface Corpus {
  site: SiteId;
  /** What makes a page of its own of each tab, so that rows do not disturb each other. */
  apart?: readonly Step[];
  /** What makes the gesture detector blind: the fake site gives all that the reader knows new names. */
  blind: readonly Step[];
  /** The parts of the page, by their selector, whose children may stand in any order. */
  loose: string;
  rows: readonly Row[];
}

/** One step of a row. */
export interface Step {
  /** Names it in a failure. */
  name: string;
  by(person: Person): Promise<void>;
}

const step = (name: string, by: Step['by']): Step => ({ name, by });
const named = (target: Target) => (typeof target === 'string' ? target : JSON.stringify(target));

/* ---------- targets: CSS selectors that hold under every name the page may give its things ---------- */

/**
 * What lies in the innermost part that matches `css` and says `text`, a person's own words.
 * @param inner CSS of what is meant there; without it the part itself
 */
export const saying = (css: string, text: string, inner?: string): Target => ({
  css,
  text,
  ...(inner && { inner }),
});

/** Of several the one at this place, from 0; from the end if negative. */
export const nth = (target: Target, at: number): Target =>
  typeof target === 'string' ? { css: target, at } : { ...target, at };

/* ---------- what the person does ---------- */

/** @param offset from the target's top left corner, in CSS pixels; without it its middle is clicked */
export const click = (
  target: Target,
  how: { button?: Button; times?: number; keys?: string; offset?: readonly [number, number] } = {},
): Step => step(`click ${named(target)}`, (person) => person.click(target, how));

/** Presses keys such as `Enter`, `Space` or `Control+Shift+z`. @param target gets the focus before */
export const press = (keys: string, target?: Target): Step =>
  step(`press ${keys}`, (person) => person.press(keys, target));

/** @param target is clicked before */
export const type = (text: string, target?: Target): Step =>
  step(`type ${text}`, (person) => person.type(text, target));

/** Presses on one thing and releases on another. @param keys are pressed before the release */
export const drag = (from: Target, to: Target, keys?: string): Step =>
  step(`drag ${named(from)} to ${named(to)}`, (person) => person.drag(from, to, keys));

export const hover = (target: Target): Step =>
  step(`hover over ${named(target)}`, (person) => person.hover(target));

/** Goes back in the history, or anywhere else, as a person does. */
export const goBack = (): Step => step('go back', (person) => person.script(() => history.back(), null));

/** Does these steps in another tab with the same address, and comes back. */
export const inAnotherTab = (...steps: readonly Step[]): Step =>
  step('in another tab', async (person) => {
    const other = await person.another();
    for (const { by } of steps) await by(other);
  });

/* ---------- what happens to the page ---------- */

/** Runs an action of the fake site. */
export const happen = (name: string, ...details: unknown[]): Step =>
  step(name, (person) => person.script(runAction, { name, details, after: -1 }));

/** Lets an action of the fake site happen so many ms from now, while the person is busy. */
export const soon = (after: number, name: string, ...details: unknown[]): Step =>
  step(`soon: ${name}`, (person) => person.script(runAction, { name, details, after }));

/** Turns knobs of the fake site. */
export const set = (knobs: Record<string, number | boolean>): Step =>
  step(`set ${JSON.stringify(knobs)}`, (person) => person.script(turnKnobs, knobs));

/** Runs a script of the page's own; it stands alone, as it is sent there. */
export const script = <T>(name: string, run: (detail: T) => unknown, detail: T): Step =>
  step(name, (person) => person.script(run, detail));

export const wait = (ms: number): Step => step(`wait ${ms} ms`, (person) => person.wait(ms));

/* ---------- what the page shows ---------- */

/** Waits until the page shows this. */
export const see = (target: Target): Step =>
  step(`see ${named(target)}`, (person) => person.see(target, true));

/** Waits until the page shows this no more. */
export const miss = (target: Target): Step =>
  step(`miss ${named(target)}`, (person) => person.see(target, false));

/**
 * Whether a request is the one that a row expects, as `METHOD /path`, and after it what the body contains, if that
 * tells more. `*` in the path stands for anything.
 */
export function matches(
  expected: string,
  { method, url, body }: { method: string; url: string; body: string | null },
): boolean {
  const [wantedMethod, wantedPath = '', ...contents] = expected.split(' ');
  const { pathname } = new URL(url);
  const path = wantedPath
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return (
    method === wantedMethod &&
    new RegExp(`^${path}$`).test(pathname) &&
    (body ?? '').includes(contents.join(' '))
  );
}

/* These run in the page and stand alone. */

interface FakeSiteWindow {
  fakeSite: Record<string, unknown> & { actions: Record<string, (...details: unknown[]) => unknown> };
}

function runAction({ name, details, after }: { name: string; details: unknown[]; after: number }): void {
  const action = (window as unknown as FakeSiteWindow).fakeSite.actions[name];
  if (!action) throw new Error(`no such action: ${name}`);
  if (after < 0) action(...details);
  else setTimeout(action, after, ...details);
}

function turnKnobs(knobs: Record<string, number | boolean>): void {
  const { fakeSite } = window as unknown as FakeSiteWindow;
  for (const knob of Object.keys(knobs)) if (!(knob in fakeSite)) throw new Error(`no such knob: ${knob}`);
  Object.assign(fakeSite, knobs);
}
