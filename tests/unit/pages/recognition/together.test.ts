import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { Folder } from '#tests/support/folder.ts';
import { cardJws, cardOf, type Signer, signer } from '#tests/support/signed.ts';
import type { StoredEvent } from '#utils/domain/event.ts';
import { markText, teamSubject, weekSubject } from '#utils/domain/recognition/kept-together.ts';
import { fingerprint } from '#utils/domain/recognition/public-key.ts';
import { newTeam } from '#utils/domain/recognition/team.ts';
import type { WeekCard } from '#utils/domain/recognition/week-card.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { takeBack } from '#utils/pages/recognition/exchange.ts';
import { readOwnKey } from '#utils/pages/recognition/key-store.ts';
import { makeKey } from '#utils/pages/recognition/own-key.ts';
import { pack } from '#utils/pages/recognition/pack.ts';
import { readTogether } from '#utils/pages/recognition/read-together.ts';
import { layCards } from '#utils/pages/recognition/team-folder.ts';
import { folderStore } from '#utils/storage/folder.ts';

vi.mock('#utils/pages/ledger-client.ts', () => ({ ask: vi.fn(async () => undefined) }));

const TODAY = '2026-11-27';
const MONTH = '2026-11';
const WEEK = '2026-11-23';
const TEAM = newTeam('The checkout', 40, '0f'.repeat(16));
const MEMBERS = [signer(), signer(), signer()];

let count = 0;
function note(subject: string, text?: { title?: string; credential?: string }): StoredEvent {
  const plain = { id: `n${++count}`, type: 'note', noteKind: 'recognition', subject };
  return { ...plain, ...(text && { text: { title: '', url: '', ...text } }) } as StoredEvent;
}
const invited = note(teamSubject(TEAM.id), { credential: TEAM.invitation });
async function given(by: Signer, card: Partial<WeekCard> = {}): Promise<StoredEvent> {
  const whole = { team: TEAM.id, week: WEEK, share: 100, days: 2, ...card };
  return note(weekSubject(whole), { credential: await pack(cardJws(by, cardOf(by, whole))) });
}
async function read(
  events: StoredEvent[],
  write = async (_: string, __: object): Promise<void> => undefined,
) {
  const written: [string, object][] = [];
  const together = await readTogether(events, TODAY, async (subject, text) => {
    written.push([subject, text]);
    await write(subject, text);
  });
  return { together, written };
}

describe('milestones together, as pages read them', () => {
  it('write down what is shown, once, from three members on', async () => {
    const cards = await Promise.all(MEMBERS.map((by) => given(by)));
    expect((await read([invited, ...cards.slice(0, 2)])).written).toEqual([]);
    const mark = { title: markText(MONTH, 6) };
    const { together, written } = await read([invited, ...cards]);
    expect(written).toEqual([[teamSubject(TEAM.id), mark]]);
    expect(together.teams[0]?.marks.get(MONTH)).toBe(6);
    expect(together.cards).toHaveLength(3);
    const marked = note(teamSubject(TEAM.id), mark);
    expect((await read([invited, ...cards, marked])).written).toEqual([]);
    // What goes changes nothing of it.
    const fewer = await read([invited, ...cards.slice(0, 1), marked]);
    expect([fewer.written, fewer.together.teams[0]?.marks.get(MONTH)]).toEqual([[], 6]);
  });

  it('count no card that does not hold any more', async () => {
    const forged = note(weekSubject({ team: TEAM.id, week: WEEK }), { credential: 'abc' });
    const { together, written } = await read([invited, forged, await given(MEMBERS[0] as Signer)]);
    expect([together.cards.length, written]).toEqual([1, []]);
  });

  it('erase what is eight weeks old, and go on where nothing can be written', async () => {
    const old = await given(MEMBERS[0] as Signer, { week: '2026-09-28' });
    const cards = await Promise.all(MEMBERS.map((by) => given(by)));
    const refusing = () => Promise.reject(new Error('full'));
    const { together } = await read([invited, old, ...cards], refusing);
    expect(vi.mocked(ask).mock.calls).toEqual([['eraseText', { ref: old.id }]]);
    expect(together.teams[0]?.marks.get(MONTH)).toBe(6);
  });
});

it('whoever leaves takes their cards back, those by their earlier keys, too, and nobody else’s', async () => {
  const root = new Folder('Cloud');
  const folder = Object.assign(root.handle, { queryPermission: async () => 'granted' as const });
  vi.spyOn(folderStore, 'readLink').mockResolvedValue({ folder });
  const lay = (member: string, team: string) =>
    layCards(folder, { member, team }, new Map([[WEEK, `a card of ${member}`]]));
  const other = newTeam('The other', 20, '0e'.repeat(16)).id;
  const stranger = 'f'.repeat(64);
  await lay(stranger, TEAM.id);
  const own: string[] = [];
  for (const at of [1, 2, 3]) {
    await makeKey('a bicycle, a violin', at);
    const key = await readOwnKey();
    own.push(key ? fingerprint(key.public) : '');
    await lay(own.at(-1) ?? '', TEAM.id);
    await lay(own.at(-1) ?? '', other);
  }
  await takeBack(TEAM.id);
  const left = async (member: string) => {
    const team = await root.getDirectoryHandle('team');
    return [...(await team.getDirectoryHandle(member.slice(0, 16))).entriesByName.keys()];
  };
  for (const member of own) expect(await left(member)).toEqual([`${WEEK}-${other.slice(0, 16)}.card`]);
  expect(await left(stranger)).toHaveLength(1);
});
