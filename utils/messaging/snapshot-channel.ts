/** The `BroadcastChannel` on which the service worker tells our windows of each new snapshot. */
export const SNAPSHOT_CHANNEL = 'microwin';
