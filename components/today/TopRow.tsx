import { useEffect, useState } from 'preact/hooks';
import { formatTime } from '#components/ui/format.ts';
import { TextField } from '#components/ui/TextField.tsx';
import { localOffset, MINUTE_MS, modulo } from '#utils/domain/calendar.ts';
import type { Shortcut } from '#utils/pages/top-row.ts';
import { t } from '#utils/platform/i18n.ts';

interface Props {
  clock: boolean;
  /** Given where the person has chosen a search, and the browser allows it. */
  onSearch?: ((text: string) => void) | undefined;
  shortcuts: readonly Shortcut[];
}

/** What a new tab is opened for besides: the time, a search, and pages that are opened often. */
export function TopRow({ clock, onSearch, shortcuts }: Props) {
  return (
    <section class="row-parts" aria-label={t('row.name')}>
      {clock && <Clock />}
      {onSearch && <Search onSearch={onSearch} />}
      {shortcuts.length > 0 && (
        <nav aria-label={t('row.shortcuts')}>
          <ul class="shortcuts">
            {shortcuts.map(({ title, url }) => (
              <li key={url}>
                <a href={url} title={title} rel="noreferrer">
                  <span class="initial" aria-hidden="true">
                    {initialOf(title)}
                  </span>
                  <span class="shortcut-title" dir="auto">
                    {title}
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </section>
  );
}

function Search({ onSearch }: { onSearch: (text: string) => void }) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const text = new FormData(event.currentTarget as HTMLFormElement).get('text');
    if (typeof text === 'string' && text.trim()) onSearch(text.trim());
  };
  return (
    <search>
      <form onSubmit={submit}>
        <TextField
          type="search"
          name="text"
          enterkeyhint="search"
          aria-label={t('row.searchField')}
          placeholder={t('row.searchField')}
        />
      </form>
    </search>
  );
}

/** The time by the clock on the wall, without seconds: nothing ticks in between, nor while nobody sees it. */
function Clock() {
  const [at, setAt] = useState(() => Date.now());
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    const update = () => {
      clearTimeout(next);
      if (document.hidden) return;
      const now = Date.now();
      setAt(now);
      next = setTimeout(update, MINUTE_MS - modulo(now, MINUTE_MS));
    };
    update();
    document.addEventListener('visibilitychange', update);
    return () => {
      clearTimeout(next);
      document.removeEventListener('visibilitychange', update);
    };
  }, []);
  return <time class="clock">{formatTime(at, localOffset(at))}</time>;
}

/** What stands in place of a site's own icon, which would have to be fetched: the first sign of its title. */
function initialOf(title: string): string {
  const [first = ''] = title;
  return first.toLocaleUpperCase();
}
