/** The parts of an HTTP request that some scheme signs. */
export interface SignedRequest {
  readonly body: Uint8Array;
  readonly url?: string | undefined;
  readonly method?: string | undefined;
}

/** What a sender has before it signs. */
export interface SignInput extends SignedRequest {
  /** Several while a secret is being rotated. */
  readonly secret: string | readonly string[];
  readonly eventId?: string | undefined;
  /** Tells a form from other bodies, where a scheme signs them differently. */
  readonly contentType?: string | undefined;
  readonly nowSeconds: number;
}

/** What a receiver has before it judges. */
export interface VerifyInput extends SignedRequest {
  /** Several while a secret is being rotated: any of them may match. */
  readonly secret: string | readonly string[];
  /** Names are matched without case. */
  readonly headers: RequestHeaders;
  /** Absent: the time is not checked. */
  readonly nowSeconds?: number | undefined;
  /** Absent: the scheme's own. */
  readonly toleranceSeconds?: number | undefined;
}

export type RequestHeaders = Readonly<Record<string, string>>;

/** The headers that say something: a value of white space is none, as is an empty one. */
export function headersWithValue(headers: RequestHeaders): readonly (readonly [string, string])[] {
  return Object.entries(headers).filter(([, value]) => /[^ \t]/.test(value));
}

/** Every distinct value of a header, or of the first of its other names that is there. */
export function aliasedValues(
  headers: RequestHeaders,
  name: string,
  aliases: Readonly<Record<string, readonly string[]>> = {},
): readonly string[] {
  for (const each of [name, ...(aliases[name] ?? [])]) {
    const values = headerValues(headers, each);
    if (values.length > 0) return values;
  }
  return [];
}

/** Every distinct value under this name, whatever its case, without the white space around it, as in HTTP. */
export function headerValues(headers: RequestHeaders, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  for (const given of Object.keys(headers)) {
    if (given.length !== name.length || given.toLowerCase() !== wanted) continue;
    const trimmed = withoutWhiteSpaceAround(headers[given] ?? '');
    if (!values.includes(trimmed)) values.push(trimmed);
  }
  return values;
}

/** By index: a regular expression for the end tries again at every space inside, which is quadratic. */
function withoutWhiteSpaceAround(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isWhiteSpace(value[start])) start += 1;
  while (end > start && isWhiteSpace(value[end - 1])) end -= 1;
  return value.slice(start, end);
}

/** What HTTP allows around a field value (RFC 9110, section 5.6.3). */
function isWhiteSpace(char: string | undefined): boolean {
  return char === ' ' || char === '\t';
}
