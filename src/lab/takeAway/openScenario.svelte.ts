import { chapterPrefix } from '../../lessons/catalogue.ts';
import { lessonById } from '../../lessons/lessons.ts';
import { shortened } from '../../model/rules/reading.ts';
import { need } from '../../page/loading/missing.svelte.ts';
import type { Lab } from '../state/lab.svelte.ts';
import { readLink } from '../state/readLink.ts';
import { openTrace } from './trace/openTrace.svelte.ts';
import { fileBytesMost, readScenarioFile, tooLarge } from './scenarioFile.ts';

/** A trace has every message whole. */
const traceBytesMost = 100_000_000;

/**
 * Opens a scenario's file, or a trace's, in the Lab as another place, to which the browser's way back leads from it.
 * @param keep writes the address.
 * @returns a sentence about a file that is too large, not ours or not to be read: then nothing has changed.
 */
export async function openScenario(
  file: File,
  lab: Lab,
  keep: (as?: 'new') => void,
): Promise<string | undefined> {
  if (file.size > traceBytesMost) return tooLarge(file.name, file.size);
  const contents = await file.text().catch(() => undefined);
  if (contents === undefined)
    return `“${shortened(file.name, 60)}” cannot be read, so it is left alone.`;
  if (contents.includes('"hookscope-trace"')) {
    keep();
    const problem = openTrace(file.name, contents, lab);
    if (problem === undefined) keep('new');
    return problem;
  }
  if (file.size > fileBytesMost) return tooLarge(file.name, file.size);
  const read = readScenarioFile(file.name, contents);
  if (!read.ok) return read.problem;
  const chapters = read.value.get('scenario')?.startsWith(chapterPrefix)
    ? await need('The chapter', () => import('../../lessons/chapters/chapterLessonById.ts'))
    : undefined;
  const link = readLink(read.value, chapters?.chapterLessonById ?? lessonById, 'file');
  keep();
  lab.open(link);
  keep('new');
  return undefined;
}
