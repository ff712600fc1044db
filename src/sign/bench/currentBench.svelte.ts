import { createActor, type ActorRefFrom } from 'xstate';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { newVersion } from '../../page/loading/newVersion.svelte.ts';
import { benchMachine } from './bench.machine.ts';
import { draftOfHandOff } from './draft.ts';
import { holdsGivenSecret } from './givenSecrets.ts';
import type { HandedRequest } from '../../page/signingHandoff.svelte.ts';

/** It lives nowhere else: no secret is put in a link or in storage. */
const losesTyped = 'What is typed in Sign is kept nowhere: copy what you need before you reload.';

export type Bench = ActorRefFrom<typeof benchMachine>;

/** The bench of this visit, in memory and nowhere else: going to another page and back finds it as it was left. */
let kept: Bench | undefined;

/**
 * Opens the bench: with the request that another page hands over, or else as it was left, or else with the example of
 * a provider.
 */
export function openBench(handed?: HandedRequest, schemeId?: SchemeId): Bench {
  const clockSeconds = Math.floor(Date.now() / 1000);
  const handedOver = handed && draftOfHandOff(handed);
  if (kept?.getSnapshot().status !== 'active') {
    kept = createActor(benchMachine, { input: { handedOver, schemeId, clockSeconds } });
    kept.subscribe(({ context }) => {
      warnBeforeLeaving(holdsGivenSecret(context));
      newVersion.loses = context.touched ? losesTyped : '';
    });
    kept.start();
    return kept;
  }
  kept.send({ type: 'page.opened' });
  if (handedOver) kept.send({ type: 'request.handed', draft: handedOver });
  else if (schemeId && schemeId !== kept.getSnapshot().context.draft.schemeId) {
    kept.send({ type: 'provider.chosen', schemeId });
  }
  kept.send({ type: 'clock.ticked', nowSeconds: clockSeconds });
  return kept;
}

/** A listener that is always there would keep the page out of the cache for Back and Forward. */
function warnBeforeLeaving(isWanted: boolean): void {
  if (isWanted) addEventListener('beforeunload', ask);
  else removeEventListener('beforeunload', ask);
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
