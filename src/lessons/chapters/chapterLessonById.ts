import { chapterPrefix } from '../catalogue.ts';
import { demoCatalogue, demoPrefix } from '../demos/demoCatalogue.ts';
import { lessonOfDemo } from '../demos/demoLesson.ts';
import { demos } from '../demos/demos.ts';
import type { Lesson } from '../lesson.ts';
import { lessonOfChapter } from './chapterLesson.ts';
import { chapters } from './chapters.ts';

/** The scenario that a chapter or a demo goes on with in the Lab, by its id in a link: `chapter-3`, `chapter-demo-5`. */
export function chapterLessonById(id: string): Lesson | undefined {
  const demo = demoCatalogue.find((each) => demoPrefix + each.id === id);
  if (demo) return lessonOfDemo(demo.id, demos[demo.id]);
  const chapter = chapters.find((each) => chapterPrefix + each.id === id);
  return chapter && lessonOfChapter(chapter);
}
