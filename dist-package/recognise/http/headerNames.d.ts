/** Whether some provider puts its signature there. */
export declare function isSignatureName(name: string): boolean;
/** Whether it is a header that requests are known to have. */
export declare function isKnownName(name: string): boolean;
/** Whether it is a header's name rather than a member's or a field's: those have no dash in them. */
export declare function isRealName(name: string): boolean;
/** Whether these could be the headers of one request: most are real, and one is not just any word. */
export declare function areHeaderNames(names: readonly string[]): boolean;
/** Whether these are a mail's headers (RFC 5322), which providers of inbound mail put into their bodies. */
export declare function areMailNames(names: readonly string[]): boolean;
/** Whether frameworks and logs call the body so. */
export declare function isBodyName(name: string): boolean;
