import { Cursor } from '../cursor.ts';
import { type Argument } from './arguments.ts';
interface HereDocument {
    readonly end: Argument;
    readonly hasTabs: boolean;
    readonly take: (word: Argument) => void;
}
/** The texts that a command line announces by `<<EOF` and that stand in the lines after it. */
export declare class HereDocuments {
    #private;
    expect(document: HereDocument): void;
    get isWaiting(): boolean;
    /** Reads those that wait; one whose end is not found goes on waiting, and has the whole rest. */
    read(cursor: Cursor, onExpansion: (name: string) => void): void;
}
export {};
