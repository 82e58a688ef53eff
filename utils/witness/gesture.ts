import type { Aim, Gesture, Page, Site } from '../sites/contract.ts';
import type { Sighting } from './sighting.ts';
import { nextLook, startTrace, trace } from './trace.ts';

/**
 * The gesture witness: at a trusted input it notes what the person is about to change, then looks again at a few
 * fixed moments and reports what became of it. It observes nothing, writes nothing and idles between gestures; a
 * page that prerenders or sleeps gets no input, so neither does this.
 * @param signal aborts it for good
 */
export function watchGestures(
  site: Site,
  page: Page,
  onSighting: (sighting: Sighting) => void,
  signal: AbortSignal,
): void {
  const watches = new Map<string, () => void>();
  // What the pointer was pressed on, read before the page could react to the press.
  let pressed: Aim[] = [];

  const forget = () => {
    for (const stop of watches.values()) stop();
    watches.clear();
    pressed = [];
  };

  const follow = (aim: Aim) => {
    watches.get(aim.subject)?.();
    watches.set(aim.subject, watch(aim));
  };

  function watch(aim: Aim): () => void {
    const start = performance.now();
    let state = startTrace(aim.before, aim.patience);
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
      if (state.said !== said) onSighting(sighting(site, aim, state.said));
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
    pressed = (press as PointerEvent).button === 0 ? site.aim(press, page) : [];
  });
  on('click', (click) => {
    // The press may have made the page draw the target anew, and a label clicks its box right after itself.
    const aims = pressed.length > 0 ? pressed : site.aim(click, page);
    aims.forEach(follow);
    setTimeout(() => {
      pressed = [];
    });
  });
  on('keydown', (key) => {
    pressed = [];
    if (!(key as KeyboardEvent).repeat) site.aim(key, page).forEach(follow);
  });
  page.document.defaultView?.addEventListener('pagehide', forget, { signal });
  signal.addEventListener('abort', forget);
}

function sighting(site: Site, { subject, alias, kind, title, url }: Aim, to: Sighting['to']): Sighting {
  return { site: site.id, subject, ...(alias && { alias }), kind, to, title, url, by: 'gesture' };
}
