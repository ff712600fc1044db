import '../../state/allParts.ts';
import { instant } from '../../../model/units.ts';
import { recordsOf } from '../../../trace/records.ts';
import { selectLedger } from '../../../trace/ledger/ledger.ts';
import { shortened } from '../../../model/rules/reading.ts';
import type { Lab } from '../../state/lab.svelte.ts';
import { readTraceFile } from './traceFile.ts';

/**
 * Shows the run in a trace's file: a simulated one, or a real one of the command hookscope.
 * @returns a sentence about a file that cannot be read: then nothing has changed.
 */
export function openTrace(name: string, contents: string, lab: Lab): string | undefined {
  const file = `“${shortened(name, 60)}”`;
  let input: unknown;
  try {
    input = JSON.parse(contents);
  } catch {
    return `${file} is no JSON, so it is left alone.`;
  }
  const read = readTraceFile(name, input);
  if (!read.ok) return read.problem;
  const { title, ...recorded } = read.value;
  const { trace } = recorded;
  try {
    // Facts of another version may lack what is read of them.
    recordsOf(trace);
    selectLedger(trace, instant(trace.endsAt));
  } catch {
    return `${file} is a trace of Hookscope, but its facts say something else than this page reads, so it is left alone.`;
  }
  lab.playback.pause();
  lab.selected = undefined;
  lab.finds = '';
  // What was said was of what stood here before.
  for (const { id } of lab.notices) lab.dismiss(id);
  lab.showRecorded({ ...recorded, id: '', title: 'A recorded run', name: title });
  lab.playback.seek(0);
  return undefined;
}
