import { requiredHeaders, type Scheme } from '../providers/scheme.ts';

/** How a request is sent again without a change of its body. */
export function sending(scheme: Scheme): string {
  const headers = requiredHeaders(scheme).map((name) => `  -H '${name}: …' \\`);
  return [
    '# body.bin: the body as it was recorded, not pasted; echo and editors add a line break.',
    '# -d would take the line breaks out of it, --data-binary leaves it alone.',
    "curl https://app.example.com/webhooks -H 'Content-Type: application/json' \\",
    ...headers,
    '  --data-binary @body.bin',
    '# Ends in 0a: a line break. 0d 0a: the line ends of Windows. Begins with ef bb bf: a byte order mark.',
    'od -An -tx1 body.bin',
  ].join('\n');
}
