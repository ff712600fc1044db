import { describe, expect, test } from 'vitest';
import type { Command } from '../model/commands.ts';
import type { Settings } from '../model/settings.ts';
import { instant } from '../model/units.ts';
import { linesOf } from '../trace/sentences/lines.ts';
import { actsOnMessage, sendNow } from '../trace/messages/messageActs.ts';
import { recordsOf } from '../trace/records.ts';
import { factsOf } from './laws/anyRun.testkit.ts';
import { scenarioWith } from './laws/scenarioWith.testkit.ts';
import { simulate } from './simulate.ts';

/** One payment at 10 s, whose request takes until 12 s and its answer until 14 s. */
function run(commands: readonly Command[], settings: Partial<Settings> = {}) {
  return simulate(
    scenarioWith({
      horizonMs: 60_000,
      eventTimesMs: [10_000],
      settings: {
        latencyMs: 2_000,
        workMs: 0,
        https: false,
        retryPlan: 'fixed',
        firstWaitMs: 20_000,
        requestTimeoutMs: 5_000,
        skipProcessed: false,
        pollEveryMs: 60_000,
        ...settings,
      },
    }),
    commands,
  );
}

type Message = `dlv_1.${number}` | `replay_${number}` | `poll_${number}`;

const act = (at: number, what: 'lose' | 'tamper' | 'copy', messageId: Message = 'dlv_1.1') =>
  ({ at, type: `message.${what}`, messageId }) as const;

const pushCharges = (trace: ReturnType<typeof run>) =>
  factsOf(trace, 'effect.made')
    .filter(({ channel }) => channel === 'push')
    .map(({ at, payment }) => [at, payment.amountCents]);

const refusals = (trace: ReturnType<typeof run>) =>
  factsOf(trace, 'command.refused').map(({ because }) => because);

const told = (trace: ReturnType<typeof run>, at: number) =>
  linesOf(trace)
    .filter((line) => line.at === at)
    .map(({ text }) => text);

describe('a message that somebody loses', () => {
  test('never arrives, and is sent again when its sender has waited in vain', () => {
    const trace = run([act(11_000, 'lose')]);
    expect(factsOf(trace, 'request.lost').map(({ at }) => at)).toEqual([11_000]);
    expect(factsOf(trace, 'attempt.finished')[0]).toMatchObject({
      at: 15_000,
      outcome: { result: 'timedOut' },
    });
    expect(pushCharges(trace)).toHaveLength(1);
  });

  test('is lost also in the very moment in which it is sent, for that is when Step stops', () => {
    const trace = run([act(10_000, 'lose')]);
    expect(factsOf(trace, 'request.lost').map(({ at }) => at)).toEqual([10_000]);
  });

  test('leads to a double charge when it is the answer and nobody skips what was processed', () => {
    const lost = [act(13_000, 'lose')];
    expect(pushCharges(run(lost))).toHaveLength(2);
    expect(pushCharges(run(lost, { skipProcessed: true }))).toHaveLength(1);
    expect(told(run(lost), 13_000)).toEqual([
      'Billing’s answer for payment 1 is lost, so the Store does not know it arrived.',
    ]);
  });

  test('may be a question of the poller', () => {
    const trace = run([act(1_000, 'lose', 'poll_1')]);
    expect(factsOf(trace, 'poll.finished')[0]?.outcome).toEqual({ result: 'timedOut' });
  });

  test.each([
    [9_000, 'not sent', 'Message dlv_1.1 cannot be lost: it has not been sent.'],
    [14_000, 'arrived', 'Attempt 1 for payment 1 cannot be lost: it has already arrived.'],
  ] as const)('at %i cannot be lost, and the run goes on as ever', (at, because, text) => {
    const trace = run([act(at, 'lose')]);
    expect(refusals(trace)).toEqual([because]);
    expect(pushCharges(trace)).toEqual(pushCharges(run([])));
    expect(told(trace, at)).toContain(text);
  });
});

describe('a message that is tampered with on its way', () => {
  test('arrives with another amount and the signature it had, which the check refuses', () => {
    const trace = run([act(11_000, 'tamper')], { verifySignature: true });
    const record = recordsOf(trace).messageById.get('dlv_1.1');
    const sent = factsOf(trace, 'request.sent').find(({ messageId }) => messageId === 'dlv_1.1');
    const signature = (request = sent?.request) => request?.headers['webhook-signature'];
    expect(record?.origin).toBe('tampered');
    expect(record?.request.body).not.toBe(sent?.request.body);
    expect(signature(record?.request)).toBe(signature());
    expect(factsOf(trace, 'request.checked')[0]).toMatchObject({ passed: false });
  });

  test('is charged as it was changed where nobody checks, and where the secret is stolen', () => {
    const [[at, right] = []] = pushCharges(run([]));
    const wrong = [[at, Number(right) * 100]];
    const changed = [act(11_000, 'tamper')];
    expect(pushCharges(run(changed, { verifySignature: false }))).toEqual(wrong);
    expect(pushCharges(run(changed, { verifySignature: true, secretLeaked: true }))).toEqual(wrong);
  });

  test.each([
    [{ https: true }, act(11_000, 'tamper'), 'encrypted'],
    [{}, act(13_000, 'tamper'), 'an answer'],
    [{}, act(15_000, 'tamper'), 'arrived'],
    [{}, act(1_000, 'tamper', 'poll_1'), 'not a webhook'],
  ] as const)('stays as it is: %j %j', (settings, command, because) => {
    const trace = run([command], settings);
    expect(refusals(trace)).toEqual([because]);
    expect(factsOf(trace, 'attack.made')).toEqual([]);
  });

  test('is hers from then on, and can be lost', () => {
    const trace = run([act(11_000, 'tamper'), act(11_000, 'copy'), act(11_500, 'lose')]);
    expect(refusals(trace)).toEqual(['hers']);
    expect(pushCharges(trace)).toHaveLength(1);
    expect(factsOf(trace, 'request.lost').map(({ at }) => at)).toEqual([11_500]);
  });
});

describe('a message that is copied', () => {
  const replay: Command = { at: 40_000, type: 'attack', act: 'replay' };

  test('is what a later replay sends, whatever came by since', () => {
    const trace = run([
      act(11_000, 'copy'),
      { at: 20_000, type: 'event.trigger' },
      { at: 30_000, type: 'attack', act: 'replay' },
    ]);
    expect(factsOf(trace, 'attack.made').map(({ eventId }) => eventId)).toEqual(['evt_1']);
    expect(told(trace, 11_000)).toEqual(['Mallory keeps a copy of payment 1 as it passes.']);
  });

  test('and replayed is charged again, unless its timestamp is too old by then', () => {
    const copied = [act(11_000, 'copy'), replay];
    const checks = { verifySignature: true, toleranceSeconds: 10 };
    const trusting = run(copied, { ...checks, rejectOldTimestamps: false });
    expect(pushCharges(trusting)).toHaveLength(2);
    const strict = run(copied, { ...checks, rejectOldTimestamps: true });
    expect(pushCharges(strict)).toHaveLength(1);
    expect(factsOf(strict, 'request.checked').at(-1)).toMatchObject({
      messageId: 'replay_1',
      check: 'freshness',
      passed: false,
    });
  });

  test('is no use under HTTPS', () => {
    const trace = run([act(11_000, 'copy'), replay], { https: true });
    expect(refusals(trace)).toEqual(['encrypted']);
    expect(factsOf(trace, 'attack.failed')).toHaveLength(1);
  });
});

describe('a retry that is sent by hand', () => {
  const now = (at: number, deliveryId: 'dlv_1' | 'dlv_9' = 'dlv_1'): Command => {
    return { at, type: 'delivery.sendNow', deliveryId };
  };
  const startsOf = (trace: ReturnType<typeof run>) =>
    factsOf(trace, 'attempt.started').map(({ at, attempt }) => [at, attempt]);

  test('starts at once, and the next waits as long after it as the policy says', () => {
    const trace = run([act(10_500, 'lose'), now(20_000), act(20_500, 'lose', 'dlv_1.2')]);
    expect(startsOf(trace)).toEqual([
      [10_000, 1],
      [20_000, 2],
      [45_000, 3],
    ]);
    expect(told(trace, 20_000)).toEqual([
      'The Store sends payment 1 before it is due.',
      'The Store sends payment 1, attempt 2.',
    ]);
  });

  test.each([
    [now(12_000), 'on its way'],
    [now(16_000, 'dlv_9'), 'not sent'],
    [now(59_000), 'delivered'],
  ] as const)('cannot be: %j is %s', (command, because) => {
    const trace = run([act(10_500, 'lose'), command]);
    expect(refusals(trace)).toEqual([because]);
    expect(startsOf(trace)).toEqual(startsOf(run([act(10_500, 'lose')])));
  });

  test('cannot be while the endpoint is disabled, or after it was given up', () => {
    const down: Command = { at: 0, type: 'endpoint.set', mode: 'down' };
    const once = { disableAfterFailures: 1 };
    expect(refusals(run([down, now(20_000)], once))).toEqual(['endpoint disabled']);
    expect(refusals(run([down, now(50_000)], once))).toEqual(['given up']);
  });
});

test('before a message is changed or lost it is offered as what it was', () => {
  const trace = run([act(11_000, 'tamper'), act(11_500, 'lose')]);
  const at = (ms: number) => actsOnMessage(trace, instant(ms), 'dlv_1.1');
  expect(at(10_999)).toEqual({ lose: undefined, tamper: undefined, copy: undefined });
  expect(at(11_000)).toEqual({ lose: undefined, tamper: 'hers', copy: 'hers' });
  expect(at(11_500)).toEqual({ lose: 'lost', tamper: 'lost', copy: 'lost' });
  expect(sendNow(trace, instant(11_500), 'dlv_1')).toBe('on its way');
  expect(sendNow(trace, instant(16_000), 'dlv_1')).toBeUndefined();
});
