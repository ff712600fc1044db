import type { Cause } from '../diagnose/causes.ts';
import { type Framework } from './cure.ts';
/**
 * Code that rebuilds the address that the sender called: the origin from configuration, the rest unparsed, since
 * frameworks sort and decode it.
 */
export declare function publicUrl(causes: readonly Cause[]): Readonly<Record<Framework, string>>;
/** Where a framework does not tell the address as it was called. */
export declare const urlLimits: Readonly<Partial<Record<Framework, readonly string[]>>>;
