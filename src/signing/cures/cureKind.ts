import { textFromBytes } from '../bytes/bytes.ts';
import type { Cause } from '../diagnose/causes.ts';
import type { CureKind } from './cure.ts';
import { isStoredEncoded, sendersQuotes } from './keyMaking.ts';
import type { MatchedRequest } from './matchedRequest.ts';

const decoding = (found: MatchedRequest): CureKind =>
  found.scheme.secret.kind === 'Ed25519'
    ? 'read the public key as it is written'
    : isStoredEncoded(found)
      ? 'store the secret decoded'
      : 'make the key as the sender does';

/** Printed in place of a missing body; a sender that signs it has not signed the body. */
const printed = new Set(['[object Object]', 'undefined']);

const kinds: Readonly<Record<Cause, CureKind | ((found: MatchedRequest) => CureKind)>> = {
  clock: 'set the clock',
  timestampUnit: 'agree on the timestamp',
  replay: 'set the clock',

  jsonCompacted: 'read the raw body',
  jsonIndented2: 'read the raw body',
  jsonIndented4: 'read the raw body',
  jsonIndentedTab: 'read the raw body',
  jsonPythonSpaces: 'read the raw body',
  jsonKeysSorted: 'read the raw body',
  unicodeEscaped: 'read the raw body',
  unicodeRaw: 'read the raw body',
  slashesEscaped: 'read the raw body',
  htmlEscaped: 'read the raw body',
  newlineAtEnd: 'send the bytes that were signed',
  newlineLost: 'read the raw body',
  whiteSpaceTrimmed: 'read the raw body',
  crlf: 'send the bytes that were signed',
  lf: 'send the bytes that were signed',
  lineBreaksRemoved: 'send the bytes that were signed',
  bomAdded: 'send the bytes that were signed',
  bomRemoved: 'read the raw body',
  latin1: 'read the raw body',
  mojibake: 'take the content as the sender does',
  questionMarks: 'take the content as the sender does',
  unicodeNormalised: 'read the raw body',
  base64Body: 'decode the gateway’s body',
  hexBody: 'send the bytes that were signed',
  base64Wrapped: 'take the content as the sender does',
  gatewayWrapped: 'decode the gateway’s body',
  compressed: 'unpack the body',
  stringifiedTwice: 'read the raw body',
  stringifiedOnce: 'read the raw body',
  formInsteadOfJson: 'read the raw body',
  formToJson: 'read the raw body',
  jsonInsteadOfForm: 'take the content as the sender does',
  formEncodedAnew: 'read the raw body',
  emptyBody: ({ finding: { body } }) =>
    printed.has((body && textFromBytes(body)) ?? '') ? 'mend the sender' : 'read the raw body',
  escapedLineBreaks: 'send the bytes that were signed',

  secretTrimmed: 'clean the secret',
  secretQuotes: (found) =>
    sendersQuotes(found) ? 'make the key as the sender does' : 'clean the secret',
  secretInvisible: 'clean the secret',
  secretNewline: 'make the key as the sender does',
  secretPrefixMissing: 'make the key as the sender does',
  secretPrefixLeftOut: 'copy the whole secret',
  secretVersionPrefix: 'clean the secret',
  secretNotDecoded: 'make the key as the sender does',
  secretDecoded: decoding,
  secretHexDecoded: decoding,
  secretUrlSafe: decoding,

  prefixMissing: 'read the signature as the sender writes it',
  wrongPrefix: 'read the signature as the sender writes it',
  hexInsteadOfBase64: 'read the signature as the sender writes it',
  base64InsteadOfHex: 'read the signature as the sender writes it',
  upperCaseHex: 'read the signature as the sender writes it',
  base64UrlSafe: 'read the signature as the sender writes it',
  hexOfBase64: 'read the signature as the sender writes it',
  base64OfHex: 'read the signature as the sender writes it',
  headerUntidy: 'read the signature as the sender writes it',
  paddingMissing: 'read the signature as the sender writes it',

  wrongAlgorithm: 'compute the MAC as the sender does',
  plainHash: 'compute the MAC as the sender does',
  timestampMissing: 'take the content as the sender does',
  wrongScheme: 'follow the provider’s rule',
  otherStep: 'follow the provider’s rule',

  urlScheme: 'rebuild the public URL',
  urlHost: 'rebuild the public URL',
  urlPort: 'rebuild the public URL',
  urlSlash: 'rebuild the public URL',
  urlQueryMissing: 'rebuild the public URL',
  urlQueryEncoding: 'rebuild the public URL',
  urlQuery: 'rebuild the public URL',
  urlFragment: 'rebuild the public URL',
  urlPath: 'rebuild the public URL',
  methodDiffers: 'use the method that was sent',
};

/** What cures a cause of a finding. */
export function cureKindOf(cause: Cause, found: MatchedRequest): CureKind {
  const kind = kinds[cause];
  return typeof kind === 'string' ? kind : kind(found);
}
