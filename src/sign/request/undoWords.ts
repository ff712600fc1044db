import type { Scheme } from '../../signing/providers/scheme.ts';
import { counted } from '../verdict/schemePhrases.ts';
import type { Action, RotationPhase } from '../bench/benchState.ts';

/** What Undo has taken back, and how much more there is. `scheme` is the one that is chosen again. */
export function undoneSentence(action: Action, left: number, scheme: Scheme): string {
  const more = left > 0 ? ` ${counted(left, 'earlier step')} can be undone too.` : '';
  return `Undone: ${whatIsBack(action, scheme)}.${more}`;
}

function whatIsBack(action: Action, { provider }: Scheme): string {
  switch (action.kind) {
    case 'signed':
      return 'the request has the signature it had before you signed it';
    case 'tampered':
      return `the bit in byte ${action.tampered.byte.toLocaleString('en')} is flipped back`;
    case 'replayed':
      return 'the receiver’s clock is where it was before the replay';
    case 'rotated':
      return rotations[action.phase];
    case 'forged':
      return 'the forged signature is gone, and the request is as it was before';
    case 'changed':
      return 'the proposed change is taken back';
    case 'handed over':
      return 'the request from the Lab is gone, and the fields say what they said before it';
    case 'file opened':
      return `${action.name === '' ? 'the file' : action.name} is no longer the body`;
    case 'pasted':
      return 'the pasted text is gone, and the fields say what they said before it';
    case 'read by another rule':
      return `the request is read by the rule of ${provider} again`;
  }
}

const rotations: Readonly<Record<RotationPhase, string>> = {
  'sender first':
    'the sender has not changed its secret, and the request has the signature from before',
  both: 'the receiver has the old secret only',
  'old one gone': 'the receiver has the old secret again, beside the new one',
  'first one': 'the receiver has no secret again',
};
