import type { Aim, Gesture, Page, Site } from '../sites/contract.ts';
import type { Sighting } from './sighting.ts';
import { nextLook, startTrace, trace } from './trace.ts';

/** Who hears what the witness saw. */
export interface Listener {
  /** The person changed something; or the site took back what they had done. */
  onSighting(sighting: Sighting): void;
  /** The site refused to open something again: that sighting never was. */
  onRefused(sighting: Sighting): void;
}

/**
 * The gesture witness: at a trusted input it notes what the person is about to change, then looks again at a few
 * fixed moments and reports what became of it. It observes nothing, writes nothing and idles between gestures; a
 * page that prerenders or sleeps gets no input, so neither does this.
 * @param signal aborts it for good
 */
export function watchGestures(site: Site, page: Page, listener: Listener, signal: AbortSignal): void {
  const watches = new Map<string, () => void>();
  // What the pointer was pressed on, by subject, read before the page could react to the press.
  let pressed = new Map<string, Aim>();

  const forget = () => {
    for (const stop of watches.values()) stop();
    watches.clear();
    pressed.clear();
  };

  const follow = (aim: Aim) => {
    watches.get(aim.subject)?.();
    watches.set(aim.subject, watch(aim));
  };

  function watch(aim: Aim): () => void {
    const start = performance.now();
    let state = startTrace(aim.before, aim.patience);
    let last: Sighting | undefined;
    let timer: ReturnType<typeof setTimeout>;

    const schedule = () => {
      const elapsed = performance.now() - start;
      const next = nextLook(state, elapsed);
      if (next === undefined) watches.delete(aim.subject);
      else timer = setTimeout(look, next - elapsed);
    };
    const look = () => {
      const { said } = state;
      state = trace(state, site.look(aim, page), performance.now() - start);
      if (state.said !== said) {
        if (last && state.said === 'done' && aim.before === 'done') {
          listener.onRefused(last);
        } else {
          last = sighting(site, aim, state.said);
          listener.onSighting(last);
        }
      }
      schedule();
    };

    schedule();
    return () => clearTimeout(timer);
  }

  const on = (type: string, react: (gesture: Gesture) => void) =>
    page.document.addEventListener(type, (event) => event.isTrusted && react(event as Gesture), {
      capture: true,
      passive: true,
      signal,
    });

  on('pointerdown', (press) => {
    const aims = (press as PointerEvent).button === 0 ? site.aim(press, page) : [];
    pressed = new Map(aims.map((aim) => [aim.subject, aim]));
  });
  // A page that draws anew under the press gets no click, so what is released where it was pressed counts too.
  on('pointerup', (release) => {
    for (const { subject } of site.aim(release, page)) {
      const aim = pressed.get(subject);
      if (aim) follow(aim);
    }
  });
  on('click', (click) => {
    for (const aim of site.aim(click, page)) follow(pressed.get(aim.subject) ?? aim);
    // A label clicks its box right after itself; then this press is over.
    setTimeout(() => pressed.clear());
  });
  on('keydown', (key) => {
    pressed.clear();
    if (!(key as KeyboardEvent).repeat) site.aim(key, page).forEach(follow);
  });
  page.document.defaultView?.addEventListener('pagehide', forget, { signal });
  signal.addEventListener('abort', forget);
}

function sighting(site: Site, { subject, alias, kind, title, url }: Aim, to: Sighting['to']): Sighting {
  const id = crypto.randomUUID();
  return { id, site: site.id, subject, ...(alias && { alias }), kind, to, title, url, by: 'gesture' };
}
