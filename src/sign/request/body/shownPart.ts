import { hexFromBytes, textFromBytes } from '../../../signing/bytes/bytes.ts';

export interface ShownPart {
  readonly as: 'text' | 'hex';
  /** Runs of text, and the characters in between that would not show. */
  readonly runs: readonly ShownRun[];
  readonly hiddenBytes: number;
}

export interface ShownRun {
  readonly invisible: boolean;
  readonly text: string;
  /** How to draw it where the sign may be missing in a font. */
  readonly drawn?: string;
}

interface ShownHow {
  readonly bytesMost?: number;
  /** Whether spaces are marked too. */
  readonly spaces?: boolean;
}

const signs: Readonly<Record<string, Omit<ShownRun, 'invisible'>>> = {
  '\n': { text: '↵', drawn: 'LF' },
  '\r': { text: '␍', drawn: 'CR' },
  '\t': { text: '→', drawn: 'TAB' },
  ' ': { text: '·' },
  '\uFEFF': { text: '[BOM]' },
  '\u00A0': { text: '⍽', drawn: 'NBSP' },
};

/** What the signs stand for, in the order of a legend. */
export const legend: readonly (ShownRun & { readonly name: string })[] = [
  [' ', 'space'],
  ['\t', 'tab'],
  ['\n', 'line feed'],
  ['\r', 'carriage return'],
  ['\u00A0', 'no-break space'],
].map(([char = '', name = '']) => ({ invisible: true, text: '', ...signs[char], name }));

/** The beginning of some bytes, fit to be read: as text with a sign for what is invisible, or else as hex. */
export function shownPart(
  bytes: Uint8Array,
  { bytesMost = 400, spaces = false }: ShownHow = {},
): ShownPart {
  const shown = wholeCharacters(bytes, bytesMost);
  const hiddenBytes = bytes.length - shown.length;
  const text = textFromBytes(shown);
  if (text === undefined) {
    const hex = hexFromBytes(shown).replace(/(..)(?=.)/g, '$1 ');
    return { as: 'hex', runs: [{ invisible: false, text: hex }], hiddenBytes };
  }
  return { as: 'text', runs: runsOf(text, spaces), hiddenBytes };
}

/** Cuts at a limit, but never through a character of UTF-8. */
function wholeCharacters(bytes: Uint8Array, bytesMost: number): Uint8Array {
  if (bytes.length <= bytesMost) return bytes;
  let end = bytesMost;
  while (end > bytesMost - 3 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

// eslint-disable-next-line no-control-regex
const withoutSpaces = /([\u0000-\u001f\u007f\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff])/;
// eslint-disable-next-line no-control-regex
const withSpaces = /([\u0000-\u0020\u007f\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff])/;

function runsOf(text: string, spaces: boolean): ShownRun[] {
  const invisible = spaces ? withSpaces : withoutSpaces;
  return text
    .split(invisible)
    .filter((run) => run !== '')
    .map((run) =>
      invisible.test(run)
        ? { invisible: true, ...(signs[run] ?? { text: `[U+${codePoint(run)}]` }) }
        : { invisible: false, text: run },
    );
}

function codePoint(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
