import type { VerifyInput } from '../signing/request.ts';
import type { SchemeId } from '../signing/providers/scheme.ts';

/** A request that another page wants to see checked. */
export interface HandedRequest extends VerifyInput {
  readonly schemeId: SchemeId;
  readonly secret: string;
  /** What the receiver's clock said when the request arrived. */
  readonly nowSeconds: number;
}

// In memory only: a link would carry the secret.
let waiting: HandedRequest | undefined;

/** Leaves a request for the Sign page, which takes it when it opens. */
export function handOff(request: HandedRequest): void {
  waiting = request;
}

/** The request that was left, once. */
export function takeHandOff(): HandedRequest | undefined {
  const taken = waiting;
  waiting = undefined;
  return taken;
}
