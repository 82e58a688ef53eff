import { useRef, useState } from 'preact/hooks';
import { SiteIcon } from '#components/ui/icons.tsx';
import { TextField } from '#components/ui/TextField.tsx';
import { useCommand } from '#components/ui/use-command.tsx';
import { t } from '#utils/platform/i18n.ts';
import { type CustomHost, hostOf, OFFERED_HOSTS, patternOf } from '#utils/sites/hosts.ts';
import { siteName } from '#utils/sites/registry.ts';

const EXAMPLE = 'github.example.com';

interface Props {
  hosts: readonly CustomHost[];
  /** Resolves with whether the person allowed it; rejects where it could not be saved. Called right in the click: only then may the browser ask them. */
  onAdd: (host: CustomHost) => Promise<boolean>;
  /** Rejects where that could not be saved. */
  onRemove: (host: CustomHost) => Promise<void>;
}

/** Addresses that are read besides those that come with Microwin, each asked for by a click. */
export function CustomHosts({ hosts, onAdd, onRemove }: Props) {
  const [status, setStatus] = useState('');
  const command = useCommand();
  const field = useRef<HTMLInputElement>(null);

  const add = async (host: CustomHost): Promise<boolean> => {
    const name = hostOf(host.pattern);
    let added = false;
    setStatus('');
    const saved = await command.run(async () => {
      added = await onAdd(host);
    });
    if (saved) setStatus(t(added ? 'hosts.added' : 'hosts.refused', name));
    // An address that was offered is no more.
    if (added) field.current?.focus();
    return saved && added;
  };
  const remove = async (host: CustomHost) => {
    field.current?.focus();
    setStatus('');
    if (await command.run(() => onRemove(host))) setStatus(t('hosts.removed', hostOf(host.pattern)));
  };
  const addTyped = async (event: Event) => {
    event.preventDefault();
    const input = field.current;
    if (!input?.value.trim()) return;
    const pattern = patternOf(input.value);
    if (!pattern) return setStatus(t('hosts.unreadable', EXAMPLE));
    if (await add({ pattern, site: 'github' })) input.value = '';
  };

  return (
    <>
      {hosts.length > 0 && (
        <ul class="hosts" aria-label={t('hosts.title')}>
          {hosts.map((host) => (
            <li key={host.pattern}>
              <SiteIcon site={host.site} />
              <span>
                {hostOf(host.pattern)} <span class="quiet">{siteName(host.site)}</span>
              </span>
              <button
                type="button"
                class="button"
                aria-label={t('hosts.remove', hostOf(host.pattern))}
                onClick={() => void remove(host)}
              >
                {t('common.remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form class="actions" onSubmit={addTyped}>
        <TextField
          ref={field}
          aria-label={t('hosts.label')}
          placeholder={EXAMPLE}
          inputMode="url"
          autocapitalize="none"
          spellcheck={false}
        />
        <button type="submit" class="button">
          {t('hosts.add')}
        </button>
      </form>
      <p class="actions">
        {OFFERED_HOSTS.filter(({ pattern }) => !hosts.some((host) => host.pattern === pattern)).map(
          (host) => (
            <button key={host.pattern} type="button" class="button" onClick={() => void add(host)}>
              {t('hosts.addOne', hostOf(host.pattern))}
            </button>
          ),
        )}
      </p>
      <p class="quiet status" role="status">
        {command.failure || status}
      </p>
    </>
  );
}
