import { applyErasures } from '#utils/background/ledger/erase.ts';
import { newDevice } from '#utils/background/ledger/new-device.ts';
import { rebuildProjections } from '#utils/background/ledger/projections/index.ts';
import type { WriteTransaction } from '#utils/background/ledger/schema.ts';
import { hasShapeOf } from '#utils/domain/shape.ts';

/**
 * Brings everything up to date with the whole log, after parts of it came from elsewhere: what the log says was erased
 * is, and all projections are made anew.
 */
export async function finishMerge(tx: WriteTransaction): Promise<void> {
  await applyErasures(tx);
  await rebuildProjections(tx);
  const meta = tx.objectStore('meta');
  await meta.delete('unprojected');
  // If this installation has lost its name, what it writes from now on is a chain of its own.
  if (!hasShapeOf(await meta.get('device'), { id: '', salt: '' })) await meta.put(newDevice(), 'device');
}
