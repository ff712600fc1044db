import { bytesFromText, type Bytes } from '../../bytes/bytes.ts';
import { roomFor } from './scratch.ts';

/** How a program writes a name or a value into a form or a query. */
export interface FormEncoder {
  /** The signs that are written as they are, beside letters and digits. */
  readonly keeps: string;
  readonly space: '+' | '%20';
  readonly digits: 'upper' | 'lower';
}

const encoder = (keeps: string, space: '+' | '%20', digits: 'upper' | 'lower' = 'upper') => ({
  keeps,
  space,
  digits,
});

/**
 * Real encoders, the commonest first. All but the last two were run (`formEncoders.testkit.ts` has what they wrote); those
 * are axios’s for queries and that of browsers’ address bars (the URL standard’s query set), as their code says.
 */
const known: readonly FormEncoder[] = [
  // URLSearchParams; URLEncoder of Java, and Spring with it; URI.encode_www_form and Rack of Ruby.
  encoder('*-._', '+'),
  // urlencode of PHP.
  encoder('-._', '+'),
  // urlencode of Python, QueryEscape of Go, CGI.escape of Ruby, Rails, FormUrlEncodedContent of .NET.
  encoder('-._~', '+'),
  // encodeURIComponent, querystring of Node.
  encoder("!'()*-._~", '%20'),
  // rawurlencode of PHP, qs, UriUtils of Spring, EscapeDataString of .NET, ERB of Ruby.
  encoder('-._~', '%20'),
  // UrlEncode of .NET, by WebUtility and by HttpUtility.
  encoder('!()*-._', '+'),
  encoder('!()*-._', '+', 'lower'),
  // qs by RFC 1738; quote of Python; PathEscape of Go; escape_path of Rack.
  encoder('()-._~', '+'),
  encoder('-./_~', '%20'),
  encoder('$&+-.:=@_~', '%20'),
  encoder("!$&'()*+,-./:;=?@[]_~", '%20'),
  encoder("!'()*-._~:$,[]", '+'),
  encoder('!$()*+,-./:;=?@[]\\^_`{|}~', '%20'),
];

/** The known encoders, and then the others that are made of what they do. */
export const formEncoders: readonly FormEncoder[] = [
  ...known,
  ...[...new Set(known.map(({ keeps }) => keeps))].flatMap((keeps) =>
    (['+', '%20'] as const).flatMap((space) =>
      (['upper', 'lower'] as const)
        .map((digits) => encoder(keeps, space, digits))
        .filter((one) => !known.some((other) => isSame(one, other))),
    ),
  ),
];

function isSame(one: FormEncoder, other: FormEncoder): boolean {
  return one.keeps === other.keeps && one.space === other.space && one.digits === other.digits;
}

/** One encoder of those that write a value, or a decoded form, in the same way. */
export function distinctEncoders(
  encoders: readonly FormEncoder[],
  codes: Codes,
): readonly FormEncoder[] {
  const isPresent = new Uint8Array(codesMost);
  for (let at = 0; at < codes.length; at += 1) isPresent[codes[at] ?? 0] = 1;
  const present = [...isPresent.keys()].filter((code) => isPresent[code] === 1);
  const effects = new Set<string>();
  return encoders.filter((how) => {
    const { first, second, third } = tableOf(how);
    const effect = [first, second, third]
      .map((table) => present.map((code) => table[code]).join())
      .join(' ');
    if (effects.has(effect)) return false;
    effects.add(effect);
    return true;
  });
}

const ampersand = 0x26;
const equals = 0x3d;
/** Added to a sign that parts names and values, which is written as it is. */
const parting = 0x100;
const codesMost = 0x200;

/** The bytes of a value, or a decoded form. */
export type Codes = Uint8Array | Uint16Array;

/**
 * A form or a query with its names and values decoded, where each sign that parts them is a number of its own. A `%`
 * without two hexadecimal digits behind it stands for itself.
 */
export function decodedForm(form: Uint8Array): Uint16Array {
  const codes = new Uint16Array(form.length);
  let end = 0;
  let isValue = false;
  for (let at = 0; at < form.length; at += 1) {
    let byte = form[at] ?? 0;
    if (byte === ampersand || (byte === equals && !isValue)) {
      isValue = byte === equals;
      byte += parting;
    } else if (byte === 0x2b) byte = 0x20;
    else if (byte === 0x25) {
      const high = hexDigit(form[at + 1]);
      const low = hexDigit(form[at + 2]);
      if (high >= 0 && low >= 0) {
        byte = 16 * high + low;
        at += 2;
      }
    }
    codes[end++] = byte;
  }
  return codes.subarray(0, end);
}

/** A form or a query with its names and values decoded and written anew. */
export function formEncodedAnew(form: Uint8Array, how: FormEncoder): Bytes {
  return formEncoded(decodedForm(form), how);
}

/** The bytes of a name or value, or a decoded form, as an encoder writes them. */
export function formEncoded(codes: Codes, how: FormEncoder): Bytes {
  const { first, second, third } = tableOf(how);
  const encoded = roomFor(3 * codes.length);
  let end = 0;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    const digit = second[code] ?? 0;
    encoded[end++] = first[code] ?? 0;
    if (digit !== 0) {
      encoded[end++] = digit;
      encoded[end++] = third[code] ?? 0;
    }
  }
  return encoded.slice(0, end);
}

interface Table {
  /** By code: what is written, or the `%` of an escape. */
  readonly first: Uint8Array;
  /** The digits behind that; 0 where there are none. */
  readonly second: Uint8Array;
  readonly third: Uint8Array;
}

const tables = new WeakMap<FormEncoder, Table>();

function tableOf(how: FormEncoder): Table {
  const known = tables.get(how) ?? newTable(how);
  tables.set(how, known);
  return known;
}

function newTable({ keeps, space, digits }: FormEncoder): Table {
  const sixteen = bytesFromText(digits === 'upper' ? '0123456789ABCDEF' : '0123456789abcdef');
  const first = new Uint8Array(codesMost).fill(0x25);
  const second = Uint8Array.from(first, (_, code) => sixteen[code >> 4] ?? 0);
  const third = Uint8Array.from(first, (_, code) => sixteen[code & 15] ?? 0);
  const keep = (code: number, written: number) => {
    first[code] = written;
    second[code] = third[code] = 0;
  };
  for (const sign of [...lettersAndDigits, ...bytesFromText(keeps)]) keep(sign, sign);
  for (const sign of [ampersand, equals]) keep(parting + sign, sign);
  if (space === '+') keep(0x20, 0x2b);
  return { first, second, third };
}

const lettersAndDigits = bytesFromText(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
);

/** The number that a hexadecimal digit stands for; negative for any other byte. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
