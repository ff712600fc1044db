import type { Scheme, SchemeId } from '../signing/scheme.ts';
import { schemeById } from '../signing/schemes.ts';
import type {
  Base64Problem,
  ComparisonStep,
  HeadersStep,
  KeyFacts,
  KeyStep,
  SignatureStep,
  Step,
  StepOutcome,
  TimestampStep,
} from '../signing/verdict.ts';
import { algorithmName, counted, leftOver, listed } from './signingBenchPhrases.ts';

/** What to say in one line about one step, whatever came of it. */
export function stepSentence(step: Step, schemeId: SchemeId): string {
  const scheme = schemeById(schemeId);
  switch (step.step) {
    case 'headers':
      return headersSentence(step);
    case 'signature':
      return signatureSentence(step, scheme);
    case 'timestamp':
      return timestampSentence(step, scheme);
    case 'content':
      return step.ok === true
        ? `Signed content: ${counted(step.byteLength, 'byte')}`
        : 'Signed content: a part of it is missing';
    case 'key':
      return keySentence(step, scheme);
    case 'mac':
      return step.ok === true ? `${algorithmName(scheme)} computed` : 'No MAC was computed';
    case 'comparison':
      return comparisonSentence(step, scheme);
  }
}

function headersSentence({ headers }: HeadersStep): string {
  const missing = headers.filter(({ values }) => values.every((value) => value === ''));
  if (missing.length > 0) return `Missing: ${listed(missing.map(({ name }) => name))}`;
  const twice = headers.filter(({ values }) => values.length > 1);
  if (twice.length > 0) return `Given twice: ${listed(twice.map(({ name }) => name))}`;
  return `Found ${listed(headers.map(({ name }) => name))}`;
}

function signatureSentence(
  { ok, because, offered, leftAside }: SignatureStep,
  { signature: { format }, timestamp }: Scheme,
): string {
  if (ok === 'skipped') return 'Header parsed: there is none';
  if (because === 'signature header malformed') return 'Header parsed: it is not of this form';
  const version =
    format.kind === 'versioned list'
      ? `${format.version} `
      : format.kind === 'prefixed'
        ? ''
        : `${format.macKey} `;
  const found = [
    ...(timestamp?.place === 'signature header' ? ['one timestamp'] : []),
    `${fewInWords(offered.length)} ${version}signature${offered.length === 1 ? '' : 's'}`,
    ...(leftAside.length > 0 ? [`${fewInWords(leftAside.length)} other left aside`] : []),
  ];
  return `Header parsed: ${found.join(', ')}${troubleWith(offered, ok)}`;
}

/** Which of the signatures are no MAC, and that one which is one is enough. */
function troubleWith(offered: SignatureStep['offered'], ok: StepOutcome): string {
  const unreadable = offered.flatMap((entry, index) =>
    'problem' in entry ? [{ which: ordinal(index + 1), problem: entry.problem }] : [],
  );
  if (unreadable.length === 0) return '';
  if (ok !== true) {
    return ` (${[...new Set(unreadable.map(({ problem }) => problem))].join(', ')})`;
  }
  const which =
    unreadable.length > 3
      ? `${fewInWords(unreadable.length)} of them`
      : listed(unreadable.map(({ which, problem }) => `${which} (${problem})`));
  const rest = offered.length - unreadable.length === 1 ? 'the other one is' : 'the others are';
  return `; ${which} cannot be read, ${rest} enough`;
}

function fewInWords(count: number): string {
  return ['no', 'one', 'two', 'three', 'four'][count] ?? count.toLocaleString('en');
}

/** Beyond a handful a number reads better than its ordinal. */
function ordinal(position: number): string {
  const words = ['the first', 'the second', 'the third', 'the fourth'];
  return words[position - 1] ?? `number ${position.toLocaleString('en')}`;
}

function timestampSentence(step: TimestampStep, { provider, timestamp }: Scheme): string {
  if (!timestamp) return `Time: ${provider} signs none`;
  if (step.because === 'timestamp missing') return 'Timestamp: missing';
  if (step.because === 'timestamp is not a number') return 'Timestamp: not a number';
  const { ageSeconds, toleranceSeconds } = step;
  if (ageSeconds === undefined || toleranceSeconds === undefined) return 'Timestamp: not checked';
  const limit = `the limit is ${toleranceSeconds.toLocaleString('en')} s`;
  if (ageSeconds >= 0) return `Timestamp is ${duration(ageSeconds)} old; ${limit}`;
  const onePast = step.direction === 'past only' ? `, which ${provider} lets pass` : `; ${limit}`;
  return `Timestamp is ${duration(-ageSeconds)} in the future${onePast}`;
}

/** Exact where it is near a tolerance, and easy to grasp where it is far from any. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 10_000) return `${whole.toLocaleString('en')} s`;
  if (whole < 2 * 86_400) return `about ${Math.round(whole / 3600)} h`;
  return `about ${Math.round(whole / 86_400).toLocaleString('en')} days`;
}

function keySentence({ keys }: KeyStep, { secret: key }: Scheme): string {
  const [first] = keys;
  if (!first || first.problem === 'empty') return 'Key: the secret is empty';
  const edges = first.strayEdges?.length ? `; the secret ${listed(first.strayEdges)}` : '';
  if (first.problem) return `Key: ${keyProblems[first.problem](first)}${edges}`;
  const how =
    key.kind === 'text'
      ? 'the secret as text, nothing decoded'
      : `base64 after ${key.prefix}, decoded`;
  return `Key: ${counted(first.byteLength, 'byte')}, ${how}${edges}`;
}

const keyProblems: Record<Base64Problem, (facts: KeyFacts) => string> = {
  'not base64': () => 'the secret is not base64',
  'incomplete base64': ({ charactersLeftOver = 0 }) =>
    `the secret is not whole base64, ${leftOver(charactersLeftOver)}`,
  'impossible last character': () => 'the last character of the secret is not possible in base64',
};

function comparisonSentence({ ok, comparisons }: ComparisonStep, scheme: Scheme): string {
  const closest = closestComparison(comparisons);
  if (ok === 'skipped' || !closest) return 'Comparison: there are no two MACs to compare';
  const bits = 8 * closest.computedMac.length;
  const which = comparisons.length > 1 ? `, signature ${closest.offered} in the header` : '';
  return closest.equal
    ? `${algorithmName(scheme)} computed here equals the one received${which}`
    : `${algorithmName(scheme)} computed here differs in ${closest.differingBits} of ${bits} bits${which}`;
}

/** The comparison worth looking at: the one that matches, or else the one with the fewest differences. */
export function closestComparison(
  comparisons: ComparisonStep['comparisons'],
): ComparisonStep['comparisons'][number] | undefined {
  return comparisons.toSorted((left, right) => left.differingBits - right.differingBits)[0];
}
