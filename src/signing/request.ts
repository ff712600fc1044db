/** The parts of an HTTP request that some scheme signs. */
export interface SignedRequest {
  readonly body: Uint8Array;
  readonly url?: string | undefined;
  readonly method?: string | undefined;
}

export interface SignInput extends SignedRequest {
  /** Several while a secret is being rotated. */
  readonly secret: string | readonly string[];
  readonly eventId?: string | undefined;
  readonly nowSeconds: number;
}

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

/** Every distinct value under this name, whatever its case, without the white space around it, as in HTTP. */
export function headerValues(headers: RequestHeaders, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  for (const [given, value] of Object.entries(headers)) {
    if (given.length !== name.length || given.toLowerCase() !== wanted) continue;
    const trimmed = value.replace(/^[ \t]+|[ \t]+$/g, '');
    if (!values.includes(trimmed)) values.push(trimmed);
  }
  return values;
}
