/** Squares of a grid, 32 bits a row, as the path of those that differ and the path of those that do not. */
export interface BitGrid {
  readonly width: number;
  readonly height: number;
  readonly same: string;
  readonly differing: string;
}

const columns = 32;
const pitch = 10;
const side = 8.6;

export function bitGrid(left: Uint8Array, right: Uint8Array): BitGrid {
  const paths = { same: '', differing: '' };
  const bits = 8 * left.length;
  for (let bit = 0; bit < bits; bit += 1) {
    const differs = bitAt(left, bit) !== bitAt(right, bit);
    const x = (bit % columns) * pitch;
    const y = Math.floor(bit / columns) * pitch;
    paths[differs ? 'differing' : 'same'] += `M${x} ${y}h${side}v${side}h-${side}z`;
  }
  const rows = Math.ceil(bits / columns);
  return { ...paths, width: columns * pitch - 1.4, height: rows * pitch - 1.4 };
}

function bitAt(bytes: Uint8Array, bit: number): number {
  return ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
}

/** Hex digits in groups of eight, each with whether it differs from the other value's. */
export function hexGroups(bytes: Uint8Array, other: Uint8Array): readonly (readonly HexDigit[])[] {
  const groups: HexDigit[][] = [];
  for (let at = 0; at < 2 * bytes.length; at += 1) {
    const digit = hexDigit(bytes, at);
    if (at % 8 === 0) groups.push([]);
    groups.at(-1)?.push({ digit, differs: digit !== hexDigit(other, at) });
  }
  return groups;
}

export interface HexDigit {
  readonly digit: string;
  readonly differs: boolean;
}

function hexDigit(bytes: Uint8Array, at: number): string {
  const byte = bytes[at >> 1] ?? 0;
  return (at % 2 === 0 ? byte >> 4 : byte & 15).toString(16);
}
