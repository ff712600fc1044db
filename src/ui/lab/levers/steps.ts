import { settingTable, type SettingKey } from '../../../model/settings.ts';
import { duration } from '../../../view/format.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const seconds = (...list: readonly number[]) => list.map((n) => n * second);
const percents = [0, 5, 10, 20, 30, 50, 75, 100];
const waits = [0, ...seconds(1, 2, 5, 10, 20), minute, 5 * minute, 10 * minute];

/** The values that a slider stops at; each list is short enough to be walked with the arrow keys. */
const stops = {
  eventEveryMs: [0, ...seconds(2, 5, 10, 20, 30), minute, 5 * minute, 10 * minute],
  burstEveryMs: [0, ...seconds(10, 30), minute, 5 * minute],
  burstSize: [1, 2, 5, 10, 20, 50],
  pollEveryMs: [...seconds(1, 2, 5, 10, 15, 20, 24, 25, 29, 30), minute, 5 * minute, 10 * minute],
  apiCallsPerMinute: [0, 1, 2, 5, 6, 10, 12, 20, 60, 120],
  firstWaitMs: [100, 500, ...seconds(1, 2, 5, 10, 20, 30), minute, 5 * minute],
  longestWaitMs: [...seconds(1, 2, 5, 10, 20, 30), minute, 5 * minute, 10 * minute, hour],
  attempts: [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20],
  requestTimeoutMs: [500, ...seconds(1, 2, 3, 5, 10, 15, 20, 30), minute],
  disableAfterFailures: [0, 1, 2, 3, 5, 10, 20, 50],
  latencyMs: [1, 10, 50, 100, 200, 500, 1_000, 2_000],
  latencySpreadMs: [0, 50, 100, 250, 500, 1_000, 2_000],
  lostRequestsPercent: percents,
  lostAnswersPercent: percents,
  heldBackPercent: percents,
  heldBackMs: [0, 500, ...seconds(1, 2, 5, 10)],
  slowAnswerMs: seconds(1, 2, 4, 6, 8, 10, 15, 30, 60),
  restartMs: seconds(1, 2, 5, 10, 20, 30, 60, 120),
  toleranceSeconds: [1, 10, 30, 60, 300, 600, 3_600, 86_400],
  memoryMs: [10 * second, minute, 5 * minute, 10 * minute, hour, 24 * hour],
  workers: [1, 2, 3, 4, 6, 8],
  workMs: [0, 200, 500, ...seconds(1, 1.5, 2, 4, 6, 8, 10, 20)],
  crashRecoveryMs: waits.filter((ms) => ms >= second && ms <= 5 * minute),
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
      return duration(value * second);
    case 'percent':
      return `${value} %`;
    case 'count':
      return value.toLocaleString('en');
    default:
      return setting.kind satisfies never;
  }
}
