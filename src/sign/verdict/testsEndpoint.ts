import type { SchemeId } from '../../signing/providers/scheme.ts';

const testing = ['zoom', 'slack', 'twitch', 'meta', 'dropbox', 'asana', 'discord'] as const;

/** A scheme whose provider asks whether the endpoint is there. */
export type TestingId = (typeof testing)[number];

/** Whether the provider of a scheme asks the endpoint whether it is there. */
export function testsEndpoint(schemeId: SchemeId): schemeId is TestingId {
  return testing.some((id) => id === schemeId);
}
