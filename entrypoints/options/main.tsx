import { type ComponentChildren, render } from 'preact';
import { DatabaseChoices } from '@/components/DatabaseChoices.tsx';
import { DayChoices } from '@/components/DayChoices.tsx';
import { FeelChoices } from '@/components/FeelChoices.tsx';
import { HostChoices } from '@/components/HostChoices.tsx';
import { Mark } from '@/components/icons.tsx';
import { KindChoices } from '@/components/KindChoices.tsx';
import { NameList } from '@/components/NameList.tsx';
import { PlaceChoices } from '@/components/PlaceChoices.tsx';
import { Troubles } from '@/components/Troubles.tsx';
import { Worth } from '@/components/Worth.tsx';
import { DEFAULT_CHOICES } from '@/utils/choices.ts';
import { followOptions, type Options } from '@/utils/options.ts';

function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Page(options: Options) {
  const { view, choices, lists, questions, trouble, hosts } = options;
  const { say, choose, answer, addHost, removeHost } = options;
  return (
    <>
      <header>
        <Mark />
        <a href="/newtab.html">Microwin</a>
      </header>
      <main>
        <h1>Options</h1>
        <Troubles {...trouble} />
        <Section id="days" title="Your days">
          <p class="quiet">What you say here scores from tomorrow. Days gone by are never scored again.</p>
          <DayChoices view={view} onSay={say} />
        </Section>
        <Section id="feel" title="How it feels">
          <p class="quiet">
            All of this holds at once, but for momentum and surprise: they score, so they hold from tomorrow.
          </p>
          <FeelChoices view={view} onSay={say} />
        </Section>
        <Section id="worth" title="What it is worth">
          <p class="quiet">The very numbers that score your wins.</p>
          <Worth view={view} />
        </Section>
        <Section id="kinds" title="What counts">
          <p class="quiet">What is not ticked here brings no win from now on. Wins you have stay.</p>
          <KindChoices ignored={choices.ignored} onChange={(ignored) => choose({ ignored })} />
        </Section>
        <Section id="lists" title="Trello lists that mean done">
          <p class="quiet">Moving a card into one of these finishes it, also without its circle.</p>
          {lists.length > 0 ? (
            <PlaceChoices
              places={lists}
              chosen={choices.doneLists}
              onChange={(doneLists) => choose({ doneLists })}
            />
          ) : (
            <p class="empty">Open a board in another tab, and its lists show up here to choose from.</p>
          )}
        </Section>
        <Section id="columns" title="GitHub project columns that mean done">
          <p class="quiet">Moving a card into a column of such a name finishes it.</p>
          <NameList
            label="GitHub project columns that mean done"
            names={choices.doneColumns}
            defaults={DEFAULT_CHOICES.doneColumns}
            onChange={(doneColumns) => choose({ doneColumns })}
          />
        </Section>
        <Section id="names" title="Notion names that mean done">
          <p class="quiet">Names of statuses, options and checkboxes in databases.</p>
          <NameList
            label="Notion names that mean done"
            names={choices.doneNames}
            defaults={DEFAULT_CHOICES.doneNames}
            onChange={(doneNames) => choose({ doneNames })}
          />
        </Section>
        <Section id="databases" title="Notion databases">
          <p class="quiet">Does a tick, or a name that means done, finish a row there?</p>
          {choices.databases.length + questions.length > 0 ? (
            <DatabaseChoices databases={choices.databases} questions={questions} onAnswer={answer} />
          ) : (
            <p class="empty">
              Nothing to answer. A database in which this is not clear shows up here once you tick something
              in it.
            </p>
          )}
        </Section>
        <Section id="hosts" title="More addresses">
          <p class="quiet">
            Your browser asks you before Microwin may read an address that does not come with it.
          </p>
          <HostChoices hosts={hosts} onAdd={addHost} onRemove={removeHost} />
        </Section>
      </main>
    </>
  );
}

followOptions((options) => render(<Page {...options} />, document.body));
