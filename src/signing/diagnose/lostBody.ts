import { isGet, wantsBody } from '../bytes/wantsBody.ts';
import type { Scheme } from '../providers/scheme.ts';
import { headerValues, type VerifyInput } from '../request.ts';
import { hasSignature } from './unsigned.ts';
import type { Finding } from './match.ts';

/**
 * That the body of a signed request is not here: it came by GET, as after a redirect, or its Content-Length names a body
 * and there is none. Undefined where nothing tells whether there was one.
 */
export function lostBody(scheme: Scheme, request: VerifyInput): Finding | undefined {
  const { headers, body } = request;
  if (body.length > 0 || !hasSignature(scheme, headers) || !wantsBody(scheme, request)) {
    return undefined;
  }
  if (isGet(request)) return { causes: ['bodyLost'], method: 'POST' };
  const [length = ''] = headerValues(headers, 'content-length');
  return /^0*[1-9]\d{0,11}$/.test(length) ? { causes: ['bodyLost'] } : undefined;
}
