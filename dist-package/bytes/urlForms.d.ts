import type { Scheme } from '../providers/scheme.ts';
/** One spelling of a URL, with a note on what was changed. */
export interface UrlForm {
    readonly url: string;
    readonly note: string;
}
/** Other spellings of a URL that a scheme's own code tries. */
export declare function otherUrls(url: string, rule: Scheme['urlForms']): readonly UrlForm[];
/** The parts of an http URL, as they are written. */
export declare function urlParts(url: string): {
    scheme: string;
    credentials: string;
    host: string;
    port: string;
    path: string;
    query: string;
    hash: string;
} | undefined;
