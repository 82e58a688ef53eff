import type { ComponentChildren } from 'preact';
import type { SiteId } from '#utils/sites/types.ts';

/** Microwin's own mark: a tick whose long arm goes up in steps. The same drawing is `public/icon.svg`. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M6 16l6 6h4v-6h4v-6h6" />
    </svg>
  );
}

/** For the way to the options. */
export function Sliders() {
  return (
    <svg class="sliders" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M3 6.5h7M15 6.5h2M3 13.5h2M10 13.5h7M12.5 4a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM7.5 11a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z" />
    </svg>
  );
}

/** For a button that takes something away. */
export function Cross() {
  return (
    <svg class="cross" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M6.5 6.5l7 7M13.5 6.5l-7 7" />
    </svg>
  );
}

/** For a button behind which there is more to do. */
export function Dots() {
  return (
    <svg class="dots" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M4.5 10h.01M10 10h.01M15.5 10h.01" />
    </svg>
  );
}

/** For where a line is taken to put it elsewhere. */
export function Grip() {
  return (
    <svg class="dots" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01" />
    </svg>
  );
}

/** For where something is added to a list; as large as what stands before its lines. */
export function Plus() {
  return (
    <svg class="site-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d="M10 4.5v11M4.5 10h11" />
    </svg>
  );
}

/** For what may be reached; its tick shows once it is. */
export function Check() {
  return (
    <svg class="check" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <circle cx="10" cy="10" r="7.5" />
      <path d="M6.75 10.25l2.25 2.25 4.25-4.75" />
    </svg>
  );
}

/** A neutral shape for where a win was finished: a board, a branch, a page; a tick for anywhere else. */
export function SiteIcon({ site }: { site: string }) {
  return (
    <svg class="site-icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      {(SHAPES as Record<string, ComponentChildren>)[site] ?? <path d="M4 10.5l4 4 8-9" />}
    </svg>
  );
}

const SHAPES: Record<SiteId, ComponentChildren> = {
  trello: <path d="M3.5 4.5h5v11h-5zM11.5 4.5h5v7h-5z" />,
  github: (
    <path d="M6 7v6M6 13a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM6 3a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM14 3a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM14 7c0 4-8 2-8 6" />
  ),
  notion: <path d="M4.5 2.5h11v15h-11zM7.5 7h5M7.5 10h5M7.5 13h3" />,
};
