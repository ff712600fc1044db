import { binaryText } from './bytes.ts';

/** The differences between two byte strings, in the order of the bytes. */
export interface ByteDiff {
  readonly parts: readonly DiffPart[];
  readonly onlySigned: number;
  readonly onlyChecked: number;
  /** The one byte that all of a side's differences are, as a character; absent where they are of several. */
  readonly alone: { readonly signed?: string; readonly checked?: string };
  /** Bytes that are in no part because `bytesMost` was reached, and the differences among them. */
  readonly hiddenBytes: number;
  readonly hiddenPlaces: number;
}

export type DiffPart =
  | { readonly kind: 'same' | 'signed' | 'checked'; readonly bytes: Uint8Array }
  /** Bytes that are the same in both, left out. */
  | { readonly kind: 'left out'; readonly byteLength: number };

export interface DiffLimits {
  /** Bytes of all parts together. */
  readonly bytesMost?: number;
  /** Equal bytes shown on either side of a difference. */
  readonly contextBytes?: number;
}

/** Words that are skipped at most until both sides agree again. */
const lookAhead = 48;

interface Edit {
  readonly kind: 'same' | 'signed' | 'checked';
  /** A place in `signed` or in `checked`; in `signed` where the kind is `same`. */
  readonly from: number;
  end: number;
}

/**
 * Compares what was signed with what was checked, word by word: a word is a run of letters and digits, an escape for a
 * character, the backslash before any other sign, a run of blanks, a line break, or one sign. After a difference at most `lookAhead` words are searched for a place where
 * both agree again, so that the time grows with the length only.
 */
export function byteDiff(
  signed: Uint8Array,
  checked: Uint8Array,
  { bytesMost = 480, contextBytes = 24 }: DiffLimits = {},
): ByteDiff {
  const edits = editsBetween(signed, checked);
  const sum = (kind: Edit['kind']) =>
    edits.reduce((bytes, edit) => bytes + (edit.kind === kind ? edit.end - edit.from : 0), 0);
  const sides = { same: signed, signed, checked };
  const parts: DiffPart[] = [];
  let shown = 0;
  let read = 0;
  let hiddenPlaces = 0;
  let wasDifferent = false;
  for (const [index, { kind, from, end }] of edits.entries()) {
    const side = sides[kind];
    const isFull = shown >= bytesMost;
    if (kind !== 'same' && isFull && !wasDifferent) hiddenPlaces += 1;
    wasDifferent = kind !== 'same';
    if (isFull) continue;
    read += end - from;
    const isFirst = index === 0;
    const isLast = index === edits.length - 1;
    const before = isFirst ? 0 : contextBytes;
    const after = isLast ? 0 : contextBytes;
    if (kind === 'same' && end - from > before + after + 8) {
      const headEnd = wholeCharacter(side, from + before);
      const tailFrom = wholeCharacter(side, end - after);
      if (headEnd > from) parts.push({ kind, bytes: side.slice(from, headEnd) });
      parts.push({ kind: 'left out', byteLength: tailFrom - headEnd });
      if (end > tailFrom) parts.push({ kind, bytes: side.slice(tailFrom, end) });
      shown += headEnd - from + end - tailFrom;
    } else {
      const room = Math.max(bytesMost - shown, contextBytes);
      const shownEnd = end - from > room ? wholeCharacter(side, from + room) : end;
      parts.push({ kind, bytes: side.slice(from, shownEnd) });
      read -= end - shownEnd;
      shown += shownEnd - from;
    }
  }
  const all = edits.reduce((bytes, { from, end }) => bytes + end - from, 0);
  return {
    parts,
    onlySigned: sum('signed'),
    onlyChecked: sum('checked'),
    alone: {
      ...alone('signed', edits, signed),
      ...alone('checked', edits, checked),
    },
    hiddenBytes: all - read,
    hiddenPlaces,
  };
}

function alone(
  side: 'signed' | 'checked',
  edits: readonly Edit[],
  bytes: Uint8Array,
): ByteDiff['alone'] {
  let only: number | undefined;
  for (const { kind, from, end } of edits) {
    if (kind !== side) continue;
    only ??= bytes[from];
    for (let at = from; at < end; at += 1) if (bytes[at] !== only) return {};
  }
  return only === undefined ? {} : { [side]: String.fromCharCode(only) };
}

function editsBetween(signed: Uint8Array, checked: Uint8Array): readonly Edit[] {
  const a = words(signed);
  const b = words(checked);
  const edits: Edit[] = [];
  const at = { signed: 0, checked: 0 };
  const add = (kind: Edit['kind'], added: readonly string[]) => {
    const { length } = added.join('');
    if (length === 0) return;
    const from = kind === 'checked' ? at.checked : at.signed;
    const last = edits.at(-1);
    if (last?.kind === kind) last.end += length;
    else edits.push({ kind, from, end: from + length });
    if (kind !== 'checked') at.signed += length;
    if (kind !== 'signed') at.checked += length;
  };
  const equal = (i: number, j: number) => i < a.length && a[i] === b[j];
  const ends = (i: number, j: number) => i >= a.length && j >= b.length;
  /** Whether one side has a backslash more, as writers put them before quotes and slashes. */
  const isEscaped = (i: number, j: number) =>
    (a[i] === '\\' && equal(i + 1, j)) || (b[j] === '\\' && equal(i, j + 1));
  // One equal word may be chance, above all a comma or a quote.
  const agrees = (i: number, j: number) =>
    ends(i, j) ||
    (equal(i, j) && (ends(i + 1, j + 1) || equal(i + 1, j + 1) || isEscaped(i + 1, j + 1)));

  let i = 0;
  let j = 0;
  while (!ends(i, j)) {
    if (equal(i, j)) {
      add('same', a.slice(i, i + 1));
      i += 1;
      j += 1;
      continue;
    }
    // Blanks that one side lacks are the usual difference, and need no second word to be believed.
    let blanksA = blanksFrom(a, i);
    let blanksB = blanksFrom(b, j);
    const blanksOnly =
      blanksA + blanksB > 0 && (equal(i + blanksA, j + blanksB) || ends(i + blanksA, j + blanksB));
    while (blanksOnly && blanksA > 0 && blanksB > 0 && equal(i + blanksA - 1, j + blanksB - 1)) {
      blanksA -= 1;
      blanksB -= 1;
    }
    const [skipA, skipB] = (blanksOnly
      ? ([blanksA, blanksB] as const)
      : isEscaped(i, j)
        ? ([a[i] === '\\' ? 1 : 0, a[i] === '\\' ? 0 : 1] as const)
        : wayBack(i, j, agrees)) ?? [a.length - i, b.length - j];
    // Of two words of which one is the other and more, only what is more differs.
    const [longer = '', shorter = ''] = [a[i] ?? '', b[j] ?? ''].sort(
      (x, y) => y.length - x.length,
    );
    if (skipA === 1 && skipB === 1 && longer.startsWith(shorter) && /^\w+$/.test(longer)) {
      add('same', [shorter]);
      add(a[i] === longer ? 'signed' : 'checked', [longer.slice(shorter.length)]);
    } else {
      add('signed', a.slice(i, i + skipA));
      add('checked', b.slice(j, j + skipB));
    }
    i += skipA;
    j += skipB;
  }
  return edits;
}

/** How many words of blanks and line breaks begin there. */
function blanksFrom(list: readonly string[], start: number): number {
  let end = start;
  while (/^[ \t\r\n]/.test(list[end] ?? '')) end += 1;
  return end - start;
}

/** The fewest words to leave out on both sides until they agree again. */
function wayBack(
  i: number,
  j: number,
  agrees: (i: number, j: number) => boolean,
): readonly [number, number] | undefined {
  for (let skipped = 1; skipped <= lookAhead; skipped += 1) {
    for (let ofA = 0; ofA <= skipped; ofA += 1) {
      if (agrees(i + ofA, j + skipped - ofA)) return [ofA, skipped - ofA];
    }
  }
  return undefined;
}

/** The words of a text, with a character for each byte. */
function words(bytes: Uint8Array): readonly string[] {
  // eslint-disable-next-line no-control-regex
  const word = /\w+|[^\u0000-\u007f]+|[ \t]+|\\u[^]{0,4}|\\[bfnrt]|[^]/g;
  return binaryText(bytes).match(word) ?? [];
}

/** The start of the UTF-8 character that `at` lies in. */
function wholeCharacter(bytes: Uint8Array, at: number): number {
  let place = at;
  while (place > at - 4 && place > 0 && ((bytes[place] ?? 0) & 0xc0) === 0x80) place -= 1;
  return place;
}
