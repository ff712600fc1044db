import { schemeById } from '../../signing/providers/loaded.ts';
import { signsUrl, type SchemeId } from '../../signing/providers/scheme.ts';
import type { Draft } from './draft.ts';

/** A request as this provider would send it, but for its signature. */
export function exampleDraft(schemeId: SchemeId): Draft {
  const scheme = schemeById(schemeId);
  const { secret, body, indent, url = '', headers = {} } = scheme.example;
  const text = typeof body === 'string' ? body : JSON.stringify(body, null, indent);
  return {
    schemeId,
    secrets: [secret],
    headers,
    url: signsUrl(scheme) ? url : '',
    method: 'POST',
    body: { as: 'text', text },
    now: 'clock',
    fixedSeconds: '',
    toleranceSeconds: '',
    from: 'example',
    neverSigned: true,
  };
}
