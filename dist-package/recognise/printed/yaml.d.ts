import type { Reading } from '../reading.ts';
/** Reads a recorded request in YAML, as VCR keeps it: the first with a signature. */
export declare function readYaml(text: string): Reading | undefined;
