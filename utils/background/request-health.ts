import type { NoteHealth } from '#utils/background/health-notes.ts';
import type { Body } from '#utils/background/request-body.ts';
import type { TabAttribution } from '#utils/messaging/tab-messages.ts';
import type { WebRequest } from '#utils/platform/browser.ts';
import {
  isCodeName,
  recordBody,
  recordBuild,
  recordClaim,
  recordHearing,
  recordUnknownNames,
} from '#utils/sites/health.ts';
import type { PageRequest, RequestedChange, RequestReader, SiteId, TaskKind } from '#utils/sites/types.ts';

/** Something that a request finishes by the person's doing, or seems to. */
export interface Claim {
  kind: TaskKind;
  /** Whether anybody knows what the person did. */
  placed: boolean;
  /** Whether such a request finishes something wherever it is sent. */
  isSure: boolean;
}

/** What requests tell of how well their sites can be read. Never throws, and changes nothing of what they count for. */
export interface RequestHealth {
  /** A request leaves with these headers, of which one may tell the build of its page. */
  onHeaders(
    site: SiteId | undefined,
    headers?: WebRequest.OnBeforeSendHeadersDetailsType['requestHeaders'],
  ): Promise<void>;
  /** Nobody knows what a request asks for. @param ask what its tab's person did */
  onUnknown(
    site: SiteId,
    request: PageRequest,
    body: Body,
    ask: () => Promise<TabAttribution>,
  ): Promise<void>;
  /** It is known what a request asks for. */
  onKnown(site: SiteId, changes: readonly RequestedChange[]): Promise<void>;
  /** The server agreed to a request. */
  onTaken(site: SiteId, claims: readonly Claim[]): Promise<void>;
}

/** @param readers how the requests of each site are told from others */
export function createRequestHealth(
  readers: Readonly<Record<SiteId, Pick<RequestReader, 'mayFinish' | 'namesIn' | 'buildHeader'>>>,
  noteHealth: NoteHealth,
  now: () => number,
): RequestHealth {
  // What was noted already is not noted again with every request.
  const builds = new Map<SiteId, string>();
  const readable = new Set<SiteId>();

  /** What cannot be noted is noted another time. */
  const note: NoteHealth = (site, by) => noteHealth(site, by).catch(() => undefined);

  async function noteReadable(site: SiteId): Promise<void> {
    if (readable.has(site)) return;
    readable.add(site);
    await note(site, (record) => recordBody(record, true));
  }

  return {
    async onHeaders(site, headers = []) {
      const wanted = site && readers[site].buildHeader;
      const build = headers.find(({ name }) => name.toLowerCase() === wanted)?.value;
      if (!site || !build || builds.get(site) === build) return;
      builds.set(site, build);
      await note(site, (record) => recordBuild(record, build, now()));
    },

    async onUnknown(site, request, body, ask) {
      if (!readers[site].mayFinish(request)) return;
      const names = readers[site].namesIn(body.value).filter(isCodeName);
      if (!body.isUnreadable) await noteReadable(site);
      if (!body.isUnreadable && names.length === 0) return;
      const press = await ask().then(
        (said) => said.press,
        () => 'none',
      );
      if (body.isUnreadable && press !== 'none') {
        readable.delete(site);
        await note(site, (record) => recordBody(record, false));
      }
      if (press === 'unaimed') await note(site, (record) => recordUnknownNames(record, names));
    },

    async onKnown(site, changes) {
      await noteReadable(site);
      const kinds = new Set(changes.filter(({ to }) => to === 'done').map(({ kind }) => kind));
      for (const kind of kinds) await note(site, (record) => recordHearing(record, kind, true, now()));
    },

    async onTaken(site, claims) {
      for (const claim of claims) await note(site, (record) => recordClaim(record, { ...claim, at: now() }));
    },
  };
}

/** What requested changes finish: what the tab's person did, or seems to have done while nobody saw it. */
export function claimsOf(changes: readonly RequestedChange[], { names, press }: TabAttribution): Claim[] {
  return changes.flatMap(({ kind, to, proof, needsGesture, saysLittle }, index) => {
    const name = names[index];
    // Of what proves nothing the page alone knows the name; that something was aimed at is all that is told.
    const placed = Boolean(name) || (name === null && !proof && press === 'aimed');
    const tells = to === 'done' && !saysLittle && (placed || name === false);
    return tells ? [{ kind, placed, isSure: !needsGesture }] : [];
  });
}
