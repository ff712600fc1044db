import type { Scheme } from '../signing/scheme.ts';
import { counted, duration, signedWords, signsBody } from './signingBenchPhrases.ts';
import type { BenchNote, RotationPhase } from './signingBenchResults.ts';
import { shortReason } from './signingBenchWords.ts';

/** What the last button did, in a sentence or two. */
export function noteSentence(note: BenchNote, scheme: Scheme): string {
  switch (note.kind) {
    case 'signed':
      return `Signed: this is what a sender with this secret would send.`;
    case 'cannot sign':
      return `This cannot be signed: ${shortReason(note.because, scheme)}.`;
    case 'tampered': {
      const { byte, before, after } = note.tampered;
      const flipped = `One bit flipped in byte ${byte.toLocaleString('en')}: ${byteName(before)} became ${byteName(after)}.`;
      return signsBody(scheme)
        ? flipped
        : `${flipped} ${scheme.provider} signs ${signedWords(scheme)}, so that nobody notices.`;
    }
    case 'replayed':
      return replaySentence(note.laterSeconds, scheme);
    case 'rotated':
      return rotationSentences[note.phase];
    case 'forged':
      return forgerySentence(scheme);
    case 'changed':
      return 'Changed as proposed.';
    case 'cannot be shown':
      return unshowable[note.as];
    case 'file opened':
      return `${note.name === '' ? 'The file' : note.name} is the body now, ${counted(note.byteLength, 'byte')} as they are.`;
    case 'file not read':
      return `${note.name === '' ? 'The file' : note.name} could not be read, or is larger than 64 MB.`;
    case 'failed':
      return failures[note.at];
    case 'undone':
      return 'Undone: everything stands as before.';
  }
}

const failures: Readonly<Record<'reading' | 'signing' | 'checking', string>> = {
  reading:
    'The pasted text could not be read: a part of this page did not load, or failed. Paste it again, or fill in the fields.',
  signing: 'Signing failed in this browser, and the fields stay as they were. Try it again.',
  checking:
    'The check failed in this browser, so that nothing can be said of the signature. Change a field to check again.',
};

function replaySentence(laterSeconds: number, { timestamp, provider }: Scheme): string {
  if (!timestamp) {
    return `${provider} signs no time: the same request passes for ever, unless the receiver remembers the ids it has seen.`;
  }
  const minutes = Math.round(laterSeconds / 60);
  const copy = `A copy of this request arrives ${minutes > 0 ? counted(minutes, 'minute') : duration(laterSeconds)} later, by the receiver’s clock.`;
  return timestamp.toleranceSeconds === undefined
    ? `${copy} ${provider} names no tolerance: the age is refused only if you set one.`
    : `${copy} Its signature is as good as it was; only its age gives it away.`;
}

const rotationSentences: Readonly<Record<RotationPhase, string>> = {
  'sender first':
    'The sender signs with a new secret and the receiver still has the old one: everything is refused. Press again, and the receiver has both.',
  both: 'The receiver has both secrets, and what is signed with either passes. Press again to take the old one away.',
  'old one gone': 'The old secret is gone: whatever was signed with it is refused from now on.',
};

function forgerySentence({ algorithm, timestamp }: Scheme): string {
  const right = timestamp ? 'the form is right, the time is right' : 'the form is right';
  switch (algorithm) {
    case 'token':
      return 'A guessed token. A real one was sent with every request before, so that whoever saw one need not guess.';
    case 'Ed25519':
      return `Signed with another private key: ${right}, and the public key does not fit.`;
    default:
      return `Signed with a guessed secret: ${right}, and about half of the bits are not.`;
  }
}

const unshowable: Readonly<Record<'text' | 'hex' | 'base64' | 'file', string>> = {
  text: 'These bytes stay as they are shown: a text field would lose a carriage return or bytes that are not UTF-8.',
  hex: 'These bytes stay as they are shown: as hex they would be too many for a field.',
  base64: 'These bytes stay as they are shown: as base64 they would be too many for a field.',
  file: 'These digits are no bytes yet.',
};

function byteName(byte: number): string {
  return byte > 0x20 && byte < 0x7f
    ? String.fromCharCode(byte)
    : `0x${byte.toString(16).padStart(2, '0')}`;
}
