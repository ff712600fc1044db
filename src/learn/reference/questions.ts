import type { Section } from './prose.ts';

export const questionsPage = {
  lead: 'Short answers, with the run or the page that shows more.',
  sections: [
    {
      title: 'Can a service offer both?',
      says: [
        'Yes, and most good ones do: an API to ask and to change things, webhooks to be told. One does not replace the other.',
      ],
      links: [{ text: 'Both together', href: '#/learn/both-together' }],
    },
    {
      title: 'What if my endpoint is down?',
      says: [
        'A good sender retries for a while, with longer and longer waits: seconds at first, then hours. Some do so for days; GitHub does not retry by itself at all. After the last retry the event counts as missed.',
        'When you are back, list the events by API and backfill what is not in your books.',
      ],
      links: [
        { text: 'Chapter 3: Nobody home', href: '#/learn/3' },
        { text: 'Chapter 9: Mind the gap', href: '#/learn/9' },
      ],
    },
    {
      title: 'Are webhooks hard to test?',
      says: [
        'A little, as your laptop has no public URL. A tunnel gives it one: it takes requests from the internet and hands them to a port of yours.',
        'Providers help. Stripe’s command line forwards its events to your machine and triggers test events. In many dashboards a past delivery has a button to resend it, as GitHub has with Redeliver.',
        'For a test of your own code you need no provider at all: sign a request on our bench, copy it as curl and send it to your endpoint. Then change one byte and see it refused.',
      ],
      links: [
        { text: 'Sign a test request', href: '#/sign' },
        { text: 'Stripe: the CLI', href: 'https://docs.stripe.com/stripe-cli' },
        {
          text: 'GitHub: testing webhooks',
          href: 'https://docs.github.com/en/webhooks/testing-and-troubleshooting-webhooks/testing-webhooks',
        },
      ],
    },
    {
      title: 'Which status do I answer when the error is mine?',
      says: [
        'A 5xx, such as 500 or 503: it means “not now”, and the sender tries again. Answer 4xx only where trying again is of no use, such as 400 or 401 to a signature that does not hold; some senders give up at once then, and some turn your endpoint off at 410.',
        'Never answer 200 for what you have not kept: nobody will send it again.',
      ],
      links: [
        { text: 'Four answers side by side', href: '#/lab?scenario=which-status' },
        {
          text: 'What each sender does with each status',
          href: '#/lab?scenario=outage-and-retries&tab=retries',
        },
      ],
    },
    {
      title: 'When do I mark an event as seen?',
      says: [
        'In the transaction that does its work, so that both are there or neither is. Marked before the work, an event whose work a crash interrupts is lost: the retry is taken for a duplicate. Marked after it, one whose mark a crash cuts off is done twice.',
        'Where the work is a call to somebody else, send the event’s id along as an idempotency key, and mark it after: done twice then comes to the same as once.',
      ],
      links: [
        {
          text: 'Before, after and together, side by side',
          href: '#/lab?scenario=seen-before-or-after',
        },
        { text: 'Chapter 5: Twice is normal', href: '#/learn/5' },
      ],
    },
    {
      title: 'Do I need to keep the order?',
      says: [
        'You cannot rely on it: a retry comes late, and two messages may overtake each other. Stripe says so itself. Compare versions and keep the newest, or fetch the state by API when a message comes.',
      ],
      links: [{ text: 'Chapter 10: Just the doorbell', href: '#/learn/10' }],
    },
    {
      title: 'What does 200 promise?',
      says: [
        '“I have it, and you may forget it.” It does not say that the work is done. So store the event, answer 200 at once, and work afterwards.',
      ],
      links: [{ text: 'Chapter 6: Say thanks, then work', href: '#/learn/6' }],
    },
    {
      title: 'Further reading',
      says: ['What the providers themselves and the makers of browsers write about it.'],
      links: [
        { text: 'Stripe: receive events with webhooks', href: 'https://docs.stripe.com/webhooks' },
        {
          text: 'Stripe: when a signature does not hold',
          href: 'https://docs.stripe.com/webhooks/signature',
        },
        {
          text: 'Stripe: automatic retries',
          href: 'https://docs.stripe.com/webhooks#automatic-retries',
        },
        {
          text: 'GitHub: handling deliveries',
          href: 'https://docs.github.com/en/webhooks/using-webhooks/handling-webhook-deliveries',
        },
        {
          text: 'GitHub: securing payloads, by validating deliveries',
          href: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
        },
        {
          text: 'MDN: HTTP requests',
          href: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/Messages',
        },
        {
          text: 'MDN: HTTP status codes',
          href: 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Status',
        },
        { text: 'MDN: HTTPS', href: 'https://developer.mozilla.org/en-US/docs/Glossary/HTTPS' },
        {
          text: 'Related: securing a web application (MDN, website security)',
          href: 'https://developer.mozilla.org/en-US/docs/Learn_web_development/Extensions/Server-side/First_steps/Website_security',
        },
      ],
    },
  ] satisfies readonly Section[],
} as const;
