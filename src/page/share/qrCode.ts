import { encode } from 'uqr';

/** A QR code (ISO/IEC 18004): its modules row by row, true where they are dark, without the quiet zone around them. */
export interface QrCode {
  readonly rows: readonly (readonly boolean[])[];
  /** From 1, of 21 modules a side, to 40, of 177. */
  readonly version: number;
}

/** The standard asks for so many light modules on every side. */
export const quietModules = 4;

/** How many modules a side has, the quiet zone included. */
export const sideOf = ({ rows }: QrCode): number => rows.length + 2 * quietModules;

/** How much of the height of a screen the large code takes. */
export const shareOfHeight = 0.86;

/**
 * From so many modules away a module is still read. A phone of today sees 69° across, 1.4 times as wide as it is far: of
 * the 1920 pixels of its image nearly three fall on a module then.
 */
const modulesAway = 500;

/** The last row of a hall is about so many heights of the picture away, 8 m for one that is 1.35 m high. */
const heightsAway = 6;

/** The largest version that the last row reads: 6 heights are no more than 500 modules of 0.86 heights by all modules of a side. */
export const versionOfHalls = Math.floor(
  ((modulesAway * shareOfHeight) / heightsAway - 2 * quietModules - 17) / 4,
);

/** From how far the large code is read on a wall where the picture is 1.35 m high and 2.4 m or, in 4 : 3, 1.8 m wide, in whole metres. */
export const readFromMetres = (code: QrCode): number =>
  Math.floor((modulesAway * shareOfHeight * 1.35) / sideOf(code));

/**
 * The QR code of a link. What fits into a code for halls gets the strongest error correction that makes it no larger, M (15 %
 * of it may be lost) at the least; a longer one L (7 %), for each module counts there.
 * @returns undefined for what no QR code can hold, some 2,950 bytes.
 */
export function qrCodeOf(link: string): QrCode | undefined {
  for (const [ecc, maxVersion] of [
    ['M', versionOfHalls],
    ['L', 40],
  ] as const) {
    try {
      const { data, version } = encode(link, { ecc, maxVersion, boostEcc: true, border: 0 });
      return { rows: data, version };
    } catch {
      // It is too long for that.
    }
  }
  return undefined;
}
