import { createActor, fromCallback, SimulatedClock, waitFor } from 'xstate';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { benchMachine } from './bench.machine.ts';
import type { Draft } from './draft.ts';
import type { Checked } from './benchState.ts';
import { headline } from '../verdict/verdictWords.ts';

/** When it is opened, in seconds since 1970. */
export const openedAt = 1_795_000_000;

/** A bench whose clock ticks when the test says so. */
export const still = benchMachine.provide({
  actors: { clock: fromCallback(() => undefined) },
});

/** A bench, and a way to wait for its verdict. */
export function openBench(
  machine = still,
  input: { handedOver?: Draft } = {},
  schemeId: SchemeId = 'standard-webhooks',
) {
  const clock = new SimulatedClock();
  const bench = createActor(machine, {
    clock,
    input: { clockSeconds: openedAt, schemeId, ...input },
  }).start();
  return { bench, clock, settled: () => waitFor(bench, (state) => state.matches('judged')) };
}

/** The verdict in a few words. */
export function verdictOf({ context }: { context: { checked: Checked | undefined } }): string {
  return context.checked ? headline(context.checked) : 'none yet';
}
