import { bodyField } from '../bytes/bodyFields.ts';
import { macLength } from '../mac/macAlgorithm.ts';
import { aliasedValues, type VerifyInput } from '../request.ts';
import {
  requiredHeaders,
  signatureHeaders,
  type Algorithm,
  type Scheme,
} from '../providers/scheme.ts';
import { secretKeys, type SecretKeys, type UsableKey } from './secretKey.ts';
import { readSignature, type ReadSignature } from './signatureFormat.ts';
import { signedContents, type SignedContent } from './signedContent.ts';
import { checkTimestamp } from './timestamp.ts';
import type {
  ContentStep,
  FoundHeader,
  HeadersStep,
  KeyStep,
  OfferedMac,
  SignatureStep,
  Step,
  TimestampStep,
} from './verdict.ts';

/** What is known of a request before any MAC is computed. */
export interface Prepared {
  readonly algorithm: Algorithm;
  readonly steps: readonly Step[];
  /** What may have been signed; none when a part of it is missing. */
  readonly contents: readonly SignedContent[];
  readonly keys: readonly UsableKey[];
  readonly offered: readonly OfferedMac[];
}

/** Reads a request and says what must be signed, with which keys, and which MACs were offered. */
export function prepare(scheme: Scheme, given: VerifyInput): Prepared {
  // Results are cached by the identity of the body, and the caller may change its bytes.
  const input = { ...given, body: given.body.slice() };
  const headers = headersStep(scheme, input);
  const read = readOffered(scheme, input);
  const timestampText = findTimestamp(scheme, input, read);
  const signed = signedContents(scheme, {
    body: input.body,
    url: input.url,
    method: input.method,
    headers: canonicalHeaders(scheme, input),
    timestamp: timestampText,
    secrets: secretsOf(input),
  });
  const contents = signed.ok ? signed.contents : [];
  const content: ContentStep = signed.ok
    ? contentStep(signed.contents[0], contents.length)
    : {
        step: 'content',
        parts: [],
        byteLength: 0,
        ...(signed.because === undefined
          ? { ok: 'skipped' }
          : { ok: false, because: signed.because }),
      };
  const secrets = secretKeys(input.secret, scheme.secret);

  return {
    algorithm: algorithmOf(scheme, input) ?? scheme.algorithm,
    steps: [
      headers,
      signatureStep(read, scheme),
      timestampStep(scheme, input, timestampText),
      content,
      keyStep(secrets, scheme),
    ],
    contents,
    keys: secrets.usable,
    offered: read?.offered ?? [],
  };
}

/** The step that shows the signed content; `tried` counts the spellings of the URL. */
export function contentStep({ parts, message, note }: SignedContent, tried: number): ContentStep {
  return {
    step: 'content',
    ok: true,
    parts,
    byteLength: message.length,
    ...(note === undefined ? {} : { note }),
    ...(tried > 1 ? { tried } : {}),
  };
}

function headersStep(scheme: Scheme, { headers }: VerifyInput): HeadersStep {
  const { constants = [], aliases } = scheme;
  const places = signatureHeaders(scheme);
  const found: readonly FoundHeader[] = requiredHeaders(scheme).map((name) => {
    const constant = constants.find((one) => one.name === name);
    return {
      name,
      values: aliasedValues(headers, name, aliases),
      ...(constant ? { wanted: constant.value } : {}),
      ...(places.length > 1 && places.includes(name) ? { optional: true } : {}),
    };
  });
  const seen = { step: 'headers', headers: found } as const;
  const isMissing = ({ values }: FoundHeader) => values.length === 0 || values.includes('');
  const offers = found.filter(({ optional }) => optional);
  if (
    found.some((header) => !header.optional && isMissing(header)) ||
    (offers.length > 0 && offers.every(isMissing))
  ) {
    return { ...seen, ok: false, because: 'header missing' };
  }
  if (found.some(({ values }) => values.length > 1)) {
    return { ...seen, ok: false, because: 'header given twice' };
  }
  if (found.some(({ values, wanted }) => wanted !== undefined && values[0] !== wanted)) {
    return { ...seen, ok: false, because: 'header has another value' };
  }
  return { step: 'headers', headers: found, ok: true };
}

/** The headers, with those that have an alias under the scheme's own name. */
export function canonicalHeaders(
  { message, aliases }: Scheme,
  { headers }: VerifyInput,
): VerifyInput['headers'] {
  if (!aliases) return headers;
  const named = message
    .filter((part) => part.startsWith('header:'))
    .map((part) => part.slice('header:'.length))
    .flatMap((name) => {
      const [value] = aliasedValues(headers, name, aliases);
      return value === undefined ? [] : [[name, value] as const];
    });
  return { ...headers, ...Object.fromEntries(named) };
}

/** Of a token what it names itself; undefined where the rule does not have that. */
function algorithmOf({ own, algorithm }: Scheme, input: VerifyInput): Algorithm | undefined {
  return own?.algorithm ? own.algorithm(input) : algorithm;
}

function secretsOf({ secret }: VerifyInput): readonly string[] {
  return typeof secret === 'string' ? [secret] : secret;
}

function readOffered(scheme: Scheme, input: VerifyInput): ReadSignature | undefined {
  const { signature, aliases, own } = scheme;
  const { headers, body } = input;
  const algorithm = algorithmOf(scheme, input);
  const texts =
    'bodyField' in signature
      ? [bodyField(body, signature.bodyField)]
      : signatureHeaders(scheme).map((name) => aliasedValues(headers, name, aliases)[0]);
  const read = texts
    .filter((text): text is string => text !== undefined && text !== '')
    .map((text): ReadSignature => {
      // Signed by an algorithm that the rule does not have.
      if (!algorithm) return { offered: [], leftAside: [text], time: undefined, malformed: false };
      const normal = own?.normal?.(text, secretsOf(input)) ?? text;
      return readSignature(normal, signature.format, macLength(algorithm) ?? 0);
    });
  const [first] = read;
  if (!first) return undefined;
  return {
    offered: read.flatMap(({ offered }) => offered),
    leftAside: read.flatMap(({ leftAside }) => leftAside),
    time: first.time,
    malformed: read.every(({ malformed }) => malformed),
  };
}

function signatureStep(read: ReadSignature | undefined, { signature }: Scheme): SignatureStep {
  const step = 'signature';
  if (!read) {
    const nothing = { step, offered: [], leftAside: [] } as const;
    return 'bodyField' in signature
      ? { ...nothing, ok: false, because: 'body field missing' }
      : { ...nothing, ok: 'skipped' };
  }
  const { offered, leftAside, malformed } = read;
  const seen = { step, offered, leftAside } as const;
  if (malformed) return { ...seen, ok: false, because: 'signature header malformed' };
  if (offered.length === 0) {
    return { ...seen, ok: false, because: 'no signature of a known version' };
  }
  if (offered.every((entry) => 'problem' in entry)) {
    return { ...seen, ok: false, because: 'signature malformed' };
  }
  return { step, offered, leftAside, ok: true };
}

function findTimestamp(
  { timestamp, aliases }: Scheme,
  { headers, body }: VerifyInput,
  read: ReadSignature | undefined,
): string | undefined {
  if (!timestamp) return undefined;
  const { place } = timestamp;
  if (place === 'signature header') return read?.time;
  return 'header' in place
    ? aliasedValues(headers, place.header, aliases)[0]
    : bodyField(body, place.bodyField);
}

function timestampStep(
  { timestamp, own }: Scheme,
  input: VerifyInput,
  text: string | undefined,
): TimestampStep {
  if (own?.judgesTime) return own.judgesTime(input);
  return timestamp ? checkTimestamp(timestamp, text, input) : { step: 'timestamp', ok: 'skipped' };
}

function keyStep({ facts: keys, because }: SecretKeys, { secret }: Scheme): KeyStep {
  if (secret.kind === 'none') return { step: 'key', ok: 'skipped', keys: [] };
  return because ? { step: 'key', ok: false, because, keys } : { step: 'key', ok: true, keys };
}
