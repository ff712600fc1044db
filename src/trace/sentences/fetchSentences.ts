import type { FactOf, Trace } from '../../model/facts.ts';
import { duration, euros } from '../words/format.ts';
import { says, type Narration, type Phrase } from './narration.ts';
import { sentenceContextOf } from '../sentenceContext.ts';

/** Billing looks for itself, after a message that said no more than that there is something to see. */
export function fetchAsked(payment: Phrase): Narration {
  return says(4)`Billing asks the Store about ${payment}.`;
}

export function fetchFinished({ outcome }: FactOf<'fetch.finished'>, payment: Phrase): Narration {
  switch (outcome.result) {
    case 'fetched': {
      const { order, amountCents } = outcome.payment;
      return says(3)`Billing fetches order ${order}: the amount is now ${euros(amountCents)}.`;
    }
    case 'notFound':
      return says(1)`The Store knows no order for ${payment}, so there is nothing to charge.`;
    case 'rateLimited': {
      const wait = duration(outcome.retryAfterMs);
      return says(2)`The Store refuses the fetch: too many requests, ask again in ${wait}.`;
    }
    case 'timedOut':
      return outcome.againInMs === undefined
        ? says(1)`Billing gives up on ${payment}: the Store has not answered any of its fetches.`
        : says(
            2,
          )`Billing waits in vain for the Store’s answer and fetches again in ${duration(outcome.againInMs)}.`;
  }
}

export function fetchLost(part: 'question' | 'answer', payment: Phrase): Narration {
  return part === 'question'
    ? says(2)`Billing’s question about ${payment} is lost on its way to the Store.`
    : says(2)`The Store’s answer about ${payment} is lost on its way to Billing.`;
}

/** Why a thin event changes nothing: its fetch found nothing, or another fetch has to do. */
export function leftOut(
  fact: FactOf<'effect.skipped'>,
  trace: Trace,
  payment: Phrase,
): Narration | undefined {
  switch (sentenceContextOf(trace).fetchedWithout.get(fact.seq)) {
    case 'not found':
    case 'given up':
      return undefined;
    case 'left out':
      return says(3)`Billing does not fetch for ${payment}: it has just looked at that order.`;
    case 'together':
      return says(3)`One fetch does for ${payment} too.`;
    case undefined:
      return undefined;
  }
}
