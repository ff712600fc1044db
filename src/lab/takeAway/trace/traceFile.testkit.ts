import type { Trace } from '../../../model/facts.ts';
import { readTraceFile } from './traceFile.ts';

/** The trace in a file; throws where the file is another than documented. */
export function readTrace(text: string): Trace {
  const read = readTraceFile('trace.json', JSON.parse(text));
  if (!read.ok) throw new Error(read.problem);
  return read.value.trace;
}
