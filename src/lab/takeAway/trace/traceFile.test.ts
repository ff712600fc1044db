import fc from 'fast-check';
import { expect, test } from 'vitest';
import '../../../sim/allParts.ts';
import { anyRun } from '../../../sim/laws/anyRun.testkit.ts';
import { digest } from '../../../sim/digest.ts';
import { simulate } from '../../../sim/simulate.ts';
import { runs } from '../../../tools/runs.testkit.ts';
import { lessons } from '../../../lessons/lessons.ts';
import { readTraceFile, traceText } from './traceFile.ts';

test('a trace that was written is read again, fact for fact', () => {
  const traces = fc.oneof(
    fc.constantFrom(...lessons).map(({ scenario }) => simulate(scenario)),
    anyRun().map(({ scenario, commands }) => simulate(scenario, commands)),
  );
  fc.assert(
    fc.property(traces, (trace) => {
      const read = readTraceFile('a.json', JSON.parse(traceText(trace, 'A run')));
      if (!read.ok) throw new Error(read.problem);
      expect(digest(read.value.trace)).toBe(digest(trace));
    }),
    { numRuns: runs(30, 300) },
  );
});

test('a trace whose fact lacks a member, or has another kind of it, is refused in a sentence', () => {
  const written = JSON.parse(traceText(simulate(lessons[1]!.scenario), 'A run')) as {
    facts: Record<string, unknown>[];
  };
  const changed = fc.record({
    place: fc.nat(written.facts.length - 1),
    name: fc.constantFrom('messageId', 'type', 'endsAt', 'request', 'payment', 'at', 'seq'),
    value: fc.constantFrom(null, 'no', -1, {}, []),
  });
  fc.assert(
    fc.property(changed, ({ place, name, value }) => {
      const fact = written.facts[place];
      const kept = fact?.[name];
      fc.pre(
        kept !== undefined && !(typeof kept === 'string' && value === 'no' && name !== 'type'),
      );
      const facts = written.facts.with(place, { ...fact, [name]: value });
      const read = readTraceFile('a.json', { ...written, facts });
      expect(read.ok ? '' : read.problem).toMatch(/^“a\.json” is a trace/);
    }),
    { numRuns: runs(100, 1_000) },
  );
});
