import { useState } from 'preact/hooks';
import { type Achievement, latestReached, nearest, type Progress } from '../utils/game/achievements.ts';
import type { View } from '../utils/game/view.ts';
import { formatDate, formatNumber, formatShare } from './format.ts';
import { Check } from './icons.tsx';

/** Those that the window shows before it is asked for all: the latest, and the nearest. */
const FEW = 3;

/** Name and what it takes, group by group. */
const GROUPS: Record<string, Partial<Record<Achievement, [name: string, takes: string]>>> = {
  Starting: {
    'first win': ['First win', 'Finish one thing.'],
    'three today': ['Three today', 'Finish three things in one day.'],
    'just five': ['Just five', 'Work on something for five minutes.'],
    'started and finished': ['Started and finished', 'Finish what a start was for within two days.'],
    '25 starts': ['25 starts', 'Start 25 times.'],
  },
  Volume: {
    '10 wins': ['10 wins', 'Finish 10 things.'],
    '100 wins': ['100 wins', 'Finish 100 things.'],
    '500 wins': ['500 wins', 'Finish 500 things.'],
    '1,000 wins': ['1,000 wins', 'Finish 1,000 things.'],
    '5 goal days': ['5 goal days', 'Reach the goal of the day on 5 days.'],
    '25 goal days': ['25 goal days', 'Reach the goal of the day on 25 days.'],
    '100 goal days': ['100 goal days', 'Reach the goal of the day on 100 days.'],
  },
  Meaning: {
    'the one that mattered': ['The one that mattered', 'Finish what you picked for the day.'],
    'ten picks': ['Ten picks', 'Finish ten picks.'],
    'old dragon': ['Old dragon', 'Finish something first seen here 60 days before.'],
    'spring clean': ['Spring clean', 'Finish ten things that are as old.'],
    'whole list': ['Whole list', 'Finish a card with five of its items ticked.'],
  },
  Goals: {
    'broke it down': ['Broke it down', 'Give a goal five steps.'],
    reached: ['Reached', 'Reach a goal of three steps over two days.'],
    'five goals': ['Five goals', 'Reach five of them.'],
  },
  'Craft and people': {
    shipped: ['Shipped', 'Merge a pull request.'],
    '25 shipped': ['25 shipped', 'Merge 25 pull requests.'],
    'second pair of eyes': ['Second pair of eyes', 'Review ten pull requests.'],
    gatekeeper: ['Gatekeeper', 'Close ten issues as not planned or duplicate.'],
    'three tools': ['Three tools', 'Finish something on three sites in one week.'],
  },
  Rhythm: {
    'consistency 50': [`Consistency ${formatShare(0.5)}`, 'About 13 steady working days.'],
    'consistency 80': [`Consistency ${formatShare(0.8)}`, 'About 30 steady working days.'],
    'consistency 95': [`Consistency ${formatShare(0.95)}`, 'About 56 steady working days.'],
    'weekly streak 4': ['Four weeks', 'Wins on three working days a week, four weeks in a row.'],
    'weekly streak 12': ['Twelve weeks', 'Wins on three working days a week, twelve weeks in a row.'],
    'welcome back': ['Welcome back', 'Finish something after a week or more without a win.'],
    rejoined: ['Rejoined', 'Three days in a row bring back a streak that had ended.'],
  },
  Care: {
    'real rest': ['Real rest', 'Rest for three days, and come back.'],
    'clean evenings': ['Clean evenings', 'Ten working days with no win in quiet hours.'],
    'enough is enough': [
      'Enough is enough',
      'Ten days with the goal reached, and at most three wins beyond it.',
    ],
  },
  Honesty: {
    'four weekly reviews': ['Four weekly reviews', 'Look back on four weeks.'],
    'next step kept': ['Next step kept', 'Do what a review named within a week.'],
    'kept it honest': ['Kept it honest', 'Take back a win that was none.'],
    'backed up': ['Backed up', 'Export the log.'],
    'ledger checked': ['Ledger checked', 'Have the log checked.'],
  },
};

/** The rules know these, but there is nothing yet to earn them with: nobody should look for it. */
const NOT_YET: readonly Achievement[] = [
  ...(['just five', 'started and finished', '25 starts'] as const),
  ...(['the one that mattered', 'ten picks'] as const),
  ...(['broke it down', 'reached', 'five goals'] as const),
  ...(['gatekeeper', 'real rest'] as const),
  ...(['four weekly reviews', 'next step kept', 'backed up', 'ledger checked'] as const),
];

/** Of streaks; whoever hides these hides them here as well. */
const STREAKS: readonly Achievement[] = ['weekly streak 4', 'weekly streak 12', 'rejoined'];

/** What was reached of late and what is near; behind it all there is, group by group. */
export function Achievements({ achievements, settings }: Pick<View, 'achievements' | 'settings'>) {
  const [open, setOpen] = useState(false);
  const all = achievements.filter(
    ({ name }) => !NOT_YET.includes(name) && (settings.streaks === 'all' || !STREAKS.includes(name)),
  );
  const reached = all.filter(({ on }) => on).length;
  return (
    <>
      <div class="feat-few">
        <Feats name="Latest" feats={latestReached(all, FEW)} />
        <Feats name="Nearest" feats={nearest(all, FEW)} bars />
      </div>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          All achievements{' '}
          <span class="quiet">
            {formatNumber(reached)} of {formatNumber(all.length)} reached
          </span>
        </summary>
        {open && (
          <div class="feat-groups">
            {Object.entries(GROUPS).map(([group, members]) => (
              <Feats key={group} name={group} feats={all.filter(({ name }) => name in members)} />
            ))}
          </div>
        )}
      </details>
    </>
  );
}

function Feats({ name, feats, bars = false }: { name: string; feats: Progress[]; bars?: boolean }) {
  if (feats.length === 0) return null;
  return (
    <section>
      <h3>{name}</h3>
      <ul class="feats">
        {feats.map((feat) => (
          <Feat key={feat.name} feat={feat} bar={bars} />
        ))}
      </ul>
    </section>
  );
}

function Feat({ feat: { name, count, need, on, provisional }, bar }: { feat: Progress; bar: boolean }) {
  const [title, takes] = WORDS[name] ?? [name, ''];
  const amount = name.startsWith('consistency')
    ? (value: number) => formatShare(value / 100)
    : (value: number) => formatNumber(value);
  return (
    <li class={`feat ${on ? 'reached' : ''}`}>
      <Check />
      <span class="feat-name">{title}</span>
      <span class="feat-state">
        {on ? <time dateTime={on}>{formatDate(on)}</time> : `${amount(count)} of ${amount(need)}`}
      </span>
      <span class="quiet">
        {takes}
        {provisional && ' May still change.'}
      </span>
      {bar && count > 0 && (
        <div class="bar" style={{ '--done': count / need, '--steps': 1 }} aria-hidden="true">
          <div class="bar-fill" />
        </div>
      )}
    </li>
  );
}

const WORDS: (typeof GROUPS)[string] = Object.assign({}, ...Object.values(GROUPS));
