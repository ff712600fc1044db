import type { Trace } from '../../model/facts.ts';
import { instant } from '../../model/units.ts';
import { selectBytes } from '../compare/trafficVolume.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { jobsOf } from '../../trace/receiver/jobs.ts';
import { selectLedgerCounts } from '../../trace/ledger/ledger.ts';
import { tellInSteps } from '../../trace/sentences/lines.ts';
import { recordsOf } from '../../trace/records.ts';
import { nextMoment } from '../transport/stepMoments.ts';
import { sentenceContextOf } from '../../trace/sentenceContext.ts';
import { selectTimeline } from '../transport/timeline.ts';

const factsAStep = 20_000;

/** A signature has 64 of them: this is a few hundred requests, or some that are signed with many secrets. */
const headCharactersAStep = 100_000;

/**
 * Works out what the first picture of a trace needs and the selectors then remember, in steps between
 * which others can have their turn.
 */
export function* prepareTrace(trace: Trace): Generator<void> {
  const start = instant(0);
  yield* signInSteps(trace);
  recordsOf(trace);
  yield;
  sentenceContextOf(trace);
  yield;
  yield* tellInSteps(trace, factsAStep);
  for (const channel of ['pull', 'push'] as const) {
    selectLedgerCounts(trace, start, channel);
    yield;
  }
  const others = [selectComparison, selectBytes, nextMoment, selectTimeline];
  for (const select of others) {
    select(trace, start);
    yield;
  }
  jobsOf(trace);
}

/** A webhook is signed when its headers are first read, with each secret that then signs. */
function* signInSteps({ facts }: Trace): Generator<void> {
  let characters = 0;
  for (const fact of facts) {
    if (fact.type !== 'request.sent') continue;
    for (const value of Object.values(fact.request.headers)) characters += value.length;
    if (characters < headCharactersAStep) continue;
    characters = 0;
    yield;
  }
}
