import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { SiteIcon } from '#components/ui/icons.tsx';

interface Props {
  /** '' where it is no site of ours. */
  site: string;
  title: string;
  /** What stands beside the title. */
  beside: ComponentChildren;
  open: boolean;
  onToggle: () => void;
  /** What the line opens into. */
  children: ComponentChildren;
}

/** One thing of a day's on one line, which opens into what can be said of it and done with it. */
export function HistoryLine({ site, title, beside, open, onToggle, children }: Props) {
  const id = useId();
  return (
    <li class={`past-win ${open ? 'open' : ''}`}>
      <button type="button" class="past-line" aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <SiteIcon site={site} />
        <bdi class="past-title">{title}</bdi>
        {beside}
      </button>
      {open && <div id={id}>{children}</div>}
    </li>
  );
}
