import type { Verdict } from '#utils/messaging/tab-messages.ts';
import type { WebRequest } from '#utils/platform/browser.ts';
import type { NamedTask } from '#utils/sites/detection.ts';
import type { PageRequest, RequestedChange, SiteId } from '#utils/sites/types.ts';

/** Longest body that is looked into, in bytes; what finishes something is short. */
const LONGEST_BODY = 1_000_000;

/** A requested change that comes of what the tab's person did, with what the page calls the item. */
export type AttributedChange = RequestedChange & NamedTask;

/** How the server answered a request that comes of what a tab's person did. */
export interface ServerResponse {
  tab: number;
  site: SiteId;
  /**
   * Named by the tab, unless its success proves nothing: then the tab alone knows what it was about. None if nobody can
   * read what the request changes.
   */
  change?: AttributedChange | RequestedChange;
  verdict: Verdict;
  /** When the request left, UTC ms. */
  begun: number;
}

/** What the request detector needs of the rest. */
export interface RequestDetectorContext {
  /** The site that an address belongs to. */
  siteAt(address: string): Promise<SiteId | undefined>;
  /** What a request asks a site to change, by the person's detection settings; see `RequestReader`. */
  read(site: SiteId, sent: PageRequest): Promise<RequestedChange[]>;
  /**
   * Asks the tab, which is at that host, which of these changes come of what its person just did.
   * @param at `chainMs`: for how long the requests that this one follows have been under way
   */
  attribute(
    tab: number,
    changes: RequestedChange[],
    at: { site: SiteId; host: string; chainMs: number },
  ): Promise<(NamedTask | null)[]>;
  /** The server answered. */
  onServerResponse(response: ServerResponse): Promise<void>;
}

/** Undefined for a request that changes nothing. */
type Judged =
  | { site: SiteId; changes: (AttributedChange | RequestedChange)[]; isUnread: boolean }
  | undefined;

type Begun = WebRequest.OnBeforeRequestDetailsType;
/** A request that waits for its answer. */
interface Sent {
  tab: number;
  at: number;
  /** Orders the requests: when it left, in ms, but always later than the one before. */
  order: number;
  /** When the first of the requests left that this one follows without a pause, UTC ms. */
  since: number;
  judged: Promise<Judged>;
}
type Redirected = Pick<WebRequest.OnBeforeRedirectDetailsType, 'requestId' | 'redirectUrl'>;
type Ended = Pick<Begun, 'requestId'> & { statusCode?: number; timeStamp?: number };
/** What an answer says of a change; undefined where another answer follows. */
type Judge = (change: RequestedChange) => Verdict | undefined;

/** Ms within which a page sends the next request of an act after the answer to the one before. */
const NEXT_MS = 1000;
/** Statuses in which nobody has decided anything: a page sends the request again. */
const UNDECIDED = [408, 425, 429];

/**
 * The request detector: sees the tab's own requests, asks the tab whether its person did something, and reports what
 * the server then answered. Teammates' changes never leave from our tab, so a request is by nature the person's own.
 */
export function createRequestDetector({ siteAt, read, attribute, onServerResponse }: RequestDetectorContext) {
  const open = new Map<string, Sent>();
  /** Tab → when the latest of its answers is reported. */
  const turns = new Map<number, Promise<void>>();
  /** Tab → its latest request that was answered, and when. */
  const ended = new Map<number, { since: number; at: number }>();
  /** Tab and item → the latest request that the server agreed to, as long as an earlier one may be answered after it. */
  const agreed = new Map<string, number>();
  let latest = 0;

  return {
    /** A request is about to leave. */
    begin(request: Begun): void {
      // A redirect begins anew under the same id; what it leads to changes nothing of its own.
      open.delete(request.requestId);
      if (request.tabId < 0 || request.frameId !== 0) return;
      const { tabId: tab, timeStamp: at } = request;
      const since = chainOf(tab, at);
      latest = Math.max(latest + 1, at);
      // Noted before anything is waited for, since the server may be quicker than the tab.
      open.set(request.requestId, {
        tab,
        at,
        order: latest,
        since,
        // A request that cannot be read, or attributed, is nobody's.
        judged: judge(request, at - since).catch(() => undefined),
      });
    },

    /** A request was answered, or could not be sent (then without a status). */
    async end({ requestId, statusCode = 0, timeStamp }: Ended): Promise<void> {
      const { tab, since } = open.get(requestId) ?? {};
      if (tab !== undefined && since !== undefined && timeStamp) ended.set(tab, { since, at: timeStamp });
      await answered(requestId, (change) => verdictOf(statusCode, change));
    },

    /** A form was accepted if it leads to what it changed; any other way it leads says nothing. */
    async redirect({ requestId, redirectUrl }: Redirected): Promise<void> {
      await answered(requestId, ({ url }) => (url && redirectUrl.startsWith(url) ? 'agreed' : undefined));
    },
  };

  /** When the first of the requests left that one which leaves now follows, each while the one before was under way. */
  function chainOf(tab: number, at: number): number {
    const { at: endedAt = 0, since = at } = ended.get(tab) ?? {};
    const before = [...open.values()].filter((other) => other.tab === tab).map((other) => other.since);
    return Math.min(at, ...before, ...(at - endedAt <= NEXT_MS ? [since] : []));
  }

  /** What the request changes, as far as it comes of what the tab's person did. */
  async function judge(request: Begun, chainMs: number): Promise<Judged> {
    const site = await siteAt(request.url);
    const changes = site ? await read(site, sent(request)) : [];
    if (!site || request.method === 'GET') return undefined;
    if (changes.length === 0) return { site, changes, isUnread: true };
    const { host } = new URL(request.url);
    const names = await attribute(request.tabId, changes, { site, host, chainMs });
    const named = changes.flatMap((change, index) => {
      const name = names[index];
      return name ? { ...change, ...name } : change.proof ? [] : change;
    });
    return { site, changes: named, isUnread: false };
  }

  async function answered(id: string, judge: Judge): Promise<void> {
    const begun = open.get(id);
    open.delete(id);
    if (!begun) return;
    // A change and its reverse, as by a double click, are told of one after the other.
    const turn = (turns.get(begun.tab) ?? Promise.resolve()).then(() => report(begun, judge));
    const over = turn.catch(() => undefined);
    turns.set(begun.tab, over);
    await turn.finally(() => {
      if (turns.get(begun.tab) === over) turns.delete(begun.tab);
      if (open.size + turns.size === 0) agreed.clear();
    });
  }

  async function report({ tab, at, order, judged }: Sent, judge: Judge): Promise<void> {
    const { site, changes, isUnread } = (await judged) ?? {};
    if (!site || !changes) return;
    if (isUnread) await onServerResponse({ tab, site, verdict: 'unsaid', begun: at });
    for (const change of changes) {
      const verdict = judge(change);
      if (!verdict || isOvertaken(change, tab, order)) continue;
      if (verdict === 'agreed') for (const name of namesOf(change)) agreed.set(`${tab} ${name}`, order);
      await onServerResponse({ tab, site, change, verdict, begun: at });
    }
  }

  /** Whether the server agreed already to what was asked later of the same item: answers may cross, and the last word holds. */
  function isOvertaken(change: RequestedChange, tab: number, order: number): boolean {
    return namesOf(change).some((name) => order < (agreed.get(`${tab} ${name}`) ?? 0));
  }
}

/** The names of the item that a change is about; none where only the page knows it. */
export function namesOf({ subject, alias = '' }: Pick<AttributedChange, 'subject' | 'alias'>): string[] {
  return [subject, alias].filter((name) => name !== '');
}

/** Only who understood a request refuses it; a server that is busy or broken, or out of reach, may take it yet. */
function verdictOf(status: number, { proof }: RequestedChange): Verdict {
  if (status >= 200 && status < 300) return proof ? 'agreed' : 'unsaid';
  return status >= 400 && status < 500 && !UNDECIDED.includes(status) ? 'refused' : 'unsaid';
}

function sent({ method, url, requestBody }: Begun): PageRequest {
  return { method, url: new URL(url), body: bodyOf(requestBody) };
}

/** A body as a value: JSON, or a form's fields. Everything else, and what is too long, is undefined. */
function bodyOf(body: Begun['requestBody']): unknown {
  if (body?.formData) {
    // The type says text, browsers give lists of texts.
    return Object.fromEntries(
      Object.entries(body.formData).map(([key, values]) => [key, [values].flat()[0]]),
    );
  }
  const parts = (body?.raw ?? []).map(({ bytes }) => bytes);
  const whole = parts.every((part): part is ArrayBuffer => part instanceof ArrayBuffer) ? parts : [];
  if (whole.length === 0 || whole.reduce((sum, { byteLength }) => sum + byteLength, 0) > LONGEST_BODY)
    return undefined;
  const decoder = new TextDecoder();
  const text = whole.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
  try {
    return JSON.parse(text);
  } catch {
    // Some pages send a form without saying so.
    return /^[\w.[\]%-]+=/.test(text) ? Object.fromEntries(new URLSearchParams(text)) : undefined;
  }
}
