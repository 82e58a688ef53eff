import { useState } from 'preact/hooks';
import { Radios, Setting } from '#components/settings/Setting.tsx';
import { ShortcutList } from '#components/settings/ShortcutList.tsx';
import { useCommand } from '#components/ui/use-command.tsx';
import type { ShortcutSource, TopRow } from '#utils/pages/top-row.ts';
import { t } from '#utils/platform/i18n.ts';
import type { RowPermission } from '#utils/platform/row-permissions.ts';

interface Props {
  row: TopRow;
  /** Whether today is compact. */
  compact: boolean;
  /** @throws where it cannot be stored, and so does the next */
  onChange: (part: Partial<TopRow>) => void;
  onCompact: (compact: boolean) => void;
  /** Resolves with whether the person allowed it. Called right in the click: only then may the browser ask them. */
  onAsk: (permission: RowPermission) => Promise<boolean>;
  onGiveBack: (permission: RowPermission) => Promise<void>;
}

/** What stands above today's card in a new tab, and how much of today below it. */
export function TopRowSettings({ row, compact, onChange, onCompact, onAsk, onGiveBack }: Props) {
  const [status, setStatus] = useState('');
  const command = useCommand();
  const change = (part: Partial<TopRow>) => command.run(async () => onChange(part));

  /** Changes what needs a permission, once the person has given it; what they refuse stays as it was. */
  const ask = async (permission: RowPermission, part: Partial<TopRow>) => {
    setStatus('');
    // Nothing may be awaited before: a browser asks only as long as it remembers the click.
    if (await onAsk(permission).catch(() => false)) await change(part);
    else setStatus(t('row.refused'));
  };
  const stop = async (permission: RowPermission, part: Partial<TopRow>) => {
    setStatus('');
    if (await change(part)) await onGiveBack(permission);
  };
  const choose = (shortcuts: ShortcutSource) => {
    if (shortcuts === 'top') return void ask('topSites', { shortcuts });
    void (row.shortcuts === 'top' ? stop('topSites', { shortcuts }) : change({ shortcuts }));
  };

  return (
    <>
      <Setting name={t('row.name')} hint={t('row.hint')} command={command}>
        <label>
          <input
            type="checkbox"
            checked={row.clock}
            onChange={({ currentTarget: { checked } }) => void change({ clock: checked })}
          />
          {t('row.clock')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={row.search}
            onChange={({ currentTarget: { checked } }) =>
              void (checked ? ask('search', { search: true }) : stop('search', { search: false }))
            }
          />
          {t('row.search')}
        </label>
        <p class="quiet status" role="status">
          {status}
        </p>
      </Setting>
      <Setting name={t('row.shortcuts')}>
        <Radios<ShortcutSource>
          name="shortcuts"
          options={[
            ['none', t('row.none')],
            ['own', t('row.own')],
            ['top', t('row.top')],
          ]}
          value={row.shortcuts}
          onChange={choose}
        />
        {row.shortcuts === 'own' && <ShortcutList shortcuts={row.own} onChange={(own) => change({ own })} />}
      </Setting>
      <Setting name={t('row.day')}>
        <Radios
          name="compact"
          options={[
            [false, t('row.whole')],
            [true, t('row.compact')],
          ]}
          value={compact}
          onChange={(next) => void command.run(async () => onCompact(next))}
        />
      </Setting>
    </>
  );
}
