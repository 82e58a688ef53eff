import { formatDate, formatLongMonth } from '#components/ui/format.ts';
import { unbroken } from '#utils/domain/recognition/carrier.ts';
import type { LogRoot } from '#utils/domain/recognition/log-root.ts';
import { n } from '#utils/platform/i18n.ts';

/** The time until which a root of the log has all: a month, or a day. */
export function rootTime(until: LogRoot['until']): string {
  return until.length > 'YYYY-MM'.length ? formatDate(until) : formatLongMonth(`${until}-01`);
}

/** A root of the log as one line, to be pasted into a mail or a commit. */
export function rootLine(root: LogRoot): string {
  return n('proof.line', root.size, rootTime(root.until), root.root);
}

/** Whether somebody's text holds a root: this one, another one, or none. However a mail may have broken its lines. */
export function compareRoot(text: string, { root }: LogRoot): 'same' | 'other' | 'none' {
  const plain = unbroken(text).toLowerCase();
  if (plain.includes(root)) return 'same';
  return /[0-9a-f]{64}/.test(plain) ? 'other' : 'none';
}
