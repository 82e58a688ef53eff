import { useState } from 'preact/hooks';
import { StatusAction } from '#components/settings/StatusAction.tsx';
import type { LogCheck } from '#utils/messaging/queries.ts';
import { n, t } from '#utils/platform/i18n.ts';

interface Props {
  onCheck: () => Promise<LogCheck>;
}

/** Checks the log, and says whether it is as it was written. */
export function CheckLog({ onCheck }: Props) {
  const [status, setStatus] = useState('');
  const check = async () => {
    setStatus(t('data.checking'));
    try {
      setStatus(checkText(await onCheck()));
    } catch {
      setStatus(t('data.unsaved'));
    }
  };
  return <StatusAction name={t('data.check')} onPress={check} status={status} />;
}

/** Entries that are named one by one. */
const NAMED = 5;

/** What a check found, in words. */
export function checkText({ checked, faults }: LogCheck): string {
  const forks = faults.filter(({ what }) => what === 'fork');
  const isWhole = forks.length === faults.length;
  const missing = faults.filter(({ what }) => what === 'missing');
  const changed = faults.filter(({ what }) => what === 'changed' || what === 'text');
  const unreadable = faults.filter(({ what }) => what === 'unreadable');
  return [
    ...(isWhole ? [n('data.whole', checked)] : []),
    ...(changed.length > 0 ? [n('data.changed', changed.length, numbers(changed))] : []),
    ...(unreadable.length > 0 ? [n('data.unreadable', unreadable.length, numbers(unreadable))] : []),
    ...(missing.length > 0 ? [n('data.missing', missing.length, numbers(missing))] : []),
    ...(forks.length > 0 ? [n('data.fork', forks.length, numbers(forks))] : []),
  ].join(' ');
}

function numbers(faults: LogCheck['faults']): string {
  const first = faults.slice(0, NAMED).map(({ seq, id }) => seq || id);
  return `${first.join(', ')}${faults.length > NAMED ? ', …' : ''}`;
}
