import { type Bytes } from '../../bytes/bytes.ts';
import type { BodyVariant } from '../messageBuilder.ts';
/** The unpacked bodies of a gzip file, also of one in base64 or hex. */
export declare function unpackedBodies(body: Bytes): Promise<readonly BodyVariant[]>;
/** Whether the body is packed and the browser cannot unpack it. */
export declare function isOutOfReach(body: Bytes): boolean;
