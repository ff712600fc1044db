/** The parts of an HTTP request that some scheme signs. */
export interface SignedRequest {
    readonly body: Uint8Array;
    readonly url?: string | undefined;
    readonly method?: string | undefined;
}
/** What a sender has before it signs. */
export interface SignInput extends SignedRequest {
    /** Several while a secret is being rotated. */
    readonly secret: string | readonly string[];
    readonly eventId?: string | undefined;
    /** Tells a form from other bodies, where a scheme signs them differently. */
    readonly contentType?: string | undefined;
    readonly nowSeconds: number;
}
/** What a receiver has before it judges. */
export interface VerifyInput extends SignedRequest {
    /** Several while a secret is being rotated: any of them may match. */
    readonly secret: string | readonly string[];
    /** Names are matched without case. */
    readonly headers: RequestHeaders;
    /** Absent: the time is not checked. */
    readonly nowSeconds?: number | undefined;
    /** Absent: the scheme's own. */
    readonly toleranceSeconds?: number | undefined;
}
export type RequestHeaders = Readonly<Record<string, string>>;
/** The headers that say something: a value of white space is none, as is an empty one. */
export declare function headersWithValue(headers: RequestHeaders): readonly (readonly [string, string])[];
/** Every distinct value of a header, or of the first of its other names that is there. */
export declare function aliasedValues(headers: RequestHeaders, name: string, aliases?: Readonly<Record<string, readonly string[]>>): readonly string[];
/** Every distinct value under this name, whatever its case, without the white space around it, as in HTTP. */
export declare function headerValues(headers: RequestHeaders, name: string): readonly string[];
