import { type Bytes } from '../bytes/bytes.ts';
import { type RequestHeaders } from '../request.ts';
/**
 * A request as it stands on the wire (RFC 9112), its body byte for byte. Host and Content-Length are added
 * where the headers have none, and headers without a value are left out. The secret has no place in it.
 */
export declare function rawRequest({ headers, body, url, method, }: {
    headers: RequestHeaders;
    body: Uint8Array;
    url?: string | undefined;
    method?: string | undefined;
}): Bytes;
