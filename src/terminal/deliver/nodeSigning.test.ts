import { expect, test } from 'vitest';
import { schemes } from '../../signing/schemes.ts';
import { sign } from '../../signing/sign.ts';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { mockEvent } from '../../signing/write/mockEvent.ts';
import { signOnNode } from './nodeSigning.ts';
import { verify } from '../../signing/verify.ts';

test.each(schemes.filter(({ algorithm }) => algorithm !== 'RSA'))(
  'Node signs for $id as the page does',
  async (scheme) => {
    const { body } = mockEvent(scheme.id, (id) => id);
    const input = {
      secret: scheme.example.secret,
      body: bytesFromText(body),
      url: scheme.example.url,
      method: 'POST',
      contentType: scheme.example.headers?.['Content-Type'],
      nowSeconds: 1_795_000_000,
    };
    const signed = signOnNode(scheme, input);
    // A signature of ECDSA has chance in it.
    if (scheme.algorithm !== 'ECDSA P-256') {
      expect(signed).toEqual(await sign(scheme.id, input));
      return;
    }
    if (!signed.ok) throw new Error(signed.because);
    const { ok } = await verify(scheme.id, { ...input, headers: signed.headers });
    expect(ok).toBe(true);
  },
);
