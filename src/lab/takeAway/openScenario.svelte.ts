import { chapterPrefix } from '../../lessons/catalogue.ts';
import { lessonById } from '../../lessons/lessons.ts';
import { refused, shortened, type Reading } from '../../model/rules/reading.ts';
import { need } from '../../page/loading/missing.svelte.ts';
import { readLink, type LinkReading } from '../state/readLink.ts';
import { fileBytesMost, readScenarioFile, tooLarge } from './scenarioFile.ts';

/** What a scenario's file says; a file that is too large, not ours or not to be read is refused in a sentence. */
export async function openScenario(file: File): Promise<Reading<LinkReading>> {
  if (file.size > fileBytesMost) return refused(tooLarge(file.name, file.size));
  const contents = await file.text().catch(() => undefined);
  if (contents === undefined)
    return refused(`“${shortened(file.name, 60)}” cannot be read, so it is left alone.`);
  const read = readScenarioFile(file.name, contents);
  if (!read.ok) return read;
  const chapters = read.value.get('scenario')?.startsWith(chapterPrefix)
    ? await need('The chapter', () => import('../../lessons/chapters/chapterLessonById.ts'))
    : undefined;
  return {
    ok: true,
    value: readLink(read.value, chapters?.chapterLessonById ?? lessonById, 'file'),
  };
}
