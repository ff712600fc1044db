/** Eight fields with colons between them. Nothing else of the body is signed. */
export declare const adyenClassic: import("../scheme.ts").Scheme;
/** Two fields of a form: a payload in base64, and its MACs, each behind the public key that they belong to. */
export declare const braintree: import("../scheme.ts").Scheme;
/** Only the time and the kind of the event are signed. */
export declare const dropboxSign: import("../scheme.ts").Scheme;
