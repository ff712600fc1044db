export interface CurlOption {
    readonly name: string;
    /** Absent when the option takes none, or when it is the next word. */
    readonly value?: string | undefined;
    readonly takesNext: boolean;
}
/** The options in one word: `-sX POST` and `-vXPOST` hold two each. */
export declare function curlOptions(word: string): readonly CurlOption[];
