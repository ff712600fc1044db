/** The waits of a provider as they were noted from its text, in seconds; what is absent is not published. */
export interface PublishedWaits {
  readonly id: string;
  readonly name: string;
  /** Attempts before the delays begin, each since the first of all. */
  readonly firstPhaseS?: readonly number[];
  /** Each wait begins when the attempt before it fails. */
  readonly delaysS?: readonly number[];
  /** Waits that the text gives as an example, where each customer sets their own. */
  readonly exampleS?: readonly number[];
  /** The most that each wait may be. */
  readonly capsS?: readonly number[];
  /** Each attempt since the first, which is the zero. */
  readonly cumulativeS?: readonly number[];
  /** The wait that repeats after the delays, until so long after the first attempt. */
  readonly tail?: { readonly repeatS: number; readonly untilS: number };
  readonly attemptsTotal?: number;
  readonly attemptsMost?: number;
  readonly retriesMost?: number;
  /** From the first attempt to the last. */
  readonly totalS?: number;
  readonly windowS?: number;
  readonly formula?: string;
  /** Told by others, at no address that could be given: not enough for a card. */
  readonly hearsay?: true;
}

/** The judge of the presets: noted apart from them, and changed only when a provider's text is read again. */
export const publishedWaits: readonly PublishedWaits[] = [
  {
    id: 'standard_webhooks',
    name: 'Standard Webhooks (spec recommendation)',
    delaysS: [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400],
    attemptsTotal: 10,
    totalS: 272105,
  },
  {
    id: 'svix',
    name: 'Svix (hosted) and svix-server (self-hosted)',
    delaysS: [5, 300, 1800, 7200, 18000, 36000, 36000],
    attemptsTotal: 8,
    totalS: 99305,
  },
  { id: 'stripe', name: 'Stripe', windowS: 259200 },
  { id: 'shopify', name: 'Shopify', retriesMost: 8, windowS: 14400 },
  { id: 'slack', name: 'Slack Events API', delaysS: [0, 60, 300], attemptsTotal: 4, totalS: 360 },
  { id: 'github', name: 'GitHub', delaysS: [] },
  { id: 'gitlab', name: 'GitLab.com', delaysS: [] },
  {
    id: 'adyen',
    name: 'Adyen',
    firstPhaseS: [9, 18, 27],
    delaysS: [120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800],
    tail: { repeatS: 28800, untilS: 2592000 },
  },
  {
    id: 'square',
    name: 'Square',
    delaysS: [60, 120, 240, 480, 960, 1920, 3600, 7200, 14400, 28800, 28800],
    attemptsTotal: 12,
    totalS: 86580,
  },
  { id: 'paypal', name: 'PayPal', retriesMost: 25, windowS: 259200 },
  { id: 'zoom', name: 'Zoom', delaysS: [300, 1200, 3600], attemptsTotal: 4, totalS: 5100 },
  { id: 'linear', name: 'Linear', delaysS: [60, 3600, 21600], attemptsTotal: 4, totalS: 25260 },
  {
    id: 'mailgun',
    name: 'Mailgun',
    delaysS: [300, 600, 900, 3600, 7200, 14400],
    attemptsTotal: 7,
    totalS: 27000,
  },
  { id: 'sendgrid', name: 'Twilio SendGrid Event Webhook', windowS: 86400 },
  { id: 'paddle', name: 'Paddle Billing', retriesMost: 60, windowS: 259200 },
  { id: 'hubspot', name: 'HubSpot webhooks', retriesMost: 10, windowS: 86400 },
  { id: 'twilio', name: 'Twilio webhooks (voice/messaging)', delaysS: [0], retriesMost: 1 },
  { id: 'twilio_event_streams', name: 'Twilio Event Streams webhook sink', windowS: 14400 },
  { id: 'discord', name: 'Discord webhook events', windowS: 600 },
  { id: 'meta', name: 'Meta (Graph API webhooks)', windowS: 129600 },
  { id: 'dropbox', name: 'Dropbox', windowS: 600 },
  { id: 'bitbucket', name: 'Bitbucket Cloud', retriesMost: 2 },
  { id: 'twitch', name: 'Twitch EventSub' },
  { id: 'zendesk', name: 'Zendesk webhooks' },
  { id: 'intercom', name: 'Intercom', delaysS: [60], retriesMost: 1 },
  {
    id: 'clerk',
    name: 'Clerk',
    delaysS: [5, 300, 1800, 7200, 18000, 36000, 36000],
    attemptsTotal: 8,
    totalS: 99305,
  },
  {
    id: 'aws_eventbridge_api_destinations',
    name: 'AWS EventBridge API destinations',
    retriesMost: 185,
    windowS: 86400,
  },
  { id: 'gcp_pubsub_push', name: 'Google Cloud Pub/Sub push' },
  {
    id: 'azure_event_grid',
    name: 'Azure Event Grid',
    delaysS: [10, 30, 60, 300, 600, 1800, 3600, 10800, 21600],
    tail: { repeatS: 43200, untilS: 86400 },
    attemptsMost: 30,
    windowS: 86400,
  },
  {
    id: 'hookdeck',
    name: 'Hookdeck Event Gateway',
    exampleS: [3600, 7200, 14400],
    retriesMost: 50,
  },
  {
    id: 'hookdeck_outpost',
    name: 'Hookdeck Outpost (open source)',
    delaysS: [30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360],
    attemptsTotal: 11,
    retriesMost: 10,
    totalS: 30690,
  },
  {
    id: 'convoy',
    name: 'Convoy (open source)',
    delaysS: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100],
    retriesMost: 10,
    totalS: 1000,
  },
  {
    id: 'wix',
    name: 'Wix',
    delaysS: [60, 600, 3600, 7200, 7200, 7200, 14400, 14400, 14400, 28800, 28800, 43200],
    totalS: 169860,
  },
  {
    id: 'circle_cpn',
    name: 'Circle CPN',
    delaysS: [1, 10, 30, 60, 900, 3600, 10800, 18000, 21600, 36000, 39600],
    totalS: 130601,
  },
  {
    id: 'nmi',
    name: 'NMI gateway',
    delaysS: [
      15, 60, 60, 60, 300, 900, 1800, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600, 3600,
      43200, 43200, 86400,
    ],
    totalS: 211995,
  },
  { id: 'brevo', name: 'Brevo', delaysS: [600, 3600, 7200, 28800], totalS: 40200 },
  {
    id: 'tidio',
    name: 'Tidio',
    delaysS: [5, 10, 30, 60, 180, 600, 1800, 3600, 10800],
    totalS: 17085,
  },
  {
    id: 'strike',
    name: 'Strike',
    delaysS: [3, 9, 27, 81, 243, 729, 2187, 6561, 19683, 59049, 177147, 531441],
    totalS: 797160,
  },
  {
    id: 'ticket_tailor',
    name: 'Ticket Tailor',
    formula: 'retry k at k^4 seconds after the first attempt, k=2..22 (65:04:16)',
  },
  {
    id: 'recurly',
    name: 'Recurly',
    delaysS: [10, 74, 266, 778, 2058, 5130, 12298, 28682, 65546, 147466],
    totalS: 262308,
  },
  {
    id: 'ashby',
    name: 'Ashby',
    delaysS: [10, 30, 70, 150, 310, 630, 1270, 2550, 5110],
    totalS: 10130,
  },
  {
    id: 'prolific',
    name: 'Prolific',
    formula: 'FULL JITTER: U(0, 60 s * 2^k), 11 retries over ~24 h',
  },
  { id: 'ahasend', name: 'AhaSend', formula: 'k^4 s +-10 %, 6 retries' },
  {
    id: 'didww',
    name: 'DIDWW phone.systems',
    capsS: [1, 2, 5, 10, 30, 60, 120, 300, 300],
    formula: "full-jitter 'up to' caps",
  },
  { id: 'pusher_beams', name: 'Pusher Beams', delaysS: [10, 30, 120, 300], totalS: 460 },
  { id: 'adobe_io', name: 'Adobe I/O Events', formula: '60 s doubling, cap 15 min, for 24 h' },
  {
    id: 'x_account_activity',
    name: 'X Account Activity (enterprise)',
    retriesMost: 3,
    windowS: 300,
  },
  { id: 'dialpad', name: 'Dialpad calls', delaysS: [2, 4, 8], totalS: 14 },
  {
    id: 'apideck',
    name: 'Apideck',
    delaysS: [180, 300, 600, 1800, 3600, 7200, 14400, 28800, 43200],
    totalS: 100080,
  },
  {
    id: 'boldsign',
    name: 'BoldSign',
    delaysS: [60, 900, 2700, 3600, 28800, 86400],
    totalS: 122460,
  },
  {
    id: 'alloy',
    name: 'Alloy',
    cumulativeS: [0, 1, 60, 600, 1800, 5400, 10800, 21600, 43200, 86400],
  },
  { id: 'podium', name: 'Podium', retriesMost: 15, windowS: 28800 },
  { id: 'razorpay', name: 'Razorpay', windowS: 86400 },
  { id: 'paymongo', name: 'PayMongo', retriesMost: 12, windowS: 8190 },
  { id: 'toast', name: 'Toast' },
  { id: 'ironclad', name: 'Ironclad' },
  { id: 'pennylane', name: 'Pennylane' },
  { id: 'sanity', name: 'Sanity', delaysS: [30, 30], totalS: 60 },
  { id: 'heroku', name: 'Heroku', windowS: 259200 },
  { id: 'sentry', name: 'Sentry integration platform' },
  {
    id: 'truecaller',
    name: 'Truecaller Business',
    delaysS: [120, 360, 1800, 3600, 18000, 86400, 172800],
    totalS: 283080,
  },
  {
    id: 'juspay',
    name: 'Juspay',
    delaysS: [
      60, 300, 300, 600, 600, 600, 600, 600, 3600, 3600, 3600, 3600, 3600, 21600, 21600, 21600,
    ],
    totalS: 86460,
  },
  {
    id: 'ultravox',
    name: 'Ultravox',
    delaysS: [30, 60, 120, 240, 480, 960, 1920, 3840, 7680, 15360],
    totalS: 30690,
  },
  { id: 'supabase', name: 'Supabase Auth hooks', delaysS: [2, 2], attemptsTotal: 3 },
  { id: 'anthropic', name: 'Anthropic' },
  { id: 'aws_sns', name: 'AWS SNS over HTTP', delaysS: [20, 20, 20], totalS: 60 },
  {
    id: 'resend',
    name: 'Resend',
    delaysS: [5, 300, 1800, 7200, 18000, 36000, 36000],
    attemptsTotal: 8,
    totalS: 99305,
  },
  { id: 'vercel', name: 'Vercel', windowS: 86400 },
  { id: 'telegram', name: 'Telegram bots' },
  { id: 'notion', name: 'Notion', retriesMost: 8, windowS: 86400 },
  { id: 'postmark', name: 'Postmark', windowS: 36000 },
  { id: 'pusher', name: 'Pusher Channels', windowS: 300 },
  { id: 'jira_cloud', name: 'Jira Cloud', retriesMost: 5 },
  { id: 'pagerduty', name: 'PagerDuty', windowS: 172800 },
  { id: 'chargebee', name: 'Chargebee', retriesMost: 7 },
  { id: 'box', name: 'Box', retriesMost: 12, windowS: 7200 },
  { id: 'woocommerce', name: 'WooCommerce', delaysS: [] },
  { id: 'calendly', name: 'Calendly', windowS: 86400 },
  { id: 'squarespace', name: 'Squarespace', windowS: 172800 },
  {
    id: 'bigcommerce',
    name: 'BigCommerce',
    delaysS: [60, 180, 300, 600, 900, 1800, 3600, 7200, 21600, 50400, 86400],
  },
  { id: 'kit', name: 'Kit', delaysS: [30, 120, 900, 3600, 14400, 43200, 86400] },
  {
    id: 'microsoft_graph',
    name: 'Microsoft Graph change notifications',
    windowS: 14400,
    hearsay: true,
  },
  { id: 'airtable', name: 'Airtable', hearsay: true },
];
