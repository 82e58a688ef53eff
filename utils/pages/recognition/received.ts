import type { DayKey } from '#utils/domain/calendar.ts';
import type { KeptThanks } from '#utils/domain/recognition/kept.ts';
import type { KeptProof } from '#utils/domain/recognition/kept-proofs.ts';
import type { Refusal } from '#utils/domain/recognition/refusals.ts';
import type { VerifiedProof, VerifiedThanks } from '#utils/pages/recognition/verify.ts';

/** Thanks that were kept, as a check of them finds them now. */
export interface Received {
  /** The event's. */
  id: string;
  /** The day on which they were kept. */
  day: DayKey;
  thanks: VerifiedThanks | { refusal: Refusal };
}

/** A proof of the person's own, as a check of it finds it now. */
export interface OwnProof {
  /** The event's. */
  id: string;
  proof: VerifiedProof | { refusal: Refusal };
}

/** Checks thanks that were kept, in their order. What checks is loaded only if there are any. */
export async function readReceived(kept: readonly KeptThanks[]): Promise<Received[]> {
  if (kept.length === 0) return [];
  const { verifyKept } = await import('#utils/pages/recognition/verify.ts');
  return Promise.all(
    kept.map(async ({ id, day, credential }) => ({
      id,
      day,
      thanks: await verifyKept(credential, 'thanks'),
    })),
  );
}

/** The same for proofs of the person's own. */
export async function readProofs(kept: readonly KeptProof[]): Promise<OwnProof[]> {
  if (kept.length === 0) return [];
  const { verifyKept } = await import('#utils/pages/recognition/verify.ts');
  return Promise.all(
    kept.map(async ({ id, credential }) => ({ id, proof: await verifyKept(credential, 'proof') })),
  );
}
