import { h } from 'preact';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { drawn } from '#tests/support/drawn.ts';
import { makeDocument } from '#tests/support/hands.ts';
import { NO_ROW, type TopRow } from '#utils/pages/top-row.ts';

let components: Awaited<ReturnType<typeof load>>;
beforeAll(async () => {
  makeDocument();
  components = await load();
}, 60_000);

/** Components read the language as they are loaded, which a document must be there for. */
async function load() {
  const [{ TopRow }, { TopRowSettings }] = await Promise.all([
    import('#components/today/TopRow.tsx'),
    import('#components/settings/TopRowSettings.tsx'),
  ]);
  return { TopRow, TopRowSettings };
}

describe('the row above today', () => {
  const shortcuts = [
    { title: 'émile', url: 'https://emile.example.org/' },
    { title: '日本語', url: 'https://ja.example.org/' },
    { title: '🌱 Garden', url: 'https://garden.example.org/' },
  ];

  it('has links with a sign each, and fetches nothing', () => {
    const row = drawn(h(components.TopRow, { clock: false, shortcuts }));
    const links = [...row.querySelectorAll('a')];
    expect(links.map((link) => [link.getAttribute('href'), link.getAttribute('rel')])).toEqual(
      shortcuts.map(({ url }) => [url, 'noreferrer']),
    );
    expect([...row.querySelectorAll('.initial')].map(({ textContent }) => textContent)).toEqual([
      'É',
      '日',
      '🌱',
    ]);
    expect(row.querySelectorAll('img, image, link, [style*="url"], [autofocus]')).toHaveLength(0);
    expect(row.querySelector('input, time')).toBeNull();
  });

  it('has a time without seconds, and a field only where one can search', () => {
    const row = drawn(h(components.TopRow, { clock: true, onSearch: () => {}, shortcuts: [] }));
    expect(row.querySelector('time')?.textContent).toMatch(/^\d{1,2}:\d{2}\s[AP]M$/);
    expect(row.querySelector('input')?.getAttribute('aria-label')).toBe('Search the web');
    expect(row.querySelector('nav')).toBeNull();
  });
});

describe('what is chosen for it', () => {
  const settings = (row: Partial<TopRow>, allowed: boolean) => {
    const onChange = vi.fn();
    const onAsk = vi.fn(async () => allowed);
    const onGiveBack = vi.fn(async () => {});
    const form = drawn(
      h(components.TopRowSettings, {
        ...{ row: { ...NO_ROW, ...row }, compact: false, onCompact: () => {} },
        ...{ onChange, onAsk, onGiveBack },
      }),
    );
    /** Ticks, or chooses, what has such a label. */
    const press = (label: string, checked = true) => {
      const input = [...form.querySelectorAll('label')]
        .find(({ textContent }) => textContent?.startsWith(label))
        ?.querySelector('input') as HTMLInputElement;
      Object.assign(input, { checked });
      input.dispatchEvent(new window.Event('change', { bubbles: true }));
    };
    return { form, press, onChange, onAsk, onGiveBack };
  };

  it('needs no permission for a clock', async () => {
    const { press, onChange, onAsk } = settings({}, false);
    press('Clock');
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledWith({ clock: true }));
    expect(onAsk).not.toHaveBeenCalled();
  });

  it.each([
    ['Search', 'search', { search: true }],
    ['The sites you visit most', 'topSites', { shortcuts: 'top' }],
  ])(
    'asks for “%s” at that very click, and changes nothing where it is refused',
    async (label, permission, part) => {
      const allowed = settings({}, true);
      allowed.press(label);
      expect(allowed.onAsk).toHaveBeenCalledExactlyOnceWith(permission);
      await vi.waitFor(() => expect(allowed.onChange).toHaveBeenCalledWith(part));

      const refused = settings({}, false);
      refused.press(label);
      await vi.waitFor(() => expect(refused.form.textContent).toContain('Your browser did not allow it'));
      expect(refused.onChange).not.toHaveBeenCalled();
    },
  );

  it('gives back what is not used any more', async () => {
    const search = settings({ search: true }, true);
    search.press('Search', false);
    await vi.waitFor(() => expect(search.onGiveBack).toHaveBeenCalledWith('search'));
    expect(search.onChange).toHaveBeenCalledWith({ search: false });

    const top = settings({ shortcuts: 'top' }, true);
    top.press('Your own');
    await vi.waitFor(() => expect(top.onGiveBack).toHaveBeenCalledWith('topSites'));
  });
});
