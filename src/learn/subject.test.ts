import { describe, expect, test } from 'vitest';
import { chapters } from '../lessons/chapters/chapters.ts';
import { glossary } from '../lessons/glossary.ts';
import { bothTogether } from './reference/bothTogether.ts';
import { checklist } from './reference/checklist.ts';
import { pushAndPull } from './reference/pushAndPull/pushAndPull.ts';
import { questionsPage } from './reference/questions.ts';
import { referenceCatalogue } from './reference/referenceCatalogue.ts';
import { whenEachFits } from './reference/whenEachFits.ts';

const pages = {
  'push-and-pull': pushAndPull,
  'when-each-fits': whenEachFits,
  'both-together': bothTogether,
  checklist,
  questions: questionsPage,
  glossary,
  ...(Object.fromEntries(chapters.map((chapter) => [`chapter ${chapter.id}`, chapter])) as Record<
    `chapter ${(typeof chapters)[number]['id']}`,
    (typeof chapters)[number]
  >),
};

/** What a learner must find: each fact of the subject, the place, and words of it that must stand there. */
const subject: readonly (readonly [
  fact: string,
  place: keyof typeof pages,
  ...words: readonly RegExp[],
])[] = [
  ['related reading: securing a web application', 'questions', /securing a web application/],
  [
    'both let software talk to software and are no rivals',
    'push-and-pull',
    /one piece of software talk to another.*no rivals/,
  ],
  [
    'an API is how you ask when you want something',
    'push-and-pull',
    /An API is how you ask when you want something/,
  ],
  [
    'a webhook tells you the moment something happens',
    'push-and-pull',
    /tells you, the moment something happens/,
  ],
  [
    'a webhook is an API call with its direction reversed; both are HTTP',
    'push-and-pull',
    /direction turned round: both are ordinary HTTP/,
  ],
  ['with an API you are in control of when', 'push-and-pull', /you are in control of when/],
  ['a request, an answer at once', 'when-each-fits', /one request, and the answer comes at once/],
  [
    'fetch a customer, create an order, update a record',
    'when-each-fits',
    /Create an order.*fetch a customer, update a record/,
  ],
  ['nothing happens until you ask', 'push-and-pull', /Nothing happens until you ask/],
  [
    'you give a URL, the other side sends a request there when an event happens',
    'chapter 2',
    /gives the Store an address of Billing’s, and the Store sends a request there when a payment happens/,
  ],
  [
    'who starts',
    'push-and-pull',
    /Who starts/,
    /You do\./,
    /The service does, when an event happens/,
  ],
  ['timing', 'push-and-pull', /Timing/, /When you choose/, /At the event/],
  [
    'freshness: as fresh as the last call, against near real time',
    'push-and-pull',
    /As fresh as your last call/,
    /Near real time/,
  ],
  [
    'cost: wasted calls if nothing changed, against none until there is news',
    'push-and-pull',
    /wasted, as nothing had changed/,
    /none until there is news/,
  ],
  [
    'set-up: just call, against hosting a public URL',
    'push-and-pull',
    /Just call\./,
    /Host a public URL/,
  ],
  [
    'polling is pull at its extreme: most calls return nothing new',
    'push-and-pull',
    /pull at its extreme: most questions bring nothing new/,
  ],
  ['… and a run that counts it', 'chapter 1', /\{emptyPolls\} of \{polls\} empty/],
  [
    'an API fits: data now after a user’s action',
    'when-each-fits',
    /exact answer now, after somebody’s click/,
  ],
  [
    'an API fits: reading or writing on your own schedule',
    'when-each-fits',
    /Reading and writing on your own schedule/,
  ],
  [
    'an API fits: an exact answer, one order by its id',
    'when-each-fits',
    /fetch one order by its id/,
  ],
  [
    'an API fits: a one-time job, report, bulk import',
    'when-each-fits',
    /one-time job/,
    /A report .*bulk import/,
  ],
  [
    'a webhook fits: react the moment something changes, instead of polling',
    'when-each-fits',
    /react the moment something changes, instead of polling/,
  ],
  [
    'a webhook fits: events are the natural unit',
    'when-each-fits',
    /Events are the natural unit/,
    /payment/,
    /sign-up/,
    /shipped order/,
  ],
  [
    'a webhook fits: no delay wanted',
    'when-each-fits',
    /told by webhook, so that there is no delay/,
  ],
  [
    'to ask, an API; to be told, a webhook',
    'when-each-fits',
    /To ask, an API; to be told, a webhook/,
  ],
  [
    'many systems combine them: told by webhook, then fetched by API',
    'both-together',
    /many systems combine them: told by webhook, then fetched by API/,
  ],
  [
    'an API caller is awake, sees the error, controls the retry',
    'push-and-pull',
    /You are awake, see the error and decide on the retry/,
  ],
  [
    'with webhooks the risk is the receiver’s: down, slow, restarting',
    'push-and-pull',
    /The risk is yours.*down, slow or restarting/,
  ],
  ['… and a run of it', 'chapter 3', /down/],
  ['polling is asking an API', 'chapter 1', /asks the Store’s API again and again: polling/],
  [
    'a webhook is such a call the other way',
    'chapter 2',
    /such an API call with its direction turned round/,
  ],
  ['a backfill is asking the API again', 'chapter 9', /asks the Store’s API, as in chapter 1/],
  ['good senders retry when there is no success', 'checklist', /retries when there is none/],
  [
    'good senders back off, each wait longer, so as not to hammer',
    'checklist',
    /backs off so that each wait is longer and nobody is hammered/,
  ],
  ['a success signal: 200, fast', 'checklist', /Answer 200, and fast/, /success signal is a 2xx/],
  [
    'idempotency, because retries can deliver twice',
    'checklist',
    /Retries can deliver the same event twice.*idempotency/,
  ],
  [
    'accept, store, answer 200 at once, work later in a background job',
    'checklist',
    /Accept, store, answer, and do the work later in a background job/,
  ],
  [
    'skip by event id: no second order, no double charge',
    'checklist',
    /ids of what was processed and skip those.*no second order and no double charge/,
  ],
  [
    'the URL is public, anyone could send fakes',
    'checklist',
    /URL is public, and anyone could send fakes/,
  ],
  [
    'a shared secret; HMAC over the body; the result in a header',
    'checklist',
    /HMAC over the body with a secret that you both know, and puts the result in a header/,
  ],
  [
    'the receiver computes it over the raw body and compares; otherwise refuse',
    'checklist',
    /compute it over the raw body and compare.*refuse/,
  ],
  ['HTTPS always', 'checklist', /HTTPS, always/],
  ['a timestamp against replays', 'checklist', /time of sending is signed along.*a replay/],
  [
    'the secret in an environment variable and not in code',
    'checklist',
    /environment variable, not in the code/,
  ],
  ['IP ranges where the provider lists them', 'checklist', /IP ranges, where it lists them/],
  [
    'Stripe signs payment events, GitHub signs pushes; verify before you trust',
    'checklist',
    /Stripe signs its payment events and GitHub its pushes.*verify before you trust/,
  ],
  ['both at once? yes, most good ones do', 'questions', /offer both/, /Yes, and most good ones do/],
  [
    'endpoint down? retries for a while, then missed',
    'questions',
    /retries for a while.*counts as missed/,
  ],
  ['… list API to backfill', 'questions', /list the events by API and backfill/],
  ['hard to test? a little: tunnels', 'questions', /hard to test/, /A little.*tunnel/],
  ['… resend from a dashboard', 'questions', /dashboards a past delivery has a button to resend/],
  [
    'Stripe on webhooks, signatures and retries',
    'questions',
    /Stripe: receive events with webhooks/,
    /webhooks\/signature"/,
    /Stripe: automatic retries/,
  ],
  [
    'GitHub on delivery and securing payloads',
    'questions',
    /GitHub: handling deliveries/,
    /GitHub: securing payloads/,
  ],
  [
    'MDN on HTTP requests, status codes and HTTPS',
    'questions',
    /MDN: HTTP requests/,
    /MDN: HTTP status codes/,
    /MDN: HTTPS/,
  ],
];

const textOf = (place: keyof typeof pages) => JSON.stringify(pages[place]);

for (const [fact, place, ...words] of subject)
  test(`${fact}: on ${place}`, () => {
    for (const word of words) expect(textOf(place)).toMatch(word);
  });

test('every reference page is one of the places', () => {
  for (const { id } of referenceCatalogue) expect(Object.keys(pages)).toContain(id);
});

describe('what is linked is here', () => {
  const places = new Set<string>([
    ...referenceCatalogue.map(({ id }) => id),
    ...chapters.map(({ id }) => id),
  ]);

  test.each(Object.keys(pages) as (keyof typeof pages)[])('%s', (page) => {
    for (const [, place = ''] of textOf(page).matchAll(/"#\/learn\/([^"?]*)/g))
      expect(places).toContain(place);
    for (const [href] of textOf(page).matchAll(/http:[^"]*/g)) expect.fail(`${href} is no HTTPS`);
  });
});
