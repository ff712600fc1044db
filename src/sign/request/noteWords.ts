import type { Scheme } from '../../signing/providers/scheme.ts';
import type { Verdict } from '../../signing/check/verdict.ts';
import { counted, duration, signedWords, signsBody } from '../verdict/schemePhrases.ts';
import type { BenchNote, RotationPhase } from '../bench/benchState.ts';
import { undoneSentence } from './undoWords.ts';
import { shortReason } from '../verdict/verdictWords.ts';

/**
 * What the last button did, in a sentence or two. The verdict is the one on what the fields say now: without it nothing
 * is said that it could belie.
 */
export function noteSentence(note: BenchNote, scheme: Scheme, verdict?: Verdict): string {
  switch (note.kind) {
    case 'signed':
      return `Signed: this is what a sender with this secret would send.`;
    case 'cannot sign':
      return `This cannot be signed: ${shortReason(note.because, scheme)}.`;
    case 'tampered': {
      const { byte, before, after } = note.tampered;
      const flipped = `One bit flipped in byte ${byte.toLocaleString('en')}: ${byteName(before)} became ${byteName(after)}.`;
      if (signsBody(scheme)) return flipped;
      const unnoticed = verdict?.ok ? ', so that nobody notices' : '';
      return `${flipped} ${scheme.provider} signs ${signedWords(scheme)}${unnoticed}.`;
    }
    case 'replayed':
      return replaySentence(note.laterSeconds, scheme, verdict);
    case 'rotated':
      return rotationSentence(note.phase, scheme, verdict);
    case 'forged':
      return forgerySentence(scheme, verdict);
    case 'changed':
      return 'Changed as proposed.';
    case 'handed over':
      return 'The request from the Lab is in the place of what was here before. Undo brings that back.';
    case 'cannot be shown':
      return unshowable[note.as];
    case 'file opened':
      return `${note.name === '' ? 'The file' : note.name} is the body now, ${counted(note.byteLength, 'byte')} as they are.`;
    case 'file not read':
      return `${note.name === '' ? 'The file' : note.name} could not be read, or is larger than 64 MB.`;
    case 'failed':
      return failures[note.at];
    case 'undone':
      return undoneSentence(note.action, note.left, scheme);
  }
}

const failures: Readonly<Record<'reading' | 'signing' | 'checking', string>> = {
  reading:
    'The pasted text could not be read: a part of this page did not load, or failed. Paste it again, or fill in the fields.',
  signing: 'Signing failed in this browser, and the fields stay as they were. Try it again.',
  checking:
    'The check failed in this browser, so that nothing can be said of the signature. Change a field to check again.',
};

/** Whether the signature was compared, and with which outcome. */
function signatureMatches(verdict: Verdict | undefined): boolean | undefined {
  const ok = verdict?.steps.find(({ step }) => step === 'comparison')?.ok;
  return ok === 'skipped' ? undefined : ok;
}

function replaySentence(laterSeconds: number, scheme: Scheme, verdict?: Verdict): string {
  const { timestamp, provider } = scheme;
  if (!timestamp) {
    return verdict?.ok
      ? `${provider} signs no time: the same request passes for ever, unless the receiver remembers the ids it has seen.`
      : `${provider} signs no time: a copy is judged as the request itself, however late it arrives.`;
  }
  const minutes = Math.round(laterSeconds / 60);
  const copy = `A copy of this request arrives ${minutes > 0 ? counted(minutes, 'minute') : duration(laterSeconds)} later, by the receiver’s clock.`;
  const age = verdict?.steps.find((step) => step.step === 'timestamp');
  if (age?.because === 'timestamp too old') return `${copy} ${tooOldSentence(verdict)}`;
  return age?.sentAtSeconds !== undefined && age.toleranceSeconds === undefined
    ? `${copy} ${provider} names no tolerance: the age is refused only if you set one.`
    : copy;
}

function tooOldSentence(verdict: Verdict | undefined): string {
  switch (signatureMatches(verdict)) {
    case true:
      return 'Its signature is as good as it was; only its age gives it away.';
    case false:
      return 'It is too old, and its signature does not match either: the original would be refused too.';
    case undefined:
      return 'It is too old; its signature could not be compared.';
  }
}

function rotationSentence(phase: RotationPhase, scheme: Scheme, verdict?: Verdict): string {
  switch (phase) {
    case 'sender first':
      return verdict?.steps.some(({ because }) => because === 'secret empty')
        ? 'The sender signs with a new secret, and the receiver has none at all. Press again, and the receiver has the new one.'
        : 'The sender signs with a new secret and the receiver still has the old one: everything is refused. Press again, and the receiver has both.';
    case 'both':
      return verdict?.ok === false
        ? `The receiver has both secrets, and this request is refused for another reason: ${shortReason(verdict.because, scheme)}. Press again to take the old one away.`
        : 'The receiver has both secrets, and what is signed with either passes. Press again to take the old one away.';
    case 'old one gone':
      return 'The old secret is gone: whatever was signed with it is refused from now on.';
    case 'first one':
      return 'The receiver has the new secret too. It had none before, so there is no old one to take away.';
  }
}

function forgerySentence({ algorithm, timestamp }: Scheme, verdict?: Verdict): string {
  const right = timestamp ? 'the form is right, the time is right' : 'the form is right';
  const isKnown = signatureMatches(verdict) === false;
  switch (algorithm) {
    case 'token':
      return 'A guessed token. A real one was sent with every request before, so that whoever saw one need not guess.';
    case 'Ed25519':
    case 'ECDSA P-256':
      return isKnown
        ? `Signed with another private key: ${right}, and the public key does not fit.`
        : 'Signed with another private key. Only the right public key can tell it from a genuine one.';
    default:
      return isKnown
        ? `Signed with a guessed secret: ${right}, and about half of the bits are not.`
        : 'Signed with a guessed secret. Only the right secret can tell it from a genuine one.';
  }
}

const unshowable: Readonly<Record<'text' | 'hex' | 'base64' | 'file', string>> = {
  text: 'These bytes stay as they are shown: a text field would lose a carriage return or bytes that are not UTF-8, or there are too many for one.',
  hex: 'These bytes stay as they are shown: as hex they would be too many for a field.',
  base64: 'These bytes stay as they are shown: as base64 they would be too many for a field.',
  file: 'These digits are no bytes yet.',
};

function byteName(byte: number): string {
  return byte > 0x20 && byte < 0x7f
    ? String.fromCharCode(byte)
    : `0x${byte.toString(16).padStart(2, '0')}`;
}
