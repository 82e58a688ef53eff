import 'fake-indexeddb/auto';
import { createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { provenBy } from '#tests/support/proofs.ts';
import { cardOf, payloadOf, type Signer, signer } from '#tests/support/signed.ts';
import { didOf, fingerprint, jwkOf } from '#utils/domain/recognition/public-key.ts';
import { cardPayload } from '#utils/domain/recognition/week-card.ts';
import { ask } from '#utils/pages/ledger-client.ts';
import { recognitionActions } from '#utils/pages/recognition/actions.ts';
import { followOwnKey, forgetOwnKey, readKeyOf, readOwnKey } from '#utils/pages/recognition/key-store.ts';
import { makeKey, restoreKey } from '#utils/pages/recognition/own-key.ts';
import { signPayload } from '#utils/pages/recognition/sign.ts';

vi.mock('#utils/pages/ledger-client.ts', () => ({ ask: vi.fn(async () => undefined) }));

const [FIRST, LATER] = [1_000, 2_000];
const PASSPHRASE = 'a bicycle, a violin';

afterEach(forgetOwnKey);

async function ownKey() {
  const key = await readOwnKey();
  if (!key) throw new Error('no key');
  return key;
}

describe('the person’s own key', () => {
  it('is none before it is made, and none after it is forgotten', async () => {
    expect(await readOwnKey()).toBeUndefined();
    expect(await indexedDB.databases()).toEqual([]);
    await makeKey(PASSPHRASE, FIRST);
    expect(await readOwnKey()).toMatchObject({ since: FIRST });
    await forgetOwnKey();
    expect(await readOwnKey()).toBeUndefined();
  });

  it('signs, and cannot be read', async () => {
    await makeKey(PASSPHRASE, FIRST);
    const { secret } = await ownKey();
    expect(secret.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('jwk', secret)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('pkcs8', secret)).rejects.toThrow();
  });

  it('signs what Node’s own cryptography finds whole', async () => {
    await makeKey(PASSPHRASE, FIRST);
    const key = await ownKey();
    const [header = '', payload = '', signature = ''] = (await signPayload('{"a":1}', key)).split('.');
    const open = createPublicKey({ key: jwkOf(key.public), format: 'jwk' });
    const isWhole = verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      { key: open, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(isWhole).toBe(true);
    expect(Buffer.from(payload, 'base64url').toString()).toBe('{"a":1}');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'ES256',
      kid: `${didOf(key.public)}#0`,
      jwk: jwkOf(key.public),
      typ: 'JWT',
    });
  });

  it('gives way to a new one', async () => {
    await makeKey(PASSPHRASE, FIRST);
    const first = await ownKey();
    await makeKey(PASSPHRASE, LATER);
    expect((await ownKey()).public).not.toEqual(first.public);
  });
});

describe('what names its issuer', () => {
  const plan = vi.fn(async () => undefined);
  const actions = recognitionActions(plan as never);
  /** Whoever has the person's own key now, as far as payloads name them. */
  const owner = async (): Promise<Signer> => {
    const key = (await ownKey()).public;
    return { ...signer(), public: key, did: didOf(key) };
  };
  const card = (by: Signer) => {
    const { iss, ...week } = cardOf(by);
    return { week, payload: cardPayload(week, iss) };
  };
  const SIGNING: [string, (by: Signer) => Promise<unknown>][] = [
    ['thanks', (by) => actions.onSign(JSON.stringify(payloadOf(by)), 'thanks')],
    ['an endorsement', (by) => actions.onSign(JSON.stringify(payloadOf(by)), 'endorsement')],
    ['a proof', (by) => actions.onProve(JSON.stringify(provenBy(by)))],
    ['a week card', (by) => actions.onSignCard(card(by).payload, card(by).week)],
    [
      'an endorsement that is added',
      (by) =>
        actions.onAddEndorsement({ id: 'p', proof: { id: 'x', payload: provenBy(by) } as never }, {
          jwt: 'a.b.c',
        } as never),
    ],
  ];

  it.each(SIGNING)('%s is signed by its key, and by no other that took its place', async (_, sign) => {
    await makeKey(PASSPHRASE, FIRST);
    const before = await owner();
    await expect(sign(before)).resolves.toBeDefined();
    await makeKey(PASSPHRASE, LATER);
    vi.mocked(ask).mockClear();
    plan.mockClear();
    await expect(sign(before)).rejects.toThrow();
    // Nothing was erased or written on the way.
    expect([vi.mocked(ask).mock.calls, plan.mock.calls]).toEqual([[], []]);
    await expect(sign(await owner())).resolves.toBeDefined();
    await forgetOwnKey();
    await expect(sign(before)).rejects.toThrow();
  });

  it.each([undefined, '', 5, 'did:jwk:e30'])('%j names nobody', async (issuer) => {
    await makeKey(PASSPHRASE, FIRST);
    await expect(readKeyOf(issuer)).rejects.toThrow();
  });

  it('is shown anew when there is another key, none, or not the one that it names', async () => {
    const heard = vi.fn();
    const end = followOwnKey(heard);
    const hears = async (change: () => Promise<unknown>) => {
      const times = heard.mock.calls.length;
      await change();
      await vi.waitFor(() => expect(heard.mock.calls.length).toBeGreaterThan(times));
    };
    let file = '';
    await hears(async () => {
      file = await makeKey(PASSPHRASE, FIRST);
    });
    await hears(() => restoreKey(file, PASSPHRASE, LATER));
    await hears(() => readKeyOf('somebody').catch(() => undefined));
    await hears(forgetOwnKey);
    end();
  });
});

it('a key knows by their fingerprints those that were here before, and is not among them twice', async () => {
  const file = await makeKey(PASSPHRASE, FIRST);
  expect((await ownKey()).earlier).toEqual([]);
  const first = fingerprint((await ownKey()).public);
  await makeKey(PASSPHRASE, LATER);
  const second = fingerprint((await ownKey()).public);
  expect((await ownKey()).earlier).toEqual([first]);
  await restoreKey(file, PASSPHRASE, LATER);
  await restoreKey(file, PASSPHRASE, LATER);
  expect((await ownKey()).earlier).toEqual([first, second]);
});

describe('a recovery file', () => {
  it('brings the same key back, which again cannot be read', async () => {
    const file = await makeKey(PASSPHRASE, FIRST);
    const before = await ownKey();
    await forgetOwnKey();
    expect(await restoreKey(file, PASSPHRASE, LATER)).toBeUndefined();
    const after = await ownKey();
    expect(after).toMatchObject({ public: before.public, since: LATER });
    expect(after.secret.extractable).toBe(false);
  });

  it('holds nothing of the key that can be read without the passphrase', async () => {
    const file = await makeKey(PASSPHRASE, FIRST);
    const { x } = (await ownKey()).public;
    expect(file).not.toContain(x);
    expect(JSON.parse(file)).toMatchObject({
      kdf: 'PBKDF2-SHA-256',
      iterations: 600_000,
      cipher: 'AES-256-GCM',
    });
  });

  it('opens however the letters of the passphrase were typed', async () => {
    const file = await makeKey('gru\u0308n, gru\u0308n', FIRST);
    expect(await restoreKey(file, 'gr\u00fcn, gr\u00fcn', LATER)).toBeUndefined();
  });

  it.each([
    ['another passphrase', 'locked', (file: string) => file, 'a bicycle, a viola'],
    [
      'a changed byte',
      'locked',
      (file: string) => file.replace(/(?<="key": ".)./, (sign) => (sign === 'A' ? 'B' : 'A')),
      PASSPHRASE,
    ],
    ['no such file', 'foreign', () => 'Dear Mira', PASSPHRASE],
    ['another JSON', 'foreign', () => '{"microwin":"log"}', PASSPHRASE],
    ['a later form', 'foreign', (file: string) => file.replace('"version": 1', '"version": 2'), PASSPHRASE],
    ['fewer rounds', 'foreign', (file: string) => file.replace('600000', '1'), PASSPHRASE],
    ['nothing', 'foreign', () => '', PASSPHRASE],
  ])('%s is refused, and the key that was there stays', async (_, problem, change, passphrase) => {
    const file = await makeKey(PASSPHRASE, FIRST);
    const changed = change(file);
    const before = await ownKey();
    expect(await restoreKey(changed, passphrase, LATER)).toBe(problem);
    expect((await ownKey()).public).toEqual(before.public);
  });
});
