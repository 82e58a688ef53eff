import { browser } from './browser.ts';
import { followChoices, saveChoices } from './choices.ts';
import { followTrouble, type Trouble } from './live.ts';
import type { PlacesMessage } from './messages.ts';
import { withQuestion } from './questions.ts';
import { questions as keptQuestions } from './remembered.ts';
import type { Choices, Place } from './sites/contract.ts';

/** All that the options page shows, and what can be done on it. */
export interface Options {
  choices: Choices;
  /** Trello lists of open boards, and those chosen already. */
  lists: Place[];
  questions: readonly Place[];
  trouble: Trouble;
  /** Keeps what the person chose, at once. */
  choose(change: Partial<Choices>): void;
  /** Keeps whether a database counts; undefined is no answer. */
  answer(database: Place, counts: boolean | undefined): void;
}

/** Draws as soon as it is known what the person chose, and again with each change. */
export function followOptions(draw: (options: Options) => void): void {
  let choices: Choices | undefined;
  let questions: readonly Place[] = [];
  let trouble: Trouble = { sites: [], report: '' };
  let saves = 0;
  // What was shown once stays, so that nothing goes from under the pointer as it is unticked.
  const lists = new Map<string, Place>();

  const paint = () => {
    if (!choices) return;
    for (const list of choices.doneLists) if (!lists.has(list.id)) lists.set(list.id, list);
    draw({ choices, lists: [...lists.values()], questions, trouble, choose, answer });
  };
  const choose = (change: Partial<Choices>) => {
    if (!choices) return;
    choices = { ...choices, ...change };
    paint();
    saves++;
    void saveChoices(choices).finally(() => saves--);
  };
  const answer = ({ id, name }: Place, counts: boolean | undefined) => {
    const others = choices?.databases.filter((database) => database.id !== id) ?? [];
    choose({ databases: counts === undefined ? others : [...others, { id, name, counts }] });
    void keptQuestions.change((asked) =>
      counts === undefined ? withQuestion(asked, { id, name }) : asked.filter((place) => place.id !== id),
    );
  };
  const askTabs = async () => {
    if (document.hidden) return;
    for (const list of await openLists()) lists.set(list.id, list);
    paint();
  };

  followChoices((latest) => {
    // What is being saved is newer than what was read.
    if (saves === 0) choices = latest;
    paint();
  });
  keptQuestions.follow((latest) => {
    questions = latest;
    paint();
  });
  followTrouble((latest) => {
    trouble = latest;
    paint();
  });
  // The person comes back from a board that they have opened for this.
  document.addEventListener('visibilitychange', askTabs);
  void askTabs();
}

/** The lists of every board that is open in a tab. */
async function openLists(): Promise<Place[]> {
  const tabs = await browser.tabs.query({ url: 'https://trello.com/*' });
  const message: PlacesMessage = { type: 'places' };
  const places = tabs.map(async ({ id = -1 }) => {
    // A tab that was open before Microwin was, or sleeps, has nobody to answer.
    const answer = await browser.tabs.sendMessage(id, message, { frameId: 0 }).catch(() => []);
    return Array.isArray(answer) ? (answer as Place[]) : [];
  });
  return (await Promise.all(places)).flat();
}
