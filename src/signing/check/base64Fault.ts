import type { KeyFacts } from '../verdict.ts';

/**
 * What is wrong with a text that `bytesFromBase64` refused even without its padding (RFC 4648, section 4).
 *
 * A key that lost characters is told by its length: four characters stand for three bytes, and where the rest is cut
 * off, what is left over decodes to nothing whole.
 */
export function base64Fault(text: string): Pick<KeyFacts, 'problem' | 'charactersLeftOver'> {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return { problem: 'not base64' };
  const charactersLeftOver = text.length % 4;
  return charactersLeftOver === 0
    ? { problem: 'impossible last character' }
    : { problem: 'incomplete base64', charactersLeftOver };
}
