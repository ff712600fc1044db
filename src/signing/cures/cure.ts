import type { Cause } from '../diagnose/causes.ts';

/** The frameworks for which a cure is written down. */
export const frameworks = [
  'Express',
  'Next.js',
  'FastAPI',
  'Flask',
  'Django',
  'Rails',
  'Laravel',
  'Go',
  'Spring',
] as const;
export type Framework = (typeof frameworks)[number];

/** What has to be changed on the receiver's side, or that nothing can be. */
export type CureKind =
  | 'read the raw body'
  | 'decode the gateway’s body'
  | 'rebuild the public URL'
  | 'clean the secret'
  | 'derive the key by the rule'
  | 'compare decoded bytes'
  | 'follow the provider’s rule'
  | 'set the clock'
  | 'send the bytes that were signed';

/** Code that does it, in one framework. */
export interface Cure {
  readonly framework: Framework;
  readonly code: string;
}

const kinds: Readonly<Record<Cause, CureKind>> = {
  clock: 'set the clock',
  timestampUnit: 'follow the provider’s rule',
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
  mojibake: 'read the raw body',
  questionMarks: 'read the raw body',
  unicodeNormalised: 'read the raw body',
  base64Body: 'decode the gateway’s body',
  base64Wrapped: 'decode the gateway’s body',
  gatewayWrapped: 'decode the gateway’s body',
  stringifiedTwice: 'read the raw body',
  stringifiedOnce: 'read the raw body',
  formInsteadOfJson: 'read the raw body',
  jsonInsteadOfForm: 'read the raw body',
  formEncodedAnew: 'read the raw body',
  emptyBody: 'read the raw body',
  escapedLineBreaks: 'send the bytes that were signed',
  secretTrimmed: 'clean the secret',
  secretQuotes: 'clean the secret',
  secretInvisible: 'clean the secret',
  secretNewline: 'clean the secret',
  secretPrefixMissing: 'derive the key by the rule',
  secretPrefixLeftOut: 'derive the key by the rule',
  secretVersionPrefix: 'derive the key by the rule',
  secretNotDecoded: 'derive the key by the rule',
  secretDecoded: 'derive the key by the rule',
  secretHexDecoded: 'derive the key by the rule',
  secretUrlSafe: 'derive the key by the rule',
  prefixMissing: 'compare decoded bytes',
  wrongPrefix: 'compare decoded bytes',
  hexInsteadOfBase64: 'compare decoded bytes',
  base64InsteadOfHex: 'compare decoded bytes',
  upperCaseHex: 'compare decoded bytes',
  base64UrlSafe: 'compare decoded bytes',
  hexOfBase64: 'compare decoded bytes',
  base64OfHex: 'compare decoded bytes',
  wrongAlgorithm: 'follow the provider’s rule',
  plainHash: 'follow the provider’s rule',
  timestampMissing: 'follow the provider’s rule',
  wrongScheme: 'follow the provider’s rule',
  otherStep: 'follow the provider’s rule',
  urlScheme: 'rebuild the public URL',
  urlHost: 'rebuild the public URL',
  urlPort: 'rebuild the public URL',
  urlSlash: 'rebuild the public URL',
  urlQueryMissing: 'rebuild the public URL',
  urlQueryEncoding: 'rebuild the public URL',
  urlPath: 'rebuild the public URL',
  methodDiffers: 'rebuild the public URL',
};

/** What cures a cause. */
export function cureKindOf(cause: Cause): CureKind {
  return kinds[cause];
}
