import type { Scheme, SchemeId } from '../../signing/providers/scheme.ts';
import { schemeById } from '../../signing/providers/loaded.ts';
import type {
  Comparison,
  ComparisonStep,
  ContentStep,
  HeadersStep,
  KeyFacts,
  KeyStep,
  MacStep,
  SignatureStep,
  Step,
  StepOutcome,
  TimestampStep,
} from '../../signing/check/verdict.ts';
import {
  algorithmName,
  counted,
  duration,
  hashPlace,
  lastName,
  leftOver,
  signatureNoun,
} from './schemePhrases.ts';
import { listed } from '../../page/listed.ts';

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
      return contentSentence(step, scheme);
    case 'key':
      return keySentence(step, scheme);
    case 'mac':
      return macSentence(step, scheme);
    case 'comparison':
      return comparisonSentence(step, scheme);
  }
}

function headersSentence({ headers }: HeadersStep): string {
  if (headers.length === 0) return 'Headers: none is needed';
  const isMissing = ({ values }: HeadersStep['headers'][number]) =>
    values.every((value) => value === '');
  const missing = headers.filter((header) => isMissing(header) && !header.optional);
  if (missing.length > 0) return `Missing: ${listed(missing.map(({ name }) => name))}`;
  const offers = headers.filter(({ optional }) => optional);
  if (offers.length > 0 && offers.every(isMissing)) {
    return `Missing: ${listed(
      offers.map(({ name }) => name),
      'or',
    )}`;
  }
  const twice = headers.filter(({ values }) => values.length > 1);
  if (twice.length > 0) return `Given twice: ${listed(twice.map(({ name }) => name))}`;
  const other = headers.filter(
    ({ values, wanted }) => wanted !== undefined && values[0] !== wanted,
  );
  if (other.length > 0) {
    return listed(other.map(({ name, wanted }) => `${name} has to be ${wanted ?? ''}`));
  }
  return `Found ${listed(headers.filter((header) => !isMissing(header)).map(({ name }) => name))}`;
}

function signatureSentence(
  { ok, because, offered, leftAside }: SignatureStep,
  scheme: Scheme,
): string {
  const { signature, timestamp } = scheme;
  const { format } = signature;
  const parsed =
    'bodyField' in signature
      ? signature.bodyField === ''
        ? 'Body parsed'
        : `Field ${lastName(signature.bodyField)}`
      : 'Header parsed';
  if (ok === 'skipped' || because === 'body field missing') return `${parsed}: there is none`;
  if (because === 'signature header malformed') return `${parsed}: it is not of this form`;
  const version =
    format.kind === 'versioned list'
      ? `${format.version} `
      : format.kind === 'key=value pairs' && !scheme.own?.written
        ? `${format.macKey} `
        : '';
  const noun = signatureNoun(scheme);
  const found = [
    ...(timestamp?.place === 'signature header' && !scheme.own?.judgesTime
      ? ['one timestamp']
      : []),
    `${fewInWords(offered.length)} ${version}${noun}${offered.length === 1 ? '' : 's'}`,
    ...(leftAside.length > 0 ? [`${fewInWords(leftAside.length)} other left aside`] : []),
  ];
  return `${parsed}: ${found.join(', ')}${troubleWith(offered, ok)}`;
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
  if (step.because === 'timestamp is not a date') return 'Timestamp: not a date';
  if (step.because === 'timestamp in another unit') return 'Timestamp: in another unit';
  const { ageSeconds, toleranceSeconds } = step;
  if (ageSeconds === undefined || toleranceSeconds === undefined) {
    return timestamp.toleranceSeconds === undefined
      ? `Timestamp: not checked, ${provider} names no tolerance`
      : 'Timestamp: not checked';
  }
  const limit =
    toleranceSeconds === Infinity
      ? 'there is no limit'
      : `the limit is ${toleranceSeconds.toLocaleString('en')} s`;
  if (ageSeconds >= 0) return `Timestamp is ${duration(ageSeconds)} old; ${limit}`;
  const onePast = {
    both: `; ${limit}`,
    'past only': `, which ${provider} lets pass`,
    'not ahead': `, which ${provider} refuses at once`,
  }[step.direction ?? 'both'];
  return `Timestamp is ${duration(-ageSeconds)} in the future${onePast}`;
}

function contentSentence({ ok, because, byteLength, note, tried }: ContentStep, scheme: Scheme) {
  if (scheme.message.length === 0) return `Signed content: none, ${scheme.provider} signs nothing`;
  if (because === 'URL missing') return 'Signed content: the URL is missing';
  if (because === 'body field missing') return 'Signed content: a field of the body is missing';
  if (because === 'form not UTF-8') return 'Signed content: the form is not UTF-8';
  if (because === 'body hash missing') {
    return `Signed content: ${hashPlace(scheme)} is missing`;
  }
  if (because === 'body hash differs') {
    return `Signed content: ${hashPlace(scheme)} is that of another body`;
  }
  if (because === 'body is not JSON') return 'Signed content: the body is not JSON';
  if (because === 'claim differs') return 'Signed content: it names another request or key';
  if (because === 'header has another value') return 'Signed content: a header has another value';
  if (ok !== true) return 'Signed content: a part of it is missing';
  const size = `Signed content: ${counted(byteLength, 'byte')}`;
  if (tried === undefined) return size;
  if (!scheme.urlForms)
    return `${size}${note === undefined ? '' : `, ${note}`}; ${counted(tried, 'form')} of it tried`;
  return note === undefined
    ? `${size}, with the URL as it is given; ${counted(tried, 'spelling')} of it tried`
    : `${size}, with the URL ${urlWords(note)}; ${counted(tried, 'spelling')} of it tried`;
}

/** A note on the URL, read after "the URL". */
function urlWords(note: string): string {
  return note.startsWith('query ') ? `with its ${note}` : note;
}

function macSentence({ ok, unable }: MacStep, scheme: Scheme): string {
  if (unable === 'certificate not here') return 'RSA: its certificate would have to be fetched';
  if (unable !== undefined) return `${algorithmName(scheme)}: it cannot be computed here`;
  return ok === true ? `${algorithmName(scheme)} computed` : 'No MAC was computed';
}

function keySentence({ keys }: KeyStep, { secret: rule }: Scheme): string {
  if (rule.kind === 'none') return 'Key: in the certificate, which is not here';
  const sentences = keys.map((facts) => keyFactsSentence(facts, rule));
  if (sentences.length < 2) return `Key: ${sentences[0] ?? 'the secret is empty'}`;
  return `Keys: ${sentences.map((text, index) => `${index + 1}. ${text}`).join('; ')}`;
}

function keyFactsSentence(facts: KeyFacts, rule: Scheme['secret']): string {
  if (facts.problem === 'empty') return 'the secret is empty';
  const edges = facts.strayEdges?.length ? `; the secret ${listed(facts.strayEdges)}` : '';
  if (facts.problem) return `${keyProblems[facts.problem](facts)}${edges}`;
  const bytes = counted(facts.byteLength, 'byte');
  if (rule.kind === 'ECDSA') return `a public key of ${bytes}${edges}`;
  if (rule.kind === 'Ed25519') {
    return facts.byteLength > 32
      ? `a private key of ${bytes}, of which the public half is used${edges}`
      : `a public key of ${bytes}, ${facts.derived}${edges}`;
  }
  const how =
    facts.derived === 'as text'
      ? 'the secret as text, nothing decoded'
      : rule.kind === 'base64' && rule.prefix !== ''
        ? `base64 after ${rule.prefix}, decoded`
        : facts.derived;
  const both = rule.kind === 'either' ? ', and as text' : '';
  return `${bytes}, ${how}${facts.derived === 'as text' ? '' : both}${edges}`;
}

const keyProblems: Record<
  Exclude<NonNullable<KeyFacts['problem']>, 'empty'>,
  (facts: KeyFacts) => string
> = {
  'not hex': () => 'the secret is not hex',
  'not a public key': ({ byteLength }) =>
    byteLength === 0
      ? 'this is no key of P-256'
      : `a public key has 32 bytes, and this has ${byteLength.toLocaleString('en')}`,
  'not 64 characters': () => 'the secret does not have 64 characters',
  'not JSON Web Keys': () => 'this is no set of JSON Web Keys',
  'not base64': () => 'the secret is not base64',
  'incomplete base64': ({ charactersLeftOver = 0 }) =>
    `the secret is not whole base64, ${leftOver(charactersLeftOver)}`,
  'impossible last character': () => 'the last character of the secret is not possible in base64',
};

function comparisonSentence({ ok, comparisons }: ComparisonStep, scheme: Scheme): string {
  const closest = closestComparison(comparisons);
  const noun = signatureNoun(scheme);
  if (ok === 'skipped' || !closest) return `Comparison: there is nothing to compare`;
  const place = 'bodyField' in scheme.signature ? 'in the body' : 'in the header';
  const offers = new Set(comparisons.map(({ offered }) => offered)).size;
  const secrets = new Set(comparisons.map(({ secret }) => secret)).size;
  const which = [
    ...(offers > 1 ? [`${noun} ${closest.offered}`] : []),
    ...(secrets > 1 ? [`secret ${closest.secret}`] : []),
  ];
  const where = which.length > 0 ? ` (${which.join(', ')})` : '';
  if (scheme.algorithm === 'token') {
    return `The token ${place} ${closest.equal ? 'equals the secret' : 'is not the secret'}${where}`;
  }
  const name = algorithmName(scheme);
  const { computedMac, differingBits } = closest;
  if (!computedMac) {
    return `${name}: the public key ${closest.equal ? 'accepts' : 'refuses'} the signature ${place}${where}`;
  }
  return closest.equal
    ? `${name} computed here equals the one ${place}${where}`
    : `${name} computed here differs in ${differingBits ?? 0} of ${8 * computedMac.length} bits${where}`;
}

/** The comparison worth looking at: the one that matches, or else the one with the fewest differences. */
export function closestComparison(
  comparisons: ComparisonStep['comparisons'],
): ComparisonStep['comparisons'][number] | undefined {
  const differences = ({ equal, differingBits = 0 }: Comparison) => (equal ? -1 : differingBits);
  return comparisons.toSorted((left, right) => differences(left) - differences(right))[0];
}
