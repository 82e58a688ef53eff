import type { PendingChange, PendingRequests } from '#utils/background/pending-requests.ts';
import type { WebRequest } from '#utils/platform/browser.ts';
import type { NamedTask } from '#utils/sites/detection.ts';
import type { PageRequest, RequestedChange, SiteId } from '#utils/sites/types.ts';

/** Longest body that is looked into, in bytes; what finishes something is short. */
const LONGEST_BODY = 1_000_000;
/** Ms for which everything waits until what an earlier worker left behind is reported. */
const RESUME_MS = 2000;

/** A requested change that comes of what the tab's person did, with what the page calls the item. */
export type AttributedChange = RequestedChange & NamedTask;

/** How the server answered a request that comes of what a tab's person did. */
export interface ServerResponse {
  /** Names the event that this becomes, so that a repetition is known as one. UUID. */
  id: string;
  tab: number;
  site: SiteId;
  change: AttributedChange;
  /** Whether the server made the change. */
  accepted: boolean;
  /** When the request left, UTC ms. */
  begun: number;
}

/** What the request detector needs of the rest. */
export interface RequestDetectorContext {
  /** The site that an address belongs to. */
  siteAt(address: string): Promise<SiteId | undefined>;
  /** What a request asks a site to change, by the person's detection settings; see `RequestReader`. */
  read(site: SiteId, sent: PageRequest): Promise<RequestedChange[]>;
  /** Asks the tab, which is at that host, which of these changes come of what its person just did. */
  attribute(
    tab: number,
    changes: RequestedChange[],
    at: { site: SiteId; host: string },
  ): Promise<(NamedTask | null)[]>;
  /** The server answered. */
  onServerResponse(response: ServerResponse): Promise<void>;
  /** Keeps what is under way, should the worker be stopped meanwhile. */
  pending: PendingRequests;
}

type Begun = WebRequest.OnBeforeRequestDetailsType;
/** A request that waits for its answer. */
interface Sent {
  tab: number;
  /** What it changes, as far as that comes of what the tab's person did. */
  changes: Promise<PendingChange[]>;
}
type Redirected = Pick<WebRequest.OnBeforeRedirectDetailsType, 'requestId' | 'redirectUrl'>;
type Ended = Pick<Begun, 'requestId'> & { statusCode?: number };

/**
 * The request detector: sees the tab's own requests, asks the tab whether its person did something, and reports what
 * the server then answered. Teammates' changes never leave from our tab, so a request is by nature the person's own.
 */
export function createRequestDetector({
  siteAt,
  read,
  attribute,
  onServerResponse,
  pending,
}: RequestDetectorContext) {
  const open = new Map<string, Sent>();
  /** Tab → when the latest of its answers is reported. */
  const turns = new Map<number, Promise<void>>();
  /** Request → its changes, of those that a worker that was stopped saw leave; what it saw answered is reported first. */
  const earlier = resume();

  return {
    /** A request is about to leave. */
    begin(request: Begun): void {
      // A redirect begins anew under the same id; what it leads to changes nothing of its own.
      open.delete(request.requestId);
      if (request.tabId < 0 || request.frameId !== 0) return;
      // Noted before anything is waited for, since the server may be quicker than the tab.
      open.set(request.requestId, {
        tab: request.tabId,
        // A request that cannot be read, or attributed, is nobody's.
        changes: judge(request).catch(() => []),
      });
    },

    /** A request was answered, or could not be sent (then without a status). */
    async end({ requestId, statusCode = 0 }: Ended): Promise<void> {
      await answered(requestId, () => statusCode >= 200 && statusCode < 300);
    },

    /** A form was accepted if it leads to what it changed; any other way it leads says nothing. */
    async redirect({ requestId, redirectUrl }: Redirected): Promise<void> {
      await answered(requestId, ({ url }) => (redirectUrl.startsWith(url) ? true : undefined));
    },

    /** Waits until all is reported that was answered before the worker was stopped. Never throws. */
    async resumed(): Promise<void> {
      await earlier;
    },
  };

  /** What the request changes, as far as it comes of what the tab's person did. */
  async function judge(request: Begun): Promise<PendingChange[]> {
    const { url, requestId, tabId: tab, timeStamp: begun } = request;
    const site = await siteAt(url);
    const changes = site ? await read(site, sent(request)) : [];
    if (!site || changes.length === 0) return [];
    const names = await attribute(tab, changes, { site, host: new URL(url).host });
    const attributed = changes.flatMap((change, index) => {
      const name = names[index];
      const id = crypto.randomUUID();
      return name ? { id, requestId, tab, site, begun, change: { ...change, ...name } } : [];
    });
    await pending.keep(attributed);
    return attributed;
  }

  async function answered(
    id: string,
    wasTaken: (change: AttributedChange) => boolean | undefined,
  ): Promise<void> {
    // Before anything is waited for, since a redirect begins anew under the same id.
    const own = open.get(id);
    open.delete(id);
    const before = await earlier;
    const begun = own ?? before.get(id);
    before.delete(id);
    if (!begun) return;
    // A change and its reverse, as by a double click, reach the ledger in the order in which they were answered.
    const turn = (turns.get(begun.tab) ?? Promise.resolve()).then(() => report(begun, wasTaken));
    const over = turn.catch(() => undefined);
    turns.set(begun.tab, over);
    await turn.finally(() => {
      if (turns.get(begun.tab) === over) turns.delete(begun.tab);
    });
  }

  async function report(
    begun: Sent,
    wasTaken: (change: AttributedChange) => boolean | undefined,
  ): Promise<void> {
    const changes = await begun.changes;
    const responses = changes.flatMap((own) => {
      const accepted = wasTaken(own.change);
      return accepted === undefined ? [] : { ...own, accepted };
    });
    // From here on the answer is known, and outlives the worker as well.
    await pending.keep(responses);
    await respond(responses).finally(() => pending.forget(changes));
  }

  async function respond(responses: readonly (PendingChange & ServerResponse)[]): Promise<void> {
    for (const { requestId: _, ...response } of responses) await onServerResponse(response);
  }

  async function resume(): Promise<Map<string, Sent>> {
    const kept = await pending.read();
    const responses = kept.flatMap(({ accepted, ...own }) =>
      accepted === undefined ? [] : { ...own, accepted },
    );
    if (responses.length > 0) {
      const reported = respond(responses)
        .catch(() => undefined)
        .then(() => pending.forget(responses));
      // A tab that is asleep does not answer, and must not keep all others waiting.
      await Promise.race([reported, new Promise((resolve) => setTimeout(resolve, RESUME_MS))]);
    }
    const waiting = new Map<string, Sent>();
    for (const own of kept.filter(({ accepted }) => accepted === undefined)) {
      const { changes = Promise.resolve([]) } = waiting.get(own.requestId) ?? {};
      waiting.set(own.requestId, { tab: own.tab, changes: changes.then((others) => [...others, own]) });
    }
    return waiting;
  }
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
