import type { Scheme, SchemeId } from '../signing/scheme.ts';
import { schemeById } from '../signing/schemes.ts';
import type {
  ComparisonStep,
  HeadersStep,
  KeyStep,
  RejectionReason,
  SignatureStep,
  Step,
  TimestampStep,
  Verdict,
} from '../signing/verdict.ts';
import type { DraftProblem } from './signingBenchDraft.ts';
import type { BenchNote, Checked } from './signingBenchResults.ts';

const shortReasons: Record<RejectionReason | DraftProblem, string> = {
  'header missing': 'a header is missing',
  'header given twice': 'a header is given twice',
  'signature header malformed': 'the signature header cannot be read',
  'no signature of a known version': 'the header holds no signature of this kind',
  'signature malformed': 'the signature is not a whole MAC',
  'timestamp missing': 'the timestamp is missing',
  'timestamp is not a number': 'the timestamp is not a number',
  'timestamp too old': 'the timestamp is too old',
  'timestamp too new': 'the timestamp lies in the future',
  'secret empty': 'there is no secret to check with',
  'secret malformed': 'the secret is not base64',
  'no signature matches': 'the signature does not match this body',
  'body is not hex': 'the body is not hexadecimal',
  'now is not a time': 'the fixed time is not a number of seconds',
  'tolerance is not a number': 'the tolerance is not a number of seconds',
};

/** *Accept* or *Reject*, and why, in a few words. */
export function headline(checked: Checked): string {
  if ('problem' in checked) return `Reject: ${shortReasons[checked.problem]}`;
  const { verdict } = checked;
  return verdict.ok ? 'Accept: the signature matches' : `Reject: ${shortReasons[verdict.because]}`;
}

/** The same in a sentence or two, with what to look at. */
export function explanation(checked: Checked): string {
  const scheme = schemeById(checked.schemeId);
  if ('problem' in checked) return problemSentences[checked.problem];
  const { verdict } = checked;
  return verdict.ok
    ? acceptedSentence(scheme, verdict)
    : reasonSentences[verdict.because](scheme, verdict);
}

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

/** What the last button did. */
export function noteSentence(note: BenchNote): string {
  switch (note.kind) {
    case 'signed':
      return 'Signed. The headers are those a sender with this secret would send.';
    case 'cannot sign':
      return `This cannot be signed: ${shortReasons[note.because]}.`;
    case 'tampered': {
      const { byte, before, after } = note.tampered;
      return `One bit flipped in byte ${byte.toLocaleString('en')}: ${byteName(before)} became ${byteName(after)}.`;
    }
    case 'cannot show as text':
      return 'These bytes stay hex: a text field would lose a carriage return or bytes that are not UTF-8.';
    case 'undone':
      return 'Undone: everything stands as before.';
  }
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** `HMAC-SHA-256` as most documents write it. */
function algorithmName({ algorithm }: Scheme): string {
  return algorithm.replace('SHA-', 'SHA');
}

const problemSentences: Record<DraftProblem, string> = {
  'body is not hex':
    'Write two digits from 0 to 9 and a to f for every byte; spaces and line breaks between them do not count.',
  'now is not a time': 'Write the time as whole seconds since 1970, such as 1767225600.',
  'tolerance is not a number': 'Write the tolerance as whole seconds, such as 300.',
};

function acceptedSentence({ provider, timestamp }: Scheme, { steps }: Verdict): string {
  const signed = `These bytes are exactly the ones that were signed with this secret`;
  if (!timestamp) {
    return `${signed}. ${provider} signs no time: the same request sent again would pass again.`;
  }
  return timestampOf(steps)?.ok === true
    ? `${signed}, and the timestamp is within the tolerance.`
    : `${signed}. The time was not checked: a recorded request would pass too.`;
}

const reasonSentences: Record<RejectionReason, (scheme: Scheme, verdict: Verdict) => string> = {
  'header missing': ({ provider }) =>
    `Without it there is nothing to compare or to sign. ${provider} always sends it; a proxy may have dropped it.`,
  'header given twice': () =>
    'Its values differ, and a receiver that takes the wrong one can be fooled.',
  'signature header malformed': (scheme) => `${scheme.provider} writes ${formatWords(scheme)}.`,
  'no signature of a known version': (scheme) =>
    `${scheme.provider} writes ${formatWords(scheme)}; other entries must be left aside.`,
  'signature malformed': (scheme) =>
    `A MAC of ${algorithmName(scheme)} is 32 bytes; ${scheme.provider} writes ${formatWords(scheme)}.`,
  'timestamp missing': (scheme) => `${scheme.provider} writes ${formatWords(scheme)}.`,
  'timestamp is not a number': () => 'It has to be whole seconds since 1970, digits only.',
  'timestamp too old': (_, verdict) =>
    matches(verdict)
      ? 'The signature itself matches: this request is genuine, but it is late, or somebody recorded it and sent it again.'
      : 'And the signature does not match either.',
  'timestamp too new': (_, verdict) =>
    matches(verdict)
      ? 'The signature itself matches: one of the two clocks is wrong.'
      : 'And the signature does not match either.',
  'secret empty': () => 'Paste the signing secret of this endpoint. It stays on this page.',
  'secret malformed': () =>
    'What follows whsec_ has to be base64: letters, digits, + and /, without spaces.',
  'no signature matches': ({ provider }, verdict) => {
    const fresh = timestampOf(verdict.steps)?.ok === true ? ' and fresh' : '';
    return `The header is well formed${fresh}, but these bytes were not the ones ${provider} signed, or this was not the secret.`;
  },
};

function formatWords({ signature: { format } }: Scheme): string {
  const mac = format.encoding === 'hex' ? '64 lower-case hex digits' : '44 characters of base64';
  switch (format.kind) {
    case 'versioned list':
      return `${format.version}, then a comma and ${mac}, more of them after a space`;
    case 'key=value pairs':
      return `${format.timeKey ?? ''}= and the time, ${format.macKey}= and ${mac}, with a comma between`;
    case 'prefixed':
      return `${format.prefix} and ${mac}`;
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
  const problems = new Set(offered.flatMap((entry) => ('problem' in entry ? [entry.problem] : [])));
  const trouble = problems.size > 0 ? ` (${[...problems].join(', ')})` : '';
  return `Header parsed: ${found.join(', ')}${trouble}`;
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

function fewInWords(count: number): string {
  return ['no', 'one', 'two', 'three', 'four'][count] ?? count.toLocaleString('en');
}

function keySentence({ keys }: KeyStep, { secret: key }: Scheme): string {
  const [first] = keys;
  if (!first || first.problem === 'empty') return 'Key: the secret is empty';
  if (first.problem === 'not base64') return 'Key: the secret is not base64';
  const how =
    key.kind === 'text'
      ? 'the secret as text, nothing decoded'
      : `base64 after ${key.prefix}, decoded`;
  return `Key: ${counted(first.byteLength, 'byte')}, ${how}`;
}

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

function timestampOf(steps: Verdict['steps']): TimestampStep | undefined {
  return steps.find((step) => step.step === 'timestamp');
}

function matches({ steps }: Verdict): boolean {
  return steps.some((step) => step.step === 'comparison' && step.ok === true);
}

function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** Exact where it is near a tolerance, and easy to grasp where it is far from any. */
function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 10_000) return `${whole.toLocaleString('en')} s`;
  if (whole < 2 * 86_400) return `about ${Math.round(whole / 3600)} h`;
  return `about ${Math.round(whole / 86_400).toLocaleString('en')} days`;
}

function byteName(byte: number): string {
  return byte > 0x20 && byte < 0x7f
    ? String.fromCharCode(byte)
    : `0x${byte.toString(16).padStart(2, '0')}`;
}
