/** The facts of one site: plain data that the build, the worker, content scripts and our pages share. */
export interface SiteInfo {
  /** The first part of every subject found there, and the name of its folder and its content script. */
  id: string;
  /** What people call it. */
  name: string;
  /** Match patterns of the addresses it is read at; these are also its host permissions. */
  matches: readonly string[];
  /** Hosts that may be added by one click, as match patterns. Those of a company's own server have no common name. */
  offeredHosts: readonly string[];
  /** Whether each host has items of its own, so that a subject names its host: an own server of a company. */
  subjectsNameHost: boolean;
  /** What can be finished there; the table of points is keyed by it. */
  kinds: readonly string[];
  /**
   * Those for which a person can say whether they count, in the order of the options. A kind of two sites has its
   * choice at one of them; what is worth nothing has none.
   */
  optionalKinds: readonly string[];
}
