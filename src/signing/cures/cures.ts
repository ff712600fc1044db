import type { Scheme } from '../scheme.ts';
import { cleanSecret } from './cleanSecret.ts';
import { compareBytes } from './compareBytes.ts';
import type { Cure, CureKind } from './cure.ts';
import { deriveKey } from './deriveKey.ts';
import { publicUrl } from './publicUrl.ts';
import { rawBody } from './rawBody.ts';

/** What to do about each kind, in a sentence or two. */
export const cureWords: Readonly<Record<CureKind, string>> = {
  'read the raw body':
    'Check the bytes as they came, before anything parses them, and parse only after the check.',
  'decode the gateway’s body':
    'Your gateway hands the body on wrapped or in base64. Take it out, decode it, and check those bytes: on AWS Lambda, Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8").',
  'rebuild the public URL':
    'The sender signs the address it called. Behind a proxy the app sees another one: rebuild the public address, scheme, host, port, path and query, exactly as it is registered.',
  'clean the secret':
    'Store the secret alone, without quotes, spaces and line breaks, and trim it where it is read.',
  'derive the key by the rule':
    'The secret and the key made of it do not go together. Follow the provider’s rule for prefix and decoding; its own library does.',
  'compare decoded bytes':
    'The MAC is right, and it is written in another way than the header. Use the provider’s prefix and encoding, decode both sides and compare the bytes in constant time.',
  'follow the provider’s rule':
    'Check by the rule that the provider signs by: the code under “Use it elsewhere” follows it, as does the provider’s own library.',
  'set the clock':
    'The signature is right. Synchronise the receiver’s clock (NTP, UTC); a request that was recorded or delivered again late is refused on purpose.',
  'send the bytes that were signed':
    'The body was changed on its way to the check. Send test requests with --data-binary, and keep editors and tools from converting line ends.',
};

const codeFor: Readonly<Partial<Record<CureKind, readonly Cure[]>>> = {
  'read the raw body': rawBody,
  'decode the gateway’s body': rawBody,
  'send the bytes that were signed': rawBody,
  'rebuild the public URL': publicUrl,
  'clean the secret': cleanSecret,
};

/** The cure's code for a scheme in every framework; none where the cure is no code of the framework. */
export function curesFor(kind: CureKind, scheme: Scheme): readonly Cure[] {
  if (kind === 'derive the key by the rule') return deriveKey(scheme);
  if (kind === 'compare decoded bytes') return compareBytes(scheme);
  return codeFor[kind] ?? [];
}
