import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { AttackAct, MessageId } from '../../model/ids.ts';
import type { SettingKey, Settings, SettingValue } from '../../model/settings.ts';
import { factsOf } from '../laws/anyRun.testkit.ts';
import { scenarioWith } from '../laws/scenarioWith.testkit.ts';
import { secretOf } from '../secrets/secrets.ts';
import { simulate } from '../simulate.ts';

const attack = (at: number, act: AttackAct): Command => ({ at, type: 'attack', act });
const turn = (at: number, key: SettingKey, value: SettingValue): Command => ({
  at,
  type: 'setting.set',
  key,
  value,
});
const rotate = (at: number): Command => ({ at, type: 'secret.rotate' });

/** Payments happen every 10 s from 5 s on; in between the plan is carried out. */
function run(settings: Partial<Settings>, ...plan: readonly Command[]): Trace {
  return simulate(
    scenarioWith({
      eventTimesMs: Array.from({ length: 11 }, (_, i) => 5_000 + 10_000 * i),
      plan,
      settings: { retryPlan: 'fixed', firstWaitMs: 5_000, ...settings },
    }),
  );
}

const answers = (trace: Trace, messageId: MessageId) =>
  factsOf(trace, 'response.sent')
    .filter((fact) => fact.messageId === messageId)
    .map(({ response }) => response.status);

const requestOf = (trace: Trace, messageId: MessageId) => {
  const sent = factsOf(trace, 'request.sent').find((fact) => fact.messageId === messageId);
  if (!sent) throw new Error(`${messageId} was not sent`);
  return sent.request;
};

/** Attempts of the Store’s own that were not accepted, each with its status. */
const refused = (trace: Trace) =>
  factsOf(trace, 'attempt.finished').flatMap(({ messageId, outcome }) =>
    outcome.result === 'refused' ? [`${messageId} ${outcome.status}`] : [],
  );

const charges = (trace: Trace) =>
  factsOf(trace, 'effect.made').flatMap(({ channel, eventId, payment }) =>
    channel === 'push' ? [`${eventId} ${payment.amountCents}`] : [],
  );

const failures = (trace: Trace) =>
  factsOf(trace, 'attack.failed').map(({ at, act, reason }) => `${at} ${act}: ${reason}`);

describe('the way', () => {
  test('in the clear lets a request be changed and copied, and its URL says so', () => {
    const trace = run({ https: false }, attack(7_000, 'tamper'), attack(20_000, 'replay'));
    expect(factsOf(trace, 'attack.made').map(({ messageId }) => messageId)).toEqual([
      'dlv_2.1',
      'replay_1',
    ]);
    expect(requestOf(trace, 'dlv_1.1').url).toBe('http://billing.example/webhooks/store');
  });

  test('over HTTPS lets nothing be changed or copied, and says when it is tried', () => {
    const trace = run({}, attack(7_000, 'tamper'), attack(20_000, 'replay'));
    expect(factsOf(trace, 'attack.made')).toEqual([]);
    expect(failures(trace)).toEqual([
      '15000 tamper: encrypted on the way',
      '20000 replay: encrypted on the way',
    ]);
    expect(requestOf(trace, 'dlv_1.1').url).toBe('https://billing.example/webhooks/store');
  });

  test('keeps a copy replayable that was made before it was encrypted', () => {
    const trace = run({ https: false }, turn(7_000, 'https', true), attack(20_000, 'replay'));
    const copy = requestOf(trace, 'replay_1');
    expect(copy).toEqual(requestOf(trace, 'dlv_1.1'));
    expect(answers(trace, 'replay_1')).toEqual([200]);
  });

  test('does not keep a forged request out, encrypted or not', () => {
    for (const https of [false, true]) {
      const trace = run({ https, verifySignature: false }, attack(7_000, 'forge'));
      expect(answers(trace, 'forge_1')).toEqual([200]);
    }
  });
});

describe('the list of addresses', () => {
  test('refuses a forged request with 403, and lets a tampered one pass', () => {
    const trace = run(
      { https: false, onlySenderIps: true, verifySignature: false, retryPlan: 'off' },
      attack(7_000, 'forge'),
      attack(9_000, 'tamper'),
    );
    const checked = factsOf(trace, 'request.checked').flatMap((fact) =>
      fact.check === 'address' ? [`${fact.messageId} ${fact.address} ${fact.passed}`] : [],
    );
    expect(checked.slice(0, 3)).toEqual([
      'dlv_1.1 203.0.113.10 true',
      'forge_1 198.51.100.66 false',
      'dlv_2.1 203.0.113.10 true',
    ]);
    expect(answers(trace, 'forge_1')).toEqual([403]);
    expect(answers(trace, 'dlv_2.1')).toEqual([200]);
  });

  test('refuses a copy that comes from elsewhere, though its signature holds', () => {
    const trace = run({ https: false, onlySenderIps: true }, attack(7_000, 'replay'));
    expect(answers(trace, 'replay_1')).toEqual([403]);
  });
});

describe('a rotation', () => {
  test('refuses nothing genuine when the overlap lasts until the new secret is installed', () => {
    const trace = run({ rotationOverlapMs: 20_000, rotationLagMs: 20_000 }, rotate(12_000));
    expect(refused(trace)).toEqual([]);
    expect(charges(trace)).toHaveLength(11);
  });

  test('carries two signatures during the overlap and one after it', () => {
    const trace = run({ rotationOverlapMs: 20_000, rotationLagMs: 10_000 }, rotate(12_000));
    const signatures = (messageId: MessageId) =>
      requestOf(trace, messageId).headers['webhook-signature']?.split(' ').length;
    expect(([1, 2, 3, 4] as const).map((n) => signatures(`dlv_${n}.1`))).toEqual([1, 2, 2, 1]);
  });

  test('refuses genuine requests until the installation when there is no overlap, and their retries bring them', () => {
    const trace = run({ rotationOverlapMs: 0, rotationLagMs: 20_000 }, rotate(12_000));
    expect(refused(trace)).toEqual([
      'dlv_2.1 401',
      'dlv_2.2 401',
      'dlv_3.1 401',
      'dlv_2.3 401',
      'dlv_3.2 401',
      'dlv_2.4 401',
    ]);
    expect(charges(trace)).toHaveLength(11);
  });

  test('may follow another before that is over', () => {
    const trace = run(
      { rotationOverlapMs: 30_000, rotationLagMs: 25_000 },
      ...[12_000, 18_000, 24_000, 60_000].map(rotate),
    );
    expect(factsOf(trace, 'secret.rotated').map(({ secret }) => secret)).toEqual([2, 3, 4, 5]);
    expect(refused(trace)).toEqual([]);
  });
});

describe('the secrets', () => {
  test('differ from each other and from seed to seed, and are keys of 36 bytes', () => {
    const secrets = [1, 7].flatMap((seed) => [1, 2, 3, 500].map((n) => secretOf(seed, n)));
    expect(new Set(secrets).size).toBe(8);
    for (const secret of secrets) {
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{48}$/);
      expect(atob(secret.slice('whsec_'.length))).toMatch(/^example secret \d+ \.*[0-9a-z]{15}$/);
    }
  });
});

describe('a stolen secret', () => {
  test('signs forgeries and changed requests that pass', () => {
    const trace = run(
      { https: false, secretLeaked: true },
      attack(7_000, 'forge'),
      attack(9_000, 'tamper'),
    );
    expect(answers(trace, 'forge_1')).toEqual([200]);
    expect(answers(trace, 'dlv_2.1')).toEqual([200]);
  });

  test('is worth nothing once the receiver has dropped it', () => {
    const trace = run(
      { secretLeaked: true, rotationOverlapMs: 20_000, rotationLagMs: 10_000 },
      rotate(12_000),
      attack(13_000, 'forge'),
      attack(30_000, 'forge'),
      attack(33_000, 'forge'),
    );
    expect(([1, 2, 3] as const).map((n) => answers(trace, `forge_${n}`))).toEqual([
      [200],
      [200],
      [401],
    ]);
  });

  test('is the one in force when the leak began', () => {
    const trace = run(
      { rotationOverlapMs: 0, rotationLagMs: 0 },
      rotate(12_000),
      turn(13_000, 'secretLeaked', true),
      attack(14_000, 'forge'),
      rotate(20_000),
      attack(21_000, 'forge'),
      turn(22_000, 'secretLeaked', false),
      turn(23_000, 'secretLeaked', true),
      attack(24_000, 'forge'),
    );
    expect(([1, 2, 3] as const).map((n) => answers(trace, `forge_${n}`))).toEqual([
      [200],
      [401],
      [200],
    ]);
  });
});

describe('the receiver’s clock', () => {
  test.each([
    { ahead: 30, accepted: true },
    { ahead: 31, accepted: false },
    { ahead: -30, accepted: true },
    { ahead: -31, accepted: false },
  ])('$ahead s ahead, with 30 s of tolerance: accepted $accepted', ({ ahead, accepted }) => {
    const trace = run({
      toleranceSeconds: 30,
      receiverClockAheadSeconds: ahead,
      retryPlan: 'off',
    });
    expect(charges(trace)).toHaveLength(accepted ? 11 : 0);
    const ages = factsOf(trace, 'request.checked').flatMap((fact) =>
      fact.check === 'freshness' ? [fact.ageSeconds] : [],
    );
    expect(new Set(ages)).toEqual(new Set([ahead]));
  });
});

test('a forgery without a signature is refused because there is none', () => {
  const trace = run({ forgery: 'noSignature' }, attack(7_000, 'forge'));
  const { headers } = requestOf(trace, 'forge_1');
  expect(Object.keys(headers)).not.toContain('webhook-signature');
  expect(factsOf(trace, 'request.checked').find(({ passed }) => !passed)).toMatchObject({
    messageId: 'forge_1',
    because: 'header missing',
  });
});
