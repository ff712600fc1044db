/** All but the characters that RFC 3986 leaves unreserved. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(wellFormed(text)).replaceAll(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Half a surrogate pair would make the encoder throw. */
function wellFormed(text: string): string {
  return text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
}

/** The same of bytes, but for a space, which becomes a plus sign, as curl writes since 2021. */
export function formEncoded(bytes: Uint8Array): Uint8Array {
  const encoded = new Uint8Array(3 * bytes.length);
  let length = 0;
  for (const byte of bytes) {
    if (byte === space) encoded[length++] = plus;
    else if (isUnreserved(byte)) encoded[length++] = byte;
    else {
      encoded[length++] = percent;
      encoded[length++] = digit(byte >> 4);
      encoded[length++] = digit(byte & 15);
    }
  }
  return encoded.slice(0, length);
}

const space = 0x20;
const percent = 0x25;
const plus = 0x2b;

function isUnreserved(byte: number): boolean {
  const isDigit = byte >= 0x30 && byte <= 0x39;
  const lower = byte | 0x20;
  const isLetter = lower >= 0x61 && lower <= 0x7a;
  return isDigit || isLetter || byte === 0x2d || byte === 0x2e || byte === 0x5f || byte === 0x7e;
}

function digit(value: number): number {
  return value < 10 ? 0x30 + value : 0x37 + value;
}
