import { settingTable, type SettingKey } from '../../../model/settings.ts';
import { duration } from '../../../trace/words/format.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const seconds = (...list: readonly number[]) => list.map((n) => n * second);
const minutes = (...list: readonly number[]) => list.map((n) => n * minute);
const hours = (...list: readonly number[]) => list.map((n) => n * hour);
const days = (...list: readonly number[]) => list.map((n) => n * day);
const percents = [0, 5, 10, 20, 30, 50, 75, 100];

/** The values that a slider stops at; each list is short enough to be walked with the arrow keys. */
const stops = {
  eventEveryMs: [0, ...seconds(2, 5, 10, 20, 30), ...minutes(1, 5, 10, 30), hour],
  burstEveryMs: [0, ...seconds(10, 30), ...minutes(1, 5, 30), hour],
  burstSize: [1, 2, 5, 10, 20, 50],
  pollEveryMs: [...seconds(1, 2, 5, 10, 15, 20, 24, 25, 29, 30), ...minutes(1, 5, 10)],
  pollLongestMs: [...seconds(5, 10, 30), ...minutes(1, 2, 5, 10, 30), hour],
  holdMs: seconds(1, 5, 10, 20, 30, 60),
  apiWindowMs: [...seconds(1, 10), minute, hour],
  apiCallsPerMinute: [0, 1, 2, 5, 6, 10, 12, 20, 60, 120, 600],
  jitterPercent: percents,
  firstWaitMs: [100, 500, ...seconds(1, 2, 5, 10, 20, 30), ...minutes(1, 5, 30), hour],
  longestWaitMs: [...seconds(1, 2, 5, 10, 20, 30), ...minutes(1, 5, 10), ...hours(1, 8, 24)],
  attempts: [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 50, 100, 200],
  giveUpAfterMs: [0, ...minutes(1, 10), ...hours(1, 4, 12, 24), ...days(3, 7, 30)],
  requestTimeoutMs: [500, ...seconds(1, 2, 3, 5, 10, 15, 20, 30), minute],
  overloadWaitMs: [0, ...seconds(10, 30), ...minutes(1, 5, 30), hour],
  disableAfterFailures: [0, 1, 2, 3, 5, 10, 20, 50, 100],
  disableAfterDeadLetters: [0, 1, 2, 3, 5, 10, 20, 50, 100],
  disableAfterFailingMs: [0, ...minutes(1, 10), ...hours(1, 12, 24), ...days(3, 5, 10)],
  disabledForMs: [0, ...seconds(10), ...minutes(1, 15), ...hours(1, 8, 24)],
  redeliverEveryMs: [0, ...minutes(1, 5, 15), ...hours(1, 6, 24)],
  backfillEveryMs: [0, ...minutes(1, 5, 15), ...hours(1, 6, 24)],
  orders: [0, 1, 2, 3, 5, 10, 20],
  burstQuietMs: [100, 500, ...seconds(1, 2, 5, 10, 30, 60)],
  latencyMs: [1, 10, 50, 100, 200, 500, 1_000, 2_000],
  latencySpreadMs: [0, 50, 100, 250, 500, 1_000, 2_000],
  lostRequestsPercent: percents,
  lostAnswersPercent: percents,
  heldBackPercent: percents,
  heldBackMs: [0, 500, ...seconds(1, 2, 5, 10)],
  slowAnswerMs: seconds(1, 2, 4, 6, 8, 10, 15, 30, 60),
  restartMs: seconds(1, 2, 5, 10, 20, 30, 60, 120),
  receiverClockAheadSeconds: [-3_600, -600, -300, -60, -10, 0, 10, 40, 60, 300, 600, 3_600],
  rotationOverlapMs: [0, ...seconds(10, 30), ...minutes(1, 5), ...hours(1, 24)],
  rotationLagMs: [0, ...seconds(10, 20, 30), ...minutes(1, 5), ...hours(1, 24)],
  toleranceSeconds: [1, 10, 30, 60, 300, 600, 3_600, 86_400],
  memoryMs: [...seconds(10), ...minutes(1, 5, 10), ...hours(1, 24)],
  workers: [1, 2, 3, 4, 6, 8],
  workMs: [0, 200, 500, ...seconds(1, 1.5, 2, 4, 6, 8, 10, 20)],
  crashRecoveryMs: [...seconds(1, 2, 5, 10, 20), ...minutes(1, 5)],
} as const satisfies Partial<Record<SettingKey, readonly number[]>>;

/** The settings that are turned with a slider. */
export type SliderKey = keyof typeof stops;

/** The stops of a slider, with its present value among them wherever it came from. */
export function stopsOf(key: SliderKey, present: number): readonly number[] {
  const list: readonly number[] = stops[key];
  return list.includes(present) ? list : [...list, present].sort((a, b) => a - b);
}

/** A setting's value with its unit, as the page writes it: `5 s`, `20 %`, `no limit`. */
export function valueText(key: SliderKey, value: number): string {
  const setting = settingTable[key];
  if (value === 0 && setting.zero !== undefined) return setting.zero;
  switch (setting.kind) {
    case 'ms':
      return duration(value);
    case 'seconds':
      return value < 0 ? `−${duration(-value * second)}` : duration(value * second);
    case 'percent':
      return `${value} %`;
    case 'count':
      return value.toLocaleString('en');
    default:
      return setting.kind satisfies never;
  }
}
