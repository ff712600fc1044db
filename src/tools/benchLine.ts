import { readFileSync } from 'node:fs';

/** Prints what was measured. */
export function line(name: string, value: string): void {
  console.log(`  ${name.padEnd(44)}${value}`);
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

function threadMs(): number {
  try {
    // Linux counts the nanoseconds that a process's first thread has run.
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
