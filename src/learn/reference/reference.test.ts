import { describe, expect, test } from 'vitest';
import { readLink } from '../../lab/state/readLink.ts';
import { byHand, measuresIn } from '../judge/fill.ts';
import { measureOf } from '../judge/measures.ts';
import { bothTogether } from './bothTogether.ts';
import { checklist } from './checklist.ts';
import { linkTo, runOf, type LabExample } from './labExample.ts';
import { columns, pushAndPull, runHour } from './pushAndPull/pushAndPull.ts';
import { countedWays } from './pushAndPull/waysHour.ts';
import { referenceCatalogue } from './referenceCatalogue.ts';
import { advices, follow, questions, whenEachFits, type Advice } from './whenEachFits.ts';

const examples: readonly LabExample[] = [
  ...checklist.duties.map(({ without }) => without),
  ...Object.values(advices).map(({ example }) => example),
  ...Object.values(bothTogether.run.examples),
];

test('the Lab opens every example without a complaint, set up as it is meant', () => {
  for (const example of examples) {
    const query = linkTo(example).slice('#/lab?'.length);
    const { problems, lesson, changes, commands } = readLink(new URLSearchParams(query));
    expect(problems).toEqual([]);
    expect(lesson.id).toBe(example.scenario);
    expect({ ...lesson.scenario.settings, ...changes }).toMatchObject(example.changes ?? {});
    expect(commands).toEqual(example.commands ?? []);
  }
});

describe('the checklist', () => {
  test.each(checklist.duties)('$title: without it there is more of what it prevents', (duty) => {
    const without = measureOf(runOf(duty.without), duty.fault) ?? 0;
    const withIt = measureOf(runOf(duty.without, duty.cure), duty.fault) ?? 0;
    expect(without).toBeGreaterThan(withIt);
    for (const told of Object.values(duty.told))
      expect(measuresIn(told)).toContain(duty.fault === 'extra' ? 'charges' : duty.fault);
  });
});

describe('the table', () => {
  const of = (...[hour, way]: Parameters<typeof runHour>) => runHour(hour, way);

  test('has nothing of a result but what is counted', () => {
    for (const { cells } of pushAndPull.rows)
      for (const way of columns) expect(byHand(cells[way]).replaceAll('429', '')).not.toMatch(/\d/);
  });

  test('counts in the hour of the way in', () => {
    expect(measureOf(of('usual', 'polling'), 'emptyPolls')).toBe(714);
    expect(measureOf(of('usual', 'webhook'), 'webhooks')).toBe(6);
  });

  test('shows long polling as fresh as a webhook, with far fewer questions than polling', () => {
    const long = of('usual', 'longPolling');
    expect(measureOf(long, 'pollWaitLongestMs')).toBeLessThan(1_000);
    expect(measureOf(long, 'polls')).toBeLessThan(measureOf(of('usual', 'polling'), 'polls')! / 4);
    expect(measureOf(long, 'knownByPolling')).toBe(measureOf(long, 'events'));
  });

  test('shows no webhook in a quiet hour, and some that are given up on in an outage', () => {
    expect(measureOf(of('quiet', 'webhook'), 'webhooks')).toBe(0);
    expect(measureOf(of('outage', 'webhook'), 'givenUp')).toBeGreaterThan(0);
    expect(measureOf(of('outage', 'polling'), 'knownByPolling')).toBe(6);
  });
});

test('in an hour with an outage every way knows all, but where nobody keeps the place and where the retries end', () => {
  const missing = countedWays().flatMap(({ way, missing }) => (missing > 0 ? [way] : []));
  expect(missing).toEqual(['webSocket', 'webhook']);
});

describe('the chooser', () => {
  /** Every way through the questions. */
  function paths(path: readonly number[] = []): (readonly number[])[] {
    const { next } = follow(path);
    if (!('options' in next)) return [path];
    return next.options.flatMap((_, place) => paths([...path, place]));
  }
  const all = paths();
  const adviceAt = (path: readonly number[]) => follow(path).next as Advice;

  test('asks at most five questions, whatever is answered', () => {
    expect(Math.max(...all.map(({ length }) => length))).toBe(5);
    const about = referenceCatalogue.find(({ id }) => id === 'when-each-fits')?.about;
    for (const told of [about, whenEachFits.lead]) expect(told).toMatch(/at most five questions/i);
    for (const path of all) expect(follow(path).asked.map(({ picked }) => picked)).toEqual(path);
  });

  test('every question is asked and every advice given on some path', () => {
    const asked = new Set(
      all.flatMap((path) => follow(path).asked.map(({ question }) => question)),
    );
    expect(asked).toEqual(new Set(Object.values(questions)));
    expect(new Set(all.map(adviceAt))).toEqual(new Set(Object.values(advices)));
  });

  test.each([
    [[0, 0], 'An API', 'one order by its id'],
    [[0, 2], 'An API', 'bulk import'],
    [[1, 0, 0, 0], 'A webhook', 'GitHub'],
    [[0, 3, 0, 0, 1], 'Both', 'Stripe'],
    [[1, 0, 0, 2], 'Both', 'Notion'],
    [[1, 0, 1], 'An API, in batches', 'sensor'],
    [[1, 1, 1], 'A WebSocket', 'chat'],
    [[1, 2, 0], 'An API', 'exchange rates'],
    [[1, 3], 'An API, at first', 'exchange rates'],
    // A nightly report, a payment behind a public server, a dashboard in a browser, a laptop behind a router.
    [[0, 2], 'An API', 'A report'],
    [[1, 0, 0, 1], 'Both', 'each payment'],
    [[1, 1, 0], 'Server-sent events', 'dashboard'],
    [[1, 2, 1], 'A held connection', 'laptop behind a router'],
  ])('%j ends with: %s', (path, answer, real) => {
    expect(adviceAt(path)).toMatchObject({ answer, real: expect.stringContaining(real) as string });
  });

  test('events that come all the time are heard of by fewer questions than webhooks, hardly one of them empty', () => {
    const seen = runOf(advices.batch.example);
    expect(measureOf(seen, 'polls')! * 4).toBeLessThan(measureOf(seen, 'webhooks')!);
    expect(measureOf(seen, 'emptyPercent')).toBeLessThan(5);
  });

  test('a place that there is not leaves the question open', () => {
    expect(follow([7]).next).toBe(questions.start);
  });
});

test('told and fetched, the order ends right; with late messages kept as they come it does not', () => {
  const { thin, fat } = bothTogether.run.examples;
  expect(measureOf(runOf(thin), 'ordersWrong')).toBe(0);
  expect(measureOf(runOf(fat), 'ordersWrong')).toBe(1);
});
