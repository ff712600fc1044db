import type { Warnings } from './warnings.ts';

/** What a text was taken for. */
export type RecognisedAs =
  | 'raw HTTP request'
  | 'curl command'
  | 'wget command'
  | 'HTTPie command'
  | 'PowerShell command'
  | 'output of curl -v'
  | 'header list'
  | 'JSON with headers'
  | 'printed object'
  | 'HAR'
  | 'log'
  | 'access log'
  | 'signature'
  | 'body'
  | 'nothing';

export type HeaderEntry = readonly [name: string, value: string];

/** What one reader makes of a text; undefined when it is not of its kind. */
export interface Reading {
  readonly as: RecognisedAs;
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: readonly HeaderEntry[];
  readonly body?: string | Uint8Array | undefined;
  readonly warnings: Warnings;
}

/** A request as it was found in a text; every part of it may be missing. */
export interface FoundRequest {
  readonly method?: string;
  readonly url?: string;
  /** In the order in which they stood; of a name that was given again, the other value under another spelling. */
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes as far as a text can tell them; absent when the text has no body. */
  readonly body?: Uint8Array;
}

/** The value of a header, whatever the case of its name. */
export function valueOf(headers: readonly HeaderEntry[], name: string): string | undefined {
  return headers.find(([given]) => given.toLowerCase() === name)?.[1];
}

/** An address as a command names it: curl, Wget and PowerShell put `http://` before one without a scheme. */
export function withScheme(address: string): string {
  return /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
}

/** Where a request was sent: the target as it is, or the path of it behind the host among the headers. */
export function urlOf(
  target: string | undefined,
  headers: readonly HeaderEntry[],
  authority?: string,
): string | undefined {
  const given = target ?? valueOf(headers, 'x-original-url');
  if (given === undefined || /^https?:\/\//i.test(given)) return given;
  const host = valueOf(headers, 'host') ?? valueOf(headers, 'x-forwarded-host') ?? authority;
  if (host === undefined || host === '' || !given.startsWith('/')) return undefined;
  const scheme = valueOf(headers, 'x-forwarded-proto') === 'http' ? 'http' : 'https';
  return `${scheme}://${host}${given}`;
}
