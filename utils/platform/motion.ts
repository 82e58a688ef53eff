/** Whether anything may move: by what the person said here, or else to their system. */
export function mayMove(motion: 'system' | 'always' | 'never'): boolean {
  return motion === 'system' ? !matchMedia('(prefers-reduced-motion: reduce)').matches : motion === 'always';
}
