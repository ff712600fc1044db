import { type Finding, type Tried, type Untried } from './diagnose/match.ts';
import { type VerifyInput } from './request.ts';
import { type SchemeId } from './providers/scheme.ts';
export interface DiagnoseOptions {
    /** Ends the search early; what was found is returned. */
    readonly signal?: {
        readonly aborted: boolean;
    };
    /** Called after each batch. */
    readonly onProgress?: (tried: number) => void;
    /** Awaited after each batch, so that others can work. */
    readonly pause?: () => Promise<void>;
}
export interface Search {
    /** The first change that matches is the cause. */
    readonly finding: Finding | undefined;
    readonly tried: Tried;
    readonly untried: readonly Untried[];
}
/**
 * Searches the change, or the pair of changes, that makes a refused signature match, and tells how many changes of which
 * kind were tried. No finding when the request is accepted, when the platform cannot check it, or when nothing matches.
 * Rejects where a part that it needs cannot be loaded.
 */
export declare function search(schemeId: SchemeId, given: VerifyInput, options?: DiagnoseOptions): Promise<Search>;
