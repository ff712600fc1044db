import type { Scheme } from '../scheme.ts';
export declare const twilio: Scheme;
export declare const square: Scheme;
export declare const hubspotV3: Scheme;
export declare const hubspotV2: Scheme;
export declare const hubspotV1: Scheme;
/** The event's data is not signed: only that somebody with the key wrote this time and token. */
export declare const mailgun: Scheme;
/** Nothing is signed: the secret itself is sent. */
export declare const gitlab: Scheme;
export declare const trello: Scheme;
/** The parts of the request in lines: its method, path, the headers that it lists, and the body. */
export declare const contentful: Scheme;
export declare const plivo: Scheme;
/** The token is the whole secret, as GitLab's is. */
export declare const telegram: Scheme;
export declare const postmark: Scheme;
export declare const chargebee: Scheme;
