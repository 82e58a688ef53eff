/** Whether things move: by what the system says, or by what the person said here. */
type MotionSetting = 'system' | 'always' | 'never';

/** Whether anything may move in this page. */
export function mayMove(motion: MotionSetting): boolean {
  return motion === 'system' ? !matchMedia('(prefers-reduced-motion: reduce)').matches : motion === 'always';
}
