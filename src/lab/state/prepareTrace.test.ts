import { expect, test } from 'vitest';
import { heaviestRuns } from '../../sim/laws/heaviestRuns.testkit.ts';
import { runLimits } from '../../sim/engine/meter.ts';
import { simulate } from '../../sim/simulate.ts';
import { prepareTrace } from './prepareTrace.ts';

test('a run signed with many secrets is prepared in turns, each of which computes some of the signatures', () => {
  const { scenario, commands } = heaviestRuns.find(({ mostly }) => mostly === 'macs')!;
  const trace = simulate(scenario, commands, { limits: runLimits });
  let read = 0;
  let signatures = 0;
  for (const fact of trace.facts) {
    if (fact.type !== 'request.sent') continue;
    const { request } = fact;
    let known = false;
    Object.defineProperty(fact, 'request', {
      get: () => {
        const fresh = known ? 0 : Object.values(request.headers).join('').length / 64;
        known = true;
        read += fresh;
        signatures += fresh;
        return request;
      },
    });
  }

  let most = 0;
  let done: boolean | undefined = false;
  for (const steps = prepareTrace(trace); !done; read = 0) {
    done = steps.next().done;
    most = Math.max(most, read);
  }
  expect(signatures).toBeGreaterThan(10_000);
  expect(most).toBeLessThan(2_500);
});
