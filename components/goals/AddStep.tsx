import { useState } from 'preact/hooks';
import type { Drawer, Planner } from '#components/goals/goal-commands.ts';
import { LineField } from '#components/goals/LineField.tsx';
import { LinkChoices } from '#components/goals/LinkChoices.tsx';
import { parseChecklist } from '#utils/domain/parse-checklist.ts';
import type { GoalView } from '#utils/domain/planning/plan.ts';
import { isLong, itemBehind, type LinkableItem } from '#utils/pages/steps.ts';
import { n, t } from '#utils/platform/i18n.ts';
import { titleIn } from '#utils/sites/links.ts';
import type { LinkedItem } from '#utils/sites/types.ts';

/** Steps that are made of one list; whoever pastes a book did not mean to. */
const MOST_AT_ONCE = 50;

interface Props {
  goal: GoalView;
  planner: Planner;
  drawer: Drawer;
  /** Whether the goal was just made, so that its first step is typed at once. */
  focus: boolean;
  /** A step was added; named if it is long. */
  onAdded: (long?: string) => void;
}

/** The name of the field in which a goal's steps are typed. */
export function fieldOf({ subject }: GoalView): string {
  return `add-${subject}`;
}

/** Where steps are added: in a line each, as a list that is pasted, or as links to what they stand for. */
export function AddStep({ goal, planner, drawer: { things, read, say, fail }, focus, onAdded }: Props) {
  const [linking, setLinking] = useState(false);
  const [naming, setNaming] = useState<{ link: LinkedItem; guess: string }>();
  /** Whether the field comes back to somebody who was in it. */
  const [back, setBack] = useState(false);
  const id = fieldOf(goal);

  const leave = () => {
    setLinking(false);
    setNaming(undefined);
    setBack(true);
  };
  const addThing = async (thing: LinkableItem) => {
    await planner.addSteps(goal, [{ title: thing.title, url: thing.url, about: thing.subject }]);
    leave();
    say(t('quick.added', thing.title));
  };
  const addLink = (link: LinkedItem, text: string) => {
    const known = itemBehind(link, things);
    setLinking(false);
    if (known) void addThing(known).catch(fail);
    else setNaming({ link, guess: titleIn(text, link) });
  };
  const addList = async (text: string) => {
    const items = parseChecklist(text);
    const open = items.filter(({ done }) => !done).slice(0, MOST_AT_ONCE);
    await planner.addSteps(
      goal,
      open.map(({ title }) => draftOf(title)),
    );
    const over = items.filter(({ done }) => !done).length - open.length;
    const done = items.filter(({ done }) => done).length;
    say(
      [
        n('goals.added', open.length),
        ...(done ? [n('goals.leftOut', done)] : []),
        ...(over ? [n('goals.tooMany', over)] : []),
      ].join(' '),
    );
  };
  /** A step as a line of a list says it: a mere link stands for what it leads to. */
  const draftOf = (title: string) => {
    const link = read(title);
    if (!link) return { title };
    const known = itemBehind(link, things);
    const name = known?.title ?? (titleIn(title, link) || link.url);
    return { title: name, url: link.url, about: known?.subject ?? link.subject };
  };
  const take = (text: string): boolean => {
    const link = read(text);
    const isList = parseChecklist(text).length > 1;
    if (link) addLink(link, text);
    else if (isList) void addList(text).catch(fail);
    return link !== undefined || isList;
  };

  if (naming) {
    const { link, guess } = naming;
    return (
      <div class="naming">
        <p class="quiet">{t('goals.whatIsIt', link.url)}</p>
        <LineField
          key="name"
          id={`name-${id}`}
          label={t('goals.itsName')}
          value={guess}
          focus
          onAdd={(title) => addThing({ ...link, title })}
          onLeave={leave}
        />
        <div class="actions">
          <button type="button" class="button" onClick={leave}>
            {t('goals.cancel')}
          </button>
        </div>
      </div>
    );
  }
  if (linking)
    return (
      <LinkChoices
        id={`link-${id}`}
        label={t('goals.linkNew')}
        things={things}
        read={read}
        onChoose={(thing) => void addThing(thing).catch(fail)}
        onLink={addLink}
        onLeave={leave}
      />
    );
  return (
    <>
      <LineField
        key="step"
        id={id}
        label={goal.steps.length > 0 ? t('goals.nextStep') : t('goals.firstStep')}
        focus={focus || back}
        onAdd={async (title) => {
          const [step] = await planner.addSteps(goal, [{ title }]);
          say(t('quick.added', title));
          onAdded(isLong(title) ? step : undefined);
        }}
        onTake={take}
      />
      <button type="button" class="quiet-button" onClick={() => setLinking(true)}>
        {t('goals.linkNew')}
      </button>
    </>
  );
}
