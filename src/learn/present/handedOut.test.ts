import jsQR from 'jsqr';
import { describe, expect, test } from 'vitest';
import { chapters } from '../../lessons/chapters/chapters.ts';
import { catalogue } from '../../lessons/catalogue.ts';
import { demoCatalogue } from '../../lessons/demos/demoCatalogue.ts';
import { demos } from '../../lessons/demos/demos.ts';
import {
  qrCodeOf,
  quietModules,
  readFromMetres,
  sideOf,
  versionOfHalls,
  type QrCode,
} from '../../page/share/qrCode.ts';
import { keepPlaying } from '../chapter/keepPlaying.ts';
import { demoInLab } from './shownDemo.ts';

/** As long as an address of a project on a public host is. */
const publicAddress = 'https://organisation-name.github.io/hookscope/';

const links = [
  ...catalogue.map(({ id }) => `#/lab?scenario=${id}`),
  ...demoCatalogue.map(({ id }) => `#/present/${id}`),
  ...demoCatalogue.map(({ id }) => `#/lab?${demoInLab(id, demos[id])}`),
  ...chapters.map(({ id }) => `#/learn/${id}`),
  ...chapters.flatMap((chapter) =>
    [chapter.challenge.start, ...chapter.challenge.passing].map(
      (choices) => `#/lab?${keepPlaying(chapter, choices)}`,
    ),
  ),
].map((hash) => publicAddress + hash);

/** What a decoder that shares nothing with the encoder reads, at so many pixels a module. */
function read(code: QrCode, pixels = 3): string | undefined {
  const side = sideOf(code) * pixels;
  const image = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const row = code.rows[Math.floor(y / pixels) - quietModules];
      if (row?.[Math.floor(x / pixels) - quietModules])
        image.fill(0, 4 * (y * side + x), 4 * (y * side + x) + 3);
    }
  return jsQR(image, side, side)?.data;
}

describe('a QR code', () => {
  test('holds every link of a scenario, a demo and a chapter, small enough for the last row of a hall', () => {
    expect(links.length).toBeGreaterThan(50);
    for (const link of new Set(links)) {
      const code = qrCodeOf(link);
      if (!code) throw new Error(`${link} has no code.`);
      expect(code.version, link).toBeLessThanOrEqual(versionOfHalls);
      expect(read(code), link).toBe(link);
    }
  });

  test('is read from 8 m up to version 11, of 61 modules, where the picture is 1.35 m high', () => {
    const metresOf = (version: number) =>
      readFromMetres({ version, rows: Array.from({ length: 17 + 4 * version }, () => []) });
    expect(versionOfHalls).toBe(11);
    expect([metresOf(4), metresOf(11), metresOf(12)]).toEqual([14, 8, 7]);
  });

  test.each([
    ['as strongly as M where that fits into a code for halls', 251, 11],
    ['weaker and larger where it does not', 252, 10],
    ['to the last byte of the largest', 2_953, 40],
  ])('is made %s: %d bytes', (_, bytes, version) => {
    const link = 'x'.repeat(bytes);
    const code = qrCodeOf(link);
    expect(code?.version).toBe(version);
    if (code) expect(read(code, 4)).toBe(link);
  });

  test('is not made of more than one holds', () => {
    expect(qrCodeOf('x'.repeat(2_954))).toBeUndefined();
  });
});
