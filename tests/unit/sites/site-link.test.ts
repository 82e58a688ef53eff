import { describe, expect, it } from 'vitest';
import { acceptAttribution } from '#utils/messaging/detections.ts';
import { parseMessage } from '#utils/messaging/parse-message.ts';
import { secureLink, siteLink } from '#utils/sites/site-link.ts';

const CARD = 'https://trello.com/c/wRiTeP01';

/** Addresses at the host of Trello that are no link to it. */
const HOSTILE = [
  'javascript://trello.com/%0aalert(1)',
  'JavaScript://trello.com/%0aalert(1)',
  ' javascript://trello.com/%0aalert(1)',
  'file://trello.com/etc/passwd',
  'vscode://trello.com/open',
  'ms-word://trello.com/x',
  'chrome://trello.com/x',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://trello.com/6f1c2a4e-8f0b-4c8e-9d6a-1b2c3d4e5f60',
  'view-source:https://trello.com/c/x',
  'http://trello.com/c/x',
  'ws://trello.com/c/x',
  'https://user:secret@trello.com/c/x',
  'https://user@trello.com/c/x',
  'https://:secret@trello.com/c/x',
  'https://trello.com:8443/c/x',
  'trello.com/c/x',
  '//trello.com/c/x',
  '/c/x',
  '',
];

describe('a link in our own pages', () => {
  it.each(HOSTILE)('is never %s', (url) => {
    expect(secureLink(url)).toBeUndefined();
    expect(siteLink(url, 'trello')).toBeUndefined();
    expect(siteLink(url, 'github')).toBeUndefined();
  });

  it.each([
    ['elsewhere', 'https://example.org/c/x', 'trello'],
    ['at another site', 'https://github.com/a/b/issues/1', 'trello'],
    ['at a host that only begins like it', 'https://trello.com.example.org/c/x', 'trello'],
    ['below its host', 'https://x.trello.com/c/x', 'trello'],
    ['of no site', CARD, ''],
    ['of a site that is none', CARD, 'constructor'],
    ['after a backslash', 'https:\\\\example.org\\@trello.com/', 'trello'],
  ])('is none %s', (_, url, site) => {
    expect(siteLink(url, site)).toBeUndefined();
  });

  it.each([
    [CARD, 'trello', CARD],
    ['https://trello.com:443/c/wRiTeP01?token=secret#comment-1', 'trello', `${CARD}#comment-1`],
    ['HTTPS://TRELLO.com/c/wRiTeP01', 'trello', CARD],
    ['https://github.example.com/a/b/pull/1', 'github', 'https://github.example.com/a/b/pull/1'],
    ['https://www.notion.so/5eed?pvs=4#5eed', 'notion', 'https://www.notion.so/5eed#5eed'],
  ])('of %s at %s is %s', (url, site, link) => {
    expect(siteLink(url, site)).toBe(link);
  });
});

describe('the address that a page reports', () => {
  const sender = { from: 'site', site: 'trello', host: 'trello.com', tab: 1 } as const;
  const subject = 'trello:card:67318e20a4c9d1f05b7e2a01';
  const report = (url: string) =>
    parseMessage(
      {
        type: 'detection',
        detection: {
          id: '6f1c2a4e-8f0b-4c8e-9d6a-1b2c3d4e5f60',
          site: 'trello',
          subject,
          kind: 'card',
          to: 'done',
          at: 1_772_452_800_000,
          title: 'Write',
          url,
          source: 'gesture',
        },
      },
      sender,
    );
  const name = (url: string) =>
    acceptAttribution({ names: [{ subject, title: 'Write', url }], press: 'aimed' }, 'trello', 'trello.com')
      .names;

  it.each(HOSTILE)('is refused: %s', (url) => {
    expect(report(url)).toEqual({ ok: false, reason: 'malformed' });
    expect(name(url)).toEqual([null]);
  });

  it('stands among other names, and without them where nobody can tell what was pressed', () => {
    const names = [false, null, { subject }, 'x'];
    const accept = (press: unknown) => acceptAttribution({ names, press }, 'trello', 'trello.com');
    expect(accept('unaimed')).toEqual({ names: [false, null, null, null], press: 'unaimed' });
    expect(accept('else')).toEqual({ names: [], press: 'none' });
  });

  it('keeps nothing but where it leads', () => {
    const url = `${CARD}?token=secret#comment-1`;
    expect(report(url)).toMatchObject({ ok: true, value: { detection: { url: `${CARD}#comment-1` } } });
    expect(name(url)).toEqual([{ subject, title: 'Write', url: `${CARD}#comment-1` }]);
  });
});
