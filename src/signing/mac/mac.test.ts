import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../tools/runs.testkit.ts';
import { bytesFromHex, hexFromBytes, type Bytes } from '../bytes/bytes.ts';
import type { MacAlgorithm } from './macAlgorithm.ts';
import { nobleMac } from './nobleMac.ts';
import { macVectors } from '../providers/vectors.testkit.ts';
import { webCryptoMac } from './webCryptoMac.ts';

const algorithms = ['HMAC-SHA-256', 'HMAC-SHA-1', 'HMAC-SHA-512', 'SHA-256'] as const;

const engines = [
  {
    name: '@noble/hashes',
    mac: async (algorithm: MacAlgorithm, key: Bytes, message: Bytes) =>
      Promise.resolve(nobleMac(algorithm, key, message)),
  },
  { name: 'WebCrypto', mac: webCryptoMac },
];

describe.each(engines)('by $name', ({ mac }) => {
  test.each(macVectors)('$id gives the published MAC', async (vector) => {
    const computed = await mac(vector.algorithm, hex(vector.keyHex), hex(vector.messageHex));
    expect(hexFromBytes(computed).slice(0, vector.macHex.length)).toBe(vector.macHex);
  });

  test.each(algorithms)(
    'one key signs many messages by %s, and none leaves a mark on the next',
    async (algorithm) => {
      const key = hex('0b0b0b0b');
      const first = await mac(algorithm, key, hex('00'));
      await mac(algorithm, key, hex('ff'.repeat(200)));
      expect(await mac(algorithm, key, hex('00'))).toEqual(first);
    },
  );

  test('one key object gives each algorithm its own MAC', async () => {
    const key = hex('0b0b0b0b');
    const lengths = await Promise.all(
      algorithms.map(async (algorithm) => (await mac(algorithm, key, hex('00'))).length),
    );
    expect(lengths).toEqual([32, 20, 64, 32]);
  });

  test('a plain hash is that of the secret with the content behind it', async () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(hexFromBytes(await mac('SHA-256', hex('61'), hex('6263')))).toBe(abc);
  });
});

test('both engines agree on any key, the empty one included, and any message', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...algorithms),
      fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 300 }),
      async (algorithm, key, message) => {
        const ours = nobleMac(algorithm, new Uint8Array(key), new Uint8Array(message));
        const theirs = await webCryptoMac(algorithm, new Uint8Array(key), new Uint8Array(message));
        expect(ours).toEqual(theirs);
      },
    ),
    { numRuns: runs(60, 400) },
  );
});

function hex(text: string): Bytes {
  const bytes = bytesFromHex(text);
  if (!bytes) throw new Error(`not hex: ${text}`);
  return bytes;
}
