import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64url, toBase64url } from '#utils/domain/recognition/base64url.ts';
import { fieldsOf } from '#utils/domain/recognition/claims.ts';
import { parseJson } from '#utils/domain/recognition/public-key.ts';
import { parseTitle } from '#utils/domain/title.ts';

/** The most characters of a milestone's name. */
export const LONGEST_TEAM_NAME = 60;
/** Target days of a month, all members' together. */
export const TEAM_TARGET = { min: 5, usual: 40, max: 999 };

/** Those who have a milestone in common. Nobody owns it, and nothing says who they are. */
export interface Team {
  /** SHA-256 of the invitation, hex: another name or target makes another team. */
  id: string;
  name: string;
  /** Target days of a month; whoever comes, rests or leaves does not change it. */
  target: number;
  /** What is handed on for others to join, base64url. */
  invitation: string;
}

/** Begins a milestone. @param salt random, 32 hex digits, so that no two teams are one by chance */
export function newTeam(name: string, target: number, salt: string): Team {
  const invitation = toBase64url(utf8ToBytes(JSON.stringify({ name, target, salt })));
  return { id: bytesToHex(sha256(utf8ToBytes(invitation))), name, target, invitation };
}

/** The team that an invitation is to; undefined if it is none, or says more than one of ours. */
export function readTeam(invitation: string): Team | undefined {
  const bytes = fromBase64url(invitation);
  const { name, target, salt } = fieldsOf(bytes && parseJson(bytes));
  if (typeof name !== 'string' || typeof target !== 'number' || typeof salt !== 'string') return undefined;
  if (!isTeamName(name) || !isTeamTarget(target) || !/^[0-9a-f]{32}$/.test(salt)) return undefined;
  const team = newTeam(name, target, salt);
  return team.invitation === invitation ? team : undefined;
}

export function isTeamName(name: string): boolean {
  return name.length <= LONGEST_TEAM_NAME && parseTitle(name) === name;
}

export function isTeamTarget(target: number): boolean {
  return Number.isInteger(target) && target >= TEAM_TARGET.min && target <= TEAM_TARGET.max;
}
