import { chapterCatalogue, type ChapterId } from '../lessons/chapters/chapterCatalogue.ts';
import { keep, readKept } from '../page/here.ts';
import { progressName } from './begun.ts';

/** What is kept of a chapter: whether its guess was right, and whether its challenge was passed. */
export interface ChapterProgress {
  readonly guessedRight?: boolean;
  readonly passed?: boolean;
}

/** As it is kept on the device and written into a file; the version changes with its meaning. */
interface Kept {
  readonly hookscopeProgress: 1;
  readonly chapters: Readonly<Partial<Record<ChapterId, ChapterProgress>>>;
}

const textMost = 20_000;
const isBoolean = (value: unknown) => value === undefined || typeof value === 'boolean';
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads kept or imported progress; a refusal says why in a sentence. What belongs to no chapter is left out. */
export function readProgress(text: string): { readonly chapters: Kept['chapters'] } | string {
  if (text.length > textMost) return 'That is too long for a file of progress.';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return 'That is no file of progress: it is not JSON.';
  }
  if (!isRecord(parsed) || !('hookscopeProgress' in parsed)) {
    return 'That is no file of progress: it does not say hookscopeProgress.';
  }
  if (parsed['hookscopeProgress'] !== 1) {
    return 'That progress was kept by another version of Hookscope, which this one cannot read.';
  }
  const { chapters } = parsed;
  if (!isRecord(chapters)) return 'That file of progress is damaged: it names no chapters.';
  const read: Partial<Record<ChapterId, ChapterProgress>> = {};
  for (const { id } of chapterCatalogue) {
    const chapter = chapters[id];
    if (chapter === undefined) continue;
    if (
      !isRecord(chapter) ||
      !isBoolean(chapter['guessedRight']) ||
      !isBoolean(chapter['passed'])
    ) {
      return `That file of progress is damaged: what it says of chapter ${id} cannot be read.`;
    }
    const { guessedRight, passed } = chapter as ChapterProgress;
    read[id] = {
      ...(guessedRight === undefined ? {} : { guessedRight }),
      ...(passed === undefined ? {} : { passed }),
    };
  }
  return { chapters: read };
}

/** What a learner has done, kept on this device and sent nowhere. */
class Progress {
  chapters: Kept['chapters'] = $state.raw({});
  /** Why what was kept could not be read; it is then set aside and not written over until something is done. */
  problem: string | undefined = $state();

  constructor() {
    const kept = readKept(progressName);
    if (kept === undefined) return;
    const read = readProgress(kept);
    if (typeof read === 'string') {
      this.problem = read;
      keep(`${progressName}.setAside`, kept);
    } else this.chapters = read.chapters;
  }

  note(id: ChapterId, what: ChapterProgress): void {
    this.#write({ ...this.chapters, [id]: { ...this.chapters[id], ...what } });
  }

  erase(): void {
    this.#write({});
  }

  /** Takes a file's text in place of what there is; a refusal changes nothing. */
  take(text: string): string | undefined {
    const read = readProgress(text);
    if (typeof read === 'string') return read;
    this.#write(read.chapters);
    return undefined;
  }

  get asFile(): string {
    const kept: Kept = { hookscopeProgress: 1, chapters: this.chapters };
    return JSON.stringify(kept, undefined, 2);
  }

  #write(chapters: Kept['chapters']): void {
    this.chapters = chapters;
    this.problem = undefined;
    keep(progressName, this.asFile);
  }
}

export const progress = new Progress();
