import { createConnection } from '#utils/background/ledger/database.ts';
import { recordsOf } from '#utils/background/ledger/projections/index.ts';
import { PROJECTIONS } from '#utils/background/ledger/schema.ts';
import { projectAll } from '#utils/domain/project.ts';

/** Copies the ledger in one database into another, with its device's name, as who copies a browser's profile does. */
export async function copyProfile(from: string, to: string): Promise<void> {
  const [source, copy] = [await createConnection(from)(), await createConnection(to)()];
  const [events, device] = [await source.getAll('events'), await source.get('meta', 'device')];
  const tx = copy.transaction(['events', 'meta', ...PROJECTIONS], 'readwrite');
  for (const event of events) void tx.objectStore('events').put(event);
  if (device) void tx.objectStore('meta').put(device, 'device');
  for (const [store, key, value] of recordsOf(projectAll(events)))
    void tx.objectStore(store as 'config').put(value as never, key as 'config');
  await tx.done;
  source.close();
  copy.close();
}
