import { BringIn } from '#components/settings/BringIn.tsx';
import { BringInChoice } from '#components/settings/BringInChoice.tsx';
import { CountedKinds } from '#components/settings/CountedKinds.tsx';
import { CustomHosts } from '#components/settings/CustomHosts.tsx';
import { DeleteData } from '#components/settings/DeleteData.tsx';
import { DoneLists } from '#components/settings/DoneLists.tsx';
import { EraseWins } from '#components/settings/EraseWins.tsx';
import { ExportData } from '#components/settings/ExportData.tsx';
import { FolderChoice } from '#components/settings/FolderChoice.tsx';
import { FolderStatus } from '#components/settings/FolderStatus.tsx';
import { MonthlyCopy } from '#components/settings/MonthlyCopy.tsx';
import { NewTabSetting } from '#components/settings/NewTabSetting.tsx';
import { NotionDatabases } from '#components/settings/NotionDatabases.tsx';
import { RestoreCopy } from '#components/settings/RestoreCopy.tsx';
import { SiteAccess } from '#components/settings/SiteAccess.tsx';
import { SiteStatus } from '#components/settings/SiteStatus.tsx';
import { TakeAway } from '#components/settings/TakeAway.tsx';
import { TopRowSettings } from '#components/settings/TopRowSettings.tsx';
import { NameList } from '#components/ui/NameList.tsx';
import { SiteWarnings } from '#components/ui/SiteWarnings.tsx';
import { later, nothing, VIEW } from '#entrypoints/gallery/data.ts';
import { Piece } from '#entrypoints/gallery/Piece.tsx';
import { MOMENT } from '#tests/support/diary.ts';
import type { OpenFile } from '#utils/pages/past/open-file.ts';
import { MOST_SHORTCUTS, NO_ROW } from '#utils/pages/top-row.ts';
import { nameId } from '#utils/sites/done-names.ts';

const LISTS = [
  { id: '1', name: 'Done' },
  { id: '2', name: 'A list whose name goes on for quite a while, as lists do that several people named' },
];
const GITHUB = { site: 'github', patterns: ['https://github.com/*'] } as const;

const ownLinks = (count: number) => ({
  shortcuts: 'own' as const,
  own: Array.from({ length: count }, (_, at) => ({ title: `Site ${at}`, url: `https://${at}.example.org/` })),
});

const save = async () => 'microwin-2026-11-19.jsonl';
const refuse = () => Promise.reject(new Error('refused'));

const FOLDER_STATES = ['ask', 'refused', 'gone', 'failed', 'locked', 'waiting', 'current'] as const;

const ROWS = [
  ['Mended the bike', '03/04/2024'],
  ['Baked bread', '05/04/2024'],
];
const FILE: OpenFile = { source: 'csv', people: [], rows: async function* () {} };
const TABLE_FILE: OpenFile = {
  ...FILE,
  table: { names: ['Task', ''], rows: ROWS, usual: 'dmy', guess: { title: 0, when: 1, order: 'dmy' } },
};
const BOARD_FILE: OpenFile = {
  ...FILE,
  people: [
    { id: 'm', name: 'Mira' },
    { id: 'z', name: 'Zoë' },
  ],
};

/** What can be said about the sites, the new tab and the log. */
export function OptionPieces() {
  return (
    <>
      <Piece name="Site warnings">
        <SiteWarnings sites={['trello', 'notion']} report="A report" />
      </Piece>
      <Piece name="Access: allowed, not allowed">
        <SiteAccess access={{ ...GITHUB, allowed: true }} onAllow={async () => true} />
        <SiteAccess access={{ ...GITHUB, allowed: false }} onAllow={async () => false} />
      </Piece>
      <Piece name="Access: refused again" press={['.button']}>
        <SiteAccess access={{ ...GITHUB, allowed: false }} onAllow={async () => false} />
      </Piece>
      <Piece name="Health: nothing yet, well, blind">
        <SiteStatus site="trello" seenAt={0} degraded={false} report="A report" />
        <SiteStatus site="github" seenAt={MOMENT} degraded={false} report="A report" />
        <SiteStatus site="notion" seenAt={0} degraded report="A report" />
      </Piece>
      <Piece name="Kinds: all, all but one">
        <CountedKinds site="trello" ignored={[]} onChange={nothing} />
        <CountedKinds site="github" ignored={['task']} onChange={nothing} />
      </Piece>
      <Piece name="Places: one chosen">
        <DoneLists lists={LISTS} chosen={LISTS.slice(0, 1)} onChange={nothing} />
      </Piece>
      <Piece name="Names: some, none">
        <NameList
          label="Names"
          names={['Done', 'Erledigt', '完了']}
          defaults={['Done']}
          onChange={async () => true}
        />
        <NameList label="No names" names={[]} defaults={['Done']} onChange={async () => true} />
      </Piece>
      <Piece name="Databases: answered, asked">
        <NotionDatabases
          databases={[{ id: '1', name: 'Tasks', counts: true }]}
          questions={[
            { id: '2', name: 'Habits' },
            { id: nameId('Released'), name: 'Released' },
          ]}
          onAnswer={nothing}
        />
      </Piece>
      <Piece name="Row above today: off, own shortcuts, as many as can be">
        {[NO_ROW, { ...NO_ROW, clock: true, ...ownLinks(2) }, { ...NO_ROW, ...ownLinks(MOST_SHORTCUTS) }].map(
          (row) => (
            <TopRowSettings
              key={row.own.length}
              {...{ row, compact: false, onChange: nothing, onCompact: nothing }}
              onAsk={async () => false}
              onGiveBack={async () => {}}
            />
          ),
        )}
      </Piece>
      <Piece name="Hosts: none, one">
        <CustomHosts hosts={[]} onAdd={async () => false} onRemove={async () => {}} />
        <CustomHosts
          hosts={[{ pattern: 'https://github.example.com/*', site: 'github' }]}
          onAdd={async () => true}
          onRemove={async () => {}}
        />
      </Piece>
      <Piece name="New tab: ours">
        <NewTabSetting ownPage={false} onChange={nothing} />
      </Piece>
      <Piece name="New tab: the browser’s">
        <NewTabSetting ownPage onChange={nothing} />
      </Piece>
      <Piece name="Copy">
        <ExportData onSave={save} />
      </Piece>
      <Piece name="Copy, saved" press={['.button']}>
        <ExportData onSave={save} />
      </Piece>
      <Piece name="Copy, not saved" press={['.button']}>
        <ExportData onSave={refuse} />
      </Piece>
      <Piece name="Folder: none yet">
        <FolderChoice onChoose={nothing} />
      </Piece>
      {FOLDER_STATES.map((state) => (
        <Piece key={state} name={`Folder: ${state}`}>
          <FolderStatus
            report={{ state, name: 'Cloud', isEncrypted: state === 'locked', fresh: 3, aside: 1, others: 2 }}
            isBusy={false}
            onSync={nothing}
            onChoose={nothing}
            onAllow={nothing}
            onUnlock={nothing}
            onStop={nothing}
          />
        </Piece>
      ))}
      <Piece name="Folder: a copy once a month instead">
        <MonthlyCopy lastDay={() => '2026-10-03'} isDue={() => true} onSave={save} />
      </Piece>
      <Piece name="Restoring: nothing chosen">
        <RestoreCopy onCheck={refuse} onTake={refuse} />
      </Piece>
      <Piece name="From elsewhere: nothing chosen" press={['summary']}>
        <BringIn onOpen={refuse} onCheck={refuse} onTake={refuse} />
      </Piece>
      <Piece name="From elsewhere: which columns">
        <BringInChoice self={null} file={TABLE_FILE} onChoose={nothing} onLeave={nothing} />
      </Piece>
      <Piece name="From elsewhere: which person">
        <BringInChoice self={null} file={BOARD_FILE} onChoose={nothing} onLeave={nothing} />
      </Piece>
      <Piece name="Wins elsewhere">
        <TakeAway view={VIEW} onFetch={refuse} onSave={nothing} />
      </Piece>
      <Piece name="Deleting wins">
        <EraseWins hasPast onErase={later} />
      </Piece>
      <Piece name="Deleting wins, asked" press={['.button']}>
        <EraseWins hasPast onErase={later} />
      </Piece>
      <Piece name="Forgetting">
        <DeleteData onSave={save} onForget={later} />
      </Piece>
      <Piece name="Forgetting, asked" press={['.button']}>
        <DeleteData onSave={save} onForget={later} />
      </Piece>
      <Piece name="Forgetting, another word typed" press={['.button', '.danger']}>
        <DeleteData onSave={save} onForget={later} />
      </Piece>
    </>
  );
}
