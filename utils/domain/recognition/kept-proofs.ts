import type { Month } from '#utils/domain/calendar.ts';
import { compareEvents, type StoredEvent } from '#utils/domain/event.ts';
import { fromBase64url, toBase64url } from '#utils/domain/recognition/base64url.ts';
import { fieldsOf } from '#utils/domain/recognition/claims.ts';
import { RECOGNITION } from '#utils/domain/recognition/kept.ts';
import type { KeptRoot } from '#utils/domain/recognition/log-root.ts';
import { parseJson } from '#utils/domain/recognition/public-key.ts';
import { sha } from '#utils/domain/text-hash.ts';

const PROOF = `${RECOGNITION}proof:`;
const ROOT = `${RECOGNITION}root:`;

/** Where a proof of the person's own is kept: in one place, however often it is signed anew. @param id of the credential */
export function proofSubject(id: string): string {
  return PROOF + sha(id);
}

/** Where the line of a month is kept that the person has copied. */
export function rootSubject(month: Month): string {
  return ROOT + month;
}

/** A proof of the person's own as it is kept. */
export interface KeptProof {
  /** The event's. */
  id: string;
  /** Packed. */
  credential: string;
}

/** What stands of all notes on recognition, in any order: proofs, the latest first, and the line of each month. */
export function keptProofs(events: readonly StoredEvent[]): {
  proofs: KeptProof[];
  roots: Map<Month, KeptRoot>;
} {
  const proofs = new Map<string, KeptProof>();
  const roots = new Map<Month, KeptRoot>();
  for (const { id, subject, text } of events.toSorted(compareEvents)) {
    if (!text?.credential) continue;
    if (subject.startsWith(PROOF)) {
      proofs.delete(subject);
      proofs.set(subject, { id, credential: text.credential });
    }
    // What was given away first is what others have.
    const month = subject.slice(ROOT.length);
    const root = subject.startsWith(ROOT) && !roots.has(month) && readRoot(text.credential, month);
    if (root) roots.set(month, root);
  }
  return { proofs: [...proofs.values()].reverse(), roots };
}

/** The line of a month, as it is kept. */
export function packRoot({ size, root, ends }: KeptRoot): string {
  return toBase64url(new TextEncoder().encode(JSON.stringify({ size, root, ends })));
}

function readRoot(packed: string, until: Month): KeptRoot | undefined {
  const bytes = fromBase64url(packed);
  const { size, root, ends } = fieldsOf(bytes && parseJson(bytes));
  if (typeof size !== 'number' || typeof root !== 'string') return undefined;
  const known = Object.entries(fieldsOf(ends)).filter(([, seq]) => typeof seq === 'number');
  return { until, size, root, ends: Object.fromEntries(known) as Record<string, number> };
}
