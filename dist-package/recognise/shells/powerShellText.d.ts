import { Cursor } from '../cursor.ts';
/** A text, a table of names and texts, or something that only PowerShell could work out. */
export type PowerShellValue = string | ReadonlyMap<string, string> | 'unknown'[];
/** As much of PowerShell as it takes to read a call with its arguments. */
export declare class PowerShellText extends Cursor {
    #private;
    unclosed: string | undefined;
    /** Variables that are used and have no value here. */
    readonly expansions: Set<string>;
    /** What was read in another way than PowerShell would. */
    readonly remarks: Set<string>;
    /** The parameters of the first call whose name the pattern finds, in lower case and without their dash. */
    call(name: RegExp): {
        parameters: Map<string, PowerShellValue>;
        positional: string[];
    };
    /** The words of a call, up to the end of the line. */
    words(): string[];
}
