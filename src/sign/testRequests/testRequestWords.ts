import { schemeById } from '../../signing/schemes.ts';
import type { Draft } from '../bench/draft.ts';
import { duration } from '../verdict/schemePhrases.ts';
import { idOf, staleSeconds, type TestForm, type TestKind } from './testRequest.ts';

/** What a request of this kind is, and what becomes of it at a receiver that keeps the provider's rule. */
export function kindSentence(event: Draft, kind: TestKind): string {
  const { signer, timestamp, algorithm } = schemeById(event.schemeId);
  const tolerance = timestamp?.toleranceSeconds;
  const isToken = algorithm === 'token';
  switch (kind) {
    case 'genuine':
      return `As ${signer} sends it: the receiver takes it${tolerance === undefined ? '' : `, for ${duration(tolerance)} from when you take it away`}.`;
    case 'forged':
      return `${isToken ? 'With another token' : 'Signed with another secret'}, as by somebody who guesses: the receiver refuses it.`;
    case 'stale': {
      const stale = staleSeconds(event);
      if (stale === undefined) {
        return `There is none: ${signer} sends no time, so the receiver takes a request however old it is.`;
      }
      return tolerance === undefined
        ? `Signed ${duration(stale)} ago, and no limit of age is known of ${signer}: the receiver takes it, unless it has a limit of its own.`
        : `Signed ${duration(stale)} ago, and ${duration(tolerance)} are allowed: the receiver refuses it.`;
    }
    case 'duplicate': {
      const id = idOf(event);
      return id === undefined
        ? `The same event once more. No id is known that ${signer} sends with it, so the receiver knows it again only by what it says.`
        : `The event of the genuine one once more, with its id ${id}, as when an answer was lost: the receiver answers as before, and does nothing again.`;
    }
  }
}

/** Whether there is a request of this kind to take away. */
export function isOffered(event: Draft, kind: TestKind): boolean {
  return kind !== 'stale' || staleSeconds(event) !== undefined;
}

/** That it was taken away. */
export function takenSentence(kind: TestKind, form: TestForm): string {
  const what = { curl: 'curl line', http: '.http file', raw: 'raw request' }[form];
  const made = `the ${kind} request as a ${what}. Its header X-Test-Request says that its secret is for tests.`;
  return form === 'curl' ? `Copied ${made}` : `Saved ${made}`;
}
