import { listed } from '../../page/listed.ts';
import { macLength } from '../../signing/mac/macAlgorithm.ts';
import { isLiteral, signatureHeaders, type Scheme } from '../../signing/providers/scheme.ts';

/** A number with its noun, in the singular for exactly one: `1 byte`, `1,200 bytes`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `HMAC-SHA-256` as most documents write it. */
export function algorithmName({ algorithm }: Pick<Scheme, 'algorithm'>): string {
  return algorithm.replace('SHA-', 'SHA').replace(' P-256', ' with P-256');
}

/** What is compared: a MAC, a signature that is checked with a public key, or the secret itself. */
export function signatureNoun({ algorithm }: Scheme): 'signature' | 'token' {
  return algorithm === 'token' ? 'token' : 'signature';
}

/** How many bytes a signature of this scheme has; 0 where they are not always as many. */
export function signatureLength({ algorithm }: Scheme): number {
  return macLength(algorithm) ?? 0;
}

/** Where the signature stands, inside a sentence: `the header`, `one of two headers`, `the body’s field …`. */
export function signaturePlace(scheme: Scheme): string {
  const { signature } = scheme;
  if ('bodyField' in signature) {
    return signature.bodyField === ''
      ? 'the body'
      : `the body’s field ${lastName(signature.bodyField)}`;
  }
  return signatureHeaders(scheme).length > 1 ? 'each of the headers' : 'the header';
}

/** What stands in the place of the signature, inside a sentence. */
export function formatWords(scheme: Scheme): string {
  const { format } = scheme.signature;
  if (format.kind === 'token')
    return scheme.own?.normal ? 'Basic and name:password in base64' : 'the secret itself';
  if (isToken(scheme)) return `a token in three parts (JWT) by ${algorithmName(scheme)}`;
  const bytes = signatureLength(scheme);
  const mac =
    format.encoding === 'hex'
      ? `${2 * bytes} ${format.tolerant === 'upper case' ? '' : 'lower-case '}hex digits`
      : bytes === 0
        ? 'a signature in base64'
        : format.encoding === 'base64'
          ? `${4 * Math.ceil(bytes / 3)} characters of base64`
          : `${Math.ceil((4 * bytes) / 3)} characters of base64url`;
  switch (format.kind) {
    case 'versioned list':
      return `${format.version}, then a comma and ${mac}, more of them after a space`;
    case 'key=value pairs': {
      const time = format.timeKey === undefined ? '' : `${format.timeKey}= and the time, `;
      const between = {
        ',': 'a comma',
        ', ': 'a comma and a space',
        ';': 'a semicolon',
        '&': 'an ampersand',
      };
      // Whoever writes no names has another way.
      if (format.timeKey === undefined && scheme.own?.written) {
        return `${mac}, with ${between[format.separator]} between several`;
      }
      return `${time}${format.macKey}= and ${mac}, with ${between[format.separator]} between`;
    }
    case 'prefixed':
      return format.prefix === '' ? mac : `${format.prefix} and ${mac}`;
  }
}

/** What of a request is signed, inside a sentence. */
export function signedWords({ message, algorithm }: Scheme): string {
  if (algorithm === 'token' || message.length === 0) return 'nothing of the request';
  const names = message.flatMap((part) => {
    if (isLiteral(part) || part.startsWith('text:')) return [];
    if (part.startsWith('token:')) return [`the ${part.slice(6)}`];
    if (part.startsWith('body:')) return [`the body’s ${part.slice(5)}`];
    if (part.startsWith('url:')) return [`the URL’s ${part.slice(4)}`];
    if (part.startsWith('field:')) return [lastName(part.slice(6))];
    if (part === 'form parameters') return ['the parameters of a form'];
    if (part === 'url') return ['the URL'];
    const at = part.indexOf(':');
    return [at < 0 ? `the ${part}` : part.slice(at + 1)];
  });
  return listed(names);
}

/** Whether a change of the body is found: not every scheme signs it. */
export function signsBody({ message, bodyHash }: Scheme): boolean {
  return (
    bodyHash !== undefined ||
    message.some(
      (part) => part === 'body' || part === 'form parameters' || part.startsWith('body:'),
    )
  );
}

/** Whether the signature is the last part of a token (RFC 7519). */
export function isToken({ message }: Scheme): boolean {
  return message.length === 1 && message[0]?.startsWith('token:') === true;
}

/** What has the hash of the body in it: a parameter of the URL, or a claim of the token. */
export function hashPlace({ bodyHash }: Scheme): string {
  if (!bodyHash) return 'the hash';
  return 'claim' in bodyHash ? `the claim ${bodyHash.claim}` : bodyHash.queryParameter;
}

/** The last name on a way through the body: the others are only where it stands. */
export function lastName(path: string): string {
  const names = path.split('.');
  return names.length > 3 ? (names.at(-1) ?? path) : path;
}

/** What remains of a base64 text after its last whole group of four characters. */
export function leftOver(characters: number): string {
  return `${counted(characters, 'character')} ${characters === 1 ? 'is' : 'are'} left over`;
}

/** Seconds as a sentence tells them: exact where it is near a tolerance, easy to grasp where it is far from any. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 10_000) return `${whole.toLocaleString('en')} s`;
  if (whole < 2 * 86_400) return `about ${Math.round(whole / 3600)} h`;
  return `about ${Math.round(whole / 86_400).toLocaleString('en')} days`;
}
