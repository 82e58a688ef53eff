import { useState } from 'preact/hooks';
import { passFocusOn } from '#components/ui/focus.ts';
import { formatDay, formatGain, formatTime } from '#components/ui/format.ts';
import { SiteIcon } from '#components/ui/icons.tsx';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { WinLines } from '#components/ui/WinLines.tsx';
import type { WinKind } from '#utils/domain/rules.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import { n, t } from '#utils/platform/i18n.ts';
import { untitled } from '#utils/platform/labels.ts';
import { siteName } from '#utils/sites/registry.ts';
import { siteLink } from '#utils/sites/site-link.ts';

interface Props {
  /** The name of the list. */
  label: string;
  wins: Win[];
  /** Whether the wins are of several days, so that each needs its day rather than its time. */
  dated?: boolean;
  /** Whether points are shown. */
  numbers: boolean;
  /** Resolves when it is taken back. */
  onUndo: (id: string) => Promise<void>;
}

/** Wins, each with a link to where it was finished and a button to take it back. */
export function WinList({ label, wins, dated = false, numbers, onUndo }: Props) {
  return (
    <ol class="wins" aria-label={label}>
      {wins.map(withName).map((win) => (
        <li key={win.id} class="win">
          <SiteIcon site={win.site} />
          <Title {...win} />
          {numbers ? <Gain win={win} /> : <span />}
          <p class="quiet">
            {whereAndWhen(win, dated ? formatDay(win.day) : formatTime(win.at, win.offset))}
          </p>
          <Undo win={win} onUndo={onUndo} />
        </li>
      ))}
    </ol>
  );
}

function Undo({ win, onUndo }: { win: Win } & Pick<Props, 'onUndo'>) {
  const command = useCommand();
  return (
    <>
      <OnceButton
        class="undo"
        aria-label={t('win.undo', win.title)}
        onPress={(button) => {
          passFocusOn(button, button.closest('ol'), '.undo');
          void command.run(() => onUndo(win.id));
        }}
      >
        {t('common.undo')}
      </OnceButton>
      <Failure of={command} />
    </>
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
        aria-controls={`parts-${win.id}`}
        aria-label={n('win.gain', win.points, win.title, formatGain(win.points))}
        onClick={() => setOpen(!open)}
      >
        {gainText(win)}
      </button>
      {open && <WinLines win={win} />}
    </>
  );
}

/** What was done to it, where and when. @param when its time or its day */
export function whereAndWhen({ site, kind, isWin }: Win, when: string): string {
  const where = placeAndTime(site, kind, when);
  return isWin ? where : t('win.loggedOnly', where);
}

function placeAndTime(site: string, kind: WinKind, when: string): string {
  if (site) return t(`where.${kind}`, siteName(site), when);
  return kind === 'starter' || kind === 'focus' ? t('where.timer', when) : t('where.byHand', when);
}

/** +10; what is no win and brought nothing has no number to compare with those of wins. */
export function gainText({ isWin, points }: Win): string {
  return isWin || points !== 0 ? formatGain(points) : '–';
}

/** A win with something to call it by. */
export function withName(win: Win): Win {
  return { ...win, title: win.title || untitled(win.kind) };
}

function Title({ title, url, site }: Win) {
  const link = siteLink(url, site);
  if (!link) return <bdi class="win-title">{title}</bdi>;
  return (
    <a class="win-title" href={link} target="_blank" rel="noreferrer" title={title}>
      <bdi>{title}</bdi>
    </a>
  );
}
