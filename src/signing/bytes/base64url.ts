import { base64FromBytes } from './bytes.ts';

/** In the alphabet of URLs, without padding (RFC 4648, section 5). */
export function base64urlFromBytes(bytes: Uint8Array): string {
  return base64FromBytes(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
