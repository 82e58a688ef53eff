import { FARTHEST, isDay } from '#utils/domain/calendar.ts';
import type { LedgerEvent } from '#utils/domain/event.ts';
import { PAST } from '#utils/domain/past.ts';
import { BASE_POINTS } from '#utils/domain/rules.ts';
import { DEFAULTS } from '#utils/domain/settings.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';

const TYPES: Record<LedgerEvent['type'], true> = {
  complete: true,
  uncomplete: true,
  reflect: true,
  void: true,
  priority: true,
  rest: true,
  settings: true,
  goal: true,
  step: true,
  habit: true,
  reward: true,
  timer: true,
  redeem: true,
  past: true,
  note: true,
};
/** The types of events that finish something, and so must say what. */
const FINISHES = ['complete', 'reflect'];
/** Fields that may be missing, by what they hold. */
const TEXTS = ['site', 'alias', 'ref', 'relatedTo', 'noteKind', 'surpriseSalt'];
const NUMBERS = ['minutes', 'price', 'position', 'energy', 'level', 'timesAWeek'];
/** Fields that would give an event of the past a meaning for the rules. */
const OF_OTHERS = [
  'alias',
  'ref',
  'relatedTo',
  'kind',
  'noteKind',
  'settings',
  'rest',
  'surpriseSalt',
  'price',
];

type Fields = Record<string, unknown>;

/**
 * An event of which the rules can make something: as it was stored, or, if only its text is broken, without that.
 * Undefined if it is broken, as a disk or an older build may leave it; then it is set aside, and the others count.
 */
export function soundEvent<T extends LedgerEvent>(stored: T): T | undefined {
  const event = stored as unknown;
  if (!isFields(event) || !isSound(event)) return undefined;
  const { text, ...others } = event;
  return text === undefined || isText(text) ? stored : (others as unknown as T);
}

function isSound(event: Fields): boolean {
  const { id, type, subject, device, at, offset, seq, order, day, kind, settings, rest, weekdays, refused } =
    event;
  return (
    [id, subject, device].every((text) => typeof text === 'string' && text !== '') &&
    Object.hasOwn(TYPES, String(type)) &&
    Math.abs(Number(at)) <= FARTHEST.at &&
    Math.abs(Number(offset)) <= FARTHEST.offset &&
    [at, offset, seq, order].every(Number.isFinite) &&
    typeof day === 'string' &&
    isDay(day) &&
    isApartFromPast(event) &&
    (kind === undefined ? !FINISHES.includes(String(type)) : Object.hasOwn(BASE_POINTS, String(kind))) &&
    TEXTS.every((name) => event[name] === undefined || typeof event[name] === 'string') &&
    NUMBERS.every((name) => event[name] === undefined || Number.isFinite(event[name])) &&
    (refused === undefined || refused === true) &&
    (settings === undefined || areSettings(settings)) &&
    (rest === undefined || isRest(rest)) &&
    (weekdays === undefined || (Array.isArray(weekdays) && weekdays.every(Number.isInteger)))
  );
}

/** Whether what was brought in and all else stay apart, as {@link PAST} says. */
function isApartFromPast(event: Fields): boolean {
  const { type } = event;
  const isNamedSo = (name: unknown) => typeof name === 'string' && name.startsWith(PAST);
  if (type === 'past')
    return isNamedSo(event.subject) && OF_OTHERS.every((name) => event[name] === undefined);
  return (
    !isNamedSo(event.alias) && !isNamedSo(event.relatedTo) && (type === 'void' || !isNamedSo(event.subject))
  );
}

function areSettings(settings: unknown): boolean {
  // What a later build adds is nothing that this one reads.
  return (
    isFields(settings) &&
    Object.entries(DEFAULTS).every(
      ([name, usual]) => settings[name] === undefined || hasShapeOf(settings[name], usual),
    )
  );
}

function isRest(rest: unknown): boolean {
  if (!isFields(rest)) return false;
  const { from, to } = rest;
  return [from, to].every((day) => typeof day === 'string' && isDay(day));
}

function isText(text: unknown): boolean {
  if (!isFields(text)) return false;
  const { title, url, credential = '', answers = [], labels = [] } = text;
  return (
    [title, url, credential].every((words) => typeof words === 'string') &&
    [answers, labels].every((list) => Array.isArray(list) && list.every((words) => typeof words === 'string'))
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
