import { dayKey, localOffset } from '#utils/domain/calendar.ts';
import { carrierLine } from '#utils/domain/recognition/carrier.ts';
import { fingerprint } from '#utils/domain/recognition/public-key.ts';
import { targetDays } from '#utils/domain/recognition/week-card.ts';
import { checkHandedIn } from '#utils/pages/recognition/handed-in.ts';
import { readOwnKey } from '#utils/pages/recognition/key-store.ts';
import { unpack } from '#utils/pages/recognition/pack.ts';
import type { ShownTogether } from '#utils/pages/recognition/read-together.ts';
import { cardsThere, layCards } from '#utils/pages/recognition/team-folder.ts';
import type { VerifiedCard } from '#utils/pages/recognition/verify-card.ts';
import { folderStore } from '#utils/storage/folder.ts';

const ACCESS = { mode: 'readwrite' } as const;

/**
 * Lays the person's own cards of a team in their folder, and reads the others'.
 * @param now UTC ms
 * @returns the cards that hold and are not here yet; undefined if the folder may not be used
 */
export async function exchange(
  team: string,
  { teams, cards }: ShownTogether,
  now: number,
): Promise<VerifiedCard[] | undefined> {
  const root = (await folderStore.readLink())?.folder;
  if ((await root?.requestPermission(ACCESS)) !== 'granted' || !root) return undefined;
  const key = await readOwnKey();
  const member = key ? fingerprint(key.public) : '';
  const own = cards
    .filter((card) => card.team === team && card.signer === member)
    .toSorted((a, b) => targetDays(a) - targetDays(b));
  const lines = new Map<string, string>();
  // Of each week the fullest, which comes last.
  for (const { week, credential } of own) lines.set(week, carrierLine(await unpack(credential), 'week'));
  if (key) await layCards(root, { member, team }, lines);
  const fresh: VerifiedCard[] = [];
  for (const text of await cardsThere(root, { member, team }, dayKey(now, localOffset(now), 0))) {
    const found = await checkHandedIn(text, { teams, cards: [...cards, ...fresh] }, now);
    if ('card' in found) fresh.push(found.card);
  }
  return fresh;
}

/**
 * Takes the person's own cards of a team back out of their folder, those by an earlier key of theirs, too, if it may be written
 * without asking.
 */
export async function takeBack(team: string): Promise<void> {
  const [root, key] = [(await folderStore.readLink())?.folder, await readOwnKey()];
  if (!root || !key || (await root.queryPermission(ACCESS)) !== 'granted') return;
  for (const member of [fingerprint(key.public), ...(key.earlier ?? [])])
    await layCards(root, { member, team }, new Map());
}
