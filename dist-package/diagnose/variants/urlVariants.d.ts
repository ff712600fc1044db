import { type RequestHeaders } from '../../request.ts';
import type { Change } from '../messageBuilder.ts';
type UrlVariant = Change & {
    readonly url: string;
};
/** URLs that the sender may have called when the receiver sees this one behind a proxy; each once. */
export declare function urlVariants(url: string, headers: RequestHeaders): Generator<UrlVariant>;
export {};
