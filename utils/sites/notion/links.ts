import { slugTitle } from '#utils/sites/link-title.ts';
import type { LinkReader } from '#utils/sites/types.ts';

/** A link to a block names it after `#`; one to a page, which may be a row of a database, ends in its id. */
export const notionLinks: LinkReader = {
  parse({ pathname, hash, origin, searchParams }) {
    // A row that is opened beside its database is named in the address of that.
    const page = searchParams.get('p') ?? /(?:^|[/-])([0-9a-f]{32})$/i.exec(pathname)?.[1];
    const block = /^#([0-9a-f]{32})$/i.exec(hash)?.[1];
    const id = (block ?? page)?.toLowerCase();
    if (!id || !/^[0-9a-f]{32}$/.test(id)) return undefined;
    const dashed = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return {
      subject: `notion:block:${dashed}`,
      kind: block ? 'todo' : 'status',
      url: `${origin}${pathname}${block ? hash : ''}`,
    };
  },

  titleIn: (address) => slugTitle(address, /^(.+)-[0-9a-f]{32}$/i),
};
