import type { ComponentChildren } from 'preact';
import { SiteIcon } from '#components/ui/icons.tsx';

/** What stands where there is nothing yet: where things are finished, and what to do next. */
export function NextThing({ children }: { children: ComponentChildren }) {
  return (
    <div class="next-thing">
      <p>
        <SiteIcon site="trello" />
        <SiteIcon site="github" />
        <SiteIcon site="notion" />
      </p>
      {children}
    </div>
  );
}
