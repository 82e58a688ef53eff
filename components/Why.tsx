import { TOASTS_AN_HOUR } from '../utils/game/constants.ts';

/** A part of the game that owes a person its reasons. */
export type Mechanic =
  | 'goal'
  | 'points'
  | 'consistency'
  | 'streaks'
  | 'momentum'
  | 'surprise'
  | 'batches'
  | 'toast'
  | 'quiet'
  | 'record';

interface Reasons {
  /** Follows “Why” in a sentence. */
  name: string;
  purpose: string;
  /** How strong it is, and whose. */
  evidence: string;
  harm: string;
}

const REASONS: Record<Mechanic, Reasons> = {
  goal: {
    name: 'a daily goal',
    purpose: 'It makes progress visible, and says when a day was enough.',
    evidence:
      'Fair. Keeping track of progress helps people reach goals, a moderate effect over many studies (Harkin and others, 2016). None of them was about this count.',
    harm: 'Set too high, it makes good days look poor. Better one that an ordinary day reaches: once full, the bar asks for no more.',
  },
  points: {
    name: 'points',
    purpose: 'They weigh work by its effort, so that many small ticks are not worth more than one big thing.',
    evidence:
      'Mixed. Information about what was done raises interest in it, and a reward that is expected for finishing lowers it (Deci, Koestner and Ryan, 1999). Points are something of both.',
    harm: 'If you catch yourself choosing work by its points, hide them.',
  },
  consistency: {
    name: 'consistency',
    purpose: 'It tells how steadily you work, in a number that one bad day hardly moves.',
    evidence:
      'Some. In a study of new habits, one missed day did no harm to them (Lally and others, 2010). The formula is our own.',
    harm: 'It knows nothing of how hard or how well you worked, and sinks when life gets in the way.',
  },
  streaks: {
    name: 'streaks and shields',
    purpose: 'Days in a row are easy to grasp. Shields keep a missed day from ending them.',
    evidence:
      'Some, and on both sides. A broken streak discourages, and repair softens that (Silverman and Barasch, 2023). A small reserve helps people persist (Sharif and Shu, 2017). Neither was about work like yours.',
    harm: 'A streak can become a duty. If you tick things only to keep it, show consistency alone.',
  },
  momentum: {
    name: 'momentum',
    purpose: 'A little on top once you are under way, so that the next thing is easier to begin.',
    evidence: 'None that we know of. It is a guess of ours, and small for that reason.',
    harm: 'It favours many short pieces of work over one long thought.',
  },
  surprise: {
    name: 'surprises',
    purpose: 'A bit of variety, now and then.',
    evidence:
      'Weak. It is expected rewards that lower interest in a thing (Deci, Koestner and Ryan, 1999), and a surprise is less expected. That it helps, nobody has shown.',
    harm: 'Chance can draw people in more than is good for them. So the odds are below, no roll can be repeated, and a steady bonus can take its place.',
  },
  batches: {
    name: 'batches and full days',
    purpose: 'Quick ticks in a row, and very long days, count less and less, so that neither pays.',
    evidence:
      'Some. Under load, people drift to what is easily finished (KC and others). How fast points should fall, no study tells: the steps are ours.',
    harm: 'Honest work done in one go, like tidying a board, is worth less than it took. All of it is still written down.',
  },
  toast: {
    name: 'toasts',
    purpose: 'They tell what moved, right away and where it happened.',
    evidence:
      'Fair. Feedback that informs raises interest, expected rewards lower it (Deci, Koestner and Ryan, 1999). So words come before points.',
    harm: `They interrupt. There are ${TOASTS_AN_HOUR} an hour at the most, and none in quiet hours or on days off.`,
  },
  quiet: {
    name: 'quiet hours',
    purpose:
      'Evenings are recorded in silence and bring nothing on top, so that nothing here asks you to work then.',
    evidence: 'No study of ours or others: it is a limit that we want a tool like this to have.',
    harm: 'If you work in the evening, these hours are wrong for you. Set your own.',
  },
  record: {
    name: 'record only',
    purpose: 'For whoever wants the log and not the game.',
    evidence:
      'Some. Games are not good for everybody: a leaderboard and badges did harm in a class (Hanus and Fox, 2015). There is no leaderboard here, but only you can tell how it is for you.',
    harm: 'You lose sight of your progress, which is the part with the best evidence (Harkin and others, 2016).',
  },
};

/** Why there is such a thing, how well that is known, and how it can hurt. */
export function Why({ of }: { of: Mechanic }) {
  const { name, purpose, evidence, harm } = REASONS[of];
  return (
    <details class="why">
      <summary>Why {name}</summary>
      <dl class="rules">
        <dt>For</dt>
        <dd>{purpose}</dd>
        <dt>Evidence</dt>
        <dd>{evidence}</dd>
        <dt>Can hurt</dt>
        <dd>{harm}</dd>
      </dl>
    </details>
  );
}
