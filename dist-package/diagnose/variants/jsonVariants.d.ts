import { type Bytes } from '../../bytes/bytes.ts';
import type { BodyVariant } from '../messageBuilder.ts';
import type { Cause } from '../causes.ts';
/** The body as other JSON writers would write it; none when it is not JSON. */
export declare function jsonVariants(body: Bytes): Generator<BodyVariant>;
/** The names of the writers that write a body as it is, where it tells them apart; none of what is no JSON. */
export declare function writersOf(body: Bytes): readonly string[];
/** The cause that names the layout of a JSON text; undefined when no usual writer has it. */
export declare function jsonLayout(body: Bytes): Cause | undefined;
