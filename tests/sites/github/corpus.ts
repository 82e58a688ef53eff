import { type Corpus, happen, type Row, type Win } from '#tests/sites/corpus.ts';
import { issues, lists } from '#tests/sites/github/rows/issues.ts';
import { mergedLater } from '#tests/sites/github/rows/later.ts';
import { projects } from '#tests/sites/github/rows/projects.ts';
import { pulls } from '#tests/sites/github/rows/pulls.ts';
import { reviews, threads } from '#tests/sites/github/rows/reviews.ts';
import { roadmaps } from '#tests/sites/github/rows/roadmaps.ts';
import { statuses } from '#tests/sites/github/rows/statuses.ts';
import { tasks } from '#tests/sites/github/rows/tasks.ts';

/** Every way to finish a thing on GitHub, and everything that only looks like it. */
export const github: Corpus = {
  site: 'github',
  apart: [happen('No live updates')],
  blind: [happen('Redesign')],
  loose: '.meta, .footer, .repo, .sticky, aside, form > .footer',
  rows: [
    ...issues,
    ...lists,
    ...pulls,
    ...mergedLater,
    ...reviews,
    ...threads,
    ...tasks,
    ...projects,
    ...statuses,
    ...roadmaps,
  ].map(inOwnRepository),
};

/** Lets a row happen in a repository of its own, so that all may share a ledger and none sees what another left. */
function inOwnRepository(row: Row, at: number): Row {
  const own = (text: string) => text.replaceAll(/octo-org\\?[/|]hello/gi, `$&-${at}`);
  const ownWin = (win: Win): Win => ({
    ...win,
    subject: typeof win.subject === 'string' ? own(win.subject) : new RegExp(own(win.subject.source)),
    ...(win.alone?.gesture?.subject && {
      alone: { gesture: { ...win.alone.gesture, subject: own(String(win.alone.gesture.subject)) } },
    }),
  });
  // A project belongs to no repository.
  if (own(row.at) === row.at) return row;
  return {
    ...row,
    at: own(row.at),
    sends: row.sends.map(own),
    wins: row.wins.map(ownWin),
    ...(row.takenBack && { takenBack: row.takenBack.map(ownWin) }),
  };
}
