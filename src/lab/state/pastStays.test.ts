import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Trace } from '../../model/facts.ts';
import { instant, type SimInstant } from '../../model/units.ts';
import { anyAct } from '../../sim/laws/anyAct.testkit.ts';
import { runs } from '../../tools/runs.testkit.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { selectLedger } from '../../trace/ledger/ledger.ts';
import { sentence } from '../../trace/sentences/sentence.ts';
import { selectDeadLetters } from '../recovery/recoveryDeadLetters.ts';
import { messageRow, selectMessages } from '../messages/messageTable.ts';
import { selectMessageDetail } from '../messages/messageDetail.ts';
import { selectLadder } from '../retries/ladder/ladder.ts';
import { selectSequence } from '../sequence/sequence.ts';
import { selectAttacker, selectOverheard } from '../stage/attacker/attackerState.ts';
import { selectPullLane } from '../stage/pull/pullLane.ts';
import { selectSenderQueue } from '../stage/push/senderQueue.ts';
import { selectInFlight } from '../stage/wires/inFlight.ts';
import { lookOf } from '../stage/wires/messageShape.ts';
import { messageWords } from '../stage/wires/wireWords.ts';

const anything = { kind: 'all', text: '', newestFirst: false } as const;

/** Everything that is drawn at the playhead, as text; of a message only what a person sees of it. */
function seenAt(trace: Trace, at: SimInstant): Readonly<Record<string, string>> {
  const { messages, recent } = selectInFlight(trace, { at, leastMs: 0, lingerMs: 1_000 });
  const listed = selectMessages(trace, at, anything);
  const sequence = selectSequence(trace, at, { filter: 'both' });
  const details = listed.map(({ messageId }) => selectMessageDetail(trace, messageId, at));
  const views = {
    wires: messages.map((message) => [
      message.key,
      message.fraction.toFixed(9),
      lookOf(message),
      messageWords(message),
    ]),
    endings: recent.map(({ key, what, endedAt }) => [key, what, endedAt]),
    rows: listed.map((message) => messageRow(trace, message, at)),
    details: details.map((detail) => ({ ...detail, message: undefined })),
    sequence: {
      ...sequence,
      messages: sequence.messages.map((each) => ({
        ...each,
        message: each.message.messageId,
        origin: each.message.origin,
      })),
    },
    ladder: selectLadder(trace, at, undefined),
    queue: selectSenderQueue(trace, { at, show: 5 }),
    // Whether it asks once more is a matter of how long the run is, and an act makes it longer.
    poller: { ...selectPullLane(trace, { at, show: 5 }), poller: undefined },
    attacker: [selectAttacker(trace, { at, lingerMs: 1_000 }), selectOverheard(trace, at)],
    deadLetters: selectDeadLetters(trace, at),
    ledger: selectLedger(trace, at),
    comparison: selectComparison(trace, at),
    told: trace.facts.filter((fact) => fact.at <= at).map((fact) => sentence(fact, trace)),
  };
  return Object.fromEntries(
    Object.entries(views).map(([name, view]) => [name, JSON.stringify(view)]),
  );
}

test('law 7, as it is seen: an act changes nothing in any view before its moment', () => {
  fc.assert(
    fc.property(anyAct, fc.nat(100), ({ before, after, command }, percent) => {
      const moments = [
        Math.floor((command.at * percent) / 100),
        command.at - 1,
        // Where what is acted on is mostly on its way.
        command.at - 20,
      ].filter((at) => at >= 0 && at < command.at);
      for (const at of moments) {
        expect(seenAt(after, instant(at))).toEqual(seenAt(before, instant(at)));
      }
    }),
    { numRuns: runs(100, 500), endOnFailure: true },
  );
});
