import type { DayKey } from '#utils/domain/calendar.ts';
import { compareText } from '#utils/domain/event.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import type { JournalEntry } from '#utils/domain/planning/journal.ts';
import type { WinKind } from '#utils/domain/rules.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { PastEntry } from '#utils/domain/views/past-entry.ts';
import { groupByName, isWithin, labelled, type Span, winsByGoal } from '#utils/domain/views/win-groups.ts';

/** What is told of a span of days; nothing of other days is among it. */
export interface BragSources {
  span: Span;
  wins: readonly Win[];
  /** What colleagues gave and signed, as far as it holds. */
  thanks: readonly GivenThanks[];
  /** What was brought in from elsewhere, which is told apart. */
  past: readonly PastEntry[];
  goals: readonly GoalView[];
  /** Id of a win → the note on it; empty unless the person wants them told. */
  notes: ReadonlyMap<string, string>;
  /** Reflections and reviews; empty unless the person wants them told. */
  written: readonly JournalEntry[];
}

/** Thanks that were kept. */
export interface GivenThanks {
  /** On which they were kept. */
  day: DayKey;
  words: string;
  /** What the person calls whoever signed them, or the fingerprint of a key without a name. */
  signer: { name: string } | { fingerprint: string };
}

/** The words of one language, and what the wins are called in it. */
export interface BragWords {
  title: (from: DayKey, to: DayKey) => string;
  /** How many wins there are, on how many days. */
  sum: (wins: number, days: number) => string;
  goals: string;
  reached: (title: string, on: DayKey) => string;
  kinds: string;
  places: string;
  thanks: string;
  /** By whom thanks are signed. */
  signedBy: (signer: GivenThanks['signer']) => string;
  /** A heading above what was brought in, with how much that is. */
  past: (things: number) => string;
  written: string;
  date: (day: DayKey) => string;
  /** A heading with how many wins stand below it. */
  counted: (name: string, wins: number) => string;
  kindName: (kind: WinKind) => string;
  placeName: (win: Win) => string;
  nameOf: (one: Win | PastEntry) => string;
  /** The program that something was brought in from. */
  sourceName: (entry: PastEntry) => string;
}

/**
 * What somebody did in a span of days, as Markdown, for whoever asks at a review what that was. Addresses are those that
 * may be links.
 */
export function bragDocument(
  { span, wins, thanks, past, goals, notes, written }: BragSources,
  words: BragWords,
): string {
  const work = wins.filter(({ isWin, day }) => isWin && isWithin(day, span)).toSorted(byTime);
  const { goals: told, others } = winsByGoal(goals, work, span);
  const line = (win: Win) => entryLines(win, notes.get(win.id), words);
  const elsewhere = past.filter(({ day }) => isWithin(day, span)).toSorted(byTime);
  const lines = [
    heading(1, words.title(...span)).trimStart(),
    escapeMarkdown(words.sum(work.length, new Set(work.map(({ day }) => day)).size)),
    ...(work.length > 0 ? [heading(2, words.kinds), ...countedKinds(work, words)] : []),
    ...(told.length > 0 ? [heading(2, words.goals)] : []),
    ...told.flatMap(({ goal, own }) => [
      heading(
        3,
        labelled(isWithin(goal.reached, span) ? words.reached(goal.title, goal.reached) : goal.title, goal),
      ),
      ...own.flatMap(line),
    ]),
    ...(others.length > 0 ? [heading(2, words.places)] : []),
    ...groupByName(others, words.placeName).flatMap(([place, own]) => [
      heading(3, words.counted(place, own.length)),
      ...groupByName(own, ({ kind }) => words.kindName(kind)).flatMap(([kind, same]) => [
        heading(4, words.counted(kind, same.length)),
        ...same.flatMap(line),
      ]),
    ]),
    ...thanksLines(
      thanks.filter(({ day }) => isWithin(day, span)),
      words,
    ),
    ...(elsewhere.length > 0 ? [heading(2, words.past(elsewhere.length))] : []),
    ...groupByName(elsewhere, words.sourceName).flatMap(([source, own]) => [
      heading(3, words.counted(source, own.length)),
      ...own.flatMap((entry) => entryLines(entry, undefined, words)),
    ]),
    ...writtenLines(
      written.filter(({ day }) => isWithin(day, span)),
      words,
    ),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function countedKinds(work: readonly Win[], words: BragWords): string[] {
  return groupByName(work, ({ kind }) => words.kindName(kind)).map(
    ([kind, own]) => `- ${escapeMarkdown(words.counted(kind, own.length))}`,
  );
}

function byTime(a: Win | PastEntry, b: Win | PastEntry): number {
  return compareText(a.day, b.day) || a.at - b.at;
}

function entryLines(one: Win | PastEntry, note: string | undefined, words: BragWords): string[] {
  const name = escapeMarkdown(words.nameOf(one));
  const link = one.url.replaceAll('<', '%3C').replaceAll('>', '%3E');
  const date = escapeMarkdown(words.date(one.day));
  return [
    `- ${link ? `[${name}](<${link}>)` : name} · ${date}`,
    ...(note ? [`  > ${escapeMarkdown(note)}`] : []),
  ];
}

function thanksLines(thanks: readonly GivenThanks[], words: BragWords): string[] {
  if (thanks.length === 0) return [];
  const oldestFirst = thanks.toSorted((a, b) => compareText(a.day, b.day));
  return [
    heading(2, words.thanks),
    ...oldestFirst.flatMap(({ day, words: said, signer }) => [
      `> ${escapeMarkdown(said)}`,
      '>',
      `> ${escapeMarkdown(`${words.signedBy(signer)} · ${words.date(day)}`)}`,
      '',
    ]),
  ];
}

function writtenLines(written: readonly JournalEntry[], words: BragWords): string[] {
  const told = written
    .map(({ day, line, answers }) => ({
      day,
      texts: [line, ...answers].filter((text) => text.trim() !== ''),
    }))
    .filter(({ texts }) => texts.length > 0)
    .toSorted((a, b) => compareText(a.day, b.day));
  if (told.length === 0) return [];
  return [
    heading(2, words.written),
    ...told.flatMap(({ day, texts }) => [
      heading(3, words.date(day)),
      ...texts
        .map((text) => `> ${escapeMarkdown(text)}`)
        .flatMap((quote, place) => (place ? ['>', quote] : [quote])),
    ]),
  ];
}

function heading(level: number, text: string): string {
  return `\n${'#'.repeat(level)} ${escapeMarkdown(text)}\n`;
}

/** A text on one line in which nothing is a sign of Markdown, nor of HTML, nor an address that becomes a link. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!$]/g, '\\$&')
    .replace(/^([-+=:])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/(:)(?=\/\/)|(@)|(?<=www)(\.)/gi, '\\$&');
}
