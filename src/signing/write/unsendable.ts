import type { RequestHeaders } from '../request.ts';

/** What a request line may call itself, and a header (RFC 9110, section 5.6.2). */
const token = /^[\w!#$%&'*+.^`|~-]+$/;

const hostPattern =
  /^https?:\/\/(?:[^/?#@\\]*@)?(?:\[[\da-f:.]+\]|[\w.~-]+)(?::\d{1,5})?(?=[/?#]|$)/i;

/**
 * Why no HTTP request can be what these parts say (RFC 9112), as a sentence; undefined where one can. Programs that
 * send requests mend such parts each in another way, or are led to send a second header or read a file.
 */
export function whyUnsendable({
  headers,
  url,
  method,
}: {
  headers: RequestHeaders;
  url: string;
  method: string;
}): string | undefined {
  if (!token.test(method)) {
    return `No request can have the method “${shown(method)}”: a method is one word, such as POST.`;
  }
  const odd = /[^\x21-\x7e]/u.exec(url)?.[0];
  if (odd !== undefined) {
    const instead = encodeURIComponent(odd.replace(/\p{Cs}/u, '\ufffd'));
    return `No request can have ${named(odd)} in its URL: write ${instead} in its place, or the xn-- name where it is in the host.`;
  }
  if (!hostPattern.test(url)) {
    return 'No request can be sent to this URL: it begins with https:// or http:// and a host.';
  }
  for (const [name, value] of Object.entries(headers)) {
    if (!token.test(name)) return `No request can have a header named “${shown(name)}”.`;
    // eslint-disable-next-line no-control-regex
    const control = /[\u0000-\u0008\u000a-\u001f\u007f]/.exec(value)?.[0];
    if (control !== undefined)
      return `No request can have ${named(control)} in its header ${name}.`;
  }
  return undefined;
}

/** Enough of it to be known again, without what cannot be seen. */
function shown(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/gu, '?').slice(0, 40);
}

const names: Readonly<Record<string, string>> = {
  ' ': 'a space',
  '\t': 'a tab',
  '\n': 'a line break',
  '\r': 'a line break',
};

function named(char: string): string {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return names[char] ?? (/[\p{L}\p{S}\p{P}]/u.test(char) ? `“${char}”` : `the character U+${code}`);
}
