import { curesFor } from '../../signing/cures/cures.ts';
import type { Framework } from '../../signing/cures/cure.ts';
import type { Cause } from '../../signing/diagnose/causes.ts';
import type { Scheme } from '../../signing/providers/scheme.ts';
import type { DrillResult } from './judge.ts';

/** What the pattern of the drills says is missing at the receiver, and what to do about it. */
export interface Found {
  readonly cause: string;
  /** What was seen that says so. */
  readonly evidence: string;
  readonly cure: string;
  /** The cure as code, where there is any for the framework. */
  readonly code?: string;
}

type Drills = ReadonlyMap<string, DrillResult>;

interface Pattern {
  /** The evidence, where the pattern is there. */
  readonly seen: (drills: Drills) => string | undefined;
  readonly cause: string;
  readonly cure: string;
  /** What the cures of a diagnosis have code for. */
  readonly diagnosed?: Cause;
}

const fell = (drills: Drills, id: string) => drills.get(id)?.verdict === 'fell short';
const held = (drills: Drills, id: string) => drills.get(id)?.verdict === 'held';
const doubled = (drills: Drills, id: string) => (drills.get(id)?.doubles ?? 0) > 0;
const statuses = (drills: Drills, id: string) =>
  drills.get(id)?.requests.map(({ status }) => status) ?? [];
const isTaken = (status: number) => status >= 200 && status < 300;
const taken = (drills: Drills, id: string) => statuses(drills, id).some(isTaken);

/** Whether something was accepted that should not be. */
const letIn = (drills: Drills, id: string) =>
  drills.get(id)?.requests.some(({ fine, status }) => !fine && isTaken(status)) ?? false;

/** Whether a signature is looked at: without that its time says nothing. */
const isChecked = (drills: Drills) => !letIn(drills, 'unsigned') || !letIn(drills, 'wrong-secret');

/** The bodies that come out otherwise when JSON is parsed and written again; the byte order mark breaks the parsing. */
const rewritten = new Set([
  'a number 10.0',
  'an escaped é',
  'an escaped slash',
  'an escaped emoji',
  'with spaces',
  'a final line feed',
]);

/** The first that fits of each group is told: others would repeat it. */
const groups: readonly (readonly Pattern[])[] = [
  [
    {
      seen: (drills) => {
        const traps = drills.get('raw-body')?.requests ?? [];
        const isRefused = (label: string) =>
          traps.some((each) => each.label === label && !isTaken(each.status));
        const refused = traps.filter(({ status }) => !isTaken(status));
        const exactly =
          refused.length > 0 &&
          [...rewritten].every(isRefused) &&
          !isRefused('an emoji') &&
          !isRefused('without spaces');
        return exactly
          ? 'Refused were exactly the bodies that change when JSON is parsed and written again.'
          : undefined;
      },
      cause: 'The body is written again before it is checked',
      cure: 'Check the raw bytes, then parse.',
      diagnosed: 'jsonCompacted',
    },
    {
      seen: (drills) =>
        drills.get('raw-body')?.requests.some(({ fine }) => !fine) && taken(drills, 'raw-body')
          ? 'Some bodies were refused that say the same in other bytes.'
          : undefined,
      cause: 'Something changes the body before it is checked',
      cure: 'Check the raw bytes, then parse.',
      diagnosed: 'jsonCompacted',
    },
    {
      seen: (drills) =>
        statuses(drills, 'genuine').some((status) => status >= 400 && status < 500) &&
        !taken(drills, 'genuine')
          ? 'No genuine event was accepted.'
          : undefined,
      cause: 'The check refuses everything, or the endpoint is another',
      cure: 'Compare the secret, the scheme and the path.',
    },
  ],
  [
    {
      seen: (drills) =>
        letIn(drills, 'wrong-secret') && letIn(drills, 'unsigned')
          ? 'Accepted were events that nobody signed, or signed with another secret.'
          : undefined,
      cause: 'The signature is not checked',
      cure: 'Compute the signature over the raw body and compare it in constant time; refuse what has none.',
    },
    {
      seen: (drills) =>
        letIn(drills, 'unsigned') ? 'Accepted was an event without a signature.' : undefined,
      cause: 'A missing signature passes',
      cure: 'Refuse a request without the signature header before anything else.',
    },
    {
      seen: (drills) =>
        letIn(drills, 'plain-hash') ? 'Accepted was a hash that takes no secret.' : undefined,
      cause: 'The signature is a plain hash',
      cure: 'Compute an HMAC with the secret as its key.',
    },
    {
      seen: (drills) =>
        letIn(drills, 'wrong-secret')
          ? 'Accepted was an event signed with another secret.'
          : undefined,
      cause: 'The signature is read, and not compared',
      cure: 'Compare the signature that you compute with the one that came.',
    },
    {
      seen: (drills) =>
        letIn(drills, 'tampered')
          ? 'Accepted was a changed body with its old signature.'
          : undefined,
      cause: 'The signature does not cover the body',
      cure: 'Compute the signature over the whole raw body.',
    },
  ],
  [
    {
      seen: (drills) =>
        isChecked(drills) && letIn(drills, 'replayed')
          ? 'Accepted was a signature older than allowed.'
          : undefined,
      cause: 'Old timestamps pass',
      cure: 'Refuse what was signed longer ago, or further ahead, than the tolerance, by the timestamp that is signed.',
    },
    {
      seen: (drills) =>
        isChecked(drills) && letIn(drills, 'future')
          ? 'Accepted was a signature of a time to come.'
          : undefined,
      cause: 'Timestamps from the future pass',
      cure: 'Refuse a timestamp that lies further ahead than the tolerance: it could be replayed until then.',
    },
  ],
  [
    {
      seen: (drills) =>
        fell(drills, 'rotation') && taken(drills, 'genuine')
          ? 'Refused was an event with a second signature before the right one.'
          : undefined,
      cause: 'Only the first signature is compared',
      cure: 'Compare with each signature in the header, and accept when one matches.',
    },
  ],
  [
    {
      seen: (drills) =>
        doubled(drills, 'at-once') && !doubled(drills, 'twice')
          ? 'Done twice was only what came twice at the same time.'
          : undefined,
      cause: 'Whether an event is known is asked before it is written down',
      cure: 'Write the event’s id down first, where two cannot write the same (a unique key), and do the work only where that succeeds.',
    },
    {
      seen: (drills) =>
        doubled(drills, 'an-hour-later') && held(drills, 'twice')
          ? 'Done twice was what came again after an hour.'
          : undefined,
      cause: 'Event ids are forgotten too soon',
      cure: 'Keep the ids for as long as the provider may send again: days.',
    },
    {
      seen: (drills) =>
        ['twice', 'retried', 'an-hour-later', 'at-once'].some((id) => doubled(drills, id))
          ? 'Done more than once was an event that was sent more than once.'
          : undefined,
      cause: 'Nobody asks whether an event is known',
      cure: 'Keep the ids of the events in a place with a unique key, and answer 200 without doing the work again.',
    },
  ],
  [
    {
      seen: (drills) =>
        statuses(drills, 'large').includes(413)
          ? 'Large bodies were answered with 413.'
          : undefined,
      cause: 'The limit for bodies is too small',
      cure: 'Allow bodies as large as the provider sends; express.json and express.raw have a limit of 100 kB unless they are told another.',
    },
  ],
  [
    {
      seen: (drills) =>
        fell(drills, 'fifty') && held(drills, 'genuine')
          ? 'Alone events were accepted, and not fifty at once.'
          : undefined,
      cause: 'The work is done before the answer',
      cure: 'Keep the event, answer, and work afterwards.',
    },
  ],
];

/** What is missing, as far as the pattern of the drills tells. */
export function findCauses(
  results: readonly DrillResult[],
  scheme: Scheme,
  framework: Framework,
): readonly Found[] {
  const drills: Drills = new Map(results.map((each) => [each.id, each]));
  return groups.flatMap((group) => {
    for (const { seen, cause, cure, diagnosed } of group) {
      const evidence = seen(drills);
      if (evidence === undefined) continue;
      const code = diagnosed && codeOf(diagnosed, scheme, framework);
      return [{ cause, evidence, cure, ...(code === undefined ? {} : { code }) }];
    }
    return [];
  });
}

function codeOf(cause: Cause, scheme: Scheme, framework: Framework): string | undefined {
  const code = curesFor({ finding: { causes: [cause] }, scheme, secret: '' })[0]?.code;
  return typeof code === 'string' ? code : code?.[framework];
}
