import { readFileSync } from 'node:fs';

/** Prints what was measured. */
export function line(name: string, value: string): void {
  console.log(`  ${name.padEnd(43)} ${value}`);
}

const goals = { met: 0, of: 0 };

/** Prints what was measured and whether it keeps its limit, which is counted. */
export function goal(name: string, value: string, met: boolean, missed = 'OVER'): void {
  goals.of++;
  if (met) goals.met++;
  line(name, met ? value : `${value}  ${missed}`);
}

/** How many of the limits so far were kept. */
export function goalsSoFar(): { readonly met: number; readonly of: number } {
  return { ...goals };
}

/** The mean time of so many calls in milliseconds, after as many that teach the engine the code. */
export function meanMs(times: number, act: () => void): number {
  for (let n = 0; n < times; n++) act();
  return (
    msOf(() => {
      for (let n = 0; n < times; n++) act();
    }) / times
  );
}

/** How long something took this thread; what other programs take of the processor is left out if it can be. */
export function msOf(act: () => void): number {
  const startedAt = threadMs();
  act();
  return threadMs() - startedAt;
}

/** How long this thread has run. */
export function threadMs(): number {
  try {
    // Linux counts the nanoseconds that a thread has run.
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
