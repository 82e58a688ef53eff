import type { Settings } from '#utils/domain/settings.ts';

/** B4: whether anything may move: by what the person said here, or else to their system. */
export function mayMove(motion: Settings['motion']): boolean {
  return motion === 'system' ? !matchMedia('(prefers-reduced-motion: reduce)').matches : motion === 'always';
}
