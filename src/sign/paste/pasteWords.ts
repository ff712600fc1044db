import type { RecognisedAs } from '../../signing/recognise.ts';
import { signatureHeaders, type SchemeId } from '../../signing/providers/scheme.ts';
import { schemeById } from '../../signing/schemes.ts';
import { counted } from '../verdict/schemePhrases.ts';
import { listed } from '../../page/listed.ts';
import type { Understood } from '../bench/benchState.ts';

const kinds: Readonly<Record<Exclude<RecognisedAs, 'nothing'>, string>> = {
  'raw HTTP request': 'a raw HTTP request',
  'curl command': 'a curl command',
  'wget command': 'a Wget command',
  'HTTPie command': 'an HTTPie command',
  'PowerShell command': 'a PowerShell command',
  'output of curl -v': 'what curl -v tells',
  'header list': 'a list of headers',
  'JSON with headers': 'a log entry with headers',
  'printed object': 'an object as a program has printed it',
  HAR: 'a HAR file',
  log: 'a log',
  'access log': 'an access log',
  signature: 'a signature alone',
  body: 'a body',
};

/** What is in the fields now, where a choice was made since the text was read. */
export interface Chosen {
  readonly schemeId: SchemeId;
  readonly isSenderUnknown?: boolean | undefined;
}

/** What was made of a pasted text, and by which sign its provider was known; and by whose rule it is checked. */
export function understoodSentence(understood: Understood, chosen?: Chosen): string {
  const { as, request } = understood;
  const { url, method = 'POST', body } = request;
  const headers = Object.keys(request.headers).length;
  if (as === 'nothing') return 'There is nothing to read yet.';
  if (as === 'signature') return signatureSentence(understood);
  const isEmpty = headers === 0 && body === undefined;
  if ((as === 'log' || as === 'access log') && isEmpty) {
    return `Read as ${kinds[as]} without headers and without a body; the fields stay as they were.`;
  }
  const parts = [
    ...(url === undefined ? [] : [`${method} ${shortUrl(url)}`]),
    ...(as === 'body' ? [] : [counted(headers, 'header')]),
    ...(as === 'body' ? [] : [bodyWords(understood)]),
  ];
  const read =
    as === 'body'
      ? `Read as ${kinds.body} of ${counted(body?.length ?? 0, 'byte')}${besideBody(understood)}`
      : `Read as ${kinds[as]}: ${parts.join(', ')}.`;
  return `${read} ${senderSentence(understood, chosen)}`;
}

/** What became of the headers and the secret, which no body has. */
function besideBody({ headersKept, removedExampleParts: removed }: Understood): string {
  if (headersKept) return '; the headers stay as they are.';
  if (removed.length === 0) return '.';
  const were = removed.length > 1 || removed[0] === 'headers' ? 'were' : 'was';
  return `. The example’s ${listed(removed)} ${were} taken away, for your request has its own.`;
}

function signatureSentence({ schemeId, request, bodyKept }: Understood): string {
  const form = schemeId === undefined ? '' : `, in the form of ${schemeById(schemeId).provider}`;
  const body = bodyKept ? 'The body stays as it was.' : 'Paste the body too.';
  return `Read as ${kinds.signature}${form}: it is in ${Object.keys(request.headers).join()} now. ${body}`;
}

function bodyWords({ request: { body }, bodies, bodyKept, as }: Understood): string {
  if (bodies) return `${counted(bodies.length, 'text')} that may be the body`;
  if (body) return `${counted(body.length, 'byte')} of body`;
  if (bodyKept) return 'the body stays as it was';
  return as === 'header list' ? 'no body yet' : 'no body found';
}

function senderSentence(understood: Understood, chosen?: Chosen): string {
  const { as, schemeId, knownBy } = understood;
  if (as === 'body' && schemeId === undefined) {
    return 'Paste the headers too, or fill them in below.';
  }
  const tried = chosen && `the rule of ${schemeById(chosen.schemeId).provider}`;
  if (schemeId === undefined) {
    const unknown = 'No signature that is known here is among it';
    if (tried === undefined) return `${unknown}.`;
    return chosen?.isSenderUnknown
      ? `${unknown}, so its sender is not known: ${tried}, which stood here before, is tried.`
      : `${unknown}; it is checked by ${tried}, as chosen.`;
  }
  const { provider } = schemeById(schemeId);
  const sign = knownBy ?? signOf(understood);
  if (tried !== undefined && chosen?.schemeId !== schemeId) {
    return `By ${sign} it would be of ${provider}; it is checked by ${tried}, as chosen.`;
  }
  return knownBy === undefined
    ? `This is ${provider}, by ${sign}.`
    : `This is ${provider}, by ${sign}; its signature is not among it.`;
}

/** What the provider was known by: the header that holds the signature, or the field. */
function signOf({ schemeId, request }: Understood): string {
  if (schemeId === undefined) return '';
  const scheme = schemeById(schemeId);
  if ('bodyField' in scheme.signature) return `the field ${scheme.signature.bodyField}`;
  const wanted = signatureHeaders(scheme).flatMap((name) => [
    name,
    ...(scheme.aliases?.[name] ?? []),
  ]);
  const found = Object.keys(request.headers).find((given) =>
    wanted.some((name) => name.toLowerCase() === given.toLowerCase()),
  );
  return found ?? wanted[0] ?? '';
}

const shownMost = 80;

function shortUrl(url: string): string {
  return url.length > shownMost ? `${url.slice(0, shownMost)}…` : url;
}
