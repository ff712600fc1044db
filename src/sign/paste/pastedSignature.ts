import { bodyField } from '../../signing/bytes/bodyFields.ts';
import type { Recognition } from '../../signing/recognise.ts';
import { headerValues } from '../../signing/request.ts';
import { signatureHeaders, type SchemeId } from '../../signing/providers/scheme.ts';
import { isOwnId } from '../../signing/providers/schemeIds.ts';
import { schemeById } from '../../signing/schemes.ts';
import type { Draft } from '../bench/draft.ts';
import { listed } from '../../page/listed.ts';

const namedMost = 6;

/**
 * A signature without its header goes into the one of the provider that is chosen, if it may be that one's. Others
 * that would look for it in another header are named instead of offered. Whatever else was found stays as it is.
 */
export function withChosenProvider(draft: Draft, found: Recognition): Recognition {
  if (found.schemeId === undefined) return found;
  // A provider may use the same header.
  if (isOwn(draft, found)) {
    return { ...found, schemeId: draft.schemeId, orElse: [found.schemeId, ...found.orElse] };
  }
  if (found.as !== 'signature') return found;
  const candidates = [found.schemeId, ...found.orElse];
  const schemeId = candidates.includes(draft.schemeId) ? draft.schemeId : found.schemeId;
  const header = headerOf(schemeId);
  const [value = ''] = Object.values(found.request.headers);
  const others = candidates.filter((id) => id !== schemeId);
  const elsewhere = others.filter((id) => headerOf(id) !== header);
  const providers = [...new Set(elsewhere.map((id) => schemeById(id).provider))];
  const named =
    providers.length > namedMost
      ? [...providers.slice(0, namedMost), `${providers.length - namedMost} more`]
      : providers;
  return {
    ...found,
    schemeId,
    orElse: others.filter((id) => headerOf(id) === header),
    request: { ...found.request, headers: { [header]: value } },
    doubts: [
      ...found.doubts,
      ...(named.length > 0
        ? [`It could also be of ${listed(named, 'or')}: choose the provider, then paste it again.`]
        : []),
    ],
  };
}

/** Whether the chosen rule is one of somebody's own, and its signature is in the text. */
function isOwn({ schemeId }: Draft, { request }: Recognition): boolean {
  if (!isOwnId(schemeId)) return false;
  const { signature } = schemeById(schemeId);
  const { body = new Uint8Array() } = request;
  return 'bodyField' in signature
    ? bodyField(body, signature.bodyField) !== undefined
    : headerValues(request.headers, signature.header).length > 0;
}

function headerOf(id: SchemeId): string {
  return signatureHeaders(schemeById(id))[0] ?? '';
}
