import { type Bytes } from '../../bytes/bytes.ts';
import type { BodyVariant } from '../messageBuilder.ts';
/** The body as written by a program that mistook its character set; none for pure ASCII. */
export declare function characterSets(body: Bytes, text: string | undefined): Generator<BodyVariant>;
