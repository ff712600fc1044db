import { bodyField } from '../bytes/bodyFields.ts';
import { bytesFromText } from '../bytes/bytes.ts';
import { schemeById } from '../providers/loaded.ts';
import type { SchemeId } from '../providers/scheme.ts';
import { providerHeaders } from './providerHeaders.ts';

/** A made-up event of a provider, as it would be sent but for its signature. */
export interface MockEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** By which a receiver knows the event again; undefined where the scheme names nothing. */
  readonly id: string | undefined;
}

/**
 * An event in the provider's shape: that of its example, with an id that `freshen` makes of the example's. Where the id
 * cannot be changed in the body it stays as it was.
 */
export function mockEvent(schemeId: SchemeId, freshen: (id: string) => string): MockEvent {
  const { eventId, example } = schemeById(schemeId);
  const { body: given, indent } = example;
  const text = typeof given === 'string' ? given : JSON.stringify(given, null, indent);
  const headers = { ...providerHeaders[schemeId], ...example.headers };
  if (!eventId) return { headers, body: text, id: undefined };
  if ('header' in eventId) {
    const id = freshen(eventId.example);
    return { headers: { ...headers, [eventId.header]: id }, body: text, id };
  }
  const body = withFreshId(text, eventId.bodyField, freshen);
  return { headers, body, id: bodyField(bytesFromText(body), eventId.bodyField) };
}

function withFreshId(text: string, path: string, freshen: (id: string) => string): string {
  const id = bodyField(bytesFromText(text), path);
  if (id === undefined) return text;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const next = freshen(id);
  const changed = text.replace(
    new RegExp(`("${name}":\\s*"?)${id}\\b`),
    (_, before: string) => before + next,
  );
  return bodyField(bytesFromText(changed), path) === next ? changed : text;
}
