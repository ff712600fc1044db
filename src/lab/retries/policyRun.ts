import '../state/allParts.ts';
import type { DeadLetterReason } from '../../model/facts.ts';
import { limits } from '../../model/limits.ts';
import type { PolicySettings } from '../../model/policies/policy.ts';
import { settingTable, standardSettings } from '../../model/settings.ts';
import { simulate } from '../../sim/simulate.ts';
import { count, duration } from '../../trace/words/format.ts';
import { selectLadder } from './ladder/ladder.ts';

const endWords: Readonly<Record<DeadLetterReason, string>> = {
  'attempts exhausted': 'then it gives up',
  'out of time': 'then its time is up',
  'endpoint disabled': 'then the endpoint is disabled',
  'endpoint gone': 'then the endpoint is gone',
  'not tried again': 'then it gives up',
  'resend failed': 'then it gives up',
};

/** What a run of a policy comes to whose endpoint refuses every attempt with 503: `8 attempts in 2 h, then …`. */
export function policyRunWords(preset: PolicySettings): string {
  const trace = simulate({
    seed: 1,
    horizonMs: limits.horizonMsMost,
    eventTimesMs: [0],
    payments: [],
    losses: [],
    plan: [{ at: 0, type: 'endpoint.set', mode: 'down' }],
    settings: {
      ...standardSettings,
      ...preset,
      eventEveryMs: 0,
      latencyMs: settingTable.latencyMs.least,
      pollEveryMs: settingTable.pollEveryMs.most,
    },
  });
  const { climbs = [], ending } = selectLadder(trace, trace.endsAt, undefined) ?? {};
  const attempts = count(climbs.length, 'attempt');
  const within = climbs.length > 1 ? ` in ${duration(climbs.at(-1)?.atMs ?? 0)}` : '';
  return ending?.kind === 'deadLettered'
    ? `${attempts}${within}, ${endWords[ending.reason]}`
    : `${attempts}${within}, and it goes on`;
}
