import { type Warnings } from './warnings.ts';
import type { HeaderEntry } from './reading.ts';
/**
 * The headers by name. Of a name with several values each is kept, the further ones with other letters in upper case:
 * which of them a server would read is unknown here.
 */
export declare function headersOfRequest(entries: readonly HeaderEntry[], warnings: Warnings): Readonly<Record<string, string>>;
