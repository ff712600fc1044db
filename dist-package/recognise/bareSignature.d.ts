import type { SchemeId } from '../providers/scheme.ts';
import type { Reading } from './reading.ts';
/** Reads the value of a signature header without its name, with the schemes it may be of. */
export declare function readBareSignature(text: string): (Reading & {
    readonly schemeIds: readonly SchemeId[];
}) | undefined;
