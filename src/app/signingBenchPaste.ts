import type { Recognition } from '../signing/recognise.ts';
import { schemeById } from '../signing/schemes.ts';
import { bodyDraft } from './signingBenchBody.ts';
import { spelledBy, type Draft } from './signingBenchDraft.ts';
import { exampleDraft } from './signingBenchExamples.ts';
import type { Understood } from './signingBenchResults.ts';

/** The fields with what was found in a pasted text, and what is to be said of it. */
export interface Pasted {
  readonly draft: Draft;
  readonly understood: Understood;
}

/**
 * Puts what was found into the fields. What a text of its kind cannot hold stays as it was: a list of headers leaves
 * the body alone, a body leaves the headers alone. Nothing of an example is left among it, its secret least of all.
 */
export function pasted(draft: Draft, { request, ...recognition }: Recognition): Pasted {
  const { as, schemeId = draft.schemeId } = recognition;
  const example = exampleDraft(draft.schemeId);
  const isPart = as === 'header list' || as === 'body';
  const bodyKept =
    request.body === undefined && as === 'header list' && !isExampleBody(draft, example);
  const understood: Understood = {
    ...recognition,
    method: request.method,
    url: request.url,
    headerNames: Object.keys(request.headers),
    bodyLength: request.body?.length,
    bodyKept,
  };
  if (as === 'nothing') return { draft, understood };

  const secrets =
    draft.from === 'example' && draft.secrets.join() === example.secrets.join()
      ? ['']
      : draft.secrets;
  const body = request.body ?? (bodyKept ? undefined : new Uint8Array());
  return {
    understood,
    draft: {
      ...draft,
      schemeId,
      secrets,
      headers: headersAfter(draft, as, spelledBy(schemeById(schemeId), request.headers)),
      url: request.url ?? (isPart && draft.from !== 'example' ? draft.url : ''),
      method: request.method ?? (isPart ? draft.method : 'POST'),
      body: body ? bodyDraft(body) : draft.body,
      from: 'paste',
      neverSigned: false,
      rotatedTo: undefined,
    },
  };
}

/** Whether nobody has touched the body of the example. */
function isExampleBody({ from, body }: Draft, { body: own }: Draft): boolean {
  return from === 'example' && body.as === 'text' && own.as === 'text' && body.text === own.text;
}

/** Those of an example are signed for the example's body. */
function headersAfter(draft: Draft, as: Recognition['as'], found: Draft['headers']) {
  if (as !== 'body') return found;
  return draft.from === 'example' ? {} : draft.headers;
}
