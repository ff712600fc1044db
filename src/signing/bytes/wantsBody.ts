import type { Scheme } from '../providers/scheme.ts';
import type { SignedRequest } from '../request.ts';

/** Whether a GET, or a HEAD. */
export function isGet({ method = '' }: Pick<SignedRequest, 'method'>): boolean {
  return /^(get|head)$/i.test(method);
}

/** Whether a request is signed with a body: where the URL is signed, a GET is whole without one. */
export function wantsBody(
  { message }: Pick<Scheme, 'message'>,
  request: Pick<SignedRequest, 'method'>,
): boolean {
  return message.includes('body') && !(message.includes('url') && isGet(request));
}
