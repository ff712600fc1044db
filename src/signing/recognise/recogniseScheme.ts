import { bodyField } from '../bytes/bodyFields.ts';
import type { FoundRequest } from './reading.ts';
import { headerValues } from '../request.ts';
import { signatureHeaders, type Scheme, type SchemeId } from '../providers/scheme.ts';
import { schemes } from '../schemes.ts';

/**
 * The schemes whose signature a request carries, the likeliest first. Where no value has the right form, those whose
 * header is there.
 */
export function recogniseScheme(request: FoundRequest): readonly SchemeId[] {
  const scored = schemes
    .map((scheme, order) => ({ id: scheme.id, score: score(scheme, request), order }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order);
  const isFormed = scored.some((one) => one.score >= formedPoints);
  return scored.filter((one) => !isFormed || one.score >= formedPoints).map(({ id }) => id);
}

/** The least score of a signature in the right form. */
const formedPoints = 3;

function score(scheme: Scheme, request: FoundRequest): number {
  const { signature, timestamp, eventId, message, own } = scheme;
  if ('bodyField' in signature) {
    const fields = own?.emptyFields
      ? []
      : message.filter((part) => part.startsWith('field:')).map((part) => part.slice(6));
    const { body } = request;
    const text = body && bodyField(body, signature.bodyField);
    if (!body || text === undefined || own?.fits?.(text, request.headers) === false) return 0;
    return fields.every((path) => bodyField(body, path) !== undefined) ? 5 : 0;
  }
  const [text] = signatureHeaders(scheme).flatMap((name) => headerValues(request.headers, name));
  if (text === undefined) return 0;
  // Others use this header for something else.
  if (own?.fits?.(text, request.headers) === false) return 0;
  if (!isOfFormat(text, scheme)) return speaksFor(scheme, request) ? 2 : 1;
  let points = 4;
  const more = [
    ...(typeof timestamp?.place === 'object' && 'header' in timestamp.place
      ? [timestamp.place.header]
      : []),
    ...(eventId && 'header' in eventId ? [eventId.header] : []),
  ];
  for (const name of more) if (headerValues(request.headers, name).length > 0) points += 1;
  if (speaksFor(scheme, request)) points += 6;
  // An older rule needs a sign of its own.
  return points - (scheme.variantOf === undefined ? 0 : 0.5);
}

/** Whether a value could be this scheme's: schemes share headers and differ in prefixes. */
function isOfFormat(text: string, { signature: { format }, algorithm }: Scheme): boolean {
  switch (format.kind) {
    case 'versioned list':
      return text.split(' ').some((entry) => entry.startsWith(`${format.version},`));
    case 'prefixed':
      if (!text.startsWith(format.prefix)) return false;
      // HubSpot's two old rules differ in a version header only.
      return algorithm !== 'SHA-256' || /^[\da-f]{64}$/i.test(text);
    default:
      return true;
  }
}

function speaksFor({ alsoSends = [] }: Scheme, { headers }: FoundRequest): boolean {
  return alsoSends.some(({ header, value }) =>
    headerValues(headers, header).some((text) => value === undefined || value.test(text)),
  );
}
