/** Bytes that WebCrypto accepts: not backed by shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
/** For shorter texts a call of the encoder takes longer than its work. */
const shortMost = 48;

/** The text as UTF-8. Half a surrogate pair has no bytes and becomes U+FFFD, as in every browser. */
export function bytesFromText(text: string): Bytes {
  if (text.length > shortMost) return encoder.encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) return encoder.encode(text);
    bytes[i] = code;
  }
  return bytes;
}

/** The text these bytes spell, or undefined when they are not UTF-8. A byte order mark is kept. */
export function textFromBytes(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Two lower-case digits a byte, as providers write them. */
export function hexFromBytes(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** Either case, two digits a byte, nothing in between; undefined for anything else. */
export function bytesFromHex(hex: string): Bytes | undefined {
  if (hex.length % 2 !== 0 || !/^[\da-f]*$/i.test(hex)) return undefined;
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i += 1) {
    bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
}

/** Standard alphabet with padding, on one line (RFC 4648, section 4). */
export function base64FromBytes(bytes: Uint8Array): string {
  return btoa(binaryText(bytes));
}

/**
 * Standard alphabet, no white space, left-over bits zero (RFC 4648, sections 3.5 and 4); undefined for anything else.
 * `padding: 'optional'` takes a text without its `=` signs too.
 */
export function bytesFromBase64(
  text: string,
  { padding = 'required' }: { padding?: 'required' | 'optional' } = {},
): Bytes | undefined {
  const isOpen = padding === 'optional' && !text.endsWith('=');
  const padded = isOpen ? text.padEnd(4 * Math.ceil(text.length / 4), '=') : text;
  let binary: string;
  try {
    binary = atob(padded);
  } catch {
    return undefined;
  }
  // `atob` skips white space and ignores left-over bits, so that several texts would stand for one MAC.
  return btoa(binary) === padded ? bytesFromBinary(binary) : undefined;
}

/** Arguments that a call surely takes. */
const argumentsMost = 8_192;

/** A text with a character for each byte. */
export function binaryText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += argumentsMost) {
    text += String.fromCharCode(...bytes.subarray(at, at + argumentsMost));
  }
  return text;
}

/** The bytes of such a text, which is Latin-1 too; undefined where it has other characters. */
function bytesFromBinary(text: string): Bytes | undefined {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 0xff) return undefined;
    bytes[at] = code;
  }
  return bytes;
}

/** The parts one after the other, in new memory. */
export function concatBytes(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Whether two MACs are the same. Looks at every byte, so that the time taken tells nothing of the first difference. */
export function equalInConstantTime(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let i = 0; i < left.length; i += 1) difference |= (left[i] ?? 0) ^ (right[i] ?? 0);
  return difference === 0;
}

/** The number of differing bits; undefined when the lengths differ. */
export function differingBits(left: Uint8Array, right: Uint8Array): number | undefined {
  if (left.length !== right.length) return undefined;
  let count = 0;
  for (let i = 0; i < left.length; i += 1) {
    // Pairs, then nibbles, then the byte: the same work whatever the bits are.
    const bits = (left[i] ?? 0) ^ (right[i] ?? 0);
    const pairs = bits - ((bits >> 1) & 0x55);
    const nibbles = (pairs & 0x33) + ((pairs >> 2) & 0x33);
    count += (nibbles + (nibbles >> 4)) & 0x0f;
  }
  return count;
}
