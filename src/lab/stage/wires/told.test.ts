import { expect, test } from 'vitest';
import { lessonById } from '../../../lessons/lessons.ts';
import { instant } from '../../../model/units.ts';
import { simulate } from '../../../sim/simulate.ts';
import { selectCaption } from '../../../trace/sentences/captions/captions.ts';
import { selectTold } from './told.ts';

const toldAt = (id: string, at: number) => {
  const trace = simulate(lessonById(id)!.scenario);
  const caption = selectCaption(trace, instant(at));
  return caption && selectTold(trace, caption);
};

test.each([
  ['outage-and-retries', 32_400, 'dlv_2.1 request'],
  ['outage-and-retries', 3_350, 'dlv_1.1 answer'],
  ['outage-and-retries', 32_500, 'dlv_2.1 answer'],
  ['outage-and-retries', 88_000, 'dlv_4.4 answer'],
  ['outage-and-retries', 10_100, 'poll_3 answer'],
  ['just-the-doorbell', 10_025, 'dlv_2.1 request'],
  ['lost-answer', 31_275, 'dlv_3.1 answer'],
  ['outage-and-retries', 3_550, 'receiver of push'],
  ['outage-and-retries', 5_500, 'receiver of pull'],
  ['outage-and-retries', 25_000, 'receiver of push'],
  ['held-connection', 2_400_110, 'receiver of pull'],
  ['fetched-queue', 80_060, 'sender of pull'],
  // A count is about no single poll.
  ['polling-waste', 100_100, undefined],
] as const)('what is told in %s at %i ms is about %s', (id, at, place) => {
  const told = toldAt(id, at)?.place;
  const its =
    told && ('leg' in told ? `${told.messageId} ${told.leg}` : `${told.end} of ${told.channel}`);
  expect(its).toBe(place);
});

test('where there is little room what is told of a failure is told without what comes of it', () => {
  const texts = toldAt('outage-and-retries', 32_500)?.phrases.map((parts) =>
    parts.map(({ text }) => text).join(''),
  );
  expect(texts).toEqual([
    'Billing is down, so attempt 1 for payment 2 fails at once. The Store will try payment 2 again in 2 s.',
    'Billing is down, so attempt 1 for payment 2 fails at once.',
  ]);
});
