import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curlOf } from './curl.ts';

const webhook = {
  method: 'POST',
  url: 'https://billing.example/webhooks/store',
  headers: { 'content-type': 'application/json' },
  body: '{"note":"it\'s"}',
} as const;

test('a command sends method, headers and the raw body', () => {
  expect(curlOf(webhook)).toBe(
    [
      "curl --request POST 'https://billing.example/webhooks/store' \\",
      "  --header 'content-type: application/json' \\",
      `  --data-binary '{"note":"it'\\''s"}'`,
    ].join('\n'),
  );
});

test('a poll has no body to send', () => {
  expect(curlOf({ ...webhook, method: 'GET', body: '' })).not.toContain('--data');
});

test('a body that looks like the name of a file is sent, not read', () => {
  expect(curlOf({ ...webhook, body: '@/etc/passwd' })).toContain("--data-raw '@/etc/passwd'");
});

test('a shell hands any body on unchanged', () => {
  const printBody = 'curl() { while [ $# -gt 1 ]; do shift; done; printf %s "$1"; }\n';
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', "'", '"', '$', '`', '\\', ' ', '\n', ';', '&', '{', '%', 'é'),
        minLength: 1,
      }),
      (body) => {
        const printed = execFileSync('sh', ['-c', printBody + curlOf({ ...webhook, body })]);
        expect(printed.toString()).toBe(body);
      },
    ),
    { numRuns: 40 },
  );
});
