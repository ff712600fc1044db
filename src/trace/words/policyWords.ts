import type { Settings } from '../../model/settings.ts';
import { waitsOf } from '../../model/rules/waits.ts';
import { duration } from './format.ts';

/** What reads better than the name of the choice itself. */
const names: Readonly<Partial<Record<string, string>>> = {
  exponential: 'doubling waits',
  schedule: 'a list of waits',
  spread: 'plus or minus a share',
  clamped: 'heeded up to twice its own wait',
  atLeast: 'waited for',
};

/** A chosen value in words: `event id` for `eventId`, `5 s, 5 min, 2 h` for a list of waits. */
export function valueWords(key: keyof Settings, value: string): string {
  return key === 'waits' ? waitsWords(value) : (names[value] ?? spaced(value));
}

/** `5 s, 5 min, 30 min`, and `8 h 86 times` for the same wait over and over. */
export function waitsWords(waits: string): string {
  const words: { readonly wait: string; times: number }[] = [];
  for (const ms of waitsOf(waits)) {
    const wait = ms === 0 ? 'at once' : duration(ms);
    const last = words.at(-1);
    if (last?.wait === wait) last.times++;
    else words.push({ wait, times: 1 });
  }
  return words.map(({ wait, times }) => (times === 1 ? wait : `${wait} ${times} times`)).join(', ');
}

function spaced(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
