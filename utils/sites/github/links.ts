import type { LinkReader } from '#utils/sites/types.ts';

/** `/<owner>/<repo>/issues|pull/<number>`: an issue is finished by being closed, a pull request by being merged. */
export const githubLinks: LinkReader = {
  parse({ pathname, origin, host }) {
    const [, repo, type, number] = /^\/([^/]+\/[^/]+)\/(issues|pull)\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
    if (!repo || !type || !number) return undefined;
    const isPull = type === 'pull';
    return {
      subject: `github:${host}/${repo}#${number}:${isPull ? 'merged' : 'closed'}`.toLowerCase(),
      kind: isPull ? 'pull' : 'issue',
      url: `${origin}/${repo}/${type}/${number}`,
    };
  },

  titleIn({ pathname }) {
    const [, repo, , number] = pathname.split('/').slice(1);
    return `${repo}#${number}`;
  },
};
