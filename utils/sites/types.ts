import type { SiteId, TaskKind } from '#utils/sites/registry.ts';

export type { SiteId, TaskKind };

/** Whether an item is finished. */
export type State = 'open' | 'done';

/** The reason why nothing is known of a control that was pressed and stayed as it was. */
export const NOTHING_CHANGED = 'nothing changed';

/** A reader that cannot tell what it sees says why, in a few words that hold nothing of the page's own text. */
export interface ReadFailure {
  reason: string;
  /** The Notion database, or name of a status, for which only the person can say whether it means done. */
  undecided?: ListRef;
}

/** What a reader finds when it reads an item again: its state, or why it has none. */
export type StateReading =
  | State
  /** The item left the page while what it lay in stayed: a list that hides what is done. */
  | 'gone'
  /** The page shows something else now, or contradicts itself: this reading says nothing. */
  | ReadFailure;

/** A list, or a database, by the site's own id and by what the person calls it. */
export interface ListRef {
  id: string;
  name: string;
}

/** What the person said about how they work. */
export interface DetectionSettings {
  /** Kinds that do not count. */
  ignored: readonly TaskKind[];
  /** Trello lists in which a card is finished as soon as it lies there. */
  doneLists: readonly ListRef[];
  /** Names of the columns of GitHub projects that mean done. */
  doneColumns: readonly string[];
  /** Names of Notion's statuses, options and properties that mean done; undefined for those that always did. */
  doneNames: readonly string[] | undefined;
  /**
   * Notion databases for which the person said whether any checkbox or done-name in them finishes a row; and names of
   * statuses that nobody knows, for which they said whether they mean done.
   */
  databases: readonly (ListRef & { counts: boolean })[];
}

/** The page as a reader sees it. Readers touch nothing else, so any document can be read in a test. */
export interface SitePage {
  document: Document;
  location: Location | URL;
  settings: DetectionSettings;
}

/** A trusted input that may be about to finish something. */
export type Gesture = PointerEvent | MouseEvent | KeyboardEvent;

/** An item that a gesture is about to change, read before the page reacts. */
export interface Target {
  /** Stable name of the item, lower case. */
  subject: string;
  /** A weaker name for the same item, known to be so from this page. */
  alias?: string;
  /** The name of the card that it is a checklist item of: items are judged by card. */
  relatedTo?: string;
  kind: TaskKind;
  /** What the item is called on the page; plain text. */
  title: string;
  /** Where a person finds it again. */
  url: string;
  /** Its state before the gesture. */
  before: State;
  /** Ms that the site may take to show the change; most need no more than the detector's own window. */
  patience?: number;
  /** Where the reader finds it again when the subject alone does not say; private to the reader. */
  locator?: string;
  /** Finished by being moved to a list that means done. What is finished already is not finished again by that. */
  moved?: true;
  /** It takes more than this gesture: a drag, or a choice in a menu. Only then is its state read. */
  deferred?: true;
  /** The gesture alone may mean anything: its state is read only if a request of the page asks for it. */
  needsRequest?: true;
  /** Its state is read by where it lies, which tells less than a request about it. */
  byPlace?: true;
  /** The page may be loaded anew before it shows the change. */
  reloadsPage?: true;
  /** No request is known that does it, so that none is seen is no sign of a changed site. */
  withoutRequest?: true;
}

/** A request that the page itself sends, as far as a reader may look into it. Its body holds secrets. */
export interface PageRequest {
  method: string;
  url: URL;
  /** The JSON value that it carries, or a form's fields with their first values; undefined for anything else. */
  body: unknown;
}

/** What a request changes if the server accepts it; and nothing else of the request. */
export interface RequestedChange {
  kind: TaskKind;
  to: State;
  /** The item's stable name, or '' where only the page knows which item it shows. */
  subject: string;
  /** See {@link Target.relatedTo}. */
  relatedTo?: string;
  /** Where a person finds it, if the request tells. */
  url?: string;
  /** Whether an HTTP success proves that the server accepted it. GraphQL also refuses with one. */
  proof: boolean;
  /** Means something only together with a gesture on the item. */
  needsGesture?: true;
  /** See {@link Target.moved}. */
  moved?: true;
  /** No gesture is known that does it, so that only its request is seen is no sign of a changed page. */
  withoutTarget?: true;
  /** Much that finishes nothing is asked for alike, so that nobody can place it is no sign of a changed page. */
  saysLittle?: true;
  /** The server does it later, by itself, unless it is told `open` before. */
  happensLater?: true;
  /** Other items, which only the page can name, are finished along with it; see {@link PageReader.takenAlong}. */
  takesAlong?: true;
  /** What is chosen, by ids of which only the page knows the names; see {@link PageReader.readChange}. */
  options?: readonly string[];
}

/** What must be on a page, by what is said of it when it is missing; whether it is there. */
export type Landmarks = Readonly<Record<string, boolean>>;

/** What a page shows as done. */
export interface FinishedTask extends Target {
  /** Who did it, unless it was the person: somebody else, or the page does not tell. */
  doneBy?: 'another' | 'unclear';
}

/** What a finished task looks like on the pages of one site. Pure: no timers, no listeners, no messages. */
export interface PageReader {
  id: SiteId;
  /** Where a person chooses what becomes of the item that they pressed before: menus, pickers. A selector. */
  menus: string;
  /** Letters that undo or redo there by themselves, as keys. */
  historyKeys?: string;
  /** The items that this gesture is about to change, and controls it knows but cannot read; mostly empty. */
  findTargets(gesture: Gesture, page: SitePage): (Target | ReadFailure)[];
  /**
   * A {@link Target.deferred} target with what the gesture that decides says of it: where it is dropped, what is chosen;
   * undefined if that cannot change it.
   */
  withChoice?(target: Target, gesture: Gesture, page: SitePage): Target | undefined;
  /** The state now of a target, found anew by its subject. */
  readState(target: Target, page: SitePage): StateReading;
  /** A change with the state that it asks for, where the page has to be asked for that. */
  readChange?(change: RequestedChange, page: SitePage): RequestedChange;
  /** The item that a request changes, as the page shows it now, with its state before; undefined when it shows none. */
  findTask(change: RequestedChange, page: SitePage): Target | undefined;
  /** The item that the page itself shows as done: it may be one that the person set off a while ago. */
  finishedTask?(page: SitePage): FinishedTask | undefined;
  /** The subjects of what the site finishes along with the item that the page shows. */
  takenAlong?(page: SitePage): string[];
  /** Lists that the page shows, of which the person may say that they mean done. */
  readLists?(page: SitePage): ListRef[];
  /**
   * What such a page must have to be read, and whether it has it: words of ours, which begin with the kind that is not seen
   * without it; undefined of a page of which nothing is known.
   */
  landmarks(page: SitePage): Landmarks | undefined;
}

/** What a finished task looks like in a site's requests. Only the worker sees them, so it is apart from {@link PageReader}. */
export interface RequestReader {
  /**
   * Match patterns of the requests by which items are finished there. Of any host where a person may add one: requests
   * are seen only at hosts that we may read, and judged only at those of the site.
   */
  requests: string[];
  /** The same of what finishes nothing when the browser itself asks for it, as for a page that is opened. */
  scriptRequests?: string[];
  /** The header, lower case, by which the site's pages tell of which build they are. */
  buildHeader: string;
  /** Whether a request may finish something, by all but its body. */
  mayFinish(request: Pick<PageRequest, 'method' | 'url'>): boolean;
  /** What a request of the page's own asks to change; empty for every other request. Never throws. */
  read(request: PageRequest, settings: DetectionSettings): RequestedChange[];
  /** What the site's own code calls that which a request asks for; never anybody's words. */
  namesIn(body: unknown): unknown[];
}

/** An item that a link leads to. */
export interface LinkedItem {
  /** The name under which a detector would report it. */
  subject: string;
  kind: TaskKind;
  site: SiteId;
  /** The link without what does not say where it leads. */
  url: string;
}

/** What the links look like that people copy from a site. Only our own pages read them. */
export interface LinkReader {
  /** The item behind an address of the site; undefined for every other page of it. */
  parse(address: URL): Omit<LinkedItem, 'site'> | undefined;
  /** What that item may be called, by what stands in the address; '' if that tells nothing. */
  titleIn(address: URL): string;
}
