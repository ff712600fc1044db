import { webCryptoAvailable } from '../../signing/mac/webCryptoMac.ts';
import { signsUrl, type Scheme } from '../../signing/providers/scheme.ts';
import { schemeById } from '../../signing/providers/loaded.ts';
import type {
  Base64Problem,
  Inability,
  KeyFacts,
  RejectionReason,
  StrayEdge,
  TimestampStep,
  Verdict,
} from '../../signing/check/verdict.ts';
import { isGet } from '../../signing/bytes/wantsBody.ts';
import { headerValues, type VerifyInput } from '../../signing/request.ts';
import type { DraftProblem } from '../bench/draft.ts';
import {
  algorithmName,
  counted,
  formatWords,
  hashPlace,
  isToken,
  lastName,
  leftOver,
  signatureLength,
  signaturePlace,
  signedWords,
  signsBody,
} from './schemePhrases.ts';
import { closestComparison } from './stepWords.ts';
import { listed } from '../../page/listed.ts';
import type { Checked, NothingRead } from '../bench/benchState.ts';
import { isOfUnknownSender, isWithoutBody, reasonToTell } from '../bench/incompleteRequest.ts';

const shortReasons: Record<RejectionReason | DraftProblem, string> = {
  'header missing': 'a header is missing',
  'header given twice': 'a header is given twice',
  'header has another value': 'a header has another value',
  'signature header malformed': 'the signature header cannot be read',
  'no signature of a known version': 'the header holds no signature of this kind',
  'signature malformed': 'the signature is not a whole one',
  'URL missing': 'the URL is missing',
  'body field missing': 'a field of the body is missing',
  'form not UTF-8': 'the form is not UTF-8',
  'body hash missing': 'nothing vouches for the body',
  'body hash differs': 'the body is not the one its hash was made of',
  'timestamp missing': 'the timestamp is missing',
  'timestamp is not a number': 'the timestamp is not a number',
  'timestamp is not a date': 'the timestamp is not a date',
  'timestamp in another unit': 'the timestamp is in another unit',
  'body is not JSON': 'the body is not JSON',
  'claim differs': 'it was signed for another request or key',
  'timestamp too old': 'the timestamp is too old',
  'timestamp too new': 'the timestamp lies in the future',
  'secret empty': 'there is no secret to check with',
  'secret malformed': 'the secret cannot be read',
  'secret cannot sign': 'this secret cannot sign',
  'no signature matches': 'the signature does not match',
  'body is not hex': 'the body is not hexadecimal',
  'body is not base64': 'the body is not base64',
  'now is not a time': 'the fixed time is not a number of seconds',
  'tolerance is not a number': 'the tolerance is not a number of seconds',
};

/** Why not, in a few words that follow a colon. */
export function shortReason(
  because: RejectionReason | DraftProblem | Inability,
  scheme: Scheme,
): string {
  if (because === 'certificate not here') return 'what checks it would have to be fetched';
  if (because === 'Ed25519 not supported' || because === 'ECDSA P-256 not supported') {
    const name = because.split(' ')[0] ?? '';
    return webCryptoAvailable() ? `this browser has no ${name}` : `${name} needs an https page`;
  }
  if (because === 'no signature matches') {
    if (scheme.algorithm === 'token') return 'the token is not the secret';
    return `the signature does not match ${signedInShort(scheme)}`;
  }
  if (because === 'signature header malformed' && 'bodyField' in scheme.signature) {
    return 'the signature in the body cannot be read';
  }
  return shortReasons[because];
}

/** *Accept*, *Reject* or *Not checked*, and why, in a few words. */
export function headline(checked: Checked): string {
  const scheme = schemeById(checked.schemeId);
  if ('problem' in checked) {
    return checked.problem === 'no request in the text'
      ? 'Not checked: no request was found in the text'
      : `Reject: ${shortReason(checked.problem, scheme)}`;
  }
  if (isOfUnknownSender(checked)) return 'Not checked: the sender is not known';
  const { verdict } = checked;
  if (isWithoutBody(checked)) return 'Reject: there is no body, and the body is signed';
  if (verdict.ok === undefined) return `Not checked: ${shortReason(verdict.because, scheme)}`;
  if (!verdict.ok) {
    const near = nearlyRight(verdict);
    const reason = near === undefined ? shortReason(reasonToTell(verdict), scheme) : near;
    return `Reject: ${reason}`;
  }
  return scheme.algorithm === 'token'
    ? 'Accept: the token is the secret'
    : 'Accept: the signature matches';
}

/** The same in a sentence or two, with what to look at. */
export function explanation(checked: Checked): string {
  const scheme = schemeById(checked.schemeId);
  if ('problem' in checked) return problemSentences[checked.problem];
  const { verdict } = checked;
  if (isOfUnknownSender(checked)) {
    return `The rule of ${scheme.provider}, which stood here before, finds no signature in it.`;
  }
  if (isWithoutBody(checked)) {
    return bodySentence(scheme, checked.request);
  }
  if (verdict.ok === undefined) return unableSentence(scheme, verdict);
  return verdict.ok
    ? acceptedSentence(scheme, verdict)
    : reasonSentences[reasonToTell(verdict)](scheme, verdict);
}

const problemSentences: Record<DraftProblem | NothingRead, string> = {
  'no request in the text':
    'The fields are not from it, and are not judged until the request in them is changed.',
  'body is not hex':
    'Write two digits from 0 to 9 and a to f for every byte; spaces and line breaks between them do not count.',
  'body is not base64':
    'Write letters, digits, + and /, in groups of four; spaces and line breaks between them do not count.',
  'now is not a time': 'Write the time as whole seconds since 1970, such as 1767225600.',
  'tolerance is not a number': 'Write the tolerance as whole seconds, such as 300.',
};

function acceptedSentence(scheme: Scheme, { steps }: Verdict): string {
  const { provider, timestamp, algorithm } = scheme;
  if (algorithm === 'token') {
    return `${provider} signs nothing: whoever has seen one request can send any other.`;
  }
  const signed = signsBody(scheme)
    ? 'These bytes are exactly the ones that were signed with this secret'
    : `With this secret ${signedWords(scheme)} were signed, and nothing else: the rest of the body could be anybody’s`;
  if (!timestamp) {
    return `${signed}. ${provider} signs no time: the same request sent again would pass again.`;
  }
  const { ok, ageSeconds = 0, toleranceSeconds = Infinity } = timestampOf(steps) ?? {};
  if (ok !== true) return `${signed}. The time was not checked: a recorded request would pass too.`;
  return -ageSeconds > toleranceSeconds
    ? `${signed}. But its timestamp lies far in the future, which ${provider} lets pass: is it in ${timestamp.unit}?`
    : `${signed}, and the timestamp is within the tolerance.`;
}

const reasonSentences: Record<RejectionReason, (scheme: Scheme, verdict: Verdict) => string> = {
  'header missing': ({ provider }) =>
    `Without it there is nothing to compare. With ${provider} it comes with whatever is signed: a proxy dropped it, no secret is set there, or this request is not signed.`,
  'header given twice': () =>
    'Its values differ, and a receiver that takes the wrong one can be fooled.',
  'header has another value': (scheme, { steps }) => {
    const step = steps.find((one) => one.step === 'headers');
    const wrong = step?.headers.filter(
      ({ values, wanted }) => wanted !== undefined && values[0] !== wanted,
    );
    const names = (wrong ?? []).map(({ name, wanted }) => `${name} has to be ${wanted ?? ''}`);
    if (names.length === 0) {
      return `${scheme.provider} compares a header that has another value here, such as the Content-Type.`;
    }
    return `${listed(names)}: by any other value ${scheme.provider} would have signed by another rule.`;
  },
  'signature header malformed': held,
  'no signature of a known version': (scheme) =>
    `With ${scheme.provider} ${signaturePlace(scheme)} holds ${formatWords(scheme)}; other entries must be left aside.`,
  'signature malformed': (scheme) =>
    `A signature by ${algorithmName(scheme)} ${signatureLength(scheme) > 0 ? `is ${counted(signatureLength(scheme), 'byte')}` : 'cannot be read here'}; with ${scheme.provider} ${signaturePlace(scheme)} holds ${formatWords(scheme)}.`,
  'URL missing': ({ provider }) =>
    `${provider} signs the URL it called, so give it as it was registered there: scheme, host, path and query.`,
  'body field missing': (scheme) =>
    `${scheme.provider} keeps what is signed inside the body, in ${listed(fieldsOf(scheme))}. The body is not JSON or a form with these fields.`,
  'form not UTF-8': ({ provider }) =>
    `${provider} signs the fields of the form as text, and these bytes are not UTF-8.`,
  'body hash missing': (scheme) =>
    `${scheme.provider} signs only ${hashedIn(scheme)} here, and without ${hashPlace(scheme)} in it nothing vouches for the body.`,
  'body hash differs': (scheme) =>
    `${scheme.provider} signs only ${hashedIn(scheme)} here, and ${hashPlace(scheme)} in it is the SHA-256 of another body.`,
  'body is not JSON': ({ provider }) =>
    `${provider} signs what the JSON says, written in one way only, and these bytes are not JSON.`,
  'claim differs': ({ provider, message }) =>
    message[0]?.startsWith('token:')
      ? `A token of ${provider} says who issued it, and where it says for which URL it is, that has to be this one. One of them is another.`
      : `${provider} names the key it signs with, and it is not the one that was given here.`,
  'timestamp missing': held,
  'timestamp is not a number': ({ timestamp }) =>
    `It has to be whole ${timestamp?.unit === 'milliseconds' ? 'milliseconds' : 'seconds'} since 1970, digits only.`,
  'timestamp is not a date': () =>
    'It has to be a date and time with its zone, such as 2026-11-23T09:41:07Z.',
  'timestamp in another unit': ({ timestamp, provider }) =>
    `${provider} writes it in ${timestamp?.unit ?? 'seconds'}, and this number is too small for that.`,
  'timestamp too old': (_, verdict) =>
    matches(verdict)
      ? 'The signature itself matches: this request is genuine, but it is late, or somebody recorded it and sent it again.'
      : mismatch(verdict),
  'timestamp too new': (_, verdict) =>
    matches(verdict)
      ? 'The signature itself matches: one of the two clocks is wrong.'
      : mismatch(verdict),
  'secret empty': ({ secret }) =>
    secret.kind === 'Ed25519' || secret.kind === 'ECDSA'
      ? 'Paste the public key of this endpoint. It stays on this page.'
      : 'Paste the signing secret of this endpoint. It stays on this page.',
  'secret malformed': (scheme, { steps }) => {
    const facts = keyFactsOf(steps);
    const edge = edgeSentence(facts?.strayEdges);
    return facts?.problem === undefined || facts.problem === 'empty' || edge !== ''
      ? edge.trim()
      : keyProblem(scheme, facts.problem, facts);
  },
  'secret cannot sign': () =>
    'A public key checks signatures and makes none: signing needs the private key, its seed and the public key in one.',
  'no signature matches': (scheme, { steps }) => {
    const { signer, provider, algorithm } = scheme;
    const edge = edgeSentence(keyFactsOf(steps)?.strayEdges);
    const near = nearlyRight({ steps });
    if (near !== undefined) {
      return 'So few differ only when the secret and the signed bytes are right: the signature itself was mistyped or damaged.';
    }
    if (algorithm === 'token') {
      return `${provider} sends the secret itself, and what was sent is another text.${edge}`;
    }
    const fresh = timestampOf(steps)?.ok === true ? ' and fresh' : '';
    const tried = steps.find(({ step }) => step === 'content');
    const forms =
      tried?.step === 'content' && (tried.tried ?? 1) > 1 && scheme.urlForms
        ? ` ${counted(tried.tried ?? 1, 'spelling')} of the URL were tried, as ${provider}’s own code does.`
        : '';
    const place = 'bodyField' in scheme.signature ? 'signature' : 'header';
    const what = signsBody(scheme) ? 'these bytes were' : `${signedWords(scheme)} were`;
    return `The ${place} is well formed${fresh}, but ${what} not the ones ${signer} signed, or this was not the secret.${forms}${edge}`;
  },
};

/** Of the bits of a wrong signature about half differ, and hardly ever fewer than a third. */
const nearBitsMost = 0.2;

/** What is wrong with a signature that is the right one but for a few bits; undefined for any other. */
function nearlyRight({ steps }: Pick<Verdict, 'steps'>): string | undefined {
  const step = steps.find((one) => one.step === 'comparison');
  const closest = step && closestComparison(step.comparisons);
  const { computedMac, differingBits = 0 } = closest ?? {};
  const bits = 8 * (computedMac?.length ?? 0);
  return step?.ok === false &&
    bits >= 160 &&
    differingBits > 0 &&
    differingBits < nearBitsMost * bits
    ? `the signature differs from the right one in ${counted(differingBits, 'bit')} of ${bits}`
    : undefined;
}

/** Where the body may be. */
function bodySentence({ provider }: Scheme, request: VerifyInput): string {
  if (isGet(request)) {
    return `${provider} sends POST, and this is a GET: a redirect made it one and dropped the body. Register the address that it leads to.`;
  }
  const [length] = headerValues(request.headers, 'content-length');
  return length === undefined || /^0*$/.test(length)
    ? 'Paste the body too. If the request came without one, something took it on the way.'
    : `Its Content-Length is ${length.slice(0, 12)}: the body was read before it was handed on, or not copied. Paste it too.`;
}

function unableSentence(scheme: Scheme, { steps, because }: Verdict & { ok: undefined }): string {
  if (because === 'certificate not here') {
    return `${scheme.provider} signs with RSA, and what checks it has to be fetched from ${scheme.provider}, which this page never does. Where you check it, fetch it from no other address. What is signed is shown below.`;
  }
  const where = webCryptoAvailable()
    ? 'which this version of the browser cannot compute. Nothing can be said of the signature here; a newer browser checks it.'
    : 'which browsers compute on https pages only. Nothing can be said of the signature here.';
  const wrong = steps.find(({ ok }) => ok === false)?.because;
  // What is not there yet may still come.
  const besides =
    wrong === undefined || wrong === 'header missing' || wrong === 'secret empty'
      ? ''
      : ` Apart from it, ${shortReason(wrong, scheme)}: a receiver would refuse this.`;
  return `${scheme.provider} signs with ${algorithmName(scheme)}, ${where}${besides}`;
}

function held(scheme: Scheme): string {
  return `With ${scheme.provider} ${signaturePlace(scheme)} holds ${formatWords(scheme)}.`;
}

/** What has the hash of the body in it. */
function hashedIn({ bodyHash }: Scheme): string {
  return bodyHash && 'claim' in bodyHash ? 'a token' : 'the URL';
}

function signedInShort(scheme: Scheme): string {
  if (isToken(scheme)) return 'this token';
  if (!signsBody(scheme)) return signsUrl(scheme) ? 'this URL' : 'these fields';
  return signsUrl(scheme) ? 'this URL and body' : 'this body';
}

function fieldsOf({ message, signature, timestamp }: Scheme): string[] {
  const { place } = timestamp ?? {};
  return [
    ...new Set([
      ...message.flatMap((part) => (part.startsWith('field:') ? [lastName(part.slice(6))] : [])),
      ...(typeof place === 'object' && 'bodyField' in place ? [place.bodyField] : []),
      ...('bodyField' in signature ? [lastName(signature.bodyField)] : []),
    ]),
  ];
}

function keyProblem(
  { secret }: Scheme,
  problem: Exclude<NonNullable<KeyFacts['problem']>, 'empty'>,
  facts: KeyFacts,
): string {
  if (problem === 'not hex') {
    return `${secret.kind === 'hex' ? 'It' : 'A public key'} is ${secret.kind === 'hex' ? '' : '64 '}hex digits, two a byte: 0 to 9 and a to f.`;
  }
  if (problem === 'not 64 characters')
    return 'It has just 64 characters: some may have been lost in copying.';
  if (problem === 'not JSON Web Keys')
    return 'It is JSON with a list named keys, as the provider publishes it.';
  if (secret.kind === 'ECDSA')
    return 'It is a public key in base64 or PEM, which begins with MFkw or -----BEGIN PUBLIC KEY-----.';
  if (problem === 'not a public key') {
    return `A public key has 32 bytes, and this one has ${facts.byteLength.toLocaleString('en')}.`;
  }
  const prefix =
    secret.kind === 'base64'
      ? secret.prefix
      : secret.kind === 'Ed25519' && secret.encoding === 'base64'
        ? secret.publicPrefix
        : 'whsec_';
  return problemsOfBase64[problem](prefix, facts);
}

const problemsOfBase64: Record<Base64Problem, (prefix: string, facts: KeyFacts) => string> = {
  'not base64': (prefix) =>
    `What follows ${prefix} has to be base64: letters, digits, + and /, without spaces.`,
  'incomplete base64': (prefix, { charactersLeftOver = 0 }) =>
    `Base64 comes in groups of four characters, and of what follows ${prefix} ${leftOver(charactersLeftOver)}: some of it may have been lost in copying.`,
  'impossible last character': () =>
    'Its last character stands for bits that base64 leaves empty: a character was changed or lost.',
};

/** White space that nobody sees in a field counts as much as every letter. */
function edgeSentence(edges: readonly StrayEdge[] | undefined): string {
  return edges?.length
    ? ` The secret ${listed(edges)}, which counts like every other character: it may have come along when it was copied.`
    : '';
}

function timestampOf(steps: Verdict['steps']): TimestampStep | undefined {
  return steps.find((step) => step.step === 'timestamp');
}

function keyFactsOf(steps: Verdict['steps']): KeyFacts | undefined {
  return steps.find((step) => step.step === 'key')?.keys[0];
}

function mismatch({ steps }: Verdict): string {
  return steps.some((step) => step.step === 'comparison' && step.ok === false)
    ? 'And the signature does not match either.'
    : 'And the signature could not be compared.';
}

function matches({ steps }: Verdict): boolean {
  return steps.some((step) => step.step === 'comparison' && step.ok === true);
}
