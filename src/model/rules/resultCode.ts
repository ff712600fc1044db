import { refused, shortened, type Reading } from './reading.ts';

/** Crockford's base 32: without I, L, O and U, which a hand mistakes for 1, 0 and V. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letterBits = 5;
const alike: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };
const groupLength = 4;

/** Three letters. */
const checkBits = 15;
/** x^15 + x^14 + x^10 + x^8 + x^7 + x^4 + x^3 + 1, of CAN: every error within 15 bits in a row is noticed, so within three letters. */
const polynomial = 0x4599;

/** Nobody types more. */
const lettersMost = 40;

/** A number with how many bits it takes; it is cut where it is larger. */
export type CodeField = readonly [value: number, bits: number];

const bitsOf = ([value, bits]: CodeField): readonly number[] => {
  const most = 2 ** bits - 1;
  const cut = Math.min(most, Math.max(0, Math.floor(value)));
  return Array.from({ length: bits }, (_, place) => (cut >>> (bits - 1 - place)) & 1);
};

function checkOf(bits: readonly number[]): number {
  return bits.reduce((check, bit) => {
    const isOut = ((check >>> (checkBits - 1)) & 1) !== bit;
    const next = (check << 1) & (2 ** checkBits - 1);
    return isOut ? next ^ polynomial : next;
  }, 0);
}

const numberOf = (bits: readonly number[]): number =>
  bits.reduce((number, bit) => 2 * number + bit, 0);

const lettersOf = (bits: readonly number[]): string =>
  Array.from({ length: bits.length / letterBits }, (_, place) =>
    letters.charAt(numberOf(bits.slice(place * letterBits, (place + 1) * letterBits))),
  ).join('');

/** Numbers of up to 30 bits as letters that are typed by hand, in groups of four, with a check at the end. */
export function writeCode(fields: readonly CodeField[]): string {
  const bits = fields.flatMap(bitsOf);
  const room = (letterBits - (bits.length % letterBits)) % letterBits;
  const data = [...bits, ...Array<number>(room).fill(0)];
  const text = lettersOf([...data, ...bitsOf([checkOf(data), checkBits])]);
  return text.match(new RegExp(`.{1,${groupLength}}`, 'g'))?.join('-') ?? '';
}

/** The bits of a code, whatever its case and its hyphens, or a sentence why it is none: one changed letter is always noticed. */
export function readCode(text: string): Reading<readonly number[]> {
  const typed = text.toUpperCase().replaceAll(/[\s-]/g, '');
  if (typed === '')
    return refused('Type the code that stands at the end of a chapter or of a run.');
  const symbols = Array.from(typed, (letter) => alike[letter] ?? letter);
  const unknown = symbols.find((letter) => !letters.includes(letter));
  if (unknown !== undefined)
    return refused(`“${shortened(unknown, 4)}” stands in no code: look at that letter again.`);
  const bits = symbols.flatMap((letter) => bitsOf([letters.indexOf(letter), letterBits]));
  const data = bits.slice(0, -checkBits);
  if (data.length === 0 || symbols.length > lettersMost)
    return refused(`A code has 11 letters or more, and this has ${symbols.length}.`);
  return checkOf(data) === numberOf(bits.slice(-checkBits))
    ? { ok: true, value: data }
    : refused('The code is damaged: at least one letter is not as it was written, or is missing.');
}

/** The numbers that stand in the bits of a code, in these sizes; undefined where they are not of these sizes together. */
export function numbersIn(
  bits: readonly number[],
  sizes: readonly number[],
): readonly number[] | undefined {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  if (bits.length !== letterBits * Math.ceil(all / letterBits)) return undefined;
  let from = 0;
  return sizes.map((size) => numberOf(bits.slice(from, (from += size))));
}

/** A number that differs for most texts that differ, in so many bits: FNV-1a, 32 bits, its upper ones. */
export function digestOf(text: string, bits: number): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++)
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return (hash >>> 0) >>> (32 - bits);
}

/** Which kind of result a code is of, in its first bits with the version of these codes. */
const codeKinds = ['chapter', 'run'] as const;
export type CodeKind = (typeof codeKinds)[number];
const codeVersion = 1;
const headSizes = [3, 2] as const;

/** What every code begins with. */
export const headOf = (kind: CodeKind): readonly CodeField[] => [
  [codeVersion, headSizes[0]],
  [codeKinds.indexOf(kind), headSizes[1]],
];

/** The kind of a code and what stands behind its head, or a sentence why it cannot be read here. */
export function readKind(
  text: string,
): Reading<{ readonly kind: CodeKind; readonly rest: readonly number[] }> {
  const read = readCode(text);
  if (!read.ok) return read;
  const [version = 0, place = 0] = numbersIn(read.value.slice(0, letterBits), headSizes) ?? [];
  const kind = codeKinds[place];
  return version === codeVersion && kind !== undefined
    ? { ok: true, value: { kind, rest: read.value.slice(letterBits) } }
    : refused('The code is whole, but of another version of Hookscope: check it there.');
}
