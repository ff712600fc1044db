import { type Bytes } from '../../bytes/bytes.ts';
import type { BodyVariant } from '../messageBuilder.ts';
/** Bodies that may have been signed when this one arrived, the likeliest first; each once, and never the body itself. */
export declare function bodyVariants(body: Bytes): Generator<BodyVariant>;
/** The bytes of a text in base64 or hex. */
export declare function decodings(text: string): Generator<BodyVariant>;
