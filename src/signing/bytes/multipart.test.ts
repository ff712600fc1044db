import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../diagnose/findings.testkit.ts';
import { secretOf } from '../diagnose/damage.testkit.ts';
import { recognise } from '../recognise.ts';
import { sign } from '../sign.ts';
import { verify } from '../verify.ts';
import { bodyField, multipartFields } from './bodyFields.ts';
import { bytesFromText, textFromBytes } from './bytes.ts';

interface Part {
  readonly name: string;
  readonly value: string;
  readonly file?: string;
}

/** As RFC 7578 has it, and with the line ends of a copy. */
function multipart(parts: readonly Part[], end = '\r\n', boundary = 'xYz-42'): string {
  const heads = parts.map(({ name, value, file }) => {
    const filename = file === undefined ? '' : `; filename="${file}"`;
    return `--${boundary}${end}Content-Disposition: form-data; name="${name}"${filename}${end}Content-Type: text/plain${end}${end}${value}${end}`;
  });
  return `${heads.join('')}--${boundary}--${end}`;
}

const nowSeconds = 1_795_000_000;
const blank: readonly Part[] = [
  { name: 'timestamp', value: '0' },
  { name: 'token', value: 'a1b2' },
  { name: 'signature', value: '' },
  { name: 'attachment', value: 'signature', file: 'signature' },
];

describe('the fields of a multipart body', () => {
  test('are read as they were written, whatever their values, and files are none', () => {
    const name = fc.stringMatching(/^[a-z][a-z_-]{0,8}$/);
    const value = fc.string({ unit: fc.constantFrom('a', '-', '=', '"', '\n', 'é', ' ', '{') });
    const parts = fc.array(fc.record({ name, value }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(parts, fc.constantFrom('\r\n', '\n'), (given, end) => {
        const text = multipart([...given, { name: 'f', value: 'x', file: 'a.txt' }], end);
        const read = multipartFields(text).map((field) => ({
          name: field.name,
          value: text.slice(field.start, field.end),
        }));
        expect(read).toEqual(given);
      }),
    );
  });

  test.each([
    ...['', '--', '--b\r\n', '--b\r\nx', 'a=1', '{"a":1}', '--b\n\nform-data; name="a"\n\n'],
    ...['x: y\n', 'form-data; name=', 'Content-Disposition: form-data; name=', '\r\n'].map(
      (line) => `--b\n${line.repeat(9_000)}`,
    ),
  ])('are none in what is cut or none: %j', (text) => {
    expect(multipartFields(text)).toEqual([]);
  });

  test.each(['\r\n', '\n'])('are signed and checked as Mailgun does it, with %j', async (end) => {
    const secret = secretOf('mailgun');
    const body = bytesFromText(multipart(blank, end));
    const signed = await sign('mailgun', { secret, body, nowSeconds });
    if (!signed.ok) throw new Error(signed.because);
    const given = signed.body ?? body;
    expect(bodyField(given, 'signature.signature')).toMatch(/^[\da-f]{64}$/);
    expect((await verify('mailgun', { secret, headers: {}, body: given, nowSeconds })).ok).toBe(
      true,
    );
    const forged = bytesFromText((textFromBytes(given) ?? '').replace('a1b2', 'a1b3'));
    expect((await verify('mailgun', { secret, headers: {}, body: forged, nowSeconds })).ok).toBe(
      false,
    );
    const text = `POST /in HTTP/1.1\r\nHost: a.example\r\nContent-Type: multipart/form-data; boundary=xYz-42\r\n\r\n`;
    const found = recognise(text + (textFromBytes(given) ?? ''));
    expect(found.schemeId).toBe('mailgun');
    expect(found.bodies).toBeUndefined();
  });

  test('are offered as the body where one text is signed, and the search tries them', async () => {
    const payload = '{"type":"thing.happened"}';
    const secret = secretOf('github');
    const signed = await sign('github', { secret, body: bytesFromText(payload), nowSeconds });
    const value = signed.ok ? (signed.headers['X-Hub-Signature-256'] ?? '') : '';
    const form = multipart([
      { name: 'event', value: 'push' },
      { name: 'payload', value: payload },
    ]);
    const found = recognise(`POST /in HTTP/1.1\r\nX-Hub-Signature-256: ${value}\r\n\r\n${form}`);
    expect(found.bodies?.map(({ name }) => name)).toEqual(['the whole form', 'event', 'payload']);
    const request = { secret, headers: found.request.headers, body: bytesFromText(form) };
    const bodies = found.bodies?.map(({ body }) => body) ?? [];
    const [finding] = await diagnose('github', request, { bodies });
    expect(finding?.causes).toEqual(['otherText']);
    expect(finding?.body && textFromBytes(finding.body)).toBe(payload);
  });
});
