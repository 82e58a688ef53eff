import { useState } from 'preact/hooks';
import { passFocusOn } from '#components/ui/focus.ts';
import { formatNumber, formatShare } from '#components/ui/format.ts';
import { OnceButton } from '#components/ui/OnceButton.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import { useFocusBack } from '#components/ui/use-focus-back.ts';
import type { Win } from '#utils/domain/scoring/win.ts';
import type { DashboardState } from '#utils/domain/views/dashboard.ts';
import { type UndoImpact, undoImpact } from '#utils/domain/views/undo-impact.ts';
import type { WinDetails } from '#utils/messaging/queries.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteName } from '#utils/sites/registry.ts';
import { siteLink } from '#utils/sites/site-link.ts';

interface Props {
  win: Win;
  view: DashboardState;
  /** Undefined while it is being fetched. */
  undo: WinDetails['undo'] | undefined;
  onUndo: (id: string) => Promise<void>;
}

/** A link to where the win was finished, and a way to take it back, which first shows what that changes. */
export function UndoWin({ win, view, undo, onUndo }: Props) {
  const [asked, setAsked] = useState(false);
  const command = useCommand();
  const { first: keep, opener } = useFocusBack(asked && undo !== undefined);

  const link = siteLink(win.url, win.site);
  if (!asked || !undo)
    return (
      <div class="actions">
        {link && (
          <a class="button" href={link} target="_blank" rel="noreferrer">
            {t('history.link', siteName(win.site))}
          </a>
        )}
        <button ref={opener} type="button" class="button" onClick={() => setAsked(true)}>
          {t('common.undo')}
        </button>
      </div>
    );
  const impacts = undoImpact(undo, view.settings);
  return (
    <fieldset class="undo-impact" data-open aria-describedby="impact">
      <legend>{t('history.effect')}</legend>
      <div id="impact">
        {impacts.length === 0 && <p>{t('history.nothing')}</p>}
        <dl>
          {impacts.map((impact) => (
            <div key={impact.what}>
              <dt>{impactName(impact, win.day === view.today.day)}</dt>
              <dd>
                <Change {...impact} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div class="actions">
        <OnceButton
          class="button"
          onPress={(button) => {
            const item = button.closest('.past-win');
            if (item) passFocusOn(item, document, '.past-line');
            void command.run(() => onUndo(win.id));
          }}
        >
          {t('history.takeBack')}
        </OnceButton>
        <button ref={keep} type="button" class="button" data-close onClick={() => setAsked(false)}>
          {t('history.keep')}
        </button>
        <Failure of={command} />
      </div>
    </fieldset>
  );
}

function impactName({ what }: UndoImpact, isToday: boolean): string {
  if (what === 'wins') return t(isToday ? 'history.effects.winsToday' : 'history.effects.wins');
  if (what === 'points') return t(isToday ? 'history.effects.pointsToday' : 'history.effects.points');
  return t(`history.effects.${what}`);
}

function Change({ what, now, after }: UndoImpact) {
  const [from, to] = [now, after].map(what === 'consistency' ? formatShare : formatNumber) as [
    string,
    string,
  ];
  return (
    <>
      <span aria-hidden="true">{t('history.change', from, to)}</span>
      <span class="unseen">{t('history.changeTold', from, to)}</span>
    </>
  );
}
