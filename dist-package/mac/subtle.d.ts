/** WebCrypto, or undefined: browsers offer it on https and localhost only. Never throws. */
export declare function subtleCrypto(): SubtleCrypto | undefined;
