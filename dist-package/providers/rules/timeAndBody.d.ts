import type { Scheme } from '../scheme.ts';
export declare const stripe: Scheme;
export declare const slack: Scheme;
export declare const zoom: Scheme;
export declare const paddle: Scheme;
export declare const calendly: Scheme;
export declare const workos: Scheme;
export declare const twitch: Scheme;
export declare const zendesk: Scheme;
export declare const zendeskLegacyDocs: Scheme;
export declare const box: Scheme;
export declare const discord: Scheme;
export declare const mux: Scheme;
export declare const elevenlabs: Scheme;
export declare const knock: Scheme;
/** The library compares the whole header as text, so that nothing else may stand in it. */
export declare const sanity: Scheme;
export declare const webflow: Scheme;
export declare const chatwoot: Scheme;
export declare const telnyx: Scheme;
export declare const sendgrid: Scheme;
/** A plain hash, of which the secret is the end. */
export declare const cloudinary: Scheme;
export declare const inngest: Scheme;
