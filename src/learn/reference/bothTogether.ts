import type { LabExample } from './labExample.ts';
import type { Section } from './prose.ts';

/** The message names the order; its state is asked for. */
const thin: LabExample = {
  scenario: 'just-the-doorbell',
  changes: { payload: 'thin' },
  tab: 'sequence',
};
/** The message brings the state as it was. */
const fat: LabExample = { scenario: 'just-the-doorbell', tab: 'sequence' };

export const bothTogether = {
  lead: 'The webhook rings, the API answers the door: told that something changed, then asked what it is.',
  sections: [
    {
      title: 'Why two calls',
      says: [
        'Most good services offer both, and many systems combine them: told by webhook, then fetched by API. The webhook comes at once and costs nothing in quiet times. The API call brings the newest state, and by your own key, so that nobody who only knows your URL can make you believe an amount.',
        'A message that says only what changed is called a thin event. It may be late, come twice or in the wrong order without harm: each time you fetch what is true now.',
        'It has its price: a call for each message, which counts against the rate limit, and an API that must be up when the message comes.',
      ],
    },
    {
      title: 'Who does it',
      says: [
        'Stripe has thin events: they name the object that changed, and you retrieve it. Its older, fat events carry a snapshot of the object.',
        'Notion’s webhooks say that a page or a database has changed and not what is written there now: you call its API for that.',
      ],
      links: [
        {
          text: 'Stripe: thin events',
          href: 'https://docs.stripe.com/event-destinations#thin-events',
        },
        {
          text: 'Notion: events and their delivery',
          href: 'https://developers.notion.com/reference/webhooks-events-delivery',
        },
      ],
    },
  ] satisfies readonly Section[],
  run: {
    title: 'One order, three amounts, one late message',
    examples: { thin, fat },
    told: {
      thin: 'Told and fetched: {#fetches} for {#changes}. At the end the order is {trueCents}, and Billing has stored {storedCents}.',
      fat: 'The same with messages that carry the whole event, kept as they arrive: the order is {trueCents}, and Billing has stored {storedCents}.',
    },
  },
} as const;
