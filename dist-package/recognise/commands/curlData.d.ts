import { type Warnings } from '../warnings.ts';
import { type Input, type Argument } from '../shells/arguments.ts';
/** The pieces of data that a curl command sends, joined as curl joins them. */
export declare class CurlData {
    #private;
    constructor(input: Input | undefined, warnings: Warnings);
    /** False when the option is not one of data. */
    take(name: string, word: Argument): boolean;
    /** The data, unless a piece of it is missing. */
    joined(): {
        sent: Uint8Array | undefined;
        isGiven: boolean;
        type: string;
    };
    /** The text that `--url-query` adds: after a plus sign as it is, otherwise encoded like data. */
    forQuery(word: Argument): readonly string[];
}
