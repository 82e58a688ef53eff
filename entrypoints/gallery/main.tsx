import { type ComponentChildren, render } from 'preact';
import { Achievements } from '@/components/Achievements.tsx';
import { DatabaseChoices } from '@/components/DatabaseChoices.tsx';
import { DayChoices } from '@/components/DayChoices.tsx';
import { FeelChoices } from '@/components/FeelChoices.tsx';
import { ForgetAll } from '@/components/ForgetAll.tsx';
import { Heatmap } from '@/components/Heatmap.tsx';
import { HostChoices } from '@/components/HostChoices.tsx';
import { Check, Cross, Mark, Plus, SiteIcon, Sliders } from '@/components/icons.tsx';
import { KindChoices } from '@/components/KindChoices.tsx';
import { NameList } from '@/components/NameList.tsx';
import { NewTabChoice } from '@/components/NewTabChoice.tsx';
import { PlaceChoices } from '@/components/PlaceChoices.tsx';
import { ProgressBar } from '@/components/ProgressBar.tsx';
import { RollCheck } from '@/components/RollCheck.tsx';
import { SaveCopy } from '@/components/SaveCopy.tsx';
import { SiteHealth } from '@/components/SiteHealth.tsx';
import { StatLine, Stats } from '@/components/Stats.tsx';
import { Sums } from '@/components/Sums.tsx';
import { Today } from '@/components/Today.tsx';
import { Trends } from '@/components/Trends.tsx';
import { Troubles } from '@/components/Troubles.tsx';
import { WeekBars } from '@/components/WeekBars.tsx';
import { WinList } from '@/components/WinList.tsx';
import { Worth } from '@/components/Worth.tsx';
import type { View } from '@/utils/game/view.ts';
import { states } from './states.ts';

const nothing = () => {};
const later = async () => {};
const LISTS = [
  { id: '1', name: 'Done' },
  { id: '2', name: 'A list whose name goes on for quite a while, as lists do that several people named' },
];

/** A component in one of its states. */
function Piece({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <section class="piece">
      <h3>{name}</h3>
      <div class="card">{children}</div>
    </section>
  );
}

/** What depends on no ledger. */
function Parts() {
  return (
    <>
      <Piece name="Icons">
        <p class="actions">
          <Mark />
          <Sliders />
          <Cross />
          <Plus />
          <Check />
          <span class="reached">
            <Check />
          </span>
          {['trello', 'github', 'notion', ''].map((site) => (
            <SiteIcon key={site} site={site} />
          ))}
        </p>
      </Piece>
      <Piece name="Words">
        <h1>3 of 3 wins today</h1>
        <h2>This week</h2>
        <p>
          A line of text with <a href="#words">the way to a board</a> in it.
        </p>
        <p class="quiet">What is said beside the main thing.</p>
        <p class="later">from tomorrow; today still 3</p>
        <p class="refusal">A goal is a whole number from 1 to 20.</p>
        <p class="empty">What an empty place teaches.</p>
      </Piece>
      <Piece name="Buttons and fields">
        <p class="actions">
          <button type="button" class="button">
            Add
          </button>
          <button type="button" class="button" disabled>
            Add, when it cannot be
          </button>
          <a class="button" href="#button">
            Open the board
          </a>
          <input class="field" aria-label="Empty" placeholder="Empty" />
          <input class="field" aria-label="Filled" value="Filled" />
          <input class="field" aria-label="Refused" value="Refused" aria-invalid="true" />
        </p>
      </Piece>
      <Piece name="Bars: none, some, all, more, a long way">
        {[0, 2, 3, 5].map((value) => (
          <p key={value}>
            <ProgressBar label={`${value} of 3`} value={value} max={3} notched />
          </p>
        ))}
        <ProgressBar label="A long way" value={340} max={1000} />
      </Piece>
      <Piece name="Troubles">
        <Troubles sites={['trello', 'notion']} report="A report" />
      </Piece>
      <Piece name="Health: nothing yet, well, blind">
        <SiteHealth site="trello" health={undefined} report="" />
        <SiteHealth site="github" health={{ gestureAt: 1, writeAt: 1, unseen: {}, doubts: {} }} report="" />
        <SiteHealth site="notion" health={{ unseen: { todo: 4 }, doubts: {} }} report="A report" />
      </Piece>
      <Piece name="Kinds: all, all but one">
        <KindChoices site="trello" ignored={[]} onChange={nothing} />
        <KindChoices site="github" ignored={['task']} onChange={nothing} />
      </Piece>
      <Piece name="Places: one chosen">
        <PlaceChoices places={LISTS} chosen={LISTS.slice(0, 1)} onChange={nothing} />
      </Piece>
      <Piece name="Names: some, none">
        <NameList label="Names" names={['Done', 'Erledigt', '完了']} defaults={['Done']} onChange={nothing} />
        <NameList label="No names" names={[]} defaults={['Done']} onChange={nothing} />
      </Piece>
      <Piece name="Databases: answered, asked">
        <DatabaseChoices
          databases={[{ id: '1', name: 'Tasks', counts: true }]}
          questions={[{ id: '2', name: 'Habits' }]}
          onAnswer={nothing}
        />
      </Piece>
      <Piece name="Hosts: none, one">
        <HostChoices hosts={[]} onAdd={async () => false} onRemove={nothing} />
        <HostChoices
          hosts={[{ pattern: 'https://github.example.com/*', site: 'github' }]}
          onAdd={async () => true}
          onRemove={nothing}
        />
      </Piece>
      <Piece name="New tab, copy, forgetting">
        <NewTabChoice ownPage={false} onChange={nothing} />
        <SaveCopy onSave={async () => 'copy.json'} />
        <ForgetAll onSave={async () => 'copy.json'} onForget={later} />
      </Piece>
    </>
  );
}

/** What shows a ledger. */
function OfLedger({ name, view }: { name: string; view: View }) {
  const { week, weekly, today, year, settings, earlierWins } = view;
  const hand = { onUndo: nothing, onAdd: later };
  return (
    <>
      <Piece name={`Today, with ${name}`}>
        <Today view={view} {...hand} />
        <StatLine {...view} />
      </Piece>
      <Piece name={`Today, with ${name}, record only`}>
        <Today view={{ ...view, settings: { ...settings, game: false } }} {...hand} />
      </Piece>
      <Piece name={`Week, with ${name}`}>
        <WeekBars week={week} weekly={weekly} today={today.day} target={today.aim} />
      </Piece>
      <Piece name={`Numbers, with ${name}`}>
        <Stats {...view} />
      </Piece>
      <Piece name={`Year, with ${name}`}>
        <Heatmap year={year} onOpen={nothing} />
      </Piece>
      <Piece name={`Trends and sums, with ${name}`}>
        <Trends {...view} />
        <Sums {...view} />
      </Piece>
      <Piece name={`Achievements, with ${name}`}>
        <Achievements {...view} />
      </Piece>
      <Piece name={`Wins, dated, with ${name}`}>
        <WinList wins={earlierWins.slice(0, 6)} dated numbers={false} onUndo={nothing} />
      </Piece>
      <Piece name={`Choices, with ${name}`}>
        <DayChoices view={view} onSay={nothing} />
        <FeelChoices view={view} onSay={nothing} />
        <Worth view={view} />
        <RollCheck lots={{}} wins={view.todaysWins} />
      </Piece>
    </>
  );
}

const shown = await states();
render(
  ['light', 'dark'].map((scheme) => (
    <main key={scheme} class={`scheme ${scheme}`}>
      <Parts />
      {shown.map(([name, view]) => (
        <OfLedger key={name} name={name} view={view} />
      ))}
    </main>
  )),
  document.body,
);
