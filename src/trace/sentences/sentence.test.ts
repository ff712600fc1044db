import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { CheckResult, DeadLetterReason, FactBody, Trace } from '../../model/facts.ts';
import { runs } from '../../tools/runs.testkit.ts';
import type { Scenario } from '../../model/scenario.ts';
import { standardSettings } from '../../model/settings.ts';
import { durationMs, instant } from '../../model/units.ts';
import { simulate } from '../../sim/simulate.ts';
import { charged, handMadeTrace, occurred, pushed, stored } from '../traceBuilder.testkit.ts';
import { linesOf } from './lines.ts';
import { sentence } from './sentence.ts';
import { spokenTime } from '../words/format.ts';
import { currentDetails, summary, together } from './spokenSummary.ts';

/** What is told of the last fact of a hand-made run. */
function told(trace: Trace): string | undefined {
  return sentence(trace.facts.at(-1)!, trace);
}

const failed = (messageId: 'dlv_6.2', status: number): FactBody => ({
  type: 'attempt.finished',
  deliveryId: 'dlv_6',
  eventId: 'evt_6',
  attempt: 2,
  messageId,
  outcome: { result: 'refused', status },
  tookMs: durationMs(100),
});

const timedOut: FactBody = {
  type: 'attempt.finished',
  deliveryId: 'dlv_1',
  eventId: 'evt_1',
  attempt: 1,
  messageId: 'dlv_1.1',
  outcome: { result: 'timedOut' },
  tookMs: durationMs(5_000),
};

const checkedAs = (check: CheckResult): FactBody => ({
  type: 'request.checked',
  messageId: 'dlv_1.1',
  eventId: 'evt_1',
  ...check,
});

const sentAndThen = (...facts: FactBody[]): Trace =>
  handMadeTrace([
    [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 50 })],
    [1_000, ...facts],
  ]);

const givenUp = (reason: DeadLetterReason): FactBody => ({
  type: 'delivery.deadLettered',
  deliveryId: 'dlv_1',
  eventId: 'evt_1',
  attempts: 4,
  reason,
});

describe('the sentence of a delivery that is given up', () => {
  test.each([
    ['attempts exhausted', 'The Store gives up on payment 1 after 4 attempts.'],
    ['out of time', 'The Store gives up on payment 1 after 4 attempts: the time for it is over.'],
    ['endpoint disabled', 'The Store gives up on payment 1: the endpoint is disabled.'],
    ['endpoint gone', 'The Store gives up on payment 1: Billing says that its endpoint is gone.'],
    [
      'not tried again',
      'The Store gives up on payment 1: after such an answer it does not try again.',
    ],
    ['resend failed', 'Payment 1 fails again, and stays with what the Store gave up on.'],
  ] as const)('for the reason “%s” names it', (reason, text) => {
    expect(told(sentAndThen(givenUp(reason)))).toBe(text);
    expectPlainSentence(text);
  });
});

describe('the sentence of an endpoint that is disabled', () => {
  test.each([
    ['failures in a row', 'The Store disables Billing’s endpoint for 1 min 30 s after 4 failures.'],
    [
      'dead letters in a row',
      'The Store disables Billing’s endpoint for 1 min 30 s: too many payments were given up.',
    ],
    [
      'failing too long',
      'The Store disables Billing’s endpoint for 1 min 30 s: it has been failing for too long.',
    ],
    [
      'endpoint gone',
      'The Store disables Billing’s endpoint for 1 min 30 s: Billing says that it is gone.',
    ],
  ] as const)('because of “%s” says for how long, if not for good', (because, text) => {
    const disabled = { type: 'endpoint.disabled', failures: 4, because } as const;
    const until = sentAndThen({ ...disabled, untilAt: instant(91_000) });
    expect(told(until)).toBe(text);
    expectPlainSentence(text);
    expect(told(sentAndThen(disabled))).toBe(text.replace(' for 1 min 30 s', ''));
  });
});

describe('the sentence of', () => {
  test.each([
    {
      name: 'a second charge counts the charges',
      trace: sentAndThen(charged('dlv_1.1', 'evt_1'), charged('dlv_1.2', 'evt_1')),
      text: 'Double charge: payment 1 is charged 2 times.',
    },
    {
      name: 'a charge by push after one by polling is the first in its ledger',
      trace: sentAndThen(charged('poll_1', 'evt_1'), charged('dlv_1.1', 'evt_1')),
      text: 'Billing charges payment 1: €25.',
    },
    {
      name: 'a charge by pull says how long the answer of a poll took to bring it',
      trace: handMadeTrace([
        [0, occurred('evt_1')],
        [1_000, charged('poll_1', 'evt_1')],
      ]),
      text: 'Billing charges payment 1, which polling brought after 1 s: €25.',
    },
    {
      name: 'a charge by a held connection names the connection',
      trace: handMadeTrace([
        [0, occurred('evt_1')],
        [1_000, charged('frame_1', 'evt_1')],
      ]),
      text: 'Billing charges payment 1, which the connection brought after 1 s: €25.',
    },
    {
      name: 'a charge that nobody caused says so',
      trace: sentAndThen(charged('forge_1', 'evt_x1')),
      text: 'Fake charge: nobody made payment evt_x1.',
    },
    {
      name: 'a charge for a payment that is still to come calls it fake',
      trace: handMadeTrace([
        [5, charged('forge_1', 'evt_1')],
        [9, occurred('evt_1')],
      ]),
      of: 0,
      text: 'Fake charge: nobody made payment evt_1.',
    },
    {
      name: 'a changed amount names both amounts',
      trace: sentAndThen(charged('dlv_1.1', 'evt_1', 250_000)),
      text: 'Wrong amount for payment 1: the ledger says €2,500, the Store says €25.',
    },
    {
      name: 'a replay that charges again calls it a copy',
      trace: sentAndThen(
        charged('dlv_1.1', 'evt_1'),
        pushed('replay_1', 'evt_1', { endsAt: 1_050, origin: 'replayed' }),
        charged('replay_1', 'evt_1'),
      ),
      text: 'A copied message gets in: payment 1 is charged again.',
    },
    {
      name: 'a refusal while down gives the reason first',
      trace: handMadeTrace([
        [0, { type: 'receiver.changed', mode: 'down' }],
        [1, pushed('dlv_6.2', 'evt_6', { endsAt: 51, attempt: 2 })],
        [101, failed('dlv_6.2', 503)],
      ]),
      text: 'Billing is down, so attempt 2 for payment evt_6 fails at once.',
    },
    {
      name: 'a refusal by a server that is up names the status',
      trace: handMadeTrace([
        [1, pushed('dlv_6.2', 'evt_6', { endsAt: 51, attempt: 2 })],
        [101, failed('dlv_6.2', 401)],
      ]),
      text: 'Billing answers 401; the Store counts attempt 2 for payment evt_6 as failed.',
    },
    {
      name: 'a redirect says that it is not followed',
      trace: handMadeTrace([
        [0, { type: 'receiver.changed', mode: 'down' }],
        [1, pushed('dlv_6.2', 'evt_6', { endsAt: 51, attempt: 2 })],
        [101, failed('dlv_6.2', 301)],
      ]),
      text: 'Billing answers 301, a redirect: the Store does not follow, so attempt 2 for payment evt_6 fails.',
    },
    {
      name: 'a timeout while nobody is there does not call the receiver slow',
      trace: handMadeTrace([
        [0, occurred('evt_1'), { type: 'receiver.changed', mode: 'down' }],
        [1, pushed('dlv_1.1', 'evt_1', { endsAt: 51 })],
        [5_001, timedOut],
      ]),
      text: 'The Store hears nothing about payment 1 for 5 s and counts a failure.',
    },
    {
      name: 'a timeout without any answer blames the receiver',
      trace: sentAndThen(timedOut),
      text: 'Billing is too slow: the Store hangs up on payment 1 after 5 s.',
    },
    {
      name: 'a timeout after the request was cut off only says what the sender knows',
      trace: sentAndThen({ type: 'requests.cut', messageIds: ['dlv_1.1'] }, timedOut),
      text: 'The Store hears nothing about payment 1 for 5 s and counts a failure.',
    },
    {
      name: 'a signature that does not match names the payment',
      trace: sentAndThen(
        checkedAs({ check: 'signature', passed: false, because: 'no signature matches' }),
      ),
      text: 'Billing refuses payment 1: the signature does not match.',
    },
    {
      name: 'an old timestamp gives age and tolerance',
      trace: sentAndThen(
        checkedAs({ check: 'freshness', passed: false, ageSeconds: 360, toleranceSeconds: 300 }),
      ),
      text: 'Billing refuses payment 1: its timestamp is 6 min old, over 5 min.',
    },
    {
      name: 'a timestamp from the future gives how far ahead it is',
      trace: sentAndThen(
        checkedAs({ check: 'freshness', passed: false, ageSeconds: -360, toleranceSeconds: 300 }),
      ),
      text: 'Billing refuses payment 1: its timestamp is 6 min ahead, over 5 min.',
    },
    {
      name: 'a duplicate that was kept before is ignored',
      trace: sentAndThen(
        stored('dlv_1.1', 'evt_1'),
        checkedAs({ check: 'duplicate', passed: false, key: 'evt_1' }),
      ),
      text: 'Billing has seen payment 1 before and does not charge again.',
    },
    {
      name: 'a payment taken for a duplicate by a bad key is missed',
      trace: sentAndThen(checkedAs({ check: 'duplicate', passed: false, key: '25 from cus_1' })),
      text: 'Billing takes payment 1 for an earlier one and does not charge it.',
    },
    {
      name: 'work done twice finds the row in the ledger',
      trace: sentAndThen(charged('dlv_1.1', 'evt_1'), {
        type: 'effect.skipped',
        messageId: 'dlv_1.2',
        eventId: 'evt_1',
      }),
      text: 'The ledger already has payment 1, so Billing does not charge again.',
    },
    {
      name: 'work skipped for another payment of the same key is missed',
      trace: sentAndThen({ type: 'effect.skipped', messageId: 'dlv_1.1', eventId: 'evt_1' }),
      text: 'Billing takes payment 1 for an earlier one and does not charge it.',
    },
    {
      name: 'a switch says its new position',
      trace: sentAndThen({
        type: 'setting.changed',
        key: 'verifySignature',
        from: true,
        to: false,
      }),
      text: 'Verify signature is now off.',
    },
    {
      name: 'a number says its new value with its unit',
      trace: sentAndThen({ type: 'setting.changed', key: 'pollEveryMs', from: 5_000, to: 60_000 }),
      text: 'Poll every: 1 min from now on.',
    },
    {
      name: 'an outage that ends says how long it was, from its first change on',
      trace: handMadeTrace([
        [1_000, { type: 'receiver.changed', mode: 'down' }],
        [4_000, { type: 'receiver.changed', mode: 'restarting', untilAt: instant(9_000) }],
        [9_000, { type: 'receiver.changed', mode: 'up' }],
      ]),
      text: 'Billing is back after 8 s.',
    },
    {
      name: 'a queue that dies names its only payment',
      trace: sentAndThen({ type: 'queue.lost', messageIds: ['dlv_1.1'], eventIds: ['evt_1'] }),
      text: 'Billing loses payment 1, which it kept only in memory.',
    },
    {
      name: 'what only machines care about is silence',
      trace: sentAndThen({ type: 'request.arrived', messageId: 'dlv_1.1' }),
      text: undefined,
    },
  ])('$name', ({ trace, text, of }) => {
    expect(of === undefined ? told(trace) : sentence(trace.facts[of]!, trace)).toBe(text);
  });
});

const scenarios = fc.record({
  seed: fc.nat(1_000),
  retryPlan: fc.constantFrom('off', 'immediate', 'fixed', 'exponential'),
  jitter: fc.constantFrom('none', 'full', 'decorrelated'),
  lost: fc.nat(40),
  skipProcessed: fc.boolean(),
  seenKey: fc.constantFrom('eventId', 'attemptId', 'amountAndCustomer'),
  verifySignature: fc.boolean(),
  toleranceSeconds: fc.constantFrom(1, 300),
  storeFirst: fc.boolean(),
  durableQueue: fc.boolean(),
  workMs: fc.constantFrom(0, 200, 8_000),
  apiCallsPerMinute: fc.constantFrom(0, 6),
  disableAfterFailures: fc.constantFrom(0, 3),
  deeds: fc.array(
    fc.record({
      at: fc.nat(60_000),
      what: fc.constantFrom<Command>(
        { at: 0, type: 'endpoint.set', mode: 'down' },
        { at: 0, type: 'endpoint.set', mode: 'slow' },
        { at: 0, type: 'endpoint.set', mode: 'restarting' },
        { at: 0, type: 'endpoint.set', mode: 'up' },
        { at: 0, type: 'endpoint.enable' },
        { at: 0, type: 'attack', act: 'forge' },
        { at: 0, type: 'attack', act: 'tamper' },
        { at: 0, type: 'attack', act: 'replay' },
        { at: 0, type: 'worker.crash' },
        { at: 0, type: 'secret.rotate' },
        { at: 0, type: 'setting.set', key: 'https', value: false },
        { at: 0, type: 'setting.set', key: 'secretLeaked', value: true },
        { at: 0, type: 'event.trigger' },
        { at: 0, type: 'setting.set', key: 'verifySignature', value: false },
        { at: 0, type: 'setting.set', key: 'retryPlan', value: 'fixed' },
      ),
    }),
    { maxLength: 12 },
  ),
});

function run({
  seed,
  lost,
  deeds,
  ...settings
}: typeof scenarios extends fc.Arbitrary<infer T> ? T : never): Trace {
  const scenario = {
    seed,
    horizonMs: 60_000,
    eventTimesMs: [500],
    payments: [],
    losses: [],
    plan: [],
    settings: {
      ...standardSettings,
      ...settings,
      lostAnswersPercent: lost,
      lostRequestsPercent: lost,
      eventEveryMs: 8_000,
    },
  } as Scenario;
  const commands = deeds.map(({ at, what }) => ({ ...what, at })).toSorted((a, b) => a.at - b.at);
  return simulate(scenario, commands);
}

/** The rules of the language, as they can be read off a text. */
function expectPlainSentence(text: string, wordsMost = 18): void {
  expect(text.split(/\s+/).length, text).toBeLessThanOrEqual(wordsMost);
  expect(text).toMatch(/^[A-Z0-9].*\.$/);
  expect(text).not.toMatch(/undefined|NaN|null|\[object|Infinity|\s\s/);
  expect(text).not.toMatch(/\b(red|green|blue|orange|purple|pink|yellow|grey|gray|black|white)\b/i);
  expect(text).not.toMatch(/\b(left|right|above|below)\b/i);
}

test('every sentence of every run is short, plain and says no colour and no direction', () => {
  fc.assert(
    fc.property(scenarios, (scenario) => {
      const trace = run(scenario);
      for (const { text } of linesOf(trace)) expectPlainSentence(text);
      for (const at of [instant(0), instant(20_000), trace.endsAt]) {
        for (const text of [...summary(trace, at), ...currentDetails(trace, at)]) {
          expectPlainSentence(text);
        }
      }
      const notable = linesOf(trace).filter((line) => line.priority < 3);
      if (notable.length > 1) expectPlainSentence(together(notable, trace));
    }),
    { numRuns: runs(20, 60) },
  );
});

test('no sentence knows what happens after its fact', () => {
  fc.assert(
    fc.property(scenarios, fc.nat(60_000), (scenario, at) => {
      const trace = run(scenario);
      const past = { ...trace, facts: trace.facts.filter((fact) => fact.at <= at) };
      const known = linesOf(trace).filter((line) => line.at <= at);
      expect(linesOf(past)).toEqual(known);
    }),
    { numRuns: runs(10, 30) },
  );
});

describe('a summary', () => {
  const trace = handMadeTrace([
    [0, occurred('evt_1'), occurred('evt_2')],
    [10, charged('dlv_1.1', 'evt_1'), charged('dlv_1.2', 'evt_1'), charged('forge_1', 'evt_x')],
  ]);

  test('counts only what there is', () => {
    expect(summary(trace, instant(10))).toEqual([
      '2 payments by webhook: 0 charged once, 1 waiting, 1 double, 1 fake.',
    ]);
  });

  test('of a pause says where things stand', () => {
    expect(currentDetails(trace, instant(10))).toEqual([
      'Paused at 0 seconds.',
      '1 of 2 payments charged.',
      'Billing is up.',
    ]);
  });

  test('of many sentences counts them by kind', () => {
    expect(together(linesOf(trace).slice(2), trace)).toBe('At once: 2 wrong charges, 1 charge.');
  });
});

test.each([
  [42_345, '42.3 seconds'],
  [1_000, '1 second'],
  [120_000, '2 minutes'],
  [85_000, '1 minute 25 seconds'],
  [3_660_000, '1 hour 1 minute'],
])('%i ms is spoken as %s', (ms, text) => {
  expect(spokenTime(ms)).toBe(text);
});

describe('an outage of the endpoint alone', () => {
  const toldOf = (plan: readonly Command[]) => {
    const scenario: Scenario = {
      seed: 1,
      horizonMs: 60_000,
      eventTimesMs: [],
      payments: [],
      losses: [],
      plan,
      settings: { ...standardSettings, eventEveryMs: 0, downStops: 'endpoint' },
    };
    const trace = simulate(scenario);
    return trace.facts
      .map((fact) => sentence(fact, trace))
      .filter(
        (text) => text !== undefined && /Billing('s|\b).*(down|back|restarts)|Worker/.test(text),
      );
  };
  const down = { at: 10_000, type: 'endpoint.set', mode: 'down' } as const;

  test('tells of a worker that crashes in it', () => {
    expect(toldOf([down, { at: 12_000, type: 'worker.crash' }])).toEqual([
      'Billing’s endpoint goes down; Billing goes on polling.',
      'Worker 1 crashes and is back in 2 s.',
      'Worker 1 is back at work.',
    ]);
  });

  test('says of a backfill that it is down with the endpoint', () => {
    expect(toldOf([down, { at: 20_000, type: 'backfill.run' }])).toEqual([
      'Billing’s endpoint goes down; Billing goes on polling.',
      'Billing’s endpoint is down, and its backfill with it.',
    ]);
  });

  test('is another thing than a restart, which ends the process and is told so to its end', () => {
    expect(toldOf([{ at: 10_000, type: 'endpoint.set', mode: 'restarting' }])).toEqual([
      'Billing restarts and is back in 10 s.',
      'Billing is back after 10 s.',
      'Worker 1 is back at work.',
    ]);
  });
});
