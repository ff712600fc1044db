import { textFromBytes } from '../bytes/bytes.ts';
import { areaOf, type Area, type Cause } from '../diagnose/causes.ts';
import { isStoredEncoded, sendersQuotes } from './keyMaking.ts';
import type { MatchedRequest } from './cure.ts';
import type { CureKind } from './cureWords.ts';

const decoding = (found: MatchedRequest): CureKind =>
  found.scheme.secret.kind === 'Ed25519'
    ? 'read the public key as it is written'
    : isStoredEncoded(found)
      ? 'store the secret decoded'
      : 'make the key as the sender does';

/** Printed in place of a missing body; a sender that signs it has not signed the body. */
const printed = new Set(['[object Object]', 'undefined']);

/** What cures the causes of an area. */
const ofArea: Readonly<Record<Area, CureKind>> = {
  time: 'set the clock',
  body: 'read the raw body',
  secret: 'make the key as the sender does',
  signature: 'read the signature as the sender writes it',
  rule: 'follow the provider’s rule',
  URL: 'rebuild the public URL',
};

/** The causes that something else cures. */
const others: Readonly<Partial<Record<Cause, CureKind | ((found: MatchedRequest) => CureKind)>>> = {
  timestampUnit: 'agree on the timestamp',
  newlineAtEnd: 'send the bytes that were signed',
  crlf: 'send the bytes that were signed',
  lf: 'send the bytes that were signed',
  lineBreaksRemoved: 'send the bytes that were signed',
  bomAdded: 'send the bytes that were signed',
  mojibake: 'take the content as the sender does',
  questionMarks: 'take the content as the sender does',
  base64Body: 'decode the gateway’s body',
  hexBody: 'send the bytes that were signed',
  base64Wrapped: 'take the content as the sender does',
  gatewayWrapped: 'decode the gateway’s body',
  compressed: 'unpack the body',
  jsonInsteadOfForm: 'take the content as the sender does',
  emptyBody: ({ finding: { body } }) =>
    printed.has((body && textFromBytes(body)) ?? '') ? 'mend the sender' : 'read the raw body',
  bodyLost: ({ finding }) =>
    finding.method === undefined ? 'read the raw body' : 'register the last address',
  otherText: 'take the other text',
  escapedLineBreaks: 'send the bytes that were signed',
  secretTrimmed: 'clean the secret',
  secretQuotes: (found) =>
    sendersQuotes(found) ? 'make the key as the sender does' : 'clean the secret',
  secretInvisible: 'clean the secret',
  secretPrefixLeftOut: 'copy the whole secret',
  secretVersionPrefix: 'clean the secret',
  secretLine: 'store the secret alone',
  secretInJson: 'store the secret alone',
  secretsTogether: 'store the secret alone',
  secretBreakWritten: 'store the secret alone',
  secretQuoteLeft: 'store the secret alone',
  secretSignBehind: 'store the secret alone',
  secretPercent: 'store the secret alone',
  secretEncodedLine: 'store the secret alone',
  secretDecoded: decoding,
  secretHexDecoded: decoding,
  secretUrlSafe: decoding,
  otherHeader: 'read the other header',
  notSigned: 'do without a signature',
  signatureCut: 'copy the whole signature',
  signatureMistyped: 'copy the whole signature',
  signatureCase: 'copy the whole signature',
  wrongAlgorithm: 'compute the MAC as the sender does',
  plainHash: 'compute the MAC as the sender does',
  timestampMissing: 'take the content as the sender does',
  methodDiffers: 'use the method that was sent',
};

/** What cures a cause of a finding. */
export function cureKindOf(cause: Cause, found: MatchedRequest): CureKind {
  const kind = others[cause] ?? ofArea[areaOf(cause)];
  return typeof kind === 'string' ? kind : kind(found);
}
