import { describe, expect, test } from 'vitest';
import { policies, policyById } from '../model/policies/policies.ts';
import { presetOf } from '../model/policies/presets.ts';
import { instant } from '../model/units.ts';
import { factsOf } from './anyRun.ts';
import { scenarioWith } from './scenarioWith.ts';
import { simulate } from './simulate.ts';

/** When attempts come, in seconds after the first, if they fail at once: summed from what is published. */
const published: Readonly<Record<string, readonly number[]>> = {
  standard_webhooks: [0, 5, 305, 2_105, 9_305, 27_305, 63_305, 113_705, 185_705, 272_105],
  svix: [0, 5, 305, 2_105, 9_305, 27_305, 63_305, 99_305],
  clerk: [0, 5, 305, 2_105, 9_305, 27_305, 63_305, 99_305],
  hookdeck: [0, 3_600, 10_800, 25_200],
  hookdeck_outpost: [0, 30, 90, 210, 450, 930, 1_890, 3_810, 7_650, 15_330, 30_690],
  convoy: [0, ...every(100, { after: 0, times: 10 })],
  stripe: [
    0, 300, 900, 2_100, 4_500, 9_300, 18_900, 38_100, 76_500, 119_700, 162_900, 206_100, 249_300,
  ],
  shopify: [0, 56, 169, 395, 847, 1_751, 3_558, 7_172, 14_400],
  adyen: [
    0,
    9,
    18,
    27,
    147,
    447,
    1_047,
    1_947,
    3_747,
    7_347,
    14_547,
    28_947,
    ...every(28_800, { after: 28_947, times: 88 }),
  ],
  square: [0, 60, 180, 420, 900, 1_860, 3_780, 7_380, 14_580, 28_980, 57_780, 86_580],
  paypal: [
    0, 60, 140, 247, 391, 584, 842, 1_187, 1_649, 2_267, 3_094, 4_201, 5_683, 7_667, 10_322, 13_876,
    18_633, 25_000, 33_522, 44_929, 60_197, 80_633, 107_987, 144_600, 193_605, 259_198,
  ],
  paddle: [
    0,
    ...every(180, { after: 0, times: 20 }),
    ...every(3_067, { after: 3_600, times: 27 }),
    ...every(13_292, { after: 86_409, times: 13 }),
  ],
  github: [0],
  gitlab: [0],
  slack: [0, 0, 60, 360],
  linear: [0, 60, 3_660, 25_260],
  discord: [0, 5, 15, 35, 75, 155, 315, 600],
  zoom: [0, 300, 1_500, 5_100],
  mailgun: [0, 300, 900, 1_800, 5_400, 12_600, 27_000],
  hubspot: [0, 84, 253, 591, 1_267, 2_618, 5_321, 10_726, 21_537, 43_158, 86_400],
  twilio: [0, 0],
  meta: [0, 0, 60, 660, 4_260, 25_860, 112_260],
  dropbox: [0, 5, 15, 35, 75, 155, 315, 600],
  sendgrid: [0, 60, 180, 420, 900, 1_860, 3_780, 7_380, 14_580, 28_980, 57_780],
  intercom: [0, 60],
  aws_eventbridge_api_destinations: [
    0,
    1,
    3,
    7,
    15,
    31,
    63,
    127,
    255,
    511,
    ...every(480, { after: 511, times: 176 }),
  ],
  gcp_pubsub_push: [
    0,
    0.1,
    0.3,
    0.7,
    1.5,
    3.1,
    6.3,
    12.7,
    25.5,
    51.1,
    102.3,
    ...every(60, { after: 102.3, times: 189 }),
  ],
  azure_event_grid: [0, 10, 40, 100, 400, 1_000, 2_800, 6_400, 17_200, 38_800, 82_000],
  twilio_event_streams: [0, 10, 30, 70, 150, 310, 630, 1_270, 2_550, 5_110, 8_710, 12_310],
  wix: [
    0, 60, 660, 4_260, 11_460, 18_660, 25_860, 40_260, 54_660, 69_060, 97_860, 126_660, 169_860,
  ],
  circle_cpn: [0, 1, 11, 41, 101, 1_001, 4_601, 15_401, 33_401, 55_001, 91_001, 130_601],
  nmi: [
    0,
    15,
    75,
    135,
    195,
    495,
    1_395,
    3_195,
    ...every(3_600, { after: 3_195, times: 10 }),
    82_395,
    125_595,
    211_995,
  ],
  brevo: [0, 600, 4_200, 11_400, 40_200],
  tidio: [0, 5, 15, 45, 105, 285, 885, 2_685, 6_285, 17_085],
  strike: [0, 3, 12, 39, 120, 363, 1_092, 3_279, 9_840, 29_523, 88_572, 265_719, 797_160],
  ticket_tailor: [
    0, 16, 81, 256, 625, 1_296, 2_401, 4_096, 6_561, 10_000, 14_641, 20_736, 28_561, 38_416, 50_625,
    65_536, 83_521, 104_976, 130_321, 160_000, 194_481, 234_256,
  ],
  recurly: [0, 10, 84, 350, 1_128, 3_186, 8_316, 20_614, 49_296, 114_842, 262_308],
  ashby: [0, 10, 40, 110, 260, 570, 1_200, 2_470, 5_020, 10_130],
  prolific: [0, 60, 180, 420, 900, 1_860, 3_780, 7_620, 15_300, 30_660, 61_380, 122_820],
  ahasend: [0, 1, 17, 98, 354, 979, 2_275],
  didww: [0, 1, 3, 8, 18, 48, 108, 228, 528, 828],
  pusher_beams: [0, 10, 40, 160, 460],
  // The next would be due at 24 h sharp, and is late by what the others took.
  adobe_io: [0, 60, 180, 420, 900, ...every(900, { after: 900, times: 94 })],
  dialpad: [0, 2, 6, 14],
  apideck: [0, 180, 480, 1_080, 2_880, 6_480, 13_680, 28_080, 56_880, 100_080],
  boldsign: [0, 60, 960, 3_660, 7_260, 36_060, 122_460],
  alloy: [0, 1, 60, 600, 1_800, 5_400, 10_800, 21_600, 43_200, 86_400],
  paymongo: [0, 2, 6, 14, 30, 62, 126, 254, 510, 1_022, 2_046, 4_094, 8_190],
  sanity: [0, 30, 60],
  truecaller: [0, 120, 480, 2_280, 5_880, 23_880, 110_280, 283_080],
  juspay: [
    0, 60, 360, 660, 1_260, 1_860, 2_460, 3_060, 3_660, 7_260, 10_860, 14_460, 18_060, 21_660,
    43_260, 64_860, 86_460,
  ],
  ultravox: [0, 30, 90, 210, 450, 930, 1_890, 3_810, 7_650, 15_330, 30_690],
};

const month = 31 * 86_400_000;

/** One event under a policy without luck, while the endpoint is down all the time. */
function givenUp(id: string) {
  const policy = policyById(id);
  const preset = policy && presetOf(policy);
  if (!preset) throw new Error(`${id} has no preset`);
  const trace = simulate(
    scenarioWith({
      horizonMs: month,
      eventTimesMs: [0],
      plan: [{ at: 0, type: 'endpoint.set', mode: 'down' }],
      settings: {
        ...preset,
        jitter: 'none',
        // The whole schedule is to be seen, also where the endpoint would be disabled half-way.
        disableAfterFailures: 0,
        disableAfterDeadLetters: 0,
        disableAfterFailingMs: 0,
        pollEveryMs: 3_600_000,
      },
    }),
  );
  // A wait begins with the failure: what the failed attempts took comes on top of it.
  let tookMs = 0;
  const took = factsOf(trace, 'attempt.finished').map((finished) => finished.tookMs);
  const offsets = factsOf(trace, 'attempt.started').map(({ at }, n) => {
    const offset = (at - tookMs) / 1000;
    tookMs += took[n] ?? 0;
    return offset;
  });
  return { offsets, endings: factsOf(trace, 'delivery.deadLettered') };
}

describe('the attempts of a policy', () => {
  test.each(Object.entries(published))('%s come at the published times', (id, times) => {
    const { offsets, endings } = givenUp(id);
    expect(offsets).toEqual(times);
    expect(endings).toHaveLength(1);
    expect(endings[0]).toMatchObject({ attempts: times.length });
  });

  test('are in the table for every policy that can be run', () => {
    const runnable = policies.filter((policy) => presetOf(policy)).map(({ id }) => id);
    expect(Object.keys(published).sort()).toEqual(runnable.sort());
  });

  test.each(['adyen', 'azure_event_grid', 'adobe_io', 'twilio_event_streams'])(
    '%s end with its window, not with their number',
    (id) => {
      expect(givenUp(id).endings[0]?.reason).toBe('out of time');
    },
  );
});

test('seven timeouts of 15 s make the last attempt under Svix 105 s late', () => {
  const policy = policyById('svix');
  const settings = {
    ...(policy && presetOf(policy)),
    jitter: 'none',
    overloadWaitMs: 0,
    downAnswer: 'silence',
    pollEveryMs: 3_600_000,
  } as const;
  const trace = simulate(
    scenarioWith({
      horizonMs: 3 * 86_400_000,
      eventTimesMs: [0],
      plan: [{ at: 0, type: 'endpoint.set', mode: 'down' }],
      settings,
    }),
  );
  expect(factsOf(trace, 'attempt.started').at(-1)?.at).toBe(instant((99_305 + 7 * 15) * 1000));
});

/** So many times a wait, as the times at which it ends. */
function every(wait: number, { after, times }: { after: number; times: number }): number[] {
  return Array.from({ length: times }, (_, n) => after + (n + 1) * wait);
}
