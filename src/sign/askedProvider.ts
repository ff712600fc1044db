import { isSchemeId, type SchemeId } from '../signing/providers/schemeIds.ts';

/** The provider that an address names, where there is one of that name. */
export function askedProvider(params: URLSearchParams): SchemeId | undefined {
  const asked = params.get('scheme') ?? '';
  return isSchemeId(asked) ? asked : undefined;
}
