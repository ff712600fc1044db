import { requiredHeaders, signatureHeaders } from '../../providers/scheme.ts';
import { schemes } from '../../schemes.ts';

/** The registered names without a dash that a request may have (RFC 9110 and its neighbours). */
const withoutDash = new Set(
  (
    'accept authorization baggage connection cookie date digest dnt expect forwarded from host origin pragma ' +
    'priority range referer signature te traceparent tracestate trailer upgrade via warning'
  ).split(' '),
);

const common = new Set(
  (
    'host user-agent content-type content-length content-encoding accept-encoding accept-language transfer-encoding ' +
    'cache-control x-forwarded-for x-forwarded-host x-forwarded-proto x-forwarded-port x-real-ip x-request-id ' +
    'x-github-event x-github-hook-id x-event-key x-gitlab-event x-shopify-topic x-amzn-trace-id'
  ).split(' '),
);

const namesOfSchemes = new Set(
  schemes
    .flatMap((scheme) => [
      ...requiredHeaders(scheme),
      ...Object.values(scheme.aliases ?? {}).flat(),
      ...(scheme.eventId && 'header' in scheme.eventId ? [scheme.eventId.header] : []),
    ])
    .map((name) => name.toLowerCase()),
);

const signatureNames = new Set(
  schemes
    .flatMap((scheme) =>
      signatureHeaders(scheme).flatMap((name) => [name, ...(scheme.aliases?.[name] ?? [])]),
    )
    .map((name) => name.toLowerCase()),
);

/** Whether some provider puts its signature there. */
export function isSignatureName(name: string): boolean {
  return signatureNames.has(name.toLowerCase());
}

/** Whether it is a header that requests are known to have. */
export function isKnownName(name: string): boolean {
  const lower = name.toLowerCase();
  return common.has(lower) || namesOfSchemes.has(lower);
}

/** Whether it is a header's name rather than a member's or a field's: those have no dash in them. */
export function isRealName(name: string): boolean {
  return withoutDash.has(name.toLowerCase()) || /^[a-z]\w*(?:-\w+)+$/i.test(name);
}

/** Whether these could be the headers of one request: most are real, and one is not just any word. */
export function areHeaderNames(names: readonly string[]): boolean {
  const real = names.filter(isRealName).length;
  const dashed = names.some((name) => name.includes('-') && isRealName(name));
  return real > 0 && (dashed ? real * 2 >= names.length : real === names.length);
}

const ofMail = new Set(
  'subject to cc bcc received message-id mime-version return-path reply-to delivered-to dkim-signature'.split(
    ' ',
  ),
);

/** Whether these are a mail's headers (RFC 5322), which providers of inbound mail put into their bodies. */
export function areMailNames(names: readonly string[]): boolean {
  return (
    new Set(names.map((name) => name.toLowerCase()).filter((name) => ofMail.has(name))).size > 1
  );
}

/** What frameworks and logs call the body, in lower case. */
const bodyNames = new Set(['body', 'rawbody', 'raw_body', 'raw-body', 'payload', 'requestbody']);

/** Whether frameworks and logs call the body so. */
export function isBodyName(name: string): boolean {
  return bodyNames.has(name.toLowerCase());
}
