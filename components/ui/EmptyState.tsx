import type { ComponentChildren } from 'preact';
import { SiteIcon } from '#components/ui/icons.tsx';

/** What stands where there is nothing yet: where things are finished, and what to do next. */
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
