/** The part of a request or of its check that differs. */
export type Area = 'time' | 'body' | 'secret' | 'signature' | 'rule' | 'URL';

/** Each cause, and the area it lies in. */
const areas = {
  clock: 'time',
  timestampUnit: 'time',
  replay: 'time',

  jsonCompacted: 'body',
  jsonIndented2: 'body',
  jsonIndented4: 'body',
  jsonIndentedTab: 'body',
  jsonPythonSpaces: 'body',
  jsonJackson: 'body',
  jsonKeysSorted: 'body',
  unicodeEscaped: 'body',
  unicodeRaw: 'body',
  slashesEscaped: 'body',
  htmlEscaped: 'body',
  escapesSpelled: 'body',
  newlineAtEnd: 'body',
  newlineLost: 'body',
  whiteSpaceTrimmed: 'body',
  crlf: 'body',
  lf: 'body',
  lineBreaksRemoved: 'body',
  bomAdded: 'body',
  bomRemoved: 'body',
  latin1: 'body',
  mojibake: 'body',
  questionMarks: 'body',
  unicodeNormalised: 'body',
  base64Body: 'body',
  hexBody: 'body',
  base64Wrapped: 'body',
  gatewayWrapped: 'body',
  compressed: 'body',
  stringifiedTwice: 'body',
  stringifiedOnce: 'body',
  formInsteadOfJson: 'body',
  jsonInsteadOfForm: 'body',
  formToJson: 'body',
  formEncodedAnew: 'body',
  formValuesTrimmed: 'body',
  formValuesSlashed: 'body',
  emptyBody: 'body',
  escapedLineBreaks: 'body',

  secretTrimmed: 'secret',
  secretQuotes: 'secret',
  secretInvisible: 'secret',
  secretNewline: 'secret',
  secretPrefixMissing: 'secret',
  secretPrefixLeftOut: 'secret',
  secretVersionPrefix: 'secret',
  secretNotDecoded: 'secret',
  secretDecoded: 'secret',
  secretHexDecoded: 'secret',
  secretUrlSafe: 'secret',

  prefixMissing: 'signature',
  wrongPrefix: 'signature',
  headerUntidy: 'signature',
  paddingMissing: 'signature',
  hexInsteadOfBase64: 'signature',
  base64InsteadOfHex: 'signature',
  upperCaseHex: 'signature',
  base64UrlSafe: 'signature',
  hexOfBase64: 'signature',
  base64OfHex: 'signature',

  wrongAlgorithm: 'rule',
  plainHash: 'rule',
  timestampMissing: 'rule',
  wrongScheme: 'rule',
  otherStep: 'rule',

  urlScheme: 'URL',
  urlHost: 'URL',
  urlPort: 'URL',
  urlSlash: 'URL',
  urlQueryMissing: 'URL',
  urlQueryEncoding: 'URL',
  urlQuery: 'URL',
  urlFragment: 'URL',
  urlPath: 'URL',
  methodDiffers: 'URL',
} as const satisfies Readonly<Record<string, Area>>;

export type Cause = keyof typeof areas;

export const causes = Object.keys(areas) as readonly Cause[];

/** The area that a cause lies in. */
export function areaOf(cause: Cause): Area {
  return areas[cause];
}
