import type { Command } from '../../model/commands.ts';
import type { Chapter } from './chapter.ts';
import { chapterScenario, fixed, minute, option, second } from './chapterScenario.ts';

/** One fake of each kind: without a signature, with a wrong secret, with a plain hash, and one changed on its way. */
const fourFakes: readonly Command[] = [
  { at: 8 * second, type: 'setting.set', key: 'forgery', value: 'noSignature' },
  { at: 9 * second, type: 'attack', act: 'forge' },
  { at: 18 * second, type: 'setting.set', key: 'forgery', value: 'wrongSecret' },
  { at: 19 * second, type: 'attack', act: 'forge' },
  { at: 28 * second, type: 'setting.set', key: 'forgery', value: 'plainHash' },
  { at: 29 * second, type: 'attack', act: 'forge' },
  { at: 40 * second, type: 'attack', act: 'tamper' },
];

export const anyoneCanKnock: Chapter = {
  id: '7',
  misconception:
    'A secret address or HTTPS proves who calls, a signature hides the content, and a hash is a signature.',
  lead: 'Anyone who knows Billing’s address can send a request there. Mallory, an attacker, makes payments up that nobody made, and changes one on its way. What gives her away?',
  shows: 'push',
  extra: 'bits',
  pictured: 'signature · attempt · charge · fake charge · 200 · ledger · worker · webhook',
  first: {
    kind: 'run',
    scenario: chapterScenario({
      seed: 7,
      horizonMs: minute,
      eventTimesMs: [5, 15, 25, 35, 45].map((at) => at * second),
      plan: fourFakes,
      settings: { https: false, jsonStyle: 'spaced', verifySignature: false },
    }),
  },
  speed: 2,
  seeds: [7],
  recall: {
    world: {
      kind: 'run',
      scenario: chapterScenario({
        horizonMs: minute,
        eventTimesMs: [10 * second, 20 * second],
        losses: [{ event: 1, attempt: 1, part: 'answer' }],
        settings: { ...fixed(5 * second, 2), skipProcessed: true },
      }),
    },
    question: {
      text: 'Two payments happen. The answer to one is lost, and the Store tries it again. Billing remembers the ids of events. How many charges?',
      options: [
        { text: '1', when: [{ of: 'charges', is: 1 }] },
        { text: '2', when: [{ of: 'charges', is: 2 }] },
        { text: '3', when: [{ of: 'charges', is: 3 }] },
      ],
    },
    told: '{#attempts}, {#charges}: the second attempt had an id that Billing knew.',
  },
  question: {
    text: 'Mallory changes the amount in the body of a request on its way. The signature in its header stays. Whoever knows the secret computes the signature of what arrived. What comes out?',
    options: [
      { text: 'the same signature', when: [{ of: 'bitsChanged', is: 0 }] },
      {
        text: 'nearly the same, the last characters differ',
        when: [{ of: 'bitsChanged', atLeast: 1, atMost: 24 }],
      },
      {
        text: 'a completely different one',
        when: [{ of: 'bitsChanged', atLeast: 88, atMost: 168 }],
      },
      { text: 'nothing, it cannot be computed', when: [{ of: 'bitsChanged', below: 0 }] },
    ],
  },
  result: {
    big: '{#bitsChanged} differ',
    told: 'That is about half of all its bits, as if a coin had chosen them. But Billing does not check: of {#forged}, made up or changed on the way, {forgedAccepted} were charged.',
    moment: { of: 'last', fact: 'attack.made' },
  },
  why: [
    {
      text: 'A signature is computed from every byte and the secret, so one changed byte gives quite another one.',
      isRight: true,
      told: 'Whoever has no secret cannot make the one that fits: a check would have refused {forged} of {#forged}.',
    },
    {
      text: 'A signature hides the content, so that Mallory could not read the amount.',
      told: 'She read and changed it. A signature proves who wrote something; it hides nothing.',
    },
    {
      text: 'The address of Billing is secret, so the fakes must have come by chance.',
      told: '{forgedAccepted} of {#forged} were charged. An address is written in logs and settings: it is no secret.',
    },
  ],
  challenge: {
    goal: 'Let no fake in, and refuse no real payment. Mallory sends one fake of each kind: without a signature, with a wrong secret, with a plain hash, and with a changed amount. The changed one is a fake too: to refuse it is right, and the Store then sends the real one again. The Store writes its JSON with spaces, as in its worked example; parsed and rewritten, it has none. Who is refused is answered 401: I do not know you.',
    world: {
      kind: 'run',
      scenario: chapterScenario({
        seed: 7,
        horizonMs: 2 * minute,
        eventTimesMs: [5, 15, 25, 35, 45].map((at) => at * second),
        plan: fourFakes,
        settings: {
          https: false,
          retryPlan: 'fixed',
          jsonStyle: 'spaced',
          verifySignature: false,
          signedBytes: 'parsedAgain',
          signatureMethod: 'plainHash',
        },
      }),
    },
    seeds: [7],
    controls: [
      {
        id: 'check',
        label: 'Verify signature',
        options: [
          option('off', 'off', { verifySignature: false }),
          option('on', 'on', { verifySignature: true }),
        ],
      },
      {
        id: 'bytes',
        label: 'Check it over',
        options: [
          option('again', 'JSON, parsed and rewritten', { signedBytes: 'parsedAgain' }),
          option('raw', 'the raw body', { signedBytes: 'rawBody' }),
        ],
      },
      {
        id: 'method',
        label: 'Signature made with',
        options: [
          option('hash', 'plain SHA-256', { signatureMethod: 'plainHash' }),
          option('hmac', 'HMAC and the shared secret', { signatureMethod: 'hmac' }),
        ],
      },
    ],
    start: { check: 'off', bytes: 'again', method: 'hash' },
    clauses: [
      {
        say: 'no fake is charged',
        look: [
          {
            say: 'Look at a fake that was charged. What did Billing check of it?',
            so: [{ of: 'forgedAccepted', atLeast: 2 }],
          },
          {
            say: 'Look at the fake that was charged. What did it need, and what did it have?',
            so: [{ of: 'forgedAccepted', is: 1 }],
          },
        ],
        claims: [{ of: 'forgedAccepted', is: 0 }],
      },
      {
        say: 'no real payment is refused',
        look: [
          {
            say: 'Look at a refused payment: does Billing check over the bytes that the Store signed?',
            so: [{ of: 'genuineRefused', atLeast: 1 }],
          },
        ],
        claims: [{ of: 'genuineRefused', is: 0 }],
      },
      {
        say: 'at least 4 fakes came',
        look: [{ say: 'Without fakes nothing is proven.', so: [{ of: 'forged', below: 4 }] }],
        claims: [{ of: 'forged', atLeast: 4 }],
      },
    ],
    passing: [{ check: 'on', bytes: 'raw', method: 'hmac' }],
    failing: [
      { check: 'off', bytes: 'raw', method: 'hmac', clause: 'no fake is charged' },
      { check: 'on', bytes: 'raw', method: 'hash', clause: 'no fake is charged' },
      { check: 'on', bytes: 'again', method: 'hmac', clause: 'no real payment is refused' },
    ],
    hint: 'Anyone can compute a plain hash, as one of the fakes does; only who has the secret can compute an HMAC. And the Store signed the bytes that it sent, with its spaces.',
  },
  takeAway: {
    sentence: 'Check the signature over the raw bytes before you believe a single field.',
    link: {
      text: 'GitHub: validating webhook deliveries',
      href: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
    },
  },
};
