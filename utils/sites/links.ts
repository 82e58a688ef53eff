import type { SiteId, TaskKind } from '#utils/sites/types.ts';

/** A thing that a link leads to. */
export interface LinkedItem {
  /** The name under which a witness would tell of it. */
  subject: string;
  kind: TaskKind;
  site: SiteId;
  /** The link without what does not say where it leads. */
  url: string;
}

/**
 * The thing behind a link that a person copied from a site: a card, an issue, a pull request, a to-do or a page.
 * @param isSite whether a host is one that belongs to a site, also one that the person added
 * @returns undefined for any other text
 */
export function parseLink(
  text: string,
  isSite: (site: SiteId, address: string) => boolean,
): LinkedItem | undefined {
  const typed = text.trim();
  if (!/^https:\/\/\S+$/.test(typed) || !URL.canParse(typed)) return undefined;
  const url = new URL(typed);
  const read = { trello: trelloLink, github: githubLink, notion: notionLink } as const;
  for (const site of ['trello', 'github', 'notion'] as const) {
    if (isSite(site, url.href)) return read[site](url);
  }
  return undefined;
}

/**
 * What the thing behind a link may be called, by what stands in the link; '' if that tells nothing.
 * @param text from which {@link parseLink} made it
 */
export function titleIn(text: string, { site }: LinkedItem): string {
  const { pathname } = new URL(text.trim());
  if (site === 'github') {
    const [, repo, , number] = pathname.split('/').slice(1);
    return `${repo}#${number}`;
  }
  const last = pathname.split('/').at(-1) ?? '';
  const slug = site === 'trello' ? /^\d+-(.+)$/.exec(last)?.[1] : /^(.+)-[0-9a-f]{32}$/i.exec(last)?.[1];
  const words = decoded(slug ?? '').replaceAll('-', ' ');
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** `/c/<short link>/<number>-<slug>`; its id is learned when the card is seen. */
function trelloLink({ pathname, origin }: URL): LinkedItem | undefined {
  const [, shortLink] = /^\/c\/([A-Za-z0-9]{8})(?:\/|$)/.exec(pathname) ?? [];
  if (!shortLink) return undefined;
  return {
    subject: `trello:card:~${shortLink.toLowerCase()}`,
    ...{ kind: 'card', site: 'trello', url: `${origin}/c/${shortLink}` },
  };
}

/** `/<owner>/<repo>/issues|pull/<number>`: an issue is finished by being closed, a pull request by being merged. */
function githubLink({ pathname, origin, host }: URL): LinkedItem | undefined {
  const [, repo, type, number] = /^\/([^/]+\/[^/]+)\/(issues|pull)\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
  if (!repo || !type || !number) return undefined;
  const end = type === 'pull' ? 'merged' : 'closed';
  return {
    subject: `github:${host}/${repo}#${number}:${end}`.toLowerCase(),
    ...{ kind: type === 'pull' ? 'pull' : 'issue', site: 'github' },
    url: `${origin}/${repo}/${type}/${number}`,
  };
}

/** A link to a block names it after `#`; one to a page, which may be a row of a database, ends in its id. */
function notionLink({ pathname, hash, origin, searchParams }: URL): LinkedItem | undefined {
  // A row that is opened beside its database is named in the address of that.
  const page = searchParams.get('p') ?? /(?:^|[/-])([0-9a-f]{32})$/i.exec(pathname)?.[1];
  const block = /^#([0-9a-f]{32})$/i.exec(hash)?.[1];
  const id = (block ?? page)?.toLowerCase();
  if (!id || !/^[0-9a-f]{32}$/.test(id)) return undefined;
  const dashed = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return {
    subject: `notion:block:${dashed}`,
    ...{ kind: block ? 'todo' : 'status', site: 'notion', url: `${origin}${pathname}${block ? hash : ''}` },
  };
}
