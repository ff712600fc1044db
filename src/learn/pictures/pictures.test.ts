import { describe, expect, test } from 'vitest';
import type { Chapter, Choices } from '../../lessons/chapters/chapter.ts';
import { areWeThereYet } from '../../lessons/chapters/areWeThereYet.ts';
import { anyoneCanKnock } from '../../lessons/chapters/anyoneCanKnock.ts';
import { justTheBell } from '../../lessons/chapters/justTheBell.ts';
import { oldNews } from '../../lessons/chapters/oldNews.ts';
import { sayThanks } from '../../lessons/chapters/sayThanks.ts';
import { instant } from '../../model/units.ts';
import { refusalOf } from '../../sim/secrets/signatures.ts';
import { chosenWorld, runScenario } from '../judge/world.ts';
import type { Seen } from '../judge/seen.ts';
import { signaturePair } from '../judge/signaturePair.ts';
import { freshMessages } from './freshMessages.ts';
import { orderOverTime, queueOverTime } from './overTime.ts';
import { signingSteps } from './signingSteps.ts';
import { waitPoint } from './waitCurve.ts';

type Run = Extract<Seen, { kind: 'run' }>;

function tried({ challenge }: Chapter, choices: Choices): Run {
  const seen = runScenario(
    chosenWorld(challenge.world, challenge.controls, choices),
    challenge.seeds[0] ?? 1,
  );
  if (seen.kind !== 'run') throw new Error('This is no run.');
  return seen;
}

function guessed(chapter: Chapter): Run {
  const seen = runScenario(chapter.first, chapter.seeds[0] ?? 1);
  if (seen.kind !== 'run') throw new Error('This is no run.');
  return seen;
}

test('questions times the longest wait is at least an hour over two, whatever the interval', () => {
  const points = areWeThereYet.challenge.controls[0]?.options.map(({ id }) =>
    waitPoint(areWeThereYet, id),
  );
  expect(points).toHaveLength(12);
  expect(points?.[1]).toMatchObject({ id: '5', polls: 720 });
  for (const point of points ?? []) {
    if (!point || point.polls < 60) continue;
    expect(point.polls * point.longestWaitMs).toBeGreaterThan(1_800_000);
    expect(point.longestWaitMs).toBeLessThanOrEqual(3_600_000 / point.polls + 200);
  }
});

describe('the queue over time', () => {
  test('fills with a durable queue and is empty at the end', () => {
    const run = tried(sayThanks, sayThanks.challenge.passing[0] ?? {});
    const [pane] = queueOverTime(run).chart.panes;
    if (pane?.kind !== 'steps') throw new Error('There is no queue.');
    expect(Math.max(...pane.values)).toBeGreaterThanOrEqual(4);
    expect(queueOverTime(run).headline).toBe('0 payments waiting');
  });

  test('knows nothing of what comes after the playhead', () => {
    const run = tried(sayThanks, sayThanks.challenge.passing[0] ?? {});
    const early = queueOverTime({ ...run, at: instant(5_000) });
    const whole = queueOverTime(run);
    expect(early.chart.rows).toEqual(whole.chart.rows.slice(0, early.chart.rows.length));
    expect(early.chart.rows.length).toBeLessThan(whole.chart.rows.length);
  });
});

test('what is stored goes up to the truth and back to the late amount', () => {
  const run = guessed(justTheBell);
  const [pane] = orderOverTime(run).chart.panes;
  if (pane?.kind !== 'steps') throw new Error('There is no order.');
  expect([...new Set(pane.values)].filter((value) => value > 0)).toEqual([10, 30, 20]);
  expect(pane.line?.value).toBe(30);
});

test('a copy is too old outside the tolerance, known inside the memory, and else is charged', () => {
  const became = (tolerance: string, memory: string) =>
    freshMessages(tried(oldNews, { tolerance, memory }))
      .filter(({ name }) => name.startsWith('copy'))
      .map((message) => message.became);
  expect(became('300', 'off')).toEqual(['charged', 'charged', 'too old: refused']);
  expect(became('300', '5')).toEqual([
    'known: not charged again',
    'known: not charged again',
    'too old: refused',
  ]);
});

/** Each combination of what a chapter lets one choose. */
const everyChoice = ({ challenge }: Chapter): readonly Choices[] =>
  challenge.controls.reduce<readonly Choices[]>(
    (all, { id, options }) =>
      all.flatMap((choices) => options.map((option) => ({ ...choices, [id]: option.id }))),
    [{}],
  );

test.each([
  ['the queue', sayThanks, (run: Run) => queueOverTime(run).chart.panes],
  ['the order', justTheBell, (run: Run) => orderOverTime(run).chart.panes],
  ['the two signatures', anyoneCanKnock, signaturePair],
  ['freshness', oldNews, freshMessages],
] as const)(
  'the picture of %s can be drawn of whatever is chosen, at any time',
  (_, chapter, draw) => {
    for (const choices of everyChoice(chapter)) {
      const run = tried(chapter, choices);
      for (const part of [0, 0.3, 0.7, 1]) {
        const at = instant(Math.floor(part * run.trace.endsAt));
        expect(() => draw({ ...run, at }), JSON.stringify(choices)).not.toThrow();
      }
    }
  },
);

test('a time that a clock ahead has left behind is accepted at no time', () => {
  const [copy] = freshMessages(tried(oldNews, { tolerance: '30', memory: 'off' })).filter(
    ({ name }) => name.startsWith('copy'),
  );
  expect(copy).toMatchObject({ became: 'too old: refused' });
});

test('the signature that is expected is made as the receiver makes it', () => {
  const computed = (method: string) =>
    signaturePair(tried(anyoneCanKnock, { check: 'on', bytes: 'raw', method }))?.computed;
  expect(computed('hash')).toBeDefined();
  expect(computed('hash')).not.toEqual(computed('hmac'));
});

test('the worked example is a signature that verifies', () => {
  const { trace } = guessed(anyoneCanKnock);
  const steps = signingSteps(trace);
  const [id, time, body, , secret, , header] = steps.map(({ value }) => value);
  const headers = {
    'webhook-id': id ?? '',
    'webhook-timestamp': time ?? '',
    'webhook-signature': header?.replace('webhook-signature: ', '') ?? '',
  };
  expect(refusalOf('hmac', { headers, body: body ?? '' }, [secret ?? ''])).toBeUndefined();
  expect(refusalOf('hmac', { headers, body: `${body} ` }, [secret ?? ''])).toBeDefined();
});

test('of a thousand refusals the copies are what is shown, on a screen', () => {
  const messages = freshMessages(tried(oldNews, { tolerance: '30', memory: 'off' }));
  expect(messages.length).toBeLessThanOrEqual(12);
  expect(messages.filter(({ name }) => name.startsWith('copy'))).toHaveLength(3);
});
