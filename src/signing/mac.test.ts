import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesFromHex, hexFromBytes, type Bytes } from './bytes.ts';
import { nobleMac } from './nobleMac.ts';
import { macVectors } from './vectors.ts';
import { webCryptoMac } from './webCryptoMac.ts';

const engines = [
  {
    name: '@noble/hashes',
    mac: async (key: Bytes, message: Bytes) =>
      Promise.resolve(nobleMac('HMAC-SHA-256', key, message)),
  },
  {
    name: 'WebCrypto',
    mac: (key: Bytes, message: Bytes) => webCryptoMac('HMAC-SHA-256', key, message),
  },
];

describe.each(engines)('HMAC-SHA-256 by $name', ({ mac }) => {
  test.each(macVectors)('$id gives the published MAC', async (vector) => {
    const computed = await mac(hex(vector.keyHex), hex(vector.messageHex));
    expect(hexFromBytes(computed).slice(0, vector.macHex.length)).toBe(vector.macHex);
  });

  test('one key signs many messages, and none of them leaves a mark on the next', async () => {
    const key = hex('0b0b0b0b');
    const first = await mac(key, hex('00'));
    await mac(key, hex('ff'.repeat(200)));
    expect(await mac(key, hex('00'))).toEqual(first);
  });
});

test('both engines agree on any key, the empty one included, and any message', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 300 }),
      async (key, message) => {
        const ours = nobleMac('HMAC-SHA-256', new Uint8Array(key), new Uint8Array(message));
        const theirs = await webCryptoMac(
          'HMAC-SHA-256',
          new Uint8Array(key),
          new Uint8Array(message),
        );
        expect(ours).toEqual(theirs);
      },
    ),
    { numRuns: 300 },
  );
});

function hex(text: string): Bytes {
  const bytes = bytesFromHex(text);
  if (!bytes) throw new Error(`not hex: ${text}`);
  return bytes;
}
