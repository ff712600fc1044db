/**
 * The value of one member of a body as text. `path` leads through its JSON (`data.0.id`); of a form, its last name
 * counts. Of a multipart body, and of a form, the JSON in a field of that name is the whole. An empty path is the body
 * itself. Undefined where there is no such member, or where it is a list, an object or nothing.
 */
export declare function bodyField(body: Uint8Array, path: string): string | undefined;
/** What a JSON text says; undefined where it is none. */
export declare function parsedJson(text: string): unknown;
/** Whether a text may be a form: pairs with `=`, and not the beginning of JSON or XML. */
export declare function looksLikeForm(text: string): boolean;
/** Where the field `json` of a multipart body (RFC 7578) begins and ends; undefined for any other body. */
export declare function jsonInMultipart(text: string): {
    start: number;
    end: number;
} | undefined;
