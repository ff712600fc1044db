export declare const paypal: import("../scheme.ts").Scheme;
export declare const awsSns: import("../scheme.ts").Scheme;
/** The body is the token, and nothing else is sent. Its key is published as JSON Web Keys (RFC 7517). */
export declare const kinde: import("../scheme.ts").Scheme;
