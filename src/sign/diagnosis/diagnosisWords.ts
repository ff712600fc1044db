import { textFromBytes } from '../../signing/bytes/bytes.ts';
import { areaOf, type Area, type Cause } from '../../signing/diagnose/causes.ts';
import type { Finding } from '../../signing/diagnose/match.ts';
import type { Scheme } from '../../signing/providers/scheme.ts';
import { signatureHeaders } from '../../signing/providers/scheme.ts';
import type { UnsignedKind } from '../../signing/diagnose/unsigned.ts';
import { sameBytes } from '../../signing/bytes/sameBytes.ts';
import { headerValues } from '../../signing/request.ts';
import { schemeById } from '../../signing/schemes.ts';
import { urlParts } from '../../signing/bytes/urlForms.ts';
import type { PastedCopy } from '../bench/draft.ts';
import type { DiagnosisReport } from './diagnosisTask.ts';
import { algorithmName, duration } from '../verdict/schemePhrases.ts';
import { listed } from '../../page/listed.ts';
import { shortReason } from '../verdict/verdictWords.ts';

interface Seen {
  readonly finding: Finding;
  readonly scheme: Scheme;
  /** How the body that was checked is laid out, inside a sentence. */
  readonly here: string;
  readonly body: Uint8Array;
  readonly url: string;
  readonly method: string;
  /** What the Content-Length header says. */
  readonly length: string;
  /** What the signed body is called in the pasted text, where it is another one of those in it. */
  readonly text: string | undefined;
}

/** Each cause in a sentence that names both sides: what was signed, and what is here. None is told twice. */
export function causeSentences({
  schemeId,
  request,
  copy,
  finding,
  layoutHere,
}: DiagnosisReport): readonly string[] {
  if (!finding) return [];
  const seen: Seen = {
    finding,
    scheme: schemeById(schemeId),
    here: (layoutHere && layoutWords[layoutHere]) ?? 'laid out in another way',
    body: request.body,
    url: request.url ?? '',
    method: request.method ?? 'POST',
    length: headerValues(request.headers, 'content-length')[0] ?? '',
    text: copy?.bodies?.find(({ body }) => finding.body && sameBytes(body, finding.body))?.name,
  };
  const told = finding.causes.map((cause) => {
    const sentence = sentences[cause];
    return typeof sentence === 'string' ? sentence : sentence(seen);
  });
  const isShown = copy?.isFromPage && finding.causes.some((cause) => areaOf(cause) === 'body');
  return [...new Set(isShown ? [pageSentence, ...told] : told)];
}

const pageSentence =
  'This is a copy from a page, which shows a body in a layout of its own: a copy is not the bytes that were sent, and your receiver may be right.';

const layoutWords: Readonly<Partial<Record<Cause, string>>> = {
  jsonCompacted: 'compact',
  jsonIndented2: 'indented by two spaces',
  jsonIndented4: 'indented by four spaces',
  jsonIndentedTab: 'indented by tabs',
  jsonPythonSpaces: 'on one line with spaces',
  jsonJackson: 'indented with its lists on one line',
};

const sentences: Readonly<Record<Cause, string | ((seen: Seen) => string)>> = {
  clock: ({ finding: { ageSeconds = 0, toleranceSeconds } }) =>
    ageSeconds < 0
      ? `The signature matches, but the request comes ${roughly(-ageSeconds)} early${allowed(toleranceSeconds)}: one of the two clocks is wrong.`
      : `The signature matches, but the request is ${roughly(ageSeconds)} old${allowed(toleranceSeconds)}: late, recorded, or a clock is wrong.`,
  replay: ({ finding: { ageSeconds = 0, toleranceSeconds } }) =>
    `The signature matches, but the request is ${roughly(ageSeconds)} old${allowed(toleranceSeconds)}: it was recorded, or delivered late.`,
  timestampUnit: ({ finding: { timestamp = '', ageSeconds, mac } }) =>
    ageSeconds !== undefined && !mac
      ? `The signature matches, but the time ${timestamp.slice(0, 40)} is written in another unit than the rule has.`
      : `The time was signed as ${timestamp.slice(0, 40)}; the timestamp here is written in another unit or form.`,

  jsonCompacted: ({ here }) =>
    `The signed body was compact, without spaces; the one here is ${here}.`,
  jsonIndented2: ({ here }) =>
    `The signed body was indented by two spaces; the one here is ${here}.`,
  jsonIndented4: ({ here }) =>
    `The signed body was indented by four spaces; the one here is ${here}.`,
  jsonIndentedTab: ({ here }) => `The signed body was indented by tabs; the one here is ${here}.`,
  jsonPythonSpaces: ({ here }) =>
    `The signed body had a space after each comma and colon, as Python writes; the one here is ${here}.`,
  jsonJackson: ({ here }) =>
    `The signed body was indented with its lists on one line, as Jackson prints; the one here is ${here}.`,
  jsonKeysSorted:
    'In the signed body the names in each object stood in alphabetical order; here they stand in another.',
  unicodeEscaped:
    'The signed body wrote some characters as escapes, such as \\u00e9 or \\u0040; here they are written another way.',
  unicodeRaw:
    'The signed body had its characters as they are; here some are written as escapes, such as \\u00e9 or \\/.',
  slashesEscaped: 'The signed body wrote each slash as \\/; here slashes stand alone.',
  htmlEscaped:
    'The signed body escaped signs such as < and & (\\u003c, \\u0026); here they stand as themselves.',
  escapesSpelled:
    'The signed body spelled an escape otherwise than the one here, such as \\u001B for \\u001b.',
  newlineAtEnd: ({ finding: { body } }) =>
    body?.at(-1) === 0x0a
      ? 'The signed body and the one here end in different line breaks.'
      : 'The signed body had no line break at its end; the one here has.',
  newlineLost: 'The signed body ended in a line break; the one here has lost it.',
  whiteSpaceTrimmed: ({ finding: { body } }) =>
    body?.at(-1) === 0x20
      ? 'The signed body ended in a space; the one here has lost it.'
      : 'The body here has white space at its start or end; the signed one had none.',
  crlf: ({ body }) =>
    body.includes(0x0a)
      ? 'The signed body broke its lines as Windows does, with CR LF; here they end in LF alone.'
      : 'The signed body broke its lines as Windows does, with CR LF; the one here has no lines.',
  lf: 'The signed body broke its lines with LF alone; here they end as Windows writes them, in CR LF.',
  lineBreaksRemoved: 'The signed body had no line breaks; the one here has.',
  bomAdded:
    'The body here begins with a byte order mark, three invisible bytes; the signed one did not.',
  bomRemoved:
    'The signed body began with a byte order mark, three invisible bytes; here they are gone.',
  latin1:
    'Letters such as é were signed in one character set and stand here in another: Latin-1 was taken for UTF-8, or the reverse.',
  mojibake:
    'In the signed body letters such as é were encoded twice (Ã©); here they are encoded once.',
  questionMarks: 'The signed body had question marks where the one here has other characters.',
  unicodeNormalised:
    'The signed body and the one here write accented letters differently: é is one character, or an e and an accent.',
  base64Body: 'The body here is base64; what was signed are the bytes that it stands for.',
  hexBody: 'The body here is hexadecimal; what was signed are the bytes that its digits stand for.',
  base64Wrapped: 'What was signed is the base64 of the body; here is the body itself.',
  compressed: 'The body here is compressed with gzip; what was signed is the text inside.',
  gatewayWrapped: 'The body here is the envelope of a gateway; what was signed is the body inside.',
  stringifiedTwice:
    'The signed body was a JSON string, in quotes; the one here is the text inside it.',
  stringifiedOnce:
    'The body here is a JSON string, in quotes; what was signed is the text inside it.',
  formInsteadOfJson:
    'What was signed is a form with the JSON in one of its fields; here is the JSON alone.',
  jsonInsteadOfForm:
    'What was signed is the value of one field of the form; here is the whole form.',
  formToJson: 'What was signed is a form; here is the JSON that a framework made of its fields.',
  formEncodedAnew:
    'The signed form escaped characters such as spaces otherwise than the form here: it was written anew.',
  formValuesTrimmed:
    'In the signed form a value began or ended with white space; here it is gone, as when a framework trims what it reads.',
  formValuesSlashed:
    'In the values of the form here backslashes stand before quotes, as WordPress adds them; the signed one has none.',
  emptyBody: ({ finding: { body } }) =>
    body === undefined || body.length === 0
      ? 'What was signed is an empty body; the one here is not empty.'
      : `What was signed is only ${textFromBytes(body) ?? ''}; the body here is another.`,
  bodyLost: ({ scheme, finding, length, method }) =>
    finding.method === undefined
      ? `The Content-Length header says ${length.slice(0, 12)}, and no body is here: it was read before it was handed on, or not copied.`
      : `${scheme.provider} signs a body and sends it by POST; here is a ${method} without one: a redirect made it that and dropped the body.`,
  otherText: ({ text }) =>
    `What was signed is another text of the copy${text === undefined ? '' : `, “${text.slice(0, 40)}”,`} than the one that is taken for the body here.`,
  escapedLineBreaks:
    'The body here has \\n and \\" written out; in the signed one they are line breaks and quotes.',

  secretTrimmed: 'The secret here has white space at its start or end; the sender’s has none.',
  secretQuotes: 'The secret here and the sender’s differ by the quotation marks around it.',
  secretInvisible:
    'The secret here contains invisible characters, which come along when text is copied; the sender’s has none.',
  secretNewline: 'The sender’s secret ends in a line break or a space; the one here does not.',
  secretLine:
    'The secret here is a whole line with a name and a value; the sender’s secret is the value alone.',
  secretInJson: 'The secret here is JSON; the sender’s secret is one of the texts in it.',
  secretsTogether:
    'Several values stand together in the secret here; the sender’s secret is one of them.',
  secretBreakWritten:
    'The secret here ends in a line break written out, as \\n; the sender’s has none.',
  secretQuoteLeft: 'The secret here has a quotation mark at one end; the sender’s has none.',
  secretSignBehind: 'The secret here has a comma or semicolon behind it; the sender’s has none.',
  secretPercent:
    'The secret here is percent-encoded, as in a URL; the sender’s secret is what that stands for.',
  secretEncodedLine:
    'The secret here is base64 of the sender’s secret and a line break, as echo and base64 make it.',
  secretPrefixMissing: 'The sender’s secret has no prefix; the one here begins with one.',
  secretPrefixLeftOut:
    'The sender’s secret begins with a prefix, such as whsec_; here it was left out.',
  secretVersionPrefix:
    'The secret here begins with v1 and a comma, which name a version; the sender’s begins after them.',
  secretNotDecoded:
    'The sender uses the secret as plain text; here it was decoded from base64 first, as the rule says.',
  secretDecoded:
    'The sender’s key is what the secret stands for in base64; here its text was the key.',
  secretHexDecoded:
    'The sender’s key is what the hexadecimal digits stand for; here the secret was read another way.',
  secretUrlSafe:
    'The sender read the secret as base64 with - and _ (its form for URLs); here it was read another way.',

  prefixMissing:
    'The signature is right, but stands bare in the header; the sender’s rule has a prefix before it.',
  wrongPrefix:
    'The signature is right, but the header has another prefix before it than the rule says.',
  headerUntidy:
    'The signature is right, but the header is not laid out as the rule says: a space, quote or comma too many.',
  paddingMissing:
    'The signature is right, but the = signs at the end of its base64 are missing from the header.',
  hexInsteadOfBase64:
    'The signature is right, but the header has it in hexadecimal; the rule says base64.',
  base64InsteadOfHex:
    'The signature is right, but the header has it in base64; the rule says hexadecimal.',
  upperCaseHex:
    'The signature is right, but the header has it in capital letters; the rule says small ones.',
  base64UrlSafe:
    'The signature is right, but the header has it in the base64 of URLs, with - and _; the rule says another form.',
  hexOfBase64: 'The signature is right, but was encoded twice: to base64, then to hexadecimal.',
  base64OfHex: 'The signature is right, but was encoded twice: to hexadecimal, then to base64.',

  otherHeader: ({ finding: { headerName }, scheme }) =>
    `The signature is right, but stands in the header ${headerName ?? ''}; the rule reads ${signatureHeaders(scheme)[0] ?? 'another'}.`,
  notSigned: ({ finding: { unsigned } }) =>
    unsigned
      ? unsignedSentences[unsigned.kind](
          unsigned.name ??
            (unsigned.schemeId === undefined
              ? 'the sender'
              : schemeById(unsigned.schemeId).provider),
        )
      : 'No signature is here.',
  signatureCut: ({ finding: { agreeing } }) =>
    `The signature is right as far as it goes, but only ${agreeing?.characters ?? 0} of its ${agreeing?.of ?? 0} characters stand here: it was cut.`,
  signatureMistyped: ({ finding: { agreeing } }) =>
    `The signature is right in ${agreeing?.characters ?? 0} of ${agreeing?.of ?? 0} characters: it was mistyped or damaged; the body and the secret here are the right ones.`,
  signatureCase:
    'The signature is right but for capital and small letters, which something changed on the way.',

  wrongAlgorithm: ({ finding: { algorithm = 'token' }, scheme }) =>
    `The signature was made with ${algorithmName({ algorithm })}; it was checked here with ${algorithmName(scheme)}.`,
  plainHash: ({ scheme }) =>
    `The signature is a plain SHA-256 hash; it was checked here with ${algorithmName(scheme)}, which takes the secret in another way.`,
  timestampMissing:
    'What was signed is the body alone; it was checked here together with the other parts of the rule.',
  wrongScheme: ({ finding: { schemeId }, scheme }) =>
    `The request was signed by the rule of ${schemeId ? schemeById(schemeId).provider : 'another provider'}; it was checked here by that of ${scheme.provider}.`,
  otherStep: ({ finding: { reasons = [] }, scheme }) =>
    `The signature matches; only this is wrong: ${listed(reasons.map((because) => shortReason(because, scheme)))}.`,

  urlScheme: ({ finding, url }) =>
    `The signed URL begins with ${partOf(finding.url, 'scheme')}; the one here with ${partOf(url, 'scheme')}.`,
  urlHost: ({ finding, url }) =>
    `The signed URL has the host ${partOf(finding.url, 'host')}; the one here has ${partOf(url, 'host')}.`,
  urlPort: ({ finding, url }) =>
    `The signed URL has ${portOf(finding.url)}; the one here has ${portOf(url)}.`,
  urlSlash: ({ url }) =>
    partOf(url, 'path').endsWith('/')
      ? 'The signed URL has no slash at the end of its path; the one here has.'
      : 'The signed URL has a slash at the end of its path; the one here has none.',
  urlQueryMissing: 'The signed URL has no query, the part from the ? on; the one here has one.',
  urlQueryEncoding:
    'The signed URL writes its query, the part from the ? on, in other escapes than here.',
  urlQueryOrder: 'The signed URL has the parameters of its query in another order than here.',
  urlQuery: 'The signed URL has another query, the part from the ? on, than the one here.',
  urlFragment:
    'The signed URL has no fragment, the part from the # on, which is never sent; the one here has one.',
  urlPath: 'The signed URL has another path than the one here.',
  methodDiffers: ({ finding, method }) =>
    `The signed method is ${finding.method ?? 'another'}; the one here is ${method}.`,
};

/** What a request is that carries no signature, told its provider. */
const unsignedSentences: Readonly<Record<UnsignedKind, (provider: string) => string>> = {
  'connection test': (provider) =>
    `This is ${provider}’s test of the connection, which is not signed, whatever the secret; here nothing is to be compared.`,
  handshake: (provider) =>
    `This is ${provider}’s question whether the endpoint is there, which is not signed; here nothing is to be compared.`,
  'no secret': (provider) =>
    `No signature is here: ${provider} signs only where a secret is set for the webhook, or a proxy took the header off.`,
  browser: () =>
    'This looks like a browser that opened the address: no event is here, and nothing is signed.',
  probe: () =>
    'HEAD only asks whether the address is there; no event is here, and nothing is signed.',
  preflight: () =>
    'A page in a browser asks here whether it may send (CORS); no event is here, and nothing is signed.',
};

/** An age that goes on while the sentence stands. */
function roughly(seconds: number): string {
  return seconds < 120 || seconds >= 7_200
    ? duration(seconds)
    : `about ${Math.round(seconds / 60)} min`;
}

function allowed(toleranceSeconds: number | undefined): string {
  return toleranceSeconds === undefined ? '' : ` and ${duration(toleranceSeconds)} are allowed`;
}

function partOf(url = '', part: 'scheme' | 'host' | 'path'): string {
  return urlParts(url)?.[part].slice(0, 80) ?? 'none';
}

function portOf(url = ''): string {
  const port = urlParts(url)?.port ?? '';
  return port === '' ? 'no port' : `the port ${port.slice(1)}`;
}

/** What was found, in a few words. */
export function findingTitle({ causes }: Finding, copy?: PastedCopy): string {
  const areas = new Set(causes.map(areaOf));
  const [area] = areas;
  if (areas.size > 1 || !area) return 'Found it: two things differ';
  if (causes[0] === 'notSigned') return 'Found it: this request is not signed';
  const [only] = new Set(causes.map((cause) => causeTitles[cause]));
  if (copy?.isFromPage && area === 'body' && causes[0] !== 'bodyLost') {
    return 'Found it: the page that this was copied from shows the body otherwise';
  }
  return `Found it: ${only ?? areaTitles[area]}`;
}

const areaTitles: Readonly<Record<Area, string>> = {
  time: 'only the time is wrong',
  body: 'the body was changed',
  secret: 'the secret is read another way',
  signature: 'the signature is written another way',
  rule: 'another rule was used',
  URL: 'another URL was signed',
};

const reformatted = 'the body was re-formatted';
const invisible = 'invisible characters of the body differ';
const otherLetters = 'the body is in another character set';
const wrapped = 'the body was wrapped';

const causeTitles: Readonly<Partial<Record<Cause, string>>> = {
  bodyLost: 'the body is not here',
  otherText: 'another text is the body',
  jsonCompacted: reformatted,
  jsonIndented2: reformatted,
  jsonIndented4: reformatted,
  jsonIndentedTab: reformatted,
  jsonPythonSpaces: reformatted,
  jsonKeysSorted: reformatted,
  unicodeEscaped: reformatted,
  unicodeRaw: reformatted,
  slashesEscaped: reformatted,
  htmlEscaped: reformatted,
  escapesSpelled: reformatted,
  jsonJackson: reformatted,
  formValuesTrimmed: 'the values of the form were changed',
  formValuesSlashed: 'the values of the form were changed',
  formEncodedAnew: reformatted,
  newlineAtEnd: invisible,
  newlineLost: invisible,
  whiteSpaceTrimmed: invisible,
  crlf: invisible,
  lf: invisible,
  lineBreaksRemoved: invisible,
  bomAdded: invisible,
  bomRemoved: invisible,
  latin1: otherLetters,
  mojibake: otherLetters,
  questionMarks: otherLetters,
  unicodeNormalised: otherLetters,
  base64Body: wrapped,
  hexBody: 'the body stands here as hexadecimal digits',
  base64Wrapped: wrapped,
  gatewayWrapped: wrapped,
  compressed: 'the body is still compressed',
  formToJson: 'the form was taken apart',
  stringifiedTwice: wrapped,
  stringifiedOnce: wrapped,
  formInsteadOfJson: wrapped,
  jsonInsteadOfForm: wrapped,
  otherHeader: 'the signature stands in another header',
  signatureCut: 'the signature was cut',
  signatureMistyped: 'a few characters of the signature are wrong',
  signatureCase: 'capital and small letters of the signature were changed',
  otherStep: 'the signature matches, another step refuses',
};
