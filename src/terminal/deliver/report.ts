import type { Trace } from '../../model/facts.ts';
import { instant } from '../../model/units.ts';
import { selectLedgerCounts, type LedgerCounts } from '../../trace/ledger/ledger.ts';
import {
  verdictSentence,
  type DrillReport,
  type VerdictName,
} from '../../lab/recorded/drillReport.ts';
import type { Found } from './found.ts';
import type { DrillResult } from './judge.ts';
import { wrapped } from '../help.ts';
import type { Terminal } from '../terminal.ts';

/** All that is told of a run, as `--json` writes it. */
export interface Report {
  readonly url: string;
  readonly scheme: string;
  readonly schemeId: string;
  /** When it began, as ISO 8601. */
  readonly recordedAt: string;
  readonly policy: string;
  readonly speed: number;
  readonly seconds: number;
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly verdicts: Readonly<Record<VerdictName, number>>;
  readonly drills: readonly DrillResult[];
  readonly found: readonly Found[];
  /** What the receiver said it had done, as in the Lab's ledger; absent where nobody told. */
  readonly ledger?: LedgerCounts;
  /** What went wrong beside the receiver: sentences. */
  readonly troubles: readonly string[];
}

/** The headings of the report in one sentence. */
export function headline({ drills }: Pick<Report, 'drills'>): string {
  const fell = drills.filter(({ verdict }) => verdict === 'fell short').map(({ name }) => name);
  return fell.length > 0 ? `Fell short: ${fell.join(', ')}.` : verdictSentence(drills);
}

const marks: Readonly<Record<VerdictName, string>> = {
  held: '✓',
  'fell short': '✗',
  'cannot tell': '?',
  'not run': '–',
};
const colours = {
  held: 'green',
  'fell short': 'red',
  'cannot tell': 'yellow',
  'not run': 'gray',
} as const satisfies Readonly<Record<VerdictName, string>>;

/** What the trace's file says of it. */
export function reportOfTrace(report: Report): DrillReport {
  const { url, scheme, schemeId, policy, recordedAt, speed, seconds, requests } = report;
  const { drills, found, ledger, troubles } = report;
  return {
    ...{
      url: url.slice(0, 2_000),
      scheme,
      schemeId,
      policy: policy.slice(0, 200),
      recordedAt,
      speed,
      seconds,
      requests,
    },
    hasLedger: ledger !== undefined,
    drills: drills.map(({ id, name, says, expects, seen, verdict, because, lesson, ...when }) => ({
      ...{ id, name, says, expects, seen, verdict, because, lesson },
      ...{ fromMs: when.fromMs, untilMs: when.untilMs },
    })),
    found: [...found],
    troubles: troubles.map((each) => each.slice(0, 2_000)),
  };
}

/** The report for people, of 80 columns. */
export function sayReport(report: Report, terminal: Pick<Terminal, 'say' | 'style'>): void {
  const { say, style } = terminal;
  const { drills, found, ledger, verdicts } = report;
  for (const each of wrapped(headline(report), 80)) say(style('bold', each));
  const what = `${report.url}: ${report.scheme}, sent by the policy of ${report.policy}.`;
  for (const each of wrapped(what, 80)) say(each);
  say('');
  say(style('dim', row(' ', 'Drill', 'Expected', 'Seen')));
  for (const { verdict, name, expects, seen, because, says, lesson } of drills) {
    const line = row(marks[verdict], name, expects, verdict === 'not run' ? verdict : seen);
    say(style(colours[verdict], line));
    if (verdict === 'held') continue;
    const why = [verdict === 'not run' ? '' : says, because].filter((each) => each !== '');
    for (const each of wrapped(why.join(' '), 76)) say(`    ${each}`);
    if (verdict === 'fell short') say(style('dim', `    Why: ${lesson}`));
  }
  for (const { cause, evidence, cure, code } of found) {
    say('');
    say(style('bold', `Found: ${cause}`));
    for (const each of wrapped(`${evidence} ${cure}`, 76)) say(`  ${each}`);
    if (code !== undefined) for (const each of code.split('\n')) say(style('dim', `    ${each}`));
  }
  say('');
  const books = ledger
    ? `Your ledger: ${ledger.once} of ${ledger.events} done once, ${ledger.double} more often, ${ledger.waiting + ledger.missing} not, ${ledger.wrongAmount} wrong, ${ledger.fake} fake.`
    : 'Nobody told what the receiver did (--effects), so doubles, losses and fakes are unknown.';
  for (const each of wrapped(books, 80)) say(each);
  for (const trouble of report.troubles)
    for (const each of wrapped(`! ${trouble}`, 80)) say(style('yellow', each));
  const counted = (Object.keys(marks) as VerdictName[])
    .filter((verdict) => verdicts[verdict] > 0)
    .map((verdict) => `${verdicts[verdict]} ${verdict}`);
  const { requests, seconds, requestsPerSecond } = report;
  const rate = requests > 1_000 ? `, ${requestsPerSecond} a second in the first drill` : '';
  say(`${counted.join(', ')}. ${requests} requests in ${seconds} s${rate}.`);
}

const row = (mark: string, name: string, expects: string, seen: string) =>
  `${mark} ${name.padEnd(25)} ${expects.padEnd(27)} ${seen}`.trimEnd();

/** The report as JUnit XML: a test case a drill. What cannot be told, and what was not run, is skipped. */
export function junit({ drills, url, seconds, troubles }: Report): string {
  const failures = drills.filter(({ verdict }) => verdict === 'fell short').length;
  const skipped = drills.filter(({ verdict }) => /cannot|not run/.test(verdict)).length;
  const cases = drills.map((drill) => {
    const longest = Math.max(0, ...drill.requests.map(({ tookMs }) => tookMs));
    const inner =
      drill.verdict === 'fell short'
        ? `<failure message="${xml(drill.because)}">${xml(`Expected: ${drill.expects}. Seen: ${drill.seen}. See ${drill.lesson}`)}</failure>`
        : drill.verdict === 'held'
          ? ''
          : `<skipped message="${xml(drill.because)}"/>`;
    return `    <testcase classname="hookscope.deliver" name="${xml(drill.name)}" time="${longest / 1_000}">${inner}</testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="hookscope" tests="${drills.length}" failures="${failures}" skipped="${skipped}" time="${seconds}">`,
    `  <testsuite name="${xml(url)}" tests="${drills.length}" failures="${failures}" skipped="${skipped}" time="${seconds}">`,
    ...cases,
    ...(troubles.length > 0 ? [`    <system-err>${xml(troubles.join('\n'))}</system-err>`] : []),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** A text inside XML; what XML 1.0 cannot say is left out. */
function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}

/** What the receiver's books come to at the end of a run, by the ledger of the Lab. */
export function ledgerOf(trace: Trace): LedgerCounts {
  return selectLedgerCounts(trace, instant(trace.endsAt), 'push');
}
