import { hexFromBytes } from '../../signing/bytes/bytes.ts';
import type { Finding, Tried } from '../../signing/diagnose/match.ts';
import type { Cause } from '../../signing/diagnose/causes.ts';
import { likelierScheme, type Hint } from '../../signing/diagnose/hints.ts';
import { signatureHeaders } from '../../signing/providers/scheme.ts';
import { headerValues, type VerifyInput } from '../../signing/request.ts';
import { isGet, wantsBody } from '../../signing/bytes/wantsBody.ts';
import { hasSignature } from '../../signing/diagnose/unsigned.ts';
import { schemeById } from '../../signing/schemes.ts';
import type { DiagnosisReport } from './diagnosisTask.ts';
import { causeSentences } from './diagnosisWords.ts';
import { counted, signsBody } from '../verdict/schemePhrases.ts';
import { listed } from '../../page/listed.ts';

/** What proves a finding, one fact a sentence. */
export function evidence(report: DiagnosisReport): readonly string[] {
  const { finding, request, diff, writers = [] } = report;
  if (!finding) return [];
  return [
    ...proof(report, finding),
    ...(diff && diff.onlySigned + diff.onlyChecked > 0
      ? [
          `${counted(diff.onlySigned, 'byte')} of the ${diff.of} stand only in what was signed, ${diff.onlyChecked.toLocaleString('en')} only in what is here.`,
        ]
      : []),
    ...(writers.length > 0 && writers.length <= writersMost
      ? [`Escapes as in the signed body are written by ${listed(writers)}.`]
      : []),
    ...(diff ? aloneWords(diff) : []),
    ...contentLength(finding, request),
  ];
}

/** A byte that may be all that differs: one of it, and several. */
const signs: Readonly<Record<string, readonly [string, string]>> = {
  '\\': ['a backslash', 'backslashes'],
  '"': ['a quote', 'quotes'],
  ' ': ['a space', 'spaces'],
  '\t': ['a tab', 'tabs'],
  '\r': ['a carriage return', 'carriage returns'],
  '\n': ['a line feed', 'line feeds'],
};

function aloneWords({
  of,
  alone,
  onlySigned,
  onlyChecked,
}: DiagnosisReport['diff'] & object): string[] {
  const said = (byte: string | undefined, count: number, where: string) => {
    const [one, several] = (byte !== undefined && signs[byte]) || [];
    if (one === undefined || several === undefined) return [];
    return count === 1
      ? [`The byte that only ${where} has is ${one}.`]
      : [`All ${count.toLocaleString('en')} bytes that only ${where} has are ${several}.`];
  };
  return [
    ...said(alone.signed, onlySigned, `the signed ${of}`),
    ...said(alone.checked, onlyChecked, `the ${of} here`),
  ];
}

/** More of them tell nothing. */
const writersMost = 6;

function proof({ schemeId, request }: DiagnosisReport, finding: Finding): string[] {
  const { mac, secret, ageSeconds, reasons, agreeing, unsigned } = finding;
  if (finding.causes[0] === 'bodyLost') return lostProof(request);
  const { secret: given } = request;
  if (unsigned) {
    const name = signatureHeaders(schemeById(unsigned.schemeId ?? schemeId))[0];
    return [
      `It was known by ${unsigned.sign}.`,
      ...(name ? [`The header ${name} is not there.`] : []),
    ];
  }
  if (finding.headerName !== undefined && !mac && ageSeconds === undefined) {
    return [`Read from ${finding.headerName}, the signature passes every step.`];
  }
  if (reasons) return ['The signature that was computed here equals the received one.'];
  if (!mac) return ageSeconds === undefined ? [] : ['With the time left aside, every step passes.'];
  const which =
    typeof given !== 'string' && given.length > 1 && secret !== undefined
      ? `secret ${secret} of ${given.length}`
      : 'this secret';
  const algorithm = finding.algorithm ?? schemeById(finding.schemeId ?? schemeId).algorithm;
  // A token is the secret itself: not even its first bytes are for the screen.
  if (algorithm === 'token') return [`With this change, the token received equals ${which}.`];
  if (agreeing && agreeing.characters < agreeing.of) {
    return [
      `${agreeing.characters} of ${agreeing.of} characters are those of the signature computed with ${which}: chance does not make so many agree.`,
    ];
  }
  const shown = `${hexFromBytes(mac.slice(0, 6))}…`;
  return [
    `With this change and ${which}, all ${8 * mac.length} bits equal the received signature (${shown}): no other change can do that by chance.`,
  ];
}

/** A client that follows a redirect names in the Referer which address it called first. */
function lostProof({ method, headers }: VerifyInput): string[] {
  const [referer] = isGet({ method }) ? headerValues(headers, 'referer') : [];
  return [
    'A signature is here, and not one byte of a body.',
    ...(referer === undefined
      ? []
      : [`Its Referer is ${referer.slice(0, 200)}: that address was called first.`]),
  ];
}

function contentLength({ body }: Finding, { headers, body: here }: VerifyInput): string[] {
  const [length] = headerValues(headers, 'content-length');
  if (!body || length === undefined || body.length === here.length) return [];
  if (Number(length) !== body.length) return [];
  return [
    `The Content-Length header says ${counted(body.length, 'byte')}, as many as were signed; the body here has ${here.length.toLocaleString('en')}.`,
  ];
}

/** What the button that puts a finding into the fields changes. */
export function changeWords({ change, finding }: DiagnosisReport): string {
  if (!change || !finding) return '';
  const parts = [
    ...(change.schemeId ? [`the rule of ${schemeById(change.schemeId).provider}`] : []),
    ...(change.body ? ['the body that was signed'] : []),
    ...(change.secret === undefined ? [] : [secretWords(finding)]),
    ...(change.url === undefined ? [] : ['the URL that was signed']),
    ...(change.method === undefined ? [] : ['the method that was signed']),
    ...(change.headers ? ['the header as the rule writes it'] : []),
  ];
  const clock =
    change.nowSeconds === undefined
      ? []
      : ['Sets the receiver’s clock to the time at which it was sent.'];
  return [...(parts.length > 0 ? [`Puts ${listed(parts)} into the fields.`] : []), ...clock].join(
    ' ',
  );
}

const otherKeys: readonly Cause[] = [
  'secretNotDecoded',
  'secretDecoded',
  'secretHexDecoded',
  'secretUrlSafe',
];

/** Where the sender makes its key by another rule, its own secret would give another key here. */
function secretWords({ causes }: Finding): string {
  return causes.some((cause) => otherKeys.includes(cause))
    ? 'a secret of which this rule makes the sender’s key'
    : 'the secret as the sender has it';
}

const triedNouns: Readonly<Record<keyof Tried, string>> = {
  body: 'other bodies (JSON writers, line ends, character sets, wrappings, forms)',
  secret: 'other readings of the secret',
  URL: 'other URLs and methods',
  signature: 'other spellings of the signature',
  rule: 'other algorithms and signed parts',
  time: 'other forms of the timestamp',
  scheme: 'rules of other providers',
  several: 'pairs of these',
};

/** How many changes of each kind were tried, the most first. */
export function triedLines(tried: Tried): readonly string[] {
  const kinds = Object.keys(triedNouns) as (keyof Tried)[];
  return kinds
    .filter((kind) => tried[kind] > 0)
    .sort((a, b) => tried[b] - tried[a])
    .map((kind) => `${tried[kind].toLocaleString('en')} ${triedNouns[kind]}`);
}

/** What is said where nothing was found: what that means, and how much was tried. */
export function nothingFound(report: DiagnosisReport): { title: string; tried: string } {
  const { schemeId, request } = report;
  const count = triedCount(report.tried);
  const isWithoutBody = request.body.length === 0 && wantsBody(schemeById(schemeId), request);
  const [title, tried] = isSigned(report)
    ? [
        'Nothing that was tried explains it',
        `${counted(count, 'change')} tried, alone and in pairs; none makes the signature match.`,
      ]
    : [
        'No signature to compare was found',
        `${counted(count, 'other rule')} tried; none accepts this request.`,
      ];
  return { title: isWithoutBody ? 'Without the body no cause can be found' : title, tried };
}

/** All changes together. */
export function triedCount(tried: Tried): number {
  return Object.values(tried).reduce((sum, count) => sum + count, 0);
}

const hintWords: Readonly<Record<Hint, string | ((report: DiagnosisReport) => string)>> = {
  'body is empty':
    'The body is empty, and the body is what is signed: paste it too, or keep it before a framework reads it.',
  'redirect lost the body': ({ schemeId }) =>
    `This is a GET without a body, and ${schemeById(schemeId).provider} sends POST: a redirect made it one and dropped the body. Register the address that it leads to.`,
  'headers of another provider': ({ schemeId, request, likelier }) => {
    const scheme =
      likelier === undefined ? likelierScheme(schemeById(schemeId), request) : schemeById(likelier);
    return `The headers look like those of ${scheme?.provider ?? 'another provider'}: choose it as the provider.`;
  },
  'signature is a plain hash':
    'The received value is the SHA-256 of the body alone, without any secret: anybody can make that.',
  'secret is an API key':
    'The secret looks like an API key. The signing secret of an endpoint is another one.',
  'secret is an endpoint id':
    'The secret looks like the id of an endpoint; its signing secret stands beside it in the dashboard.',
  'secret is a URL': 'The secret is a URL.',
  'secret is a placeholder': 'The secret looks like a placeholder from an example.',
  'signature of another length':
    'The received signature is longer or shorter than this rule makes: another algorithm, or cut when copied.',
  'body length differs from Content-Length': ({ request }) =>
    request.body.length === 0
      ? 'The Content-Length header names a body, and there is none here: it was read before it was handed on, or not copied.'
      : 'The body has another number of bytes than the Content-Length header says: it was changed, on the way or by what it was copied from.',
  'body is cut JSON': 'The body begins as JSON and does not end: a part of it may be missing.',
  'body is a printed object':
    'The body is [object Object]: a program printed a parsed object. The bytes are lost; keep them before parsing.',
  'body may have lost numbers':
    'The body has something that a parser does not keep: a number such as 1.0 or 1e3, one beyond 2^53, or a name given twice.',
  'body has numbers beyond 2^53':
    'The body has whole numbers beyond 2^53, which JavaScript changes when it parses and prints them.',
  'body has lost characters':
    'The body has the replacement sign U+FFFD: bytes that were no UTF-8 were lost when it was read as text.',
  'form content type, JSON body':
    'The Content-Type says form, but the body is JSON: a form was taken apart, or curl sent it without a Content-Type of its own.',
};

/** What looks odd without proving anything, and is not told as evidence already. */
export function hintSentences(report: DiagnosisReport): readonly string[] {
  const { hints, finding, request } = report;
  const toldLength = finding !== undefined && contentLength(finding, request).length > 0;
  if (finding?.causes[0] === 'bodyLost') return [];
  return hints
    .filter(
      (hint) => hint !== 'signature of another length' || !finding?.causes.includes('signatureCut'),
    )
    .filter((hint) => !toldLength || hint !== 'body length differs from Content-Length')
    .map((hint) => {
      const words = hintWords[hint];
      return typeof words === 'string' ? words : words(report);
    });
}

const ofMatched = new Set<Cause>(['clock', 'replay', 'otherStep']);

/** What the verdict adds: the cause in a sentence or two, or why there is no body to find one in. */
export function bannerSentences(report: DiagnosisReport): string | undefined {
  if (report.finding) {
    // Of a signature that matches the verdict itself says what else is wrong.
    const isMatched = report.finding.causes.some((cause) => ofMatched.has(cause));
    return isMatched ? undefined : causeSentences(report).slice(0, 2).join(' ');
  }
  return undefined;
}

/** Whether a request has what the scheme reads the signature from. */
function isSigned({ schemeId, request }: Pick<DiagnosisReport, 'schemeId' | 'request'>): boolean {
  const scheme = schemeById(schemeId);
  return 'bodyField' in scheme.signature || hasSignature(scheme, request.headers);
}

/** What nothing that was tried can find. */
export function remains({
  schemeId,
  request,
  hints,
  copy,
  untried = [],
}: Pick<
  DiagnosisReport,
  'schemeId' | 'request' | 'copy' | 'hints' | 'untried'
>): readonly string[] {
  const scheme = schemeById(schemeId);
  const signed = isSigned({ schemeId, request });
  const isUrl = scheme.message.includes('url') && signed;
  const hasBody = request.body.length > 0 && signsBody(scheme) && signed;
  return [
    ...untried.map((one) =>
      one === 'packed body'
        ? 'A body that is still compressed: this browser cannot unpack it, so what is inside was not tried.'
        : `The rule of ${schemeById(one).provider}: its signature is there, and ${schemeById(one).algorithm} cannot be checked here.`,
    ),
    ...(signed
      ? [
          'Another secret: of another endpoint, of test instead of live, or the one before a rotation. Paste it as well.',
        ]
      : [
          `Another rule: what the rule of ${scheme.provider} reads is not in this request. Choose the provider that sent it, or let the search find its rule, under “A rule of your own”.`,
          'A signature that was lost: a proxy or a framework took its header off, or the copy is not whole.',
        ]),
    ...(isUrl
      ? [
          'Another URL: another host or path, more than seven parameters in another order, or escapes that no usual encoder writes. Give it as it is registered with the sender.',
        ]
      : []),
    ...(copy?.bodies
      ? [
          `Another body: of the pasted text ${counted(copy.bodies.length, 'part')} that may be it were tried, and no other part of it.`,
        ]
      : []),
    ...(hasBody ? [lostForGood(hints)] : []),
    'A request that somebody changed or forged: then it is refused for good reason.',
  ];
}

function lostForGood(hints: readonly Hint[]): string {
  return hints.includes('body may have lost numbers') ||
    hints.includes('body has numbers beyond 2^53')
    ? 'A body that lost something for good when it was parsed: 1.0 printed as 1, names in another order, a name given twice. This one has something of that kind.'
    : 'A body that lost something for good when it was parsed: names in another order, a name given twice, letters turned into U+FFFD.';
}
