import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../model/commands.ts';
import type { EventId, MessageId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { simulate } from '../simulate.ts';
import { factsOf, groupedBy } from './anyRun.testkit.ts';
import { laws } from './laws.testkit.ts';
import { scenarioWith } from './scenarioWith.testkit.ts';

/** How often a payment is charged that happens at 1 s, with up to three crashes at any moments. */
const timesCharged = (
  markSeen: Settings['markSeen'],
  crashesAt: readonly number[],
  more: Partial<Settings>,
) => {
  const plan = crashesAt
    .toSorted((a, b) => a - b)
    .map((at): Command => ({ at, type: 'worker.crash' }));
  const settings = { workMs: 2_000, markMs: 1_500, crashRecoveryMs: 100, ...more, markSeen };
  const scenario = scenarioWith({ horizonMs: 240_000, eventTimesMs: [1_000], plan, settings });
  return factsOf(simulate(scenario), 'effect.made').filter(({ channel }) => channel === 'push')
    .length;
};

/** Work and mark take place between 1.05 s and 4.55 s, and again after a crash. */
const crashes = fc.array(fc.integer({ min: 1_000, max: 12_000 }), { maxLength: 3 });
const more = fc.record({ storeFirst: fc.boolean(), workers: fc.constantFrom(1, 2) });
const everywhere = (holds: (crashesAt: readonly number[], more: Partial<Settings>) => boolean) => {
  fc.assert(fc.property(crashes, more, holds), { numRuns: runs(150, 3_000) });
};

test('in one transaction no crash at any moment loses a charge or makes two', () => {
  everywhere((at, settings) => timesCharged('together', at, settings) === 1);
});

test('marked before the work, no crash makes two charges', () => {
  everywhere((at, settings) => timesCharged('before', at, settings) <= 1);
});

test('marked after the work, no crash loses a charge', () => {
  everywhere((at, settings) => timesCharged('after', at, settings) >= 1);
});

// 50 ms of travel, 2 s of work, 1.5 s for the mark: 1,050 to 3,050 to 4,550 ms.
test.each([true, false])(
  'one crash loses or doubles a charge exactly in between, stored first: %s',
  (storeFirst) => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 6_000 }), (at) => {
        const charged = (markSeen: Settings['markSeen']) =>
          timesCharged(markSeen, [at], { storeFirst });
        // At the very instant of a step the crash, which was planned before it, comes first.
        expect(charged('before')).toBe(at > 1_050 && at <= 3_050 ? 0 : 1);
        expect(charged('after')).toBe(at > 3_050 && at <= 4_550 ? 2 : 1);
      }),
      { numRuns: runs(150, 3_000) },
    );
  },
);

laws(
  'law 3: marked before the work',
  {
    settled: { skipProcessed: true, seenKey: 'eventId', memoryMs: 86_400_000, markSeen: 'before' },
  },
  {
    'no event has two effects, whatever is lost, late, crashes or fails': (trace) => {
      const effects = factsOf(trace, 'effect.made').filter(({ channel }) => channel === 'push');
      const twice = [...groupedBy(effects, ({ eventId }) => eventId)].filter(
        ([, all]) => all.length > 1,
      );
      expect(twice).toEqual([]);
    },
  },
);

laws(
  'on any run',
  {},
  {
    'what fails before it is done has no effect, and what fails after it has one': (trace) => {
      const effects = factsOf(trace, 'effect.made');
      const starts = factsOf(trace, 'work.started');
      for (const failure of factsOf(trace, 'work.failed')) {
        const isOfJob = (fact: { readonly messageId: MessageId; readonly eventId: EventId }) =>
          fact.messageId === failure.messageId && fact.eventId === failure.eventId;
        // Work that takes no time may be done at its next try, at the same moment.
        const again = starts.find((start) => start.seq > failure.seq && isOfJob(start));
        const made = effects.some(
          (effect) =>
            effect.at === failure.at &&
            effect.channel === failure.channel &&
            effect.seq < (again?.seq ?? Infinity) &&
            isOfJob(effect),
        );
        const { storeFirst } = trace.scenario.settings;
        const turned = trace.facts.some(
          (fact) => fact.type === 'setting.changed' && fact.key === 'storeFirst',
        );
        if (!failure.done) expect(made && failure.worker !== undefined).toBe(false);
        else if (!turned && !storeFirst) expect(made).toBe(true);
      }
    },

    'a mark that is started is written when its time is over, unless its worker crashes': (
      trace,
    ) => {
      const marked = factsOf(trace, 'event.marked');
      const skipped = factsOf(trace, 'effect.skipped');
      for (const start of factsOf(trace, 'mark.started')) {
        const crashed = factsOf(trace, 'worker.crashed').some(
          ({ at, worker, seq }) => worker === start.worker && seq > start.seq && at <= start.endsAt,
        );
        if (crashed || start.endsAt >= trace.endsAt) continue;
        const same = ({ at, messageId }: { at: number; messageId: string }) =>
          messageId === start.messageId && at >= start.at && at <= start.endsAt;
        expect(marked.some(same) || skipped.some(same)).toBe(true);
      }
    },
  },
);
