import type { TimestampStep } from '../../verdict.ts';
import type { Scheme } from '../scheme.ts';
/** What a token says of the request (RFC 7519), and how this provider wants it said. */
export interface TokenRule {
    readonly header: string;
    /** What stands before the token. */
    readonly before?: 'Bearer ';
    readonly algorithms?: readonly ('HS256' | 'HS384' | 'HS512')[];
    /** Whoever issues them; the key that stands before the secret, where it is given. */
    readonly issuer: 'Upstash' | 'MessageBird' | 'Vonage' | 'the key before the secret';
    readonly body: {
        readonly claim: string;
        readonly as: 'hex' | 'base64' | 'base64url';
    };
    /** The URL as it stands, or its SHA-256 in hex. */
    readonly url?: {
        readonly claim: string;
        readonly as: 'text' | 'hex';
    };
    /** Whether a request without a body goes without a hash. */
    readonly bodyMayBeUnnamed?: true;
    readonly needs?: readonly string[];
    /** Seconds that the two clocks may differ: within them a token still counts. */
    readonly leewaySeconds: number;
}
/** The members of a scheme whose signature is a token with a hash of the body in it. */
export declare function token(rule: TokenRule): Partial<Scheme> & Pick<Scheme, 'signature' | 'message'>;
/** Whether a token is valid at this moment: from `nbf` on, and before `exp`, each with some leeway. */
export declare function timeOfToken(token: string, nowSeconds: number | undefined, leewaySeconds?: number): TimestampStep;
