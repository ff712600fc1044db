import type { Bytes } from '../../bytes/bytes.ts';

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

/** One encoder of those that write bytes in the same way, be they plain or encoded. */
export function distinctEncoders(
  encoders: readonly FormEncoder[],
  bytes: Uint8Array,
): readonly FormEncoder[] {
  const present = new Uint8Array(256);
  for (let at = 0; at < bytes.length; at += 1) present[bytes[at] ?? 0] = 1;
  // An escape may stand for any sign.
  const isEncoded = present[0x25] === 1;
  const effects = new Set<string>();
  return encoders.filter(({ keeps, space, digits }) => {
    const kept = isEncoded
      ? keeps
      : Array.from(keeps, (sign) => (present[sign.charCodeAt(0)] === 1 ? sign : '')).join('');
    const effect = `${kept} ${isEncoded || present[0x20] === 1 || present[0x2b] === 1 ? space : ''} ${digits}`;
    if (effects.has(effect)) return false;
    effects.add(effect);
    return true;
  });
}

const ampersand = 0x26;
const equals = 0x3d;

/** The bytes of a name or value as an encoder writes them. */
export function formEncoded(bytes: Uint8Array, how: FormEncoder): Bytes {
  return encodedBy(how, bytes, 'one value');
}

/**
 * A form or a query with its names and values decoded and written anew. A `%` without two hexadecimal digits behind it
 * stands for itself.
 */
export function formEncodedAnew(form: Uint8Array, how: FormEncoder): Bytes {
  return encodedBy(how, form, 'form');
}

function encodedBy(how: FormEncoder, bytes: Uint8Array, what: 'form' | 'one value'): Bytes {
  const { kept, digits, space } = tableOf(how);
  const encoded = new Uint8Array(3 * bytes.length);
  let end = 0;
  let isValue = false;
  for (let at = 0; at < bytes.length; at += 1) {
    let byte = bytes[at] ?? 0;
    if (what === 'form') {
      if (byte === ampersand || (byte === equals && !isValue)) {
        isValue = byte === equals;
        encoded[end++] = byte;
        continue;
      }
      if (byte === 0x2b) byte = 0x20;
      else if (byte === 0x25) {
        const high = hexDigit(bytes[at + 1]);
        const low = hexDigit(bytes[at + 2]);
        if (high >= 0 && low >= 0) {
          byte = 16 * high + low;
          at += 2;
        }
      }
    }
    if (kept[byte] === 1) encoded[end++] = byte;
    else if (byte === 0x20 && space === '+') encoded[end++] = 0x2b;
    else {
      encoded[end++] = 0x25;
      encoded[end++] = digits.charCodeAt(byte >> 4);
      encoded[end++] = digits.charCodeAt(byte & 15);
    }
  }
  return encoded.slice(0, end);
}

function tableOf({ keeps, space, digits }: FormEncoder) {
  const kept = new Uint8Array(256);
  for (let code = 0; code < 128; code += 1) {
    const sign = String.fromCharCode(code);
    if (/[A-Za-z0-9]/.test(sign) || keeps.includes(sign)) kept[code] = 1;
  }
  return { kept, space, digits: digits === 'upper' ? '0123456789ABCDEF' : '0123456789abcdef' };
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
