import { fields, instant, list, text } from '#utils/pages/past/json.ts';
import type { JsonReader, PastRow } from '#utils/pages/past/types.ts';

const ADDRESS = /^https:\/\/[^/\s]+\/[^/\s]+\/[^/\s]+\/(?:pull|issues)\/\d+$/;

/** What `gh search prs` and `gh search issues` answer with: a list of issues and pull requests. */
export const github: JsonReader = {
  source: 'github',
  recognises: (value) => list(value).some((item) => ADDRESS.test(text(fields(item).url))),
  *read(value): Iterable<PastRow> {
    for (const item of list(value)) {
      const { title, url, mergedAt, closedAt, state } = fields(item);
      const at = instant(mergedAt) ?? instant(closedAt);
      if (!ADDRESS.test(text(url))) yield 'broken';
      else if (at !== undefined)
        yield { title: text(title), url: text(url), when: at, own: text(url).toLowerCase() };
      else yield text(state).toLowerCase() === 'open' ? 'open' : 'undated';
    }
  },
};
