const shownMost = 256;

/** The beginning of some bytes as `offset  hex  characters`. */
export function hexDump(bytes: Uint8Array, perLine = 16): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, shownMost); at += perLine) {
    const row = Array.from(bytes.subarray(at, at + perLine));
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = row.map((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '·'));
    lines.push(
      `${at.toString(16).padStart(4, '0')}  ${hex.padEnd(3 * perLine - 1)}  ${text.join('')}`,
    );
  }
  const rest = bytes.length - shownMost;
  return rest > 0
    ? `${lines.join('\n')}\n… and ${rest.toLocaleString('en')} more`
    : lines.join('\n');
}

/** How many characters a line of so many bytes has. */
export function dumpWidth(perLine: number): number {
  return 4 + 2 + 3 * perLine - 1 + 2 + perLine;
}
