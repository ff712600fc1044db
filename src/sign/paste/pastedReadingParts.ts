import { recognise, type Recognition } from '../../signing/recognise.ts';

/** The reading of a pasted text, in one piece. */
export function readingParts(text: string): Iterable<Recognition> {
  return [recognise(text)];
}
