import type { DayKey, Month } from '#utils/domain/calendar.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { RECOGNITION } from '#utils/domain/recognition/kept.ts';
import { readTeam, type Team } from '#utils/domain/recognition/team.ts';
import type { WeekCard } from '#utils/domain/recognition/week-card.ts';
import { isKeptWeek } from '#utils/domain/recognition/weeks.ts';

const TEAM = `${RECOGNITION}team:`;
const WEEK = `${RECOGNITION}week:`;
const ID_LENGTH = 64;

/** Where an invitation that the person took is kept, and what was shown of the months since then. */
export function teamSubject(id: string): string {
  return TEAM + id;
}

/** Where all cards of a team's week are kept, so that they go at once. */
export function weekSubject({ team, week }: Pick<WeekCard, 'team' | 'week'>): string {
  return `${WEEK}${team}:${week}`;
}

/** The words of a note that says what was shown of a month. */
export function markText(month: Month, days: number): string {
  return `${month} ${days}`;
}

/** A team that the person is in. */
export interface KeptTeam extends Team {
  /** Month → the most target days that were shown of it. */
  marks: Map<Month, number>;
  /** Each subject that goes when the person leaves → an event on it. */
  refs: Map<string, string>;
}

/** What of milestones together is in the log. */
export interface KeptTogether {
  teams: KeptTeam[];
  /** The cards of these, packed; each once. */
  cards: string[];
  /** An event on each subject that is to be erased: of weeks long ago, and of teams that the person has left. */
  stale: string[];
}

/** What stands of all notes on recognition, in any order. */
export function keptTogether(events: readonly StoredEvent[], today: DayKey): KeptTogether {
  const notes = events.filter(({ subject }) => subject.startsWith(TEAM) || subject.startsWith(WEEK));
  const teams = teamsIn(notes);
  // Where an invitation is yet to come from another device, what is about its team waits for it.
  const left = new Set(notes.flatMap(({ subject, text }) => (text ? [] : [idIn(subject)])));
  const cards = new Set<string>();
  /** Subject → one of its events. */
  const stale = new Map<string, string>();
  for (const { subject, text, id } of notes) {
    if (!text) continue;
    const team = teams.get(idIn(subject));
    const isCard = subject.startsWith(WEEK);
    const isOver = isCard && !isKeptWeek(subject.slice(-'2026-11-30'.length), today);
    if (isOver || (!team && left.has(idIn(subject)))) stale.set(subject, id);
    else if (team && isCard && text.credential) cards.add(text.credential);
    else if (team) keepMark(team.marks, text.title);
    team?.refs.set(subject, id);
  }
  return { teams: [...teams.values()], cards: [...cards], stale: [...stale.values()] };
}

/** The teams to which an invitation is kept, by their ids. */
function teamsIn(notes: readonly StoredEvent[]): Map<string, KeptTeam> {
  const teams = new Map<string, KeptTeam>();
  for (const { subject, text } of notes) {
    const team = subject.startsWith(TEAM) && text?.credential ? readTeam(text.credential) : undefined;
    if (team && teamSubject(team.id) === subject)
      teams.set(team.id, { ...team, marks: new Map(), refs: new Map() });
  }
  return teams;
}

/** The id of the team that a note is about. */
function idIn(subject: string): string {
  return subject.slice(TEAM.length).slice(0, ID_LENGTH);
}

function keepMark(marks: Map<Month, number>, words: string): void {
  const [, month, days] = /^(\d{4}-\d\d) (\d+)$/.exec(words) ?? [];
  if (month !== undefined) marks.set(month, Math.max(marks.get(month) ?? 0, Number(days)));
}
