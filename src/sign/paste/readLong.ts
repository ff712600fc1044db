import { recognise, type Recognition } from '../../signing/recognise.ts';
import { bodyFacts, type BodyFacts } from '../request/body/body.ts';

/** What is found in a long text, and what is told of the body in it, which takes as long as a frame or two to count. */
export interface LongReading {
  readonly recognition: Recognition;
  readonly facts: BodyFacts | undefined;
}

/** Reads a long text, beside the page. */
export function readLong(text: string): LongReading {
  const recognition = recognise(text);
  const { body } = recognition.request;
  return { recognition, facts: body && bodyFacts(body) };
}
