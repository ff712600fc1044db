import { textFromBytes } from '../../../signing/bytes/bytes.ts';
import { bodyDraft, type BodyDraft } from './signingBenchBody.ts';

/** Text of this length is still pleasant to read and edit in a field. */
export const readableMost = 200_000;

/** A file as the body: text where a field can hold all of it byte for byte, and otherwise the bytes as they are. */
export function openedBody(name: string, bytes: Uint8Array): BodyDraft {
  const text = bytes.length <= readableMost ? textFromBytes(bytes) : undefined;
  const fits = text !== undefined && !/[\r\0]/.test(text);
  return bodyDraft(bytes, fits ? 'text' : 'file', name);
}
