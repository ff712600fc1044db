import type { Encoding, Scheme, SchemeId, SignatureFormat, TimestampRule } from '../scheme.ts';
/** What is special in a scheme. */
interface SchemeRule extends Partial<Omit<Scheme, 'id' | 'provider' | 'timestamp' | 'example'>>, Pick<Scheme, 'example'> {
    /** Where the signature stands, unless `signature` tells it. */
    readonly header?: string;
    readonly prefix?: string;
    readonly encoding?: Encoding;
    readonly format?: SignatureFormat;
    readonly timestamp?: Pick<TimestampRule, 'place'> & Partial<TimestampRule>;
}
/** A scheme that signs the body by HMAC-SHA-256 in hex, with the secret as text, where its rule says nothing else. */
export declare function schemeRule(id: SchemeId, rule: SchemeRule): Scheme;
/** `t=<time>,v1=<mac>` in hex. */
export declare function pairs(separator: ',' | ', ' | ';' | '&', timeKey: string, macKey: string): {
    readonly kind: "key=value pairs";
    readonly separator: "&" | "," | ", " | ";";
    readonly timeKey: string;
    readonly macKey: string;
    readonly encoding: "hex";
};
/** A User-Agent that names the provider. */
export declare function agent(value: RegExp): {
    header: string;
    value: RegExp;
}[];
export {};
