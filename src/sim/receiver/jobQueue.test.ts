import { describe, expect, test } from 'vitest';
import { JobQueue, type Job } from './jobQueue.ts';

/** The work of event `n`, which delivery `n` brought. */
const job = (n: number, kind: 'durable' | 'in memory' | 'unanswered'): Job => ({
  messageId: `dlv_${n}.1`,
  event: {
    id: `evt_${n}`,
    order: n,
    payment: { order: n, customer: 'cus_1', amountCents: 100 },
  },
  keys: { eventId: `evt_${n}`, attemptId: `att_${n}`, amountAndCustomer: '' },
  durable: kind === 'durable',
  answersAfter: kind === 'unanswered',
});

function queueOf(...jobs: Job[]): JobQueue {
  const queue = new JobQueue();
  for (const each of jobs) queue.add(each);
  return queue;
}

describe('the queue', () => {
  test('hands out the oldest job first, each once', () => {
    const queue = queueOf(job(1, 'durable'), job(2, 'in memory'));
    expect([queue.take(1), queue.take(2), queue.take(3)]).toEqual([
      job(1, 'durable'),
      job(2, 'in memory'),
      undefined,
    ]);
  });

  test('loses in a crash what was in memory, waiting or in hand, but not what is done', () => {
    const queue = queueOf(
      job(1, 'in memory'),
      job(2, 'in memory'),
      job(3, 'unanswered'),
      job(4, 'in memory'),
    );
    const first = queue.take(1);
    queue.take(2);
    if (first) queue.done(first);
    expect(queue.crash()).toEqual({
      stored: [
        { messageId: 'dlv_2.1', eventId: 'evt_2' },
        { messageId: 'dlv_4.1', eventId: 'evt_4' },
      ],
      unanswered: ['dlv_3.1'],
    });
    expect(queue.take(1)).toBeUndefined();
  });

  test('puts durable jobs in hand back before those that wait', () => {
    const queue = queueOf(job(1, 'durable'), job(2, 'in memory'), job(3, 'durable'));
    queue.take(1);
    expect(queue.crash().stored).toEqual([{ messageId: 'dlv_2.1', eventId: 'evt_2' }]);
    expect([queue.take(1), queue.take(2), queue.take(3)]).toEqual([
      job(1, 'durable'),
      job(3, 'durable'),
      undefined,
    ]);
  });

  test('does not bring back in a crash what was done before it', () => {
    const queue = queueOf(job(1, 'durable'));
    const taken = queue.take(1);
    if (taken) queue.done(taken);
    expect(queue.crash()).toEqual({ stored: [], unanswered: [] });
    expect(queue.take(1)).toBeUndefined();
  });

  test('keeps the order of arrival in a crash, whichever worker held what', () => {
    const queue = queueOf(job(1, 'durable'), job(2, 'durable'), job(3, 'durable'));
    const first = queue.take(1);
    queue.take(2);
    if (first) queue.done(first);
    queue.take(1);
    queue.crash();
    expect([queue.take(1)?.messageId, queue.take(2)?.messageId]).toEqual(['dlv_2.1', 'dlv_3.1']);
  });
});
