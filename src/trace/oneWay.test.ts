import { describe, expect, test } from 'vitest';
import { lessons } from '../lessons/lessons.ts';
import { simulate } from '../sim/simulate.ts';
import { selectComparison } from './ledger/comparison.ts';
import { oneWayOf } from './oneWay.ts';
import { recordsOf } from './records.ts';
import { linesOf } from './sentences/lines.ts';

describe.each(lessons.map(({ id, scenario }) => ({ id, trace: simulate(scenario) })))(
  'one way of $id',
  ({ trace }) => {
    test.each(['pull', 'push'] as const)(
      'by %s has its messages alone, and counts them alike',
      (channel) => {
        const alone = oneWayOf(trace, channel);
        expect(alone.facts.map(({ seq }) => seq)).toEqual(alone.facts.map((_, seq) => seq));
        const ids = ({ messages }: ReturnType<typeof recordsOf>) =>
          messages.map(({ messageId, sentAt }) => `${messageId} ${sentAt}`);
        const ofWay = recordsOf(trace).messages.filter((message) => message.channel === channel);
        expect(ids(recordsOf(alone))).toEqual(ids({ ...recordsOf(trace), messages: ofWay }));
        const { endsAt } = trace;
        expect(selectComparison(alone, endsAt)[channel]).toEqual(
          selectComparison(trace, endsAt)[channel],
        );
      },
    );

    test('by pull says nothing of calls that wait for their turn', () => {
      const queued = oneWayOf(trace, 'pull').facts.filter(({ type }) => type === 'attempt.queued');
      expect(queued).toEqual([]);
    });

    test('tells of each payment’s charge once a way', () => {
      const told = (channel: 'pull' | 'push') =>
        linesOf(oneWayOf(trace, channel)).filter(({ type }) => type === 'effect.made').length;
      const all = linesOf(trace).filter(({ type }) => type === 'effect.made').length;
      expect(told('pull') + told('push')).toBe(all);
    });
  },
);
