import { describe, expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { Trace } from '../../model/facts.ts';
import type { AttackAct } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { durationMs, instant } from '../../model/units.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import { hasCopy, whyInVain } from '../stage/attacker/attackPreconditions.ts';
import { selectAttacker, selectOverheard } from '../stage/attacker/attackerState.ts';
import { selectMessageDetail } from '../messages/messageDetail.ts';
import { verdictOf } from '../../trace/words/messageWords.ts';
import { recordsOf } from '../../trace/records.ts';
import { selectReceiver } from '../stage/push/receiverState.ts';
import { secretsAccepted, secretsSigning } from './secretsAt.ts';
import { sentence } from '../../trace/sentences/sentence.ts';

const attack = (at: number, act: AttackAct): Command => ({ at, type: 'attack', act });
const rotate = (at: number): Command => ({ at, type: 'secret.rotate' });

/** Payments happen at 5, 15, 25 and 35 s; in between the plan is carried out. */
const run = (settings: Partial<Settings>, ...plan: readonly Command[]): Trace =>
  simulate(
    scenarioWith({
      eventTimesMs: [5_000, 15_000, 25_000, 35_000],
      plan,
      settings: { retryPlan: 'off', ...settings },
    }),
  );

/** What is told of attacks, refusals and rotations. */
const told = (trace: Trace) =>
  trace.facts.flatMap((fact) =>
    fact.type.startsWith('attack.') ||
    fact.type.startsWith('secret.') ||
    (fact.type === 'request.checked' && !fact.passed)
      ? [sentence(fact, trace)]
      : [],
  );

describe('what is told', () => {
  test.each([
    { settings: {}, how: 'without the secret' },
    { settings: { forgery: 'noSignature' }, how: 'without a signature' },
    { settings: { forgery: 'plainHash' }, how: 'with a plain hash, which needs no secret' },
    { settings: { secretLeaked: true }, how: 'with the secret she stole' },
  ] satisfies { settings: Partial<Settings>; how: string }[])(
    'a forgery is made $how',
    ({ settings, how }) => {
      expect(told(run(settings, attack(7_000, 'forge')))[0]).toBe(
        `Mallory forges payment evt_x1 ${how}.`,
      );
    },
  );

  test('what she changes she signs only with a stolen secret', () => {
    const tampered = (secretLeaked: boolean) =>
      told(run({ https: false, secretLeaked }, attack(7_000, 'tamper')))[0];
    expect([tampered(false), tampered(true)]).toEqual([
      'Mallory changes payment 2 on the way and keeps the signature.',
      'Mallory changes payment 2 on the way and signs it with the secret she stole.',
    ]);
  });

  test('what is encrypted can be neither changed nor sent again', () => {
    expect(told(run({}, attack(7_000, 'tamper'), attack(20_000, 'replay')))).toEqual([
      'Mallory cannot change what passes: over HTTPS she sees only ciphertext.',
      'Mallory has nothing to replay: over HTTPS she sees only ciphertext.',
    ]);
  });

  test('a stranger is refused by its address', () => {
    expect(told(run({ onlySenderIps: true }, attack(7_000, 'forge')))[1]).toBe(
      'Billing refuses Mallory’s forged message: 198.51.100.66 is not one of the Store’s addresses.',
    );
  });

  test.each([
    { ahead: 40, words: '40 s old by its clock, 40 s ahead' },
    { ahead: -40, words: '40 s ahead by its clock, 40 s behind' },
  ])('a clock that is $ahead s ahead is named in the refusal', ({ ahead, words }) => {
    const trace = run({ toleranceSeconds: 30, receiverClockAheadSeconds: ahead });
    expect(told(trace)[0]).toBe(`Billing refuses payment 1: ${words}.`);
  });

  test('a rotation is told from its beginning to its end', () => {
    expect(told(run({}, rotate(7_000)))).toEqual([
      'The Store signs with a new secret, and for 1 min with the old one too.',
      'Billing takes signatures by 2 secrets while they are rotated.',
      'Billing takes signatures by the new secret alone.',
    ]);
    expect(told(run({ rotationOverlapMs: 0, rotationLagMs: 0 }, rotate(7_000)))[0]).toBe(
      'The Store signs with a new secret, and with the old one no more.',
    );
  });
});

describe('the secrets at the playhead', () => {
  test('overlap on both sides, each for its own time', () => {
    const trace = run({}, rotate(10_000), rotate(40_000));
    const at = (ms: number) => [
      secretsSigning(trace, instant(ms)),
      secretsAccepted(trace, instant(ms)),
    ];
    expect(at(9_999)).toEqual([[1], [1]]);
    expect(at(10_000)).toEqual([[2, 1], [1]]);
    expect(at(30_000)).toEqual([
      [2, 1],
      [2, 1],
    ]);
    expect(at(60_000)).toEqual([
      [3, 2, 1],
      [3, 2, 1],
    ]);
    expect(at(70_000)).toEqual([
      [3, 2],
      [3, 2],
    ]);
    expect(at(100_000)).toEqual([[3], [3]]);
  });

  test('are those that the headers of that moment show', () => {
    const trace = run(
      { rotationOverlapMs: 12_000 },
      ...[4_000, 14_000, 16_000, 24_000].map(rotate),
    );
    const sent = recordsOf(trace).messages.filter(({ from }) => from === 'sender');
    expect(sent.length).toBeGreaterThan(3);
    for (const { request, sentAt } of sent) {
      const signatures = request.headers['webhook-signature']?.split(' ') ?? [];
      expect(signatures).toHaveLength(secretsSigning(trace, sentAt).length);
    }
  });
});

describe('Mallory', () => {
  test('has read the last body that passed in the clear, and of the others only ciphertext', () => {
    const trace = run({ https: false }, attack(7_000, 'tamper'), {
      at: 20_000,
      type: 'setting.set',
      key: 'https',
      value: true,
    });
    const overheard = (ms: number) => selectOverheard(trace, instant(ms));
    expect(overheard(4_999)).toEqual({ sees: 'nothing yet' });
    expect(overheard(5_000)).toEqual({
      sees: 'body',
      origin: 'genuine',
      body: recordsOf(trace).messageById.get('dlv_1.1')?.request.body,
    });
    expect(overheard(15_000)).toMatchObject({ sees: 'body', origin: 'tampered' });
    expect(overheard(25_000)).toEqual({ sees: 'ciphertext' });
  });

  test('stands empty-handed when what she waited for was encrypted', () => {
    const trace = run({}, attack(7_000, 'tamper'));
    expect(selectAttacker(trace, { at: instant(15_000), lingerMs: 1_000 })).toEqual({
      doing: 'empty-handed',
      act: 'tamper',
      reason: 'encrypted on the way',
    });
  });

  test('has a copy from the first request on that passed in the clear', () => {
    const copies = (settings: Partial<Settings>) =>
      [4_999, 5_000].map((ms) => hasCopy(run(settings), instant(ms)));
    expect(copies({ https: false })).toEqual([false, true]);
    expect(copies({ https: true })).toEqual([false, false]);
  });

  test.each([
    ['forge', {}, false, undefined],
    ['forge', { onlySenderIps: true }, true, /addresses/],
    ['tamper', { https: true }, true, /ciphertext/],
    ['tamper', { https: false, onlySenderIps: true }, false, undefined],
    ['replay', { https: true }, false, /ciphertext/],
    ['replay', { https: true }, true, undefined],
    ['replay', { https: false }, false, /no request has passed/],
    ['replay', { https: false, onlySenderIps: true }, true, /addresses/],
  ] as const)('%s with %o and a copy: %s is in vain because %s', (act, settings, copy, why) => {
    const said = whyInVain(act, { https: false, onlySenderIps: false, ...settings }, copy);
    if (why) expect(said).toMatch(why);
    else expect(said).toBeUndefined();
  });
});

describe('the receiver', () => {
  test('has a step for the address only while it looks at it, lit by what it did', () => {
    const steps = (onlySenderIps: boolean) =>
      selectReceiver(run({ onlySenderIps }, attack(7_000, 'forge')), {
        at: instant(7_100),
        lingerMs: durationMs(1_000),
      }).steps.map(({ step, just }) => (just ? `${step} ${just}` : step));
    expect(steps(false)[0]).toBe('signature stopped');
    expect(steps(true)).toEqual([
      'address stopped',
      'signature',
      'freshness',
      'duplicate',
      'answer',
    ]);
  });

  test('says of a message where it came from, and why that was refused', () => {
    const trace = run({ onlySenderIps: true }, attack(7_000, 'forge'));
    const forged = recordsOf(trace).messageById.get('forge_1');
    expect(forged && verdictOf(trace, forged, instant(8_000))).toBe('refused: unknown address');
    const words = (messageId: 'forge_1' | 'dlv_1.1') =>
      selectMessageDetail(trace, messageId, instant(8_000))?.steps[0]?.words;
    expect(words('forge_1')).toBe(
      'It comes from 198.51.100.66, which is not one of the Store’s addresses.',
    );
    expect(words('dlv_1.1')).toBe('It comes from 203.0.113.10, one of the Store’s addresses.');
  });

  test('is told apart from what only the reader knows: by which secret a forgery was made', () => {
    const provenance = (secretLeaked: boolean) =>
      selectMessageDetail(run({ secretLeaked }, attack(7_000, 'forge')), 'forge_1', instant(8_000))
        ?.provenance;
    expect([provenance(false), provenance(true)]).toEqual([
      'Forged by Mallory, without the secret.',
      'Forged by Mallory, with the secret she stole.',
    ]);
  });
});
