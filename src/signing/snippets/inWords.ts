import { isLiteral, type MessagePart, type Scheme } from '../providers/scheme.ts';

/** The steps of a rule that has ways of its own, as comments behind this mark: what to write, and in which order. */
export function inWords(scheme: Scheme, mark: string): string {
  return ['', ...stepsOf(scheme)]
    .map((step, at) => `${mark} ${at === 0 ? introduction(scheme) : `${at}. ${step}`}`)
    .join('\n')
    .concat('\n');
}

function introduction({ provider }: Scheme): string {
  return `${provider} has a rule of its own, and this page writes no code for it. Its steps:`;
}

function stepsOf({ algorithm, message, secret, signature, timestamp, bodyHash }: Scheme): string[] {
  const [header] = 'header' in signature ? [signature.header] : [];
  const from = header ?? ('bodyField' in signature ? signature.bodyField : '');
  const place =
    header === undefined ? `the body${from === '' ? '' : `, from ${from}`}` : `the header ${from}`;
  if (algorithm === 'token') {
    return [
      `Take the text from ${place}.`,
      'Write Basic, a blank, and name:password in base64.',
      'Compare both in constant time.',
    ];
  }
  const isToken = bodyHash !== undefined && 'claim' in bodyHash;
  return [
    `Take the ${isToken ? 'token' : 'signature'} from ${place}.`,
    `Put together what is signed: ${message.map(partInWords).join(', ')}.`,
    ...(secret.kind === 'made' ? [`Make the key of the secret: ${secret.how}.`] : []),
    algorithm === 'ECDSA P-256' || algorithm === 'RSA'
      ? `Check it by ${algorithm} with the public key.`
      : `Compute ${algorithm}, and compare in constant time.`,
    ...(isToken
      ? [`Compare ${bodyHash.claim} with the SHA-256 of the raw body, and the issuer.`]
      : []),
    ...(timestamp?.toleranceSeconds === undefined && !isToken ? [] : ['Then look at the time.']),
  ];
}

function partInWords(part: MessagePart): string {
  if (part === '\n') return 'a line feed';
  if (isLiteral(part)) return `“${part}”`;
  const at = part.indexOf(':');
  if (at < 0) return `the ${part}`;
  const name = part.slice(at + 1);
  if (part.startsWith('header:')) return `the header ${name}`;
  if (part.startsWith('field:')) return name.slice(name.lastIndexOf('.') + 1);
  return part.startsWith('body:')
    ? `the body’s ${name}`
    : part.startsWith('url:')
      ? `the URL’s ${name}`
      : `the ${name}`;
}
