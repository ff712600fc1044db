import type { Scheme } from '../signing/scheme.ts';
import { schemeById } from '../signing/schemes.ts';
import type {
  Base64Problem,
  KeyFacts,
  RejectionReason,
  StrayEdge,
  TimestampStep,
  Verdict,
} from '../signing/verdict.ts';
import type { DraftProblem } from './signingBenchDraft.ts';
import { algorithmName, leftOver, listed } from './signingBenchPhrases.ts';
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
  'secret malformed': 'the secret is not valid base64',
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
    `Without it there is nothing to compare or to sign. With ${provider} it is always sent; a proxy may have dropped it.`,
  'header given twice': () =>
    'Its values differ, and a receiver that takes the wrong one can be fooled.',
  'signature header malformed': (scheme) =>
    `With ${scheme.provider} the header holds ${formatWords(scheme)}.`,
  'no signature of a known version': (scheme) =>
    `With ${scheme.provider} the header holds ${formatWords(scheme)}; other entries must be left aside.`,
  'signature malformed': (scheme) =>
    `A MAC of ${algorithmName(scheme)} is 32 bytes; with ${scheme.provider} the header holds ${formatWords(scheme)}.`,
  'timestamp missing': (scheme) =>
    `With ${scheme.provider} the header holds ${formatWords(scheme)}.`,
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
  'secret malformed': (_, { steps }) => {
    const facts = keyFactsOf(steps);
    const edge = edgeSentence(facts?.strayEdges);
    return facts?.problem === undefined || facts.problem === 'empty' || edge !== ''
      ? edge.trim()
      : problemsOfBase64[facts.problem](facts);
  },
  'no signature matches': ({ signer }, { steps }) => {
    const fresh = timestampOf(steps)?.ok === true ? ' and fresh' : '';
    const edge = edgeSentence(keyFactsOf(steps)?.strayEdges);
    return `The header is well formed${fresh}, but these bytes were not the ones ${signer} signed, or this was not the secret.${edge}`;
  },
};

const problemsOfBase64: Record<Base64Problem, (facts: KeyFacts) => string> = {
  'not base64': () =>
    'What follows whsec_ has to be base64: letters, digits, + and /, without spaces.',
  'incomplete base64': ({ charactersLeftOver = 0 }) =>
    `Base64 comes in groups of four characters, and of what follows whsec_ ${leftOver(charactersLeftOver)}: some of it may have been lost in copying.`,
  'impossible last character': () =>
    'Its last character stands for bits that base64 leaves empty: a character was changed or lost.',
};

/** White space that nobody sees in a field counts as much as every letter. */
function edgeSentence(edges: readonly StrayEdge[] | undefined): string {
  return edges?.length
    ? ` The secret ${listed(edges)}, which counts like every other character: it may have come along when it was copied.`
    : '';
}

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

function timestampOf(steps: Verdict['steps']): TimestampStep | undefined {
  return steps.find((step) => step.step === 'timestamp');
}

function keyFactsOf(steps: Verdict['steps']): KeyFacts | undefined {
  return steps.find((step) => step.step === 'key')?.keys[0];
}

function matches({ steps }: Verdict): boolean {
  return steps.some((step) => step.step === 'comparison' && step.ok === true);
}

function byteName(byte: number): string {
  return byte > 0x20 && byte < 0x7f
    ? String.fromCharCode(byte)
    : `0x${byte.toString(16).padStart(2, '0')}`;
}
