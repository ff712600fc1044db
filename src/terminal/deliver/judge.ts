import type { ReportedDrill } from '../../lab/recorded/drillReport.ts';
import type { Settings } from '../../model/settings.ts';
import { meaningOf } from '../../sim/network/httpAnswers.ts';
import { capitalised } from '../../trace/words/format.ts';
import type { Counts } from './effects.ts';
import type { Seen } from './httpNetwork.ts';
import type { DrillRun } from './session.ts';

/** What is to be said of one drill. */
export interface DrillResult extends Readonly<ReportedDrill> {
  readonly requests: readonly RequestResult[];
  readonly doubles: number;
  readonly losses: number;
  readonly fakes: number;
}

export interface RequestResult {
  readonly label: string;
  readonly origin: string;
  readonly id?: string;
  readonly status: number;
  readonly tookMs: number;
  readonly fine: boolean;
  readonly trouble?: string;
}

/** What the receiver's effects come to, as in the Lab's ledger. */
export interface Tally {
  readonly doubles: number;
  readonly losses: number;
  readonly fakes: number;
}

type Policy = Pick<Settings, 'successRule' | 'on3xx' | 'on410' | 'on429' | 'on4xx'>;

/** Judges what one drill brought to light. `counts` is undefined where nobody tells what the receiver did. */
export function judge(
  { drill, skipped, seen, isWhole, fromMs, untilMs }: DrillRun,
  policy: Policy,
  counts: Counts | undefined,
): DrillResult {
  const { id, name, says, expects, lesson } = drill;
  const about = { id, name, says, expects, lesson: `lab?scenario=${lesson}`, fromMs, untilMs };
  const requests = seen.map((each) => requestResult(each, { drill, policy }));
  const tally = tallied(seen, policy, counts);
  const result = (verdict: DrillResult['verdict'], because: string): DrillResult => ({
    ...about,
    seen: seenWords(requests),
    verdict,
    because,
    requests,
    ...tally,
  });
  if (skipped !== undefined) return result('not run', `${capitalised(skipped)}.`);
  const wrong = requests.filter(({ fine }) => !fine);
  const troubles = [
    ...(wrong.length > 0 ? [wrongWords(wrong, requests.length)] : []),
    ...effectWords(tally),
  ];
  if (troubles.length > 0) return result('fell short', troubles.join(' '));
  if (!isWhole) return result('not run', 'It was stopped.');
  if (drill.effects !== undefined && !counts)
    return result('cannot tell', `Only --effects can tell ${drill.effects}.`);
  return result('held', '');
}

function requestResult(
  seen: Seen,
  { drill, policy }: { readonly drill: DrillRun['drill']; readonly policy: Policy },
): RequestResult {
  const { origin, label, id, status, tookMs, trouble } = seen;
  return {
    label,
    origin,
    ...(id === undefined ? {} : { id }),
    status,
    tookMs: Math.round(tookMs),
    fine: isFine(seen, { drill, policy }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/** What is refused is refused with a status from 400 to 499: another says that something broke. */
function isFine(
  seen: Seen,
  { drill, policy }: { readonly drill: DrillRun['drill']; readonly policy: Policy },
): boolean {
  const { origin, status } = seen;
  const wanted = drill.wanted?.(seen) ?? (origin === 'genuine' ? 'taken' : 'refused');
  const isTaken = meaningOf(policy, status) === 'success';
  const isRefused = status >= 400 && status < 500;
  switch (wanted) {
    case 'taken':
      return isTaken;
    case 'refused':
      return isRefused;
    case 'taken or unread':
      return isTaken || status === 400 || status === 415 || status === 422;
  }
}

/** Doubles, losses and fakes among the events of a drill, by what the receiver says it did. */
function tallied(seen: readonly Seen[], policy: Policy, counts: Counts | undefined): Tally {
  let doubles = 0;
  let losses = 0;
  let fakes = 0;
  if (!counts) return { doubles, losses, fakes };
  const byId = new Map<string, Seen[]>();
  for (const each of seen) {
    const { id } = each;
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), each]);
  }
  for (const [id, requests] of byId) {
    const count = counts.get(id) ?? 0;
    if (requests.every(({ origin }) => origin === 'forged')) {
      fakes += count;
      continue;
    }
    doubles += Math.max(0, count - 1);
    if (count === 0 && requests.some(({ status }) => meaningOf(policy, status) === 'success'))
      losses++;
  }
  return { doubles, losses, fakes };
}

function effectWords({ doubles, losses, fakes }: Tally): readonly string[] {
  return [
    ...(doubles > 0 ? [`Done ${doubles} time${doubles === 1 ? '' : 's'} too often.`] : []),
    ...(losses > 0 ? [`${losses} accepted and never done.`] : []),
    ...(fakes > 0 ? [`${fakes} fake${fakes === 1 ? '' : 's'} had an effect.`] : []),
  ];
}

function wrongWords(wrong: readonly RequestResult[], of: number): string {
  const labels = wrong.flatMap(({ label }) => (label === '' ? [] : [label]));
  const trouble = wrong.find((each) => each.trouble)?.trouble;
  const what = [
    ...new Set(
      wrong.map(({ status }) =>
        status === 0 ? 'no answer' : status >= 500 ? `broke with ${status}` : `answered ${status}`,
      ),
    ),
  ].join(', ');
  const which = labels.length > 0 ? `: ${labels.join(', ')}` : '';
  const how = of === 1 ? capitalised(what) : `${wrong.length} of ${of} ${what}`;
  return trouble === undefined || labels.length > 0 ? `${how}${which}.` : capitalised(trouble);
}

/** `200 ×5 in 38 ms`: of several the longest. */
function seenWords(requests: readonly RequestResult[]): string {
  if (requests.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { status } of requests) {
    const word = status === 0 ? 'none' : String(status);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].map(([word, count]) => (count === 1 ? word : `${word} ×${count}`));
  const longest = requests.reduce((most, { tookMs }) => Math.max(most, tookMs), 0);
  return `${words.join(', ')} in ${longest} ms`;
}
