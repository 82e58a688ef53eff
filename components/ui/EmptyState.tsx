import type { ComponentChildren } from 'preact';
import { SiteIcon } from '#components/ui/icons.tsx';
import { SITE_IDS } from '#utils/sites/registry.ts';

/** What stands where there is nothing yet: where things are finished, and what to do next. */
export function NextThing({ children }: { children: ComponentChildren }) {
  return (
    <div class="next-thing">
      <p>
        {SITE_IDS.map((site) => (
          <SiteIcon key={site} site={site} />
        ))}
      </p>
      {children}
    </div>
  );
}
