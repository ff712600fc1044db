import type { Recognition } from '../../signing/recognise.ts';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { unsignedRequest } from '../../signing/diagnose/unsigned.ts';
import { schemeById } from '../../signing/schemes.ts';
import { bodyDraft, readableMost } from '../request/body/body.ts';
import { spelledBy, type Draft, type PastedCopy } from '../bench/draft.ts';
import { exampleDraft } from '../bench/examples.ts';
import { withChosenProvider } from './pastedSignature.ts';
import type { Understood } from '../bench/benchState.ts';

/** The fields with what was found in a pasted text, and what is to be said of it. */
export interface Pasted {
  readonly draft: Draft;
  readonly understood: Understood;
}

/**
 * Puts what was found into the fields. What a text of its kind cannot hold stays as it was: a list of headers leaves
 * the body alone, a body leaves the headers alone. Nothing of an example is left among it, its secret least of all.
 */
export function pasted(draft: Draft, found: Recognition): Pasted {
  const recognition = withUnsigned(draft, withChosenProvider(draft, found));
  const { as, schemeId = draft.schemeId, request } = recognition;
  const example = exampleDraft(draft.schemeId);
  const isPart = as === 'header list' || as === 'body' || as === 'signature';
  const bodyKept =
    request.body === undefined && isPart && as !== 'body' && !isExampleBody(draft, example);
  const headersKept = as === 'body' && draft.from !== 'example' && hasHeaders(draft);
  const isNothing = as === 'nothing' || isLogOfNothing(found);
  const removedExampleParts = isNothing ? [] : partsToRemove(draft, example, request);
  const understood = { ...recognition, bodyKept, headersKept, removedExampleParts };
  if (isNothing) return { draft, understood };

  const body = request.body ?? (bodyKept ? undefined : new Uint8Array());
  return {
    understood,
    draft: {
      ...draft,
      schemeId,
      secrets: removedExampleParts.includes('secret') ? [''] : draft.secrets,
      headers: headersKept
        ? draft.headers
        : {
            ...(as === 'signature' && draft.from !== 'example' ? draft.headers : {}),
            ...spelledWithRepeats(schemeId, request.headers),
          },
      url: request.url ?? (isPart && draft.from !== 'example' ? draft.url : ''),
      method: request.method ?? (isPart ? draft.method : 'POST'),
      body: body ? bodyDraft(body, body.length > readableMost ? 'file' : 'text') : draft.body,
      from: 'paste',
      isSenderUnknown:
        recognition.schemeId === undefined && !headersKept && as !== 'body' ? true : undefined,
      copy: copyOf(recognition),
      neverSigned: false,
      rotatedTo: undefined,
    },
  };
}

function copyOf({ bodies, isFromPage }: Recognition): PastedCopy | undefined {
  if (!bodies && !isFromPage) return undefined;
  return { ...(bodies ? { bodies } : {}), ...(isFromPage ? { isFromPage } : {}) };
}

/** A request without a signature may be known by another header. */
function withUnsigned(draft: Draft, found: Recognition): Recognition & Pick<Understood, 'knownBy'> {
  if (found.schemeId !== undefined) return found;
  const request = { secret: '', body: new Uint8Array(), ...found.request };
  const { schemeId, sign } = unsignedRequest(schemeById(draft.schemeId), request) ?? {};
  return schemeId === undefined ? found : { ...found, schemeId, knownBy: sign };
}

/** Whether nobody has touched the body of the example. */
function isExampleBody({ from, body }: Draft, { body: own }: Draft): boolean {
  return from === 'example' && body.as === 'text' && own.as === 'text' && body.text === own.text;
}

/** The headers of an example are signed for its body, and its secret is nobody's. One's own secret stays. */
function partsToRemove(
  draft: Draft,
  example: Draft,
  request: Recognition['request'],
): Understood['removedExampleParts'] {
  if (draft.from !== 'example') return [];
  return [
    ...(draft.url !== '' && request.url === undefined ? (['URL'] as const) : []),
    ...(hasHeaders(draft) && Object.keys(request.headers).length === 0
      ? (['headers'] as const)
      : []),
    ...(draft.secrets.join() === example.secrets.join() ? (['secret'] as const) : []),
  ];
}

function hasHeaders({ headers }: Draft): boolean {
  return Object.values(headers).some((value) => value !== '');
}

/** A log in which there is nothing that could be put into the fields. */
function isLogOfNothing({ as, request }: Recognition): boolean {
  return (
    (as === 'log' || as === 'access log') &&
    Object.keys(request.headers).length === 0 &&
    request.body === undefined
  );
}

/** Names as the scheme spells them; a name that is there twice keeps both values, for a check to refuse. */
function spelledWithRepeats(schemeId: SchemeId, found: Draft['headers']): Draft['headers'] {
  const first = new Map<string, string>();
  const again: string[] = [];
  for (const name of Object.keys(found)) {
    if (first.has(name.toLowerCase())) again.push(name);
    else first.set(name.toLowerCase(), name);
  }
  const once = Object.fromEntries([...first.values()].map((name) => [name, found[name] ?? '']));
  const spelled: Record<string, string> = { ...spelledBy(schemeById(schemeId), once) };
  for (const name of again) {
    // Where the first has taken this spelling for the scheme's, it has left its own free.
    const free = spelled[name] === undefined ? name : (first.get(name.toLowerCase()) ?? name);
    spelled[free] = found[name] ?? '';
  }
  return spelled;
}
