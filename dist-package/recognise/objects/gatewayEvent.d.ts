import type { Warnings } from '../warnings.ts';
import { type JsonObject } from './headerObjects.ts';
import { type HeaderEntry } from '../reading.ts';
/** The method and URL in an event of AWS (payload formats 1.0 and 2.0). */
export declare function gatewayTarget(event: JsonObject, headers: readonly HeaderEntry[], warnings: Warnings): {
    method?: string | undefined;
    url?: string | undefined;
};
