import { createEarlyAnswers } from '#utils/background/early-answers.ts';
import type { AttributedChange, PendingChange, PendingRequests } from '#utils/background/pending-requests.ts';
import { bodyOf } from '#utils/background/request-body.ts';
import { type Claim, claimsOf, type RequestHealth } from '#utils/background/request-health.ts';
import type { TabAttribution, Verdict } from '#utils/messaging/tab-messages.ts';
import type { WebRequest } from '#utils/platform/browser.ts';
import type { PageRequest, RequestedChange, SiteId } from '#utils/sites/types.ts';

/** How the server answered a request that comes of what a tab's person did. */
export interface ServerResponse extends Omit<PendingChange, 'requestId' | 'host' | 'change' | 'verdict'> {
  /**
   * Named by the tab, unless its success proves nothing: then the tab alone knows what it was about. None if nobody can
   * read what the request changes.
   */
  change?: AttributedChange | RequestedChange;
  verdict: Verdict;
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
  ): Promise<TabAttribution>;
  /** The server answered. */
  onServerResponse(response: ServerResponse): Promise<void>;
  /** Hears what requests tell of how well their sites can be read. */
  health: RequestHealth;
  /** Keeps what is under way, should the worker be stopped meanwhile. */
  pending: PendingRequests;
}

/** What a request changes, before it is answered. */
type OwnChange = Omit<ServerResponse, 'verdict'> & Pick<PendingChange, 'requestId' | 'host'>;
/** One that can be read. */
type ReadChange = OwnChange & Pick<PendingChange, 'change'>;

type Begun = WebRequest.OnBeforeRequestDetailsType;
/** A request that waits for its answer. */
interface Sent {
  tab: number;
  /** Orders the requests: when it left, in ms, but always later than the one before. */
  order: number;
  /** When the first of the requests left that this one follows without a pause, UTC ms. */
  since: number;
  /** What it changes, as far as that comes of what the tab's person did. */
  changes: Promise<OwnChange[]>;
  /** Its site and what it finishes, once that is known; of no use to a worker that has not seen it leave. */
  claims?: Promise<{ site: SiteId; claims: Claim[] } | undefined>;
}
/** A request as far as anybody can read it. */
interface ReadRequest {
  site?: SiteId;
  changes: OwnChange[];
  claims: Claim[];
}
type Redirected = Pick<WebRequest.OnBeforeRedirectDetailsType, 'requestId' | 'redirectUrl'>;
type Ended = Pick<Begun, 'requestId'> & { statusCode?: number; timeStamp?: number };
/** What an answer says of a change; undefined where another answer follows. */
type Judge = (change: RequestedChange) => Verdict | undefined;

const NOBODYS: ReadRequest = { changes: [], claims: [] };
/** Ms that reporting what was answered before the worker was stopped may hold up all else. */
const RESUME_MS = 2000;
/** Ms within which a page sends the next request of an act after the answer to the one before. */
const NEXT_MS = 1000;
/** Statuses in which nobody has decided anything: a page sends the request again. */
const UNDECIDED = [408, 425, 429];
/** Ms after a failure in which a page may still show what it was before. */
const FAILS_MS = 30_000;

/**
 * The request detector: sees the tab's own requests, asks the tab whether its person did something, and reports what
 * the server then answered. Teammates' changes never leave from our tab, so a request is by nature the person's own.
 */
export function createRequestDetector({
  siteAt,
  read,
  attribute,
  onServerResponse,
  health,
  pending,
}: RequestDetectorContext) {
  const open = new Map<string, Sent>();
  const early = createEarlyAnswers();
  /** Tab → when the latest of its answers is reported. */
  const turns = new Map<number, Promise<void>>();
  /** Tab → its latest request that was answered, and when. */
  const ended = new Map<number, { since: number; at: number }>();
  /** Tab and item → the latest request that the server agreed to, as long as an earlier one may be answered after it. */
  const agreed = new Map<string, number>();
  /** Tab → when one of its requests failed last. */
  const failed = new Map<number, number>();
  let latest = 0;
  /** Request → its changes, of those that a worker that was stopped saw leave; what it saw answered is reported first. */
  const earlier = resume();

  return {
    /** A request is about to leave. */
    begin(request: Begun): void {
      // A redirect begins anew under the same id; what it leads to changes nothing of its own.
      open.delete(request.requestId);
      const { tabId: tab, frameId, method, timeStamp: at } = request;
      // What only asks for something changes nothing.
      if (tab < 0 || frameId !== 0 || method === 'GET') return;
      const since = chainOf(tab, at);
      latest = Math.max(latest + 1, at);
      // Noted before anything is waited for, since the server may be quicker than the tab.
      // A request that cannot be read, or attributed, is nobody's.
      const read = readRequest(request, at - since).catch(() => NOBODYS);
      open.set(request.requestId, {
        tab,
        order: latest,
        since,
        changes: read.then(({ changes }) => changes),
        claims: read.then(({ claims, site }) => (site ? { site, claims } : undefined)),
      });
      early.hear(request.requestId);
    },

    /** Whether a page waits for an answer, or did not get one a moment ago: then it may show what it showed before. */
    isWaiting(tab: number): boolean {
      const isOpen = [...open.values()].some((other) => other.tab === tab);
      return isOpen || Date.now() - (failed.get(tab) ?? 0) < FAILS_MS;
    },

    end,
    redirect,

    /** Waits until all is reported that was answered before the worker was stopped. Never throws. */
    async resumed(): Promise<void> {
      await earlier;
    },
  };

  /** A request was answered, or could not be sent (then without a status). */
  async function end(answer: Ended): Promise<void> {
    const { requestId, statusCode = 0, timeStamp } = answer;
    if (!open.has(requestId)) early.keep(requestId, () => void end(answer));
    const { tab, since, claims } = open.get(requestId) ?? {};
    const isTaken = statusCode >= 200 && statusCode < 300;
    if (tab !== undefined && !isTaken) failed.set(tab, Date.now());
    if (tab !== undefined && since !== undefined && timeStamp) ended.set(tab, { since, at: timeStamp });
    await answered(requestId, (change) => verdictOf(statusCode, change));
    const taken = isTaken && (await claims);
    if (taken) await health.onTaken(taken.site, taken.claims);
  }

  /** A form was accepted if it leads to what it changed; any other way it leads says nothing. */
  async function redirect(answer: Redirected): Promise<void> {
    const { requestId, redirectUrl } = answer;
    if (!open.has(requestId)) early.keep(requestId, () => void redirect(answer));
    await answered(requestId, ({ url }) => (url && redirectUrl.startsWith(url) ? 'agreed' : undefined));
  }

  /** When the first of the requests left that one which leaves now follows, each while the one before was under way. */
  function chainOf(tab: number, at: number): number {
    const { at: endedAt = 0, since = at } = ended.get(tab) ?? {};
    const before = [...open.values()].filter((other) => other.tab === tab).map((other) => other.since);
    return Math.min(at, ...before, ...(at - endedAt <= NEXT_MS ? [since] : []));
  }

  /** What the request changes, as far as it comes of what the tab's person did. */
  async function readRequest(request: Begun, chainMs: number): Promise<ReadRequest> {
    const { url, method, requestId, tabId: tab, timeStamp: begun } = request;
    const site = await siteAt(url);
    if (!site) return NOBODYS;
    const body = bodyOf(request.requestBody);
    const sent = { method, url: new URL(url), body: body.value };
    const changes = await read(site, sent);
    const { host } = sent.url;
    const own = () => ({ id: crypto.randomUUID(), requestId, tab, site, host, begun });
    const ask = () => attribute(tab, changes, { site, host, chainMs });
    if (changes.length === 0) {
      void health.onUnknown(site, sent, body, ask);
      return { site, changes: [own()], claims: [] };
    }
    const asked = changes.map((change) => ({ ...own(), change }));
    // The tab's answer may find this worker gone; then the next one asks again.
    const keeping = pending.keep(asked.filter(({ change }) => change.proof));
    const said = await ask();
    await keeping;
    void health.onKnown(site, changes);
    return { site, changes: await takeNames(asked, said), claims: claimsOf(changes, said) };
  }

  /**
   * The changes by the tab's names for them. One that would be proven and has no name may be of several things that look
   * alike: then it is as if nobody could read it, and the tab sees what comes of it.
   */
  async function takeNames(asked: readonly ReadChange[], { names }: TabAttribution): Promise<OwnChange[]> {
    const own = asked.map(({ change, ...rest }, index): OwnChange => {
      if (!names[index] && change.proof) return rest;
      return { ...rest, change: { ...change, ...names[index] } };
    });
    await pending.keep(own.filter(isNamed));
    await pending.forget(own.filter((one) => !isNamed(one)));
    return own;
  }

  /** What was put to a tab by a worker that was stopped, maybe before it was answered: then it is put to it again. */
  async function askAgain(kept: readonly PendingChange[]): Promise<OwnChange[]> {
    const unsaid = kept.filter((one) => !isNamed(one));
    const [first] = unsaid;
    if (!first) return [...kept];
    const { tab, site, host, begun } = first;
    const changes = unsaid.map(({ change }) => change);
    const said = await attribute(tab, changes, { site, host, chainMs: Date.now() - begun });
    return [...kept.filter(isNamed), ...(await takeNames(unsaid, said))];
  }

  async function answered(id: string, judge: Judge): Promise<void> {
    // Before anything is waited for, since a redirect begins anew under the same id.
    const own = open.get(id);
    open.delete(id);
    const before = await earlier;
    const begun = own ?? before.get(id);
    if (before.delete(id)) early.drop(id);
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

  async function report({ tab, order, changes }: Sent, judge: Judge): Promise<void> {
    const own = await changes;
    const responses = own.flatMap((one) => {
      const { change } = one;
      const verdict = change ? judge(change) : 'unsaid';
      if (!verdict || (change && isOvertaken(change, tab, order))) return [];
      if (change && verdict === 'agreed')
        for (const name of namesOf(change)) agreed.set(`${tab} ${name}`, order);
      return { ...one, verdict };
    });
    // From here on the answer is known, and outlives the worker as well.
    await pending.keep(responses.filter(isNamed));
    await respond(responses).finally(() => pending.forget(own));
  }

  async function respond(responses: readonly (OwnChange & ServerResponse)[]): Promise<void> {
    for (const { requestId: _, host: __, ...response } of responses) await onServerResponse(response);
  }

  async function resume(): Promise<Map<string, Sent>> {
    const kept = await pending.read();
    const responses = kept.flatMap(({ verdict, ...own }) => (verdict ? { ...own, verdict } : []));
    if (responses.length > 0) {
      const reported = respond(responses)
        .catch(() => undefined)
        .then(() => pending.forget(responses));
      // A tab that is asleep does not answer, and must not keep all others waiting.
      await Promise.race([reported, new Promise((resolve) => setTimeout(resolve, RESUME_MS))]);
    }
    const waiting = Map.groupBy(
      kept.filter(({ verdict }) => !verdict),
      ({ requestId }) => requestId,
    );
    return new Map([...waiting].flatMap(([id, own]) => (own[0] ? [[id, sentBefore(own[0], own)]] : [])));
  }

  /** A request that left before the worker was stopped. */
  function sentBefore({ tab, begun }: PendingChange, own: readonly PendingChange[]): Sent {
    return { tab, order: begun, since: begun, changes: askAgain(own).catch(() => []) };
  }

  /** Whether the server agreed already to what was asked later of the same item: answers may cross, and the last word holds. */
  function isOvertaken(change: RequestedChange, tab: number, order: number): boolean {
    return namesOf(change).some((name) => order < (agreed.get(`${tab} ${name}`) ?? 0));
  }
}

/** Whether the tab has named the item of a change. */
function isNamed<C extends OwnChange>(own: C): own is C & { change: AttributedChange } {
  return own.change !== undefined && 'title' in own.change;
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
