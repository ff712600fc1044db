import { hexFromBytes, textFromBytes } from '../../signing/bytes.ts';

export interface ShownPart {
  readonly as: 'text' | 'hex';
  /** Runs of text, and the characters in between that would not show. */
  readonly runs: readonly ShownRun[];
  readonly hiddenBytes: number;
}

export interface ShownRun {
  readonly invisible: boolean;
  readonly text: string;
}

const shownBytesMax = 400;

const signs: Readonly<Record<string, string>> = {
  '\n': '↵',
  '\r': '␍',
  '\t': '→',
  '\uFEFF': '[BOM]',
  '\u00A0': '⍽',
};

/** The beginning of some bytes, fit to be read: as text with a sign for what is invisible, or else as hex. */
export function shownPart(bytes: Uint8Array): ShownPart {
  const shown = wholeCharacters(bytes);
  const hiddenBytes = bytes.length - shown.length;
  const text = textFromBytes(shown);
  if (text === undefined) {
    const hex = hexFromBytes(shown).replace(/(..)(?=.)/g, '$1 ');
    return { as: 'hex', runs: [{ invisible: false, text: hex }], hiddenBytes };
  }
  return { as: 'text', runs: runsOf(text), hiddenBytes };
}

/** Cuts at a limit, but never through a character of UTF-8. */
function wholeCharacters(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= shownBytesMax) return bytes;
  let end = shownBytesMax;
  while (end > shownBytesMax - 3 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

function runsOf(text: string): ShownRun[] {
  // eslint-disable-next-line no-control-regex
  const invisible = /([\u0000-\u001f\u007f\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff])/;
  return text
    .split(invisible)
    .filter((run) => run !== '')
    .map((run) =>
      invisible.test(run)
        ? { invisible: true, text: signs[run] ?? `[U+${codePoint(run)}]` }
        : { invisible: false, text: run },
    );
}

function codePoint(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
