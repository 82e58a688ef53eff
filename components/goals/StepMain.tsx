import { Check, SiteIcon } from '#components/ui/icons.tsx';
import { Failure, useCommand } from '#components/ui/use-command.tsx';
import type { StepView } from '#utils/domain/planning/goal-view.ts';
import { t } from '#utils/platform/i18n.ts';
import { siteName, siteOf } from '#utils/sites/registry.ts';
import { siteLink } from '#utils/sites/site-link.ts';

interface Props {
  step: StepView;
  /** Finishes it, or opens it again; resolves when it is written down. */
  onTick: (to: 'done' | 'open') => Promise<void>;
}

/** What a step is, and whether it is done: to be ticked here, or done with the work that it stands for. */
export function StepMain({ step, onTick }: Props) {
  const { relatedTo } = step;
  return relatedTo ? <Linked {...step} relatedTo={relatedTo} /> : <Own step={step} onTick={onTick} />;
}

function Own({ step: { title, done }, onTick }: Props) {
  const command = useCommand();
  const tick = async (box: HTMLInputElement) => {
    if (!(await command.run(() => onTick(box.checked ? 'done' : 'open')))) box.checked = done;
  };
  return (
    <div>
      <label class="step-main">
        <input type="checkbox" checked={done} onChange={({ currentTarget }) => void tick(currentTarget)} />
        <bdi class="step-title">{title}</bdi>
      </label>
      <Failure of={command} />
    </div>
  );
}

function Linked({ title, url, done, relatedTo }: StepView & { relatedTo: string }) {
  const site = siteOf(relatedTo);
  const link = siteLink(url, site);
  return (
    <div class="step-main">
      <Check />
      <span class="step-title">
        {link ? (
          <a href={link} target="_blank" rel="noreferrer">
            <bdi>{title}</bdi>
          </a>
        ) : (
          <bdi>{title}</bdi>
        )}
        <span class="quiet where">
          <SiteIcon site={site} />
          {done ? t('goals.doneOn', siteName(site)) : t('goals.doneWith', siteName(site))}
        </span>
      </span>
    </div>
  );
}
