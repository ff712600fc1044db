import type { DemoId } from './demoCatalogue.ts';

type Asked = readonly [asks: string, fact: string];

/** What an instructor has at hand for a demo. */
export interface TeacherCard {
  readonly goal: string;
  readonly misconception: string;
  /** Why many choose a wrong option, and what to ask them back. */
  readonly likely: string;
  readonly counter: string;
  /** Questions that a class may ask, and facts to answer them. */
  readonly ifAsked: readonly [Asked, Asked, Asked];
  readonly simplified: string;
}

const oneClock = 'Every message travels for 50 ms, and nothing else happens on the network.';

export const cards: Readonly<Record<DemoId, TeacherCard>> = {
  1: {
    goal: 'The class can say what sets the cost of polling.',
    misconception: 'Asking often is almost free, and the cost depends on how much happens.',
    likely: 'Six payments an hour sounds like a lot of news.',
    counter: 'How many questions are asked in ten minutes in which nothing happens?',
    ifAsked: [
      [
        'Does an empty answer cost as much?',
        'A conditional request (ETag, answered by 304) makes an empty answer smaller, but it is still a request.',
      ],
      [
        'Could the Store wait with its answer?',
        'With long polling the server holds the question until there is news or time runs out.',
      ],
      [
        'May we ask as often as we like?',
        'Many APIs limit how often one may ask, and say so by the status 429.',
      ],
    ],
    simplified: oneClock,
  },
  2: {
    goal: 'The class can trade the number of questions against the wait.',
    misconception: 'There is an interval that is both cheap and quick.',
    likely: 'Fewer questions look like a gain without a price.',
    counter: 'A payment happens just after a question. When is it heard of?',
    ifAsked: [
      [
        'How long does a payment wait?',
        'On average a payment waits for half the interval, at most for all of it and the travel time.',
      ],
      [
        'Do we lose payments by asking less?',
        'A longer interval loses nothing: the Store keeps a list, and the next answer has it all.',
      ],
      [
        'What if many ask at the same time?',
        'When many pollers begin together they ask together; jitter spreads them.',
      ],
    ],
    simplified: oneClock,
  },
  3: {
    goal: 'The class can say what a webhook is, and what sets its cost.',
    misconception: 'A webhook is a protocol of its own or an open connection.',
    likely: 'Each payment seems to need a question and an answer, so twelve.',
    counter: 'Who begins the exchange now, and what makes it begin?',
    ifAsked: [
      [
        'Is that a new protocol?',
        'It is an ordinary HTTP POST; Billing must be a server that the Store can reach.',
      ],
      ['And with more customers?', 'With 1,000 customers the ratio stays: both sides grow alike.'],
      [
        'What if we are behind a firewall?',
        'A server behind a firewall cannot be called; it can still ask.',
      ],
    ],
    simplified:
      'All customers of the fleet are alike, and their first questions are spread evenly.',
  },
  4: {
    goal: 'The class knows a case in which polling needs fewer requests.',
    misconception: 'Webhooks are always cheaper.',
    likely: 'The demos before have shown that webhooks win.',
    counter: 'How many payments fit into one answer?',
    ifAsked: [
      [
        'Can webhooks do the same?',
        'Some senders put many events into one webhook; that is polling’s trick, turned round.',
      ],
      ['What is the price?', 'The price is the wait: half the interval on average.'],
      [
        'What if too many come at once?',
        'An answer has a page size; with still more payments one asks again at once.',
      ],
    ],
    simplified: 'Billing needs no time for a payment here.',
  },
  5: {
    goal: 'The class can say on what it depends that a webhook arrives.',
    misconception: 'When the receiver is down, the message waits somewhere.',
    likely: 'E-mail and queues wait, so webhooks must, too.',
    counter: 'Who still has the message after it was refused?',
    ifAsked: [
      [
        'What do real senders do?',
        'Stripe tries again for up to three days; GitHub does not try again by itself.',
      ],
      [
        'How long may an outage last?',
        'The example plan of Standard Webhooks lasts for 75 h 35 min.',
      ],
      ['What counts as taken?', 'Only a status from 200 to 299 counts as taken.'],
    ],
    simplified: 'A refused call fails at once, and the outage begins and ends sharply.',
  },
  6: {
    goal: 'The class can say why backoff needs jitter.',
    misconception: 'Trying again fast helps to recover fast, or doubling the wait is enough.',
    likely: 'Billing is back and has room for ten a second.',
    counter: 'In which second does each of the sixty come back?',
    ifAsked: [
      [
        'What is jitter?',
        'Full jitter draws each wait anywhere between nothing and the whole wait.',
      ],
      ['Why a cap?', 'The cap keeps doubled waits from growing without end.'],
      ['Is doubling not enough?', 'Doubling alone keeps all in step: they only meet less often.'],
    ],
    simplified: 'With more than 30 calls in one second Billing completes none of them.',
  },
  7: {
    goal: 'The class can say why duplicates are normal, and how to bear them.',
    misconception: 'No answer means that no work was done; duplicates are a bug of the sender.',
    likely: 'The charge was made, so nothing is left to do.',
    counter: 'What does the Store know? Could it tell a lost answer from a lost request?',
    ifAsked: [
      [
        'Can it be delivered exactly once?',
        'Delivery is at least once; only the effect can be exactly once.',
      ],
      [
        'By what do we recognise it?',
        'The key must be the event’s id: an attempt’s id differs each time.',
      ],
      [
        'Why not by amount and customer?',
        'Amount and customer are no key: somebody may buy the same coffee twice.',
      ],
    ],
    simplified: 'The charge and the note that it was made are one step here.',
  },
  8: {
    goal: 'The class answers first and works later.',
    misconception: 'One answers when the work is finished, and slow is only slow.',
    likely: 'The Store gave up, so the work must have stopped.',
    counter: 'Who tells Billing that the Store has hung up?',
    ifAsked: [
      ['How long do real senders wait?', 'GitHub waits for 10 s, Shopify for 5 s.'],
      [
        'What if Billing crashes after its 200?',
        'What is answered from memory is lost with a crash: save it first.',
      ],
      [
        'Are duplicates gone then?',
        'Duplicates still come; the queue needs the check of the demo before.',
      ],
    ],
    simplified: 'Billing has a worker for each attempt.',
  },
  9: {
    goal: 'The class can say what a signature proves, and what it does not.',
    misconception: 'A secret address or HTTPS proves who calls, and a hash is a signature.',
    likely: 'One changed number looks like a small change.',
    counter: 'Who could make a signature that fits the new amount?',
    ifAsked: [
      ['Is it always 123 bits?', 'Over many changes 128 of the 256 bits differ on average.'],
      ['Why not a plain hash?', 'Anyone can compute a plain hash; an HMAC needs the secret.'],
      [
        'What is it that is signed?',
        'The raw bytes are signed: JSON that was parsed and written again may differ.',
      ],
    ],
    simplified: 'The wire is not encrypted here, so that Mallory can change what is on it.',
  },
  10: {
    goal: 'The class can name the three checks and what each is for.',
    misconception: 'A valid signature means that a message is fresh, or comes for the first time.',
    likely: 'A signature that was used seems used up.',
    counter: 'Which byte of the copy differs from the first request?',
    ifAsked: [
      [
        'For how long must ids be remembered?',
        'Ids must be remembered for as long as a timestamp is accepted, and no longer.',
      ],
      [
        'Can a tolerance be too small?',
        'A tolerance below the difference of the clocks refuses genuine requests.',
      ],
      [
        'Are retries old, too?',
        'Each attempt is signed anew, with its own time and the same event id.',
      ],
    ],
    simplified: 'Mallory records one request only, and Billing’s clock is 40 s ahead throughout.',
  },
  11: {
    goal: 'The class knows why webhooks need a scheduled question for what was missed.',
    misconception: 'Retries guarantee that nothing is lost.',
    likely: 'Each payment is tried four times.',
    counter: 'When was the last try for the first payment, and when was Billing back?',
    ifAsked: [
      [
        'From where does it ask?',
        'The question must begin where the last one ended, not at the newest payment that came.',
      ],
      [
        'Is nothing charged twice then?',
        'A payment may come by both ways: the check of ids keeps it from being charged twice.',
      ],
      ['How far back can one ask?', 'Stripe lists events for 30 days.'],
    ],
    simplified: 'The Store keeps its list for as long as the run lasts.',
  },
  12: {
    goal: 'The class treats a webhook as a doorbell.',
    misconception: 'The payload is the truth, and events come in order.',
    likely: 'The last change is 30, so 30 is stored.',
    counter: 'Which message arrived last?',
    ifAsked: [
      [
        'Would a version number do?',
        'A version number in the message helps as well, and needs no fetch.',
      ],
      [
        'Must each ring be fetched for?',
        'One fetch at the end of a burst is enough; one at its first message looks too early.',
      ],
      [
        'What do real senders send?',
        'Stripe has both: snapshot events with all data, and thin events.',
      ],
    ],
    simplified: 'Only the request is late; the answers of the API are always the present state.',
  },
};
