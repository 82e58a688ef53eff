import { LONGEST_HANDED_IN } from '#utils/domain/recognition/carrier.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';

/** The text of a file that somebody handed in, if it is none that is too long, a folder, or gone by now. */
export async function readHandedIn(file: Blob): Promise<string | { refusal: Refusal }> {
  if (file.size > LONGEST_HANDED_IN) return { refusal: 'large' };
  return file.text().catch(() => ({ refusal: 'prefix' }));
}
