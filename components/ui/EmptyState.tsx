import type { ComponentChildren } from 'preact';
import { SiteIcon } from '#components/ui/icons.tsx';

/** Stands in for a list without wins: the sites that are read, and what to do next. */
export function EmptyState({ children }: { children: ComponentChildren }) {
  return (
    <div class="empty-state">
      <p>
        <SiteIcon site="trello" />
        <SiteIcon site="github" />
        <SiteIcon site="notion" />
      </p>
      {children}
    </div>
  );
}
