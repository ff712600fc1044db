import { catalogue, chapterPrefix } from '../../../lessons/catalogue.ts';
import { chapterCatalogue } from '../../../lessons/chapters/chapterCatalogue.ts';
import { demoCatalogue, demoPrefix } from '../../../lessons/demos/demoCatalogue.ts';
import type { Trace } from '../../../model/facts.ts';
import { digestOf, headOf, numbersIn, writeCode } from '../../../model/rules/resultCode.ts';
import { instant } from '../../../model/units.ts';
import { selectComparison } from '../../../trace/ledger/comparison.ts';
import { isChanged, writeLink, type LabLink } from '../../state/link.ts';

/** What the webhook's side of a run came to at its end; 31 stands for more. */
export const runCounts = ['once', 'missing', 'double', 'fake', 'wrongAmount'] as const;
type RunCounts = Readonly<Record<(typeof runCounts)[number], number>>;

/** What a code says of a run of the Lab. */
export interface RunResult {
  /** As it stands in a link. */
  readonly scenario: string;
  readonly isChanged: boolean;
  /** A number for what was set up and done: the same for the same run. */
  readonly digest: number;
  readonly counts: RunCounts;
}

/** What can be opened in the Lab, in an order that stays: what is new comes to the end. */
const scenarios: readonly string[] = [
  ...catalogue.map(({ id }) => id),
  ...chapterCatalogue.map(({ id }) => chapterPrefix + id),
  ...demoCatalogue.map(({ id }) => demoPrefix + id),
];

const countMost = 31;
/** Scenario, whether it was changed, the digest, and the counts. */
const sizes = [9, 1, 20, 5, 5, 5, 5, 5] as const;

/** What a run and its end come to, however its link says it and wherever it stands. */
export function resultOf(link: LabLink, trace: Trace): RunResult {
  const { push } = selectComparison(trace, instant(trace.endsAt));
  const cut = (count: number) => Math.min(countMost, count);
  const ofRun = {
    ...link,
    atMs: 0,
    tab: undefined,
    policy: undefined,
    speed: undefined,
    skipQuiet: undefined,
    load: undefined,
  };
  return {
    scenario: link.lesson.id,
    isChanged: isChanged(link),
    digest: digestOf(writeLink(ofRun), 20),
    counts: {
      once: cut(push.once),
      missing: cut(push.missing + push.waiting),
      double: cut(push.double),
      fake: cut(push.fake),
      wrongAmount: cut(push.wrongAmount),
    },
  };
}

/** The code of a run: its scenario, a digest of what was set up and done in it, and what it came to. */
export function runCode({ scenario, isChanged, digest, counts }: RunResult): string {
  const values = [
    scenarios.indexOf(scenario),
    Number(isChanged),
    digest,
    ...runCounts.map((name) => counts[name]),
  ];
  return writeCode([
    ...headOf('run'),
    ...sizes.map((bits, place) => [values[place] ?? 0, bits] as const),
  ]);
}

/** What stands behind the head of a run's code; undefined where it is of no scenario that is here. */
export function readRunCode(rest: readonly number[]): RunResult | undefined {
  const [place = -1, changed, digest = 0, ...counted] = numbersIn(rest, sizes) ?? [];
  const scenario = scenarios[place];
  return scenario === undefined
    ? undefined
    : {
        scenario,
        isChanged: changed === 1,
        digest,
        counts: Object.fromEntries(
          runCounts.map((name, count) => [name, counted[count] ?? 0]),
        ) as unknown as RunCounts,
      };
}
