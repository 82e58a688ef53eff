import { KindChoices } from '#components/settings/CountedKinds.tsx';
import { HostChoices } from '#components/settings/CustomHosts.tsx';
import { ForgetAll } from '#components/settings/DeleteData.tsx';
import { PlaceChoices } from '#components/settings/DoneLists.tsx';
import { SaveCopy } from '#components/settings/ExportData.tsx';
import { NewTabChoice } from '#components/settings/NewTabSetting.tsx';
import { DatabaseChoices } from '#components/settings/NotionDatabases.tsx';
import { SiteAccess } from '#components/settings/SiteAccess.tsx';
import { SiteHealth } from '#components/settings/SiteHealth.tsx';
import { Troubles } from '#components/today/SiteWarnings.tsx';
import { NameList } from '#components/ui/NameList.tsx';
import { later, nothing } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { MOMENT } from '#tests/support/diary.ts';

const LISTS = [
  { id: '1', name: 'Done' },
  { id: '2', name: 'A list whose name goes on for quite a while, as lists do that several people named' },
];
const GITHUB = { site: 'github', patterns: ['https://github.com/*'] } as const;

const save = async () => 'microwin-2026-11-19.json';
const refuse = () => Promise.reject(new Error('refused'));

/** What can be said about the sites, the new tab and the log. */
export function Options() {
  return (
    <>
      <Piece name="Troubles">
        <Troubles sites={['trello', 'notion']} report="A report" />
      </Piece>
      <Piece name="Access: allowed, not allowed">
        <SiteAccess access={{ ...GITHUB, allowed: true }} onAllow={async () => true} />
        <SiteAccess access={{ ...GITHUB, allowed: false }} onAllow={async () => false} />
      </Piece>
      <Piece name="Access: refused again" press={['.button']}>
        <SiteAccess access={{ ...GITHUB, allowed: false }} onAllow={async () => false} />
      </Piece>
      <Piece name="Health: nothing yet, well, blind">
        <SiteHealth site="trello" health={undefined} report="A report" />
        <SiteHealth
          site="github"
          health={{ gestureAt: MOMENT, requestOnly: {}, readFailures: {} }}
          report="A report"
        />
        <SiteHealth site="notion" health={{ requestOnly: { todo: 4 }, readFailures: {} }} report="A report" />
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
      <Piece name="New tab: ours">
        <NewTabChoice ownPage={false} onChange={nothing} />
      </Piece>
      <Piece name="New tab: the browser’s">
        <NewTabChoice ownPage onChange={nothing} />
      </Piece>
      <Piece name="Copy">
        <SaveCopy onSave={save} />
      </Piece>
      <Piece name="Copy, saved" press={['.button']}>
        <SaveCopy onSave={save} />
      </Piece>
      <Piece name="Copy, not saved" press={['.button']}>
        <SaveCopy onSave={refuse} />
      </Piece>
      <Piece name="Forgetting">
        <ForgetAll onSave={save} onForget={later} />
      </Piece>
      <Piece name="Forgetting, asked" press={['.button']}>
        <ForgetAll onSave={save} onForget={later} />
      </Piece>
      <Piece name="Forgetting, another word typed" press={['.button', '.grave']}>
        <ForgetAll onSave={save} onForget={later} />
      </Piece>
    </>
  );
}
