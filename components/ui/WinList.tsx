import { useState } from 'preact/hooks';
import { formatDay, formatGain, formatTime } from '#components/ui/format.ts';
import { SiteIcon } from '#components/ui/icons.tsx';
import { lineName } from '#components/ui/point-labels.ts';
import { explainWin } from '#utils/domain/views/breakdown.ts';
import type { Win } from '#utils/domain/views/dashboard.ts';
import { n, t } from '#utils/platform/i18n.ts';
import { untitled } from '#utils/platform/labels.ts';
import { siteName } from '#utils/sites/registry.ts';

interface Props {
  wins: Win[];
  /** Whether the wins are of several days, so that each needs its day rather than its time. */
  dated?: boolean;
  /** Whether to tell what they are worth. */
  numbers: boolean;
  onUndo: (id: string) => void;
}

/** Wins, each with the way back to where it was finished and the way to take it back. */
export function WinList({ wins, dated = false, numbers, onUndo }: Props) {
  return (
    <ol class="wins">
      {wins.map(withName).map((win) => (
        <li key={win.id} class="win">
          <SiteIcon site={win.site} />
          <Title {...win} />
          {numbers ? <Gain win={win} /> : <span />}
          <p class="quiet">{whereAndWhen(win, dated ? formatDay(win.day) : formatTime(win.at))}</p>
          <button
            type="button"
            class="undo"
            aria-label={t('win.undo', win.title)}
            // Undo brings the next one under the finger: a double click or a held key must not take that one too.
            onKeyDown={(event) => event.repeat && event.preventDefault()}
            onClick={(event) => {
              if (event.detail > 1) return;
              passFocusOn(event.currentTarget);
              onUndo(win.id);
            }}
          >
            {t('common.undo')}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** What a win is worth; opens into what made it. */
function Gain({ win }: { win: Win }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="gain"
        aria-expanded={open}
        aria-label={n('win.gain', win.points, win.title, formatGain(win.points))}
        onClick={() => setOpen(!open)}
      >
        {formatGain(win.points)}
      </button>
      {open && (
        <dl class="parts">
          {explainWin(win).map((line) => (
            <div key={line.part}>
              <dt>{lineName(line)}</dt>
              <dd>{formatGain(line.points)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** What was done to it, where and when. @param when its time or its day */
export function whereAndWhen({ site, kind }: Win, when: string): string {
  if (site) return t(`where.${kind}`, siteName(site), when);
  return kind === 'starter' || kind === 'focus' ? t('where.timer', when) : t('where.byHand', when);
}

/** A win with something to call it by. */
export function withName(win: Win): Win {
  return { ...win, title: win.title || untitled(win.kind) };
}

function Title({ title, url }: Win) {
  if (!url) return <span class="win-title">{title}</span>;
  return (
    <a class="win-title" href={url} target="_blank" rel="noreferrer" title={title}>
      {title}
    </a>
  );
}

/** The button is about to go with its win; focus moves to the next Undo, or to the heading after the last. */
function passFocusOn(button: HTMLElement): void {
  const item = button.closest('li');
  const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
  const target = neighbour?.querySelector<HTMLElement>('.undo') ?? document.querySelector('h1');
  target?.focus();
}
