import 'fake-indexeddb/auto';
import { createPublicKey, verify } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { didOf, jwkOf } from '#utils/domain/recognition/public-key.ts';
import { forgetOwnKey, readOwnKey } from '#utils/pages/recognition/key-store.ts';
import { makeKey, restoreKey } from '#utils/pages/recognition/own-key.ts';
import { signPayload } from '#utils/pages/recognition/sign.ts';

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
