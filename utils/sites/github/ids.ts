/** What tells the id of a whole pull request, and of an issue, which the field for a comment names. */
export const TELLS_ID = '[data-gid^="PR_"], [data-slash-command-url*="subject_gid=I_"]';

/**
 * A weaker name of an issue or a pull request, by the number that it keeps when its repository gets another name.
 * @param tag `issue:<number>` or `pull_request:<number>`; undefined for anything else
 */
export function nameById(host: string, tag: string | null | undefined): string | undefined {
  return tag && /^(issue|pull_request):\d+$/.test(tag) ? `github:${host}/~${tag}` : undefined;
}

/** The tag in what {@link TELLS_ID}. */
export function tagIn(element: Element): string | undefined {
  const told = element.getAttribute('data-gid') ?? element.getAttribute('data-slash-command-url') ?? '';
  const [, type, node] = /(?:^|subject_gid=)(PR|I)_([\w-]+)$/.exec(told.split('&').at(-1) ?? '') ?? [];
  const number = node && numberIn(node);
  return number && `${type === 'PR' ? 'pull_request' : 'issue'}:${number}`;
}

/** The last number of a node id: MessagePack of `[0, repository, number]`, in base64 for addresses. */
function numberIn(node: string): string | undefined {
  if (node.length % 4 === 1) return undefined;
  const bytes = [...atob(node.replaceAll('-', '+').replaceAll('_', '/'))];
  const hex = bytes.map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  const [, number] = /^9300ce.{8}(?:ce(.{8})|cf(.{16}))$/.exec(hex)?.filter(Boolean) ?? [];
  return number && String(Number.parseInt(number, 16));
}
