import { readKept } from '../page/here.ts';

/** Under which name progress is kept on the device. */
export const progressName = 'hookscope.progress';

/** Whether a chapter was begun on this device; what exactly was done is read where chapters are. */
export const hasBegun = (): boolean => readKept(progressName)?.includes('guessedRight') ?? false;
