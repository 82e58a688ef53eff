import { pageTime } from '#utils/content/page-clock.ts';
import { nextLook, startTrace, trace } from '#utils/content/state-tracker.ts';
import { type Sighting, sightingOf } from '#utils/sites/detection.ts';
import type { Aim, Doubt, Page, Site } from '#utils/sites/types.ts';

/** Who hears what a witness in the page saw. */
export interface Listener {
  /** The person changed something; or the site took back what they had done. */
  onSighting(sighting: Sighting): void;
  /** The site refused the change: that sighting never was. */
  onRefused(sighting: Sighting): void;
  /** The person did something that the page may answer by loading anew. */
  onReload(aim: Aim): void;
  /** A control that is known could not be read, or what it should have changed never did; why, in a few words. */
  onDoubt(doubt: Doubt): void;
}

/** Looks again and again, at a few fixed moments, at what a person is about to change. */
export interface Watch {
  aim: Aim;
  stop(): void;
  /** The server has answered: there is nothing more to wait for, and what it refused never was. */
  settle(taken: boolean): void;
}

/** @param onEnd called when the last look was taken */
export function watch(
  site: Site,
  aim: Aim,
  page: Page,
  by: Sighting['by'],
  listener: Listener,
  onEnd: () => void,
): Watch {
  const start = pageTime();
  const begun = Date.now();
  let state = startTrace(aim.before, aim.patience);
  let last: Sighting | undefined;
  let doubt: Doubt = { unsure: 'nothing changed' };
  let timer: ReturnType<typeof setTimeout>;

  const schedule = () => {
    const elapsed = pageTime() - start;
    const next = nextLook(state, elapsed);
    if (next !== undefined) {
      timer = setTimeout(look, next - elapsed);
      return;
    }
    // What is dragged about, or asked for in a menu, need not change; but what only the person can tell is asked.
    if (!last && (!aim.lasts || doubt.ask)) {
      listener.onDoubt({ ...doubt, unsure: `${aim.kind}: ${doubt.unsure}` });
    }
    onEnd();
  };
  const look = () => {
    const { said } = state;
    const seen = site.look(aim, page);
    if (typeof seen === 'object') doubt = seen;
    state = trace(state, seen, pageTime() - start);
    if (state.said !== said) report();
    schedule();
  };
  const report = () => {
    if (last && state.said === 'done' && aim.before === 'done') {
      listener.onRefused(last);
    } else {
      // The first change is the person's and came with their gesture; what follows is the site's own.
      const at = last ? Date.now() : begun;
      last = { ...sightingOf(site, aim), to: state.said, at, by };
      listener.onSighting(last);
    }
  };

  schedule();
  return {
    aim,
    stop: () => clearTimeout(timer),
    settle(taken) {
      clearTimeout(timer);
      if (!taken && last && state.said !== aim.before) listener.onRefused(last);
      onEnd();
    },
  };
}
