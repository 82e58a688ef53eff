import type { ComponentChildren } from 'preact';
import { SiteIcon } from '#components/ui/icons.tsx';
import { SITE_IDS } from '#utils/sites/registry.ts';

/** Stands in for a list without wins: the sites that are read, and what to do next. */
export function EmptyState({ children }: { children: ComponentChildren }) {
  return (
    <div class="empty-state">
      <p>
        {SITE_IDS.map((site) => (
          <SiteIcon key={site} site={site} />
        ))}
      </p>
      {children}
    </div>
  );
}
