import { concatBytes, type Bytes } from './bytes.ts';
import { headerValues, type VerifyInput } from './request.ts';
import { requiredHeaders, type Scheme } from './scheme.ts';
import { secretKeys, type SecretKeys, type UsableKey } from './secretKey.ts';
import { readSignature, type ReadSignature } from './signatureFormat.ts';
import { signedParts } from './signedContent.ts';
import { checkTimestamp } from './timestamp.ts';
import type {
  ContentStep,
  HeadersStep,
  KeyStep,
  OfferedMac,
  SignatureStep,
  Step,
  TimestampStep,
} from './verdict.ts';

/** Everything a check needs before and after the one step that needs a MAC. */
export interface Prepared {
  readonly steps: readonly Step[];
  /** What must be signed; absent when a part of it is missing. */
  readonly message: Bytes | undefined;
  readonly keys: readonly UsableKey[];
  readonly offered: readonly OfferedMac[];
}

const macLengths = { 'HMAC-SHA-256': 32 } as const;

/** Reads a request and says what must be signed, with which keys, and which MACs were offered. */
export function prepare(scheme: Scheme, input: VerifyInput): Prepared {
  const headers = headersStep(scheme, input);
  const read = readOffered(scheme, input);
  const timestampText = findTimestamp(scheme, input, read);
  const parts = signedParts(scheme, { ...input, timestamp: timestampText });
  const message = parts && concatBytes(parts.map((part) => part.bytes));
  const content: ContentStep = parts
    ? { step: 'content', ok: true, parts, byteLength: message?.length ?? 0 }
    : { step: 'content', ok: 'skipped', parts: [], byteLength: 0 };
  const secrets = secretKeys(input.secret, scheme.secret);

  return {
    steps: [
      headers,
      signatureStep(read),
      timestampStep(scheme, input, timestampText),
      content,
      keyStep(secrets),
    ],
    message,
    keys: secrets.usable,
    offered: read?.offered ?? [],
  };
}

function headersStep(scheme: Scheme, { headers }: VerifyInput): HeadersStep {
  const found = requiredHeaders(scheme).map((name) => ({
    name,
    values: headerValues(headers, name),
  }));
  const seen = { step: 'headers', headers: found } as const;
  if (found.some(({ values }) => values.length === 0 || values.includes(''))) {
    return { ...seen, ok: false, because: 'header missing' };
  }
  if (found.some(({ values }) => values.length > 1)) {
    return { ...seen, ok: false, because: 'header given twice' };
  }
  return { ...seen, ok: true };
}

function readOffered(
  { signature, algorithm }: Scheme,
  { headers }: VerifyInput,
): ReadSignature | undefined {
  const [text] = headerValues(headers, signature.header);
  return text ? readSignature(text, signature.format, macLengths[algorithm]) : undefined;
}

function signatureStep(read: ReadSignature | undefined): SignatureStep {
  const step = 'signature';
  if (!read) return { step, ok: 'skipped', offered: [], leftAside: [] };
  const { offered, leftAside, malformed } = read;
  const seen = { step, offered, leftAside } as const;
  if (malformed) return { ...seen, ok: false, because: 'signature header malformed' };
  if (offered.length === 0) {
    return { ...seen, ok: false, because: 'no signature of a known version' };
  }
  if (offered.every((entry) => 'problem' in entry)) {
    return { ...seen, ok: false, because: 'signature malformed' };
  }
  return { ...seen, ok: true };
}

function findTimestamp(
  { timestamp }: Scheme,
  { headers }: VerifyInput,
  read: ReadSignature | undefined,
): string | undefined {
  if (!timestamp) return undefined;
  return timestamp.place === 'signature header'
    ? read?.time
    : headerValues(headers, timestamp.place.header)[0];
}

function timestampStep(
  { timestamp }: Scheme,
  input: VerifyInput,
  text: string | undefined,
): TimestampStep {
  return timestamp ? checkTimestamp(timestamp, text, input) : { step: 'timestamp', ok: 'skipped' };
}

function keyStep({ facts: keys, because }: SecretKeys): KeyStep {
  return because ? { step: 'key', ok: false, because, keys } : { step: 'key', ok: true, keys };
}
