import type { Scheme } from '../scheme.ts';
export declare const standardWebhooks: Scheme;
