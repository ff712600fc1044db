import { binaryText, bytesFromText } from '../../bytes/bytes.ts';

/** All but the characters that RFC 3986 leaves unreserved. */
export function percentEncoded(text: string): string {
  return escaped(bytesFromText(text));
}

/** The same of bytes, but for a space, which becomes a plus sign, as curl writes since 2021. */
export function formEncoded(bytes: Uint8Array): Uint8Array {
  return bytesFromText(escaped(bytes).replaceAll('%20', '+'));
}

function escaped(bytes: Uint8Array): string {
  return binaryText(bytes).replaceAll(
    /[^\w.~-]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
