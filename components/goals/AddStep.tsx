import { useState } from 'preact/hooks';
import type { Planner } from '#components/goals/goal-commands.ts';
import type { GoalPageContext } from '#components/goals/goal-page-context.ts';
import { LinkChoices } from '#components/goals/LinkChoices.tsx';
import { NameLink } from '#components/goals/NameLink.tsx';
import { readSteps } from '#components/goals/read-steps.ts';
import { TitleForm } from '#components/ui/TitleForm.tsx';
import { useFocusBack } from '#components/ui/use-focus-back.ts';
import { useOneAtATime } from '#components/ui/use-one-at-a-time.ts';
import { parseChecklist } from '#utils/domain/parse-checklist.ts';
import type { GoalView } from '#utils/domain/planning/goal-view.ts';
import { isLong, itemBehind, type LinkableItem } from '#utils/pages/steps.ts';
import { n, t } from '#utils/platform/i18n.ts';
import { titleIn } from '#utils/sites/links.ts';
import type { LinkedItem } from '#utils/sites/types.ts';

interface Props {
  goal: GoalView;
  planner: Planner;
  context: GoalPageContext;
  /** Whether the goal was just made, so that its first step is typed at once. */
  focus: boolean;
  /** A step was added; named if it is long. */
  onAdded: (long?: string) => void;
}

/** The id of the field in which a goal's steps are typed. */
export function stepFieldId({ subject }: GoalView): string {
  return `add-${subject}`;
}

/** Where steps are added: typed one by one, as a list that is pasted, or as links to what they stand for. */
export function AddStep({ goal, planner, context, focus, onAdded }: Props) {
  const { items, readLink, announce, fail } = context;
  const [linking, setLinking] = useState(false);
  const [naming, setNaming] = useState<{ link: LinkedItem; guess: string }>();
  /** Whether the field takes the focus back, because the person was in it before. */
  const [back, setBack] = useState(false);
  const { opener } = useFocusBack(linking);
  const oneAtATime = useOneAtATime();
  const id = stepFieldId(goal);

  const leave = () => {
    setLinking(false);
    setNaming(undefined);
    setBack(true);
  };
  const openLinks = () => {
    setBack(false);
    setLinking(true);
  };
  const addItem = ({ subject: relatedTo, title, url }: LinkableItem) =>
    oneAtATime(async () => {
      await planner.addSteps(goal, [{ title, url, relatedTo }]);
      leave();
      announce(t('quick.added', title));
    });
  const addLink = (link: LinkedItem, text: string) => {
    const known = itemBehind(link, items);
    setLinking(false);
    if (known) void addItem(known).catch(fail);
    else setNaming({ link, guess: titleIn(text, link) });
  };
  const addList = async (text: string) => {
    const { steps, done, over } = readSteps(text, context);
    await planner.addSteps(goal, steps);
    const parts = [n('goals.added', steps.length)];
    if (done) parts.push(n('goals.leftOut', done));
    if (over) parts.push(n('goals.tooMany', over));
    announce(parts.join(' '));
  };
  const takeLinkOrList = (text: string): boolean => {
    const link = readLink(text);
    const isList = parseChecklist(text).length > 1;
    if (link) addLink(link, text);
    else if (isList) void addList(text).catch(fail);
    return link !== undefined || isList;
  };
  const addTyped = async (title: string) => {
    const [step] = await planner.addSteps(goal, [{ title }]);
    announce(t('quick.added', title));
    onAdded(isLong(title) ? step : undefined);
  };

  if (naming) {
    const { link, guess } = naming;
    return (
      <NameLink
        id={`name-${id}`}
        url={link.url}
        guess={guess}
        onName={(title) => addItem({ ...link, title })}
        onLeave={leave}
      />
    );
  }
  if (linking)
    return (
      <LinkChoices
        id={`link-${id}`}
        label={t('goals.linkNew')}
        items={items}
        readLink={readLink}
        onChoose={(item) => void addItem(item).catch(fail)}
        onLink={addLink}
        onLeave={() => setLinking(false)}
      />
    );
  return (
    <>
      <TitleForm
        key="step"
        id={id}
        label={goal.steps.length > 0 ? t('goals.nextStep') : t('goals.firstStep')}
        line
        focus={focus || back}
        onTitle={addTyped}
        onTake={takeLinkOrList}
      />
      <button type="button" class="quiet-button" ref={opener} onClick={openLinks}>
        {t('goals.linkNew')}
      </button>
    </>
  );
}
