import { type Scheme, type SchemeId } from '../providers/scheme.ts';
import type { Verdict } from '../verdict.ts';
import type { Finding } from './match.ts';
import { type VerifyInput } from '../request.ts';
/** Why a request carries no signature. */
export type UnsignedKind = 'connection test' | 'handshake' | 'no secret' | 'browser' | 'probe' | 'preflight';
/** A request that is known by other things than a signature, and has none. */
export interface Unsigned {
    readonly kind: UnsignedKind;
    /** Absent: nobody in particular. */
    readonly schemeId?: SchemeId;
    /** Who sent it, where the scheme is that of several. */
    readonly name?: string;
    /** What it was known by: `X-Event-Key: diagnostics:ping`, `GET`. */
    readonly sign: string;
}
/** What a request is that carries no signature by the scheme; undefined where it has one, or nothing tells what it is. */
export declare function unsignedRequest(scheme: Scheme, request: VerifyInput): Unsigned | undefined;
/** That a refused request is not signed, where it lacks the header and is known by something else. */
export declare function unsignedFinding(scheme: Scheme, request: VerifyInput, { steps }: Verdict): Finding | undefined;
/** The other headers that may hold the signature, where the scheme’s own is not there. */
export declare function otherSignatureHeaders({ headers }: VerifyInput): readonly string[];
