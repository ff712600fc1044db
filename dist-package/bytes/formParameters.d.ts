/** The names and values of a form body, joined in the order in which Twilio signs them. */
export declare function sortedFormParameters(body: string): string;
/** The decoded name and value of a pair in a form or a query. */
export declare function pairOf(pair: string): readonly [name: string, value: string];
