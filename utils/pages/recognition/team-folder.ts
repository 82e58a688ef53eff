import type { DayKey } from '#utils/domain/calendar.ts';
import { LONGEST_CARD_LINE } from '#utils/domain/recognition/carrier.ts';
import { isKeptWeek } from '#utils/domain/recognition/weeks.ts';

/** In the person's folder, the one that they share with their team; beside it lies their log. */
const TEAM = 'team';
/** Hex digits by which folders and files name a key and a team. */
const DIGITS = 16;
const MEMBER = /^[0-9a-f]{16}$/;

/** Where a member's cards lie. */
interface Place {
  /** The fingerprint of the member's key. */
  member: string;
  /** The id of the team. */
  team: string;
}

/**
 * Makes the person's own cards those that lie in their part of the folder, which nobody else writes.
 * @param lines week, by its Monday → the line that carries the card; none to take them back
 * @throws what the browser throws where the folder is gone, full, or may not be written any more
 */
export async function layCards(
  root: FileSystemDirectoryHandle,
  { member, team }: Place,
  lines: ReadonlyMap<DayKey, string>,
): Promise<void> {
  const all = await folderIn(root, TEAM, lines.size > 0);
  const own = all && (await folderIn(all, member.slice(0, DIGITS), lines.size > 0));
  if (!own) return;
  const files = new Map([...lines].map(([week, line]) => [fileName(week, team), line]));
  const gone: string[] = [];
  for await (const name of own.keys()) if (weekOf(name, team) && !files.has(name)) gone.push(name);
  for (const name of gone) await own.removeEntry(name);
  for (const [name, line] of files) {
    const stream = await (await own.getFileHandle(name, { create: true })).createWritable();
    await stream.write(`${line}\n`);
    await stream.close();
  }
}

/** What the others have laid there for a team, as far as it can be read now; nothing of it was checked. */
export async function cardsThere(
  root: FileSystemDirectoryHandle,
  { member, team }: Place,
  today: DayKey,
): Promise<string[]> {
  const all = await folderIn(root, TEAM, false);
  const texts: string[] = [];
  if (!all) return texts;
  for await (const [name, folder] of all.entries()) {
    if (folder.kind !== 'directory' || !MEMBER.test(name) || member.startsWith(name)) continue;
    for await (const [file, handle] of (folder as FileSystemDirectoryHandle).entries()) {
      const week = weekOf(file, team);
      if (handle.kind !== 'file' || !week || !isKeptWeek(week, today)) continue;
      // What is not all there yet is read another time.
      const text = await readText(handle as FileSystemFileHandle).catch(() => '');
      if (text) texts.push(text);
    }
  }
  return texts;
}

/** A folder in another one; undefined if there is none. @param create makes one then */
async function folderIn(
  parent: FileSystemDirectoryHandle,
  name: string,
  create: boolean,
): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await parent.getDirectoryHandle(name, { create });
  } catch (error) {
    if ((error as Error).name === 'NotFoundError') return undefined;
    throw error;
  }
}

async function readText(handle: FileSystemFileHandle): Promise<string> {
  const file = await handle.getFile();
  return file.size > LONGEST_CARD_LINE + 2 ? '' : file.text();
}

function fileName(week: DayKey, team: string): string {
  return `${week}-${team.slice(0, DIGITS)}.card`;
}

/** The week of a file that a member lays there for a team; undefined for any other file. */
function weekOf(name: string, team: string): DayKey | undefined {
  const week = name.slice(0, '2026-11-30'.length);
  return /^\d{4}-\d\d-\d\d$/.test(week) && name === fileName(week, team) ? week : undefined;
}
