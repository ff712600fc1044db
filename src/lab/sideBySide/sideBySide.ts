import { cast } from '../../model/cast.ts';
import type { FactOf, Trace } from '../../model/facts.ts';
import { deliveryIdOf } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { simulate } from '../../sim/simulate.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { selectLedger, type Ledger } from '../../trace/ledger/ledger.ts';
import type { LedgerStatus } from '../../trace/ledger/ledgerRow.ts';
import { oncePerTrace } from '../../trace/oncePerTrace.ts';
import { countUntil, endingAt, recordsOf } from '../../trace/records.ts';
import { count, duration } from '../../trace/words/format.ts';
import { optionWords } from '../../trace/words/settingWords.ts';
import { listed } from '../../page/listed.ts';
import { isUndelivered, selectDeadLetters } from '../recovery/recoveryDeadLetters.ts';
import { selectEndpointHealth } from '../recovery/endpointHealthAt.ts';
import type { sidesOf } from '../evidence/panel.ts';
import { pageLimits } from '../state/recipe.ts';

/** The settings whose options are run side by side, in the order in which they stand there. */
const sides = {
  errorStatus: ['500', '400', '200', '410'],
  markSeen: ['before', 'after', 'together'],
} as const satisfies { readonly [K in SidesKey]: readonly Settings[K][] };

export type SidesKey = (typeof sidesOf)[number];

export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly bad?: boolean;
}

/** What a run came to with one option of a setting. */
export interface Side {
  readonly option: string;
  readonly label: string;
  /** It is the run that is on the stage. */
  readonly isShown: boolean;
  /** What that answer or mark has led to, in a sentence. */
  readonly verdict: string;
  readonly figures: readonly Figure[];
  readonly ledger: Ledger;
}

/**
 * The same run, seed and deeds, with each option of a setting for all of it, up to the playhead.
 * Undefined where the page would be held too long by making so many.
 */
export function selectSides(
  trace: Trace,
  key: SidesKey,
  moment: SimInstant,
): readonly Side[] | undefined {
  const runs = runsOf(trace, key);
  return runs?.map(({ option, run }) => {
    const at = instant(Math.min(moment, run.endsAt));
    return {
      option,
      label: optionWords(key, option),
      isShown: run === trace,
      verdict: key === 'markSeen' ? booksWords(run, at) : fateWords(run, at),
      figures: figuresOf(run, key, at),
      ledger: selectLedger(run, at),
    };
  });
}

type Runs = readonly { readonly option: string; readonly run: Trace }[];

const made = oncePerTrace(() => new Map<SidesKey, Runs | undefined>());

function runsOf(trace: Trace, key: SidesKey): Runs | undefined {
  const known = made(trace);
  if (!known.has(key)) known.set(key, makeRuns(trace, key));
  return known.get(key);
}

function makeRuns(trace: Trace, key: SidesKey): Runs | undefined {
  if (trace.cut) return undefined;
  const { scenario, commands } = trace;
  const rest = commands.filter((each) => each.type !== 'setting.set' || each.key !== key);
  const runs = sides[key].map((option) => {
    const isThis = scenario.settings[key] === option && rest.length === commands.length;
    const settings = { ...scenario.settings, [key]: option };
    const run = isThis ? trace : simulate({ ...scenario, settings }, rest, { limits: pageLimits });
    return { option, run };
  });
  return runs.some(({ run }) => run.cut) ? undefined : runs;
}

function figuresOf(trace: Trace, key: SidesKey, at: SimInstant): readonly Figure[] {
  const { events, push } = selectComparison(trace, at);
  const charged = { name: 'charged once', value: `${push.once} of ${events}` };
  const calls = { name: 'calls', value: `${push.requests}` };
  const wrong = (name: string, number: number): Figure => ({
    name,
    value: `${number}`,
    bad: number > 0,
  });
  if (key === 'markSeen') {
    return [charged, wrong('lost', push.missing), wrong('too many', push.extra), calls];
  }
  const delivered = recordsOf(trace).deliveries.filter(
    (delivery) => endingAt(delivery, at)?.type === 'delivery.delivered',
  ).length;
  const letters = selectDeadLetters(trace, at).filter(isUndelivered).length;
  return [
    charged,
    calls,
    { name: `the ${cast.sender} counts as delivered`, value: `${delivered}` },
    { name: 'it can send again', value: `${letters}` },
  ];
}

/** Which payments are wrong in the ledger. */
function booksWords(trace: Trace, at: SimInstant): string {
  const lost = ordinalsOf(trace, at, 'missing');
  const double = ordinalsOf(trace, at, 'double');
  const faults = [
    lost.length > 0 ? `${named(lost)} lost` : '',
    double.length > 0 ? `${named(double)} charged too often` : '',
  ].filter((words) => words !== '');
  if (faults.length > 0) return `${faults.join('; ')}.`;
  const { once, waiting } = selectLedger(trace, at).counts;
  if (once + waiting === 0) return 'Nothing has happened yet.';
  return waiting > 0 ? 'Right so far.' : 'Every payment is charged once.';
}

/** What the sender has made of the answers. */
function fateWords(trace: Trace, at: SimInstant): string {
  const failed = failuresOf(trace).filter((failure) => failure.at <= at);
  const [first] = failed;
  if (!first) return 'Nothing has failed yet.';
  const health = selectEndpointHealth(trace, at);
  if (health.state === 'disabled') {
    return health.because === 'endpoint gone'
      ? `Unsubscribed after ${count(health.failures, 'failed call')}.`
      : `Retried for ${duration(health.since - first.at)}, then the endpoint is disabled.`;
  }
  const dropped = selectDeadLetters(trace, at).filter(isUndelivered);
  const deliveries = recordsOf(trace).deliveryById;
  const believed = selectLedger(trace, at).rows.filter(({ status, eventId }) => {
    const delivery = deliveries.get(deliveryIdOf(eventId));
    return (
      status === 'missing' && delivery && endingAt(delivery, at)?.type === 'delivery.delivered'
    );
  });
  const parts = [
    dropped.length > 0
      ? `${dropped.every(({ attempts }) => attempts === 1) ? 'Dropped at once' : 'Given up'}: ${count(dropped.length, 'payment')}`
      : '',
    believed.length > 0 ? `Believed delivered, and lost: ${count(believed.length, 'payment')}` : '',
  ].filter((words) => words !== '');
  if (parts.length > 0) return `${parts.join('; ')}.`;
  const { waiting } = selectLedger(trace, at).counts;
  return waiting > 0 ? `${count(waiting, 'payment')} still to come.` : 'Every payment is charged.';
}

const failuresOf = oncePerTrace((trace): readonly FactOf<'work.failed'>[] =>
  trace.facts
    .filter((fact) => fact.type === 'work.failed')
    .filter(({ channel }) => channel === 'push'),
);

function ordinalsOf(trace: Trace, at: SimInstant, status: LedgerStatus): readonly number[] {
  const { events } = recordsOf(trace);
  const wrong = new Set(
    selectLedger(trace, at)
      .rows.filter((row) => row.status === status)
      .map(({ eventId }) => eventId),
  );
  const happened = events.slice(
    0,
    countUntil(events, at, ({ occurredAt }) => occurredAt),
  );
  return happened.filter(({ eventId }) => wrong.has(eventId)).map(({ ordinal }) => ordinal);
}

function named(ordinals: readonly number[]): string {
  return `${ordinals.length === 1 ? 'Payment' : 'Payments'} ${listed(ordinals.map(String))}`;
}
