import { chapterPrefix } from '../catalogue.ts';
import type { Lesson } from '../lesson.ts';
import { lessonOfChapter } from './chapterLesson.ts';
import { chapters } from './chapters.ts';

/** The scenario that a chapter goes on with in the Lab, by its id in a link: `chapter-3`. */
export function chapterLessonById(id: string): Lesson | undefined {
  const chapter = chapters.find((each) => chapterPrefix + each.id === id);
  return chapter && lessonOfChapter(chapter);
}
