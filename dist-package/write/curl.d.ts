import { type RequestHeaders } from '../request.ts';
/**
 * A line for sh, bash or zsh that sends exactly these bytes, none if need be, to the URL as it is written. Only a POST
 * names a body that is empty, and headers without a value are left out. curl adds Host, User-Agent, Accept and
 * Content-Length where they are not given, and nothing else. What `whyUnsendable` refuses is no request. The secret
 * has no place in it.
 */
export declare function curlLine({ headers, body, url, method, untyped, }: {
    headers: RequestHeaders;
    body: Uint8Array;
    url?: string;
    method?: string;
    /** Whether a request without a Content-Type stays without one; otherwise its body is called JSON. */
    untyped?: boolean;
}): string;
/** A line break would begin another header, or the body. */
export declare function oneLine(value: string): string;
