import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../model/facts.ts';
import type { MessageId } from '../../model/ids.ts';
import { durationMs, instant } from '../../model/units.ts';
import {
  answered,
  charged,
  handMadeTrace,
  occurred,
  polled,
  pushed,
  stored,
} from '../../trace/traceBuilder.testkit.ts';
import { heldConnection } from '../../lessons/scenarios/heldConnection.ts';
import { simulate } from '../../sim/simulate.ts';
import { isFrame } from '../../trace/messages/messageKind.ts';
import { selectMessageDetail } from './messageDetail.ts';
import { messageRow, selectMessages, type MessageFilter } from './messageTable.ts';
import { verdictOf } from '../../trace/words/messageWords.ts';
import { recordsOf } from '../../trace/records.ts';

const news = (messageId: MessageId, ...eventIds: `evt_${number}`[]): FactBody => ({
  type: 'poll.finished',
  messageId,
  outcome: { result: 'news', eventIds },
  nextAt: instant(600_000),
});

const badSignature: FactBody = {
  type: 'request.checked',
  messageId: 'forge_1',
  eventId: 'evt_x1',
  check: 'signature',
  passed: false,
  because: 'no signature matches',
};

/** Two payments; the first is pushed at once, the second is lost; a poll; a forgery that is refused. */
const trace = handMadeTrace([
  [1_000, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 1_050 })],
  [1_050, stored('dlv_1.1', 'evt_1'), answered('dlv_1.1', 200, { endsAt: 1_100 })],
  [1_250, charged('dlv_1.1', 'evt_1')],
  [2_000, occurred('evt_10'), pushed('dlv_10.1', 'evt_10', { endsAt: 2_025, lost: true })],
  [5_000, polled('poll_1', 5_050)],
  [5_050, answered('poll_1', 200, { endsAt: 5_100 })],
  [5_100, news('poll_1', 'evt_1', 'evt_10')],
  [6_000, pushed('forge_1', 'evt_x1', { endsAt: 6_050, origin: 'forged' })],
  [6_050, badSignature, answered('forge_1', 401, { endsAt: 6_100 })],
]);
const anything: MessageFilter = { kind: 'all', text: '', newestFirst: false };
const listed = (filter: Partial<MessageFilter>, at = 10_000) =>
  selectMessages(trace, instant(at), { ...anything, ...filter }).map(({ messageId }) => messageId);

describe('the messages table', () => {
  test('lists what was sent up to the playhead and nothing later', () => {
    expect(listed({}, 4_999)).toEqual(['dlv_1.1', 'dlv_10.1']);
  });

  test.each([
    ['push', ['dlv_1.1', 'dlv_10.1']],
    ['pull', ['poll_1']],
    ['attacker', ['forge_1']],
    ['failed', ['dlv_10.1', 'forge_1']],
    ['useful', ['dlv_1.1', 'poll_1']],
  ] as const)('shows only %s messages on demand', (kind, ids) => {
    expect(listed({ kind })).toEqual(ids);
  });

  test('a whole id finds exactly that event, also in the polls that brought it', () => {
    expect(listed({ text: 'evt_1' })).toEqual(['dlv_1.1', 'poll_1']);
    expect(listed({ text: 'EVT_10 ' })).toEqual(['dlv_10.1', 'poll_1']);
    expect(listed({ text: 'evt_x1' })).toEqual(['forge_1']);
  });

  test('any other text is looked for in all that a row says', () => {
    expect(listed({ text: 'mallory' })).toEqual(['forge_1']);
    expect(listed({ text: '401' })).toEqual(['forge_1']);
    expect(listed({ text: 'lost' })).toEqual(['dlv_10.1']);
  });

  test('tells of what is written into a connection when it has arrived, and whether it was of use', () => {
    const held = simulate(heldConnection.scenario);
    const at = instant(heldConnection.scenario.horizonMs);
    const rows = (text: string, of: Partial<MessageFilter> = {}) =>
      selectMessages(held, at, { ...anything, ...of, text })
        .filter(isFrame)
        .map((message) => messageRow(held, message, at));
    expect(rows('brought a payment').map(({ status }) => status)).toEqual(Array(5).fill('arrived'));
    expect(rows('', { kind: 'useful' }).map(({ what }) => what)).toEqual([
      'evt_1',
      'evt_2',
      'evt_3',
      'evt_5',
      'evt_6',
    ]);
    // It is due at the very instant at which Billing goes down.
    expect(rows('came to nobody')).toHaveLength(1);
  });

  test('can start with the newest', () => {
    expect(listed({ newestFirst: true })).toEqual(['forge_1', 'poll_1', 'dlv_10.1', 'dlv_1.1']);
  });
});

describe('a verdict', () => {
  const verdict = (messageId: MessageId, at: number) =>
    verdictOf(trace, recordsOf(trace).messageById.get(messageId)!, instant(at));

  test('follows a payment from the way to the charge', () => {
    expect([1_049, 1_050, 1_250].map((at) => verdict('dlv_1.1', at))).toEqual([
      'on its way',
      'accepted, not charged yet',
      'charged €25',
    ]);
  });

  test('says why a forgery was refused', () => {
    expect(verdict('forge_1', 7_000)).toBe('refused: bad signature');
  });

  test('says what a poll brought, once it is back', () => {
    expect([5_060, 5_100].map((at) => verdict('poll_1', at))).toEqual([
      'the answer is on its way',
      'brought 2 payments',
    ]);
  });
});

describe('the detail of a message', () => {
  const detail = (messageId: MessageId, at: number) =>
    selectMessageDetail(trace, messageId, instant(at));

  test('shows the answer only once it is sent', () => {
    expect(detail('dlv_1.1', 1_049)?.rawResponse).toBeUndefined();
    expect(detail('dlv_1.1', 1_050)?.rawResponse).toBe('HTTP/1.1 200 OK\n\n');
  });

  test('tells what Billing did, step by step', () => {
    expect(detail('dlv_1.1', 2_000)?.steps.map(({ words, result }) => [words, result])).toEqual([
      ['Stored in a queue that survives a crash.', 'passed'],
      ['Charged €25 for evt_1.', 'passed'],
    ]);
  });

  test('names each defence that was off when the request came', () => {
    const open = handMadeTrace(
      [
        [0, pushed('forge_1', 'evt_x1', { endsAt: 50, origin: 'forged' })],
        [50, charged('forge_1', 'evt_x1')],
      ],
      { verifySignature: false, skipProcessed: false },
    );
    expect(
      selectMessageDetail(open, 'forge_1', instant(100))?.steps.map((step) => step.words),
    ).toEqual([
      'The signature is not checked.',
      'Nobody asks whether the event was seen before.',
      'Fake charge €25 for evt_x1.',
    ]);
  });

  test('sets what the Store saw against what Billing did', () => {
    const timedOut = handMadeTrace([
      [0, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 50 })],
      [50, charged('dlv_1.1', 'evt_1'), answered('dlv_1.1', 200, { endsAt: 75, lost: true })],
      [
        5_000,
        {
          type: 'attempt.finished',
          deliveryId: 'dlv_1',
          eventId: 'evt_1',
          attempt: 1,
          messageId: 'dlv_1.1',
          outcome: { result: 'timedOut' },
          tookMs: durationMs(5_000),
        },
      ],
    ]);
    expect(selectMessageDetail(timedOut, 'dlv_1.1', instant(6_000))).toMatchObject({
      status: 'timed out',
      askerSaw: 'The Store stopped waiting after 5 s and counts it as failed.',
      answer: 'Billing sent this answer; it was lost on the way back.',
      steps: [{ words: 'Charged €25 for evt_1.' }],
    });
  });

  test('shows the sender’s own request until the moment at which it is changed on its way', () => {
    const request = {
      method: 'POST',
      url: 'http://billing.example/',
      headers: {},
      body: 'hers',
    } as const;
    const changed = handMadeTrace([
      [1_000, occurred('evt_1'), pushed('dlv_1.1', 'evt_1', { endsAt: 1_050 })],
      [
        1_020,
        { type: 'attack.made', act: 'tamper', messageId: 'dlv_1.1', eventId: 'evt_1', request },
      ],
    ]);
    const seen = [1_019, 1_020].map((at) => {
      const { rawRequest = '', title } = selectMessageDetail(changed, 'dlv_1.1', instant(at)) ?? {};
      return [title, rawRequest.endsWith('hers')];
    });
    expect(seen).toEqual([
      ['evt_1 attempt 1', false],
      ['tampered evt_1 attempt 1', true],
    ]);
    const listedAt = (at: number) =>
      selectMessages(changed, instant(at), { ...anything, kind: 'attacker' }).length;
    expect([listedAt(1_019), listedAt(1_020)]).toEqual([0, 1]);
  });

  test('only what carries a signature can be opened in Sign', () => {
    expect(detail('poll_1', 10_000)?.signed).toBe(false);
    expect(detail('dlv_1.1', 10_000)?.signed).toBe(false);
  });
});
