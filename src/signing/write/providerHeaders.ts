import type { SchemeId } from '../providers/scheme.ts';

type Headers = Readonly<Record<string, string>>;

const github: Headers = {
  'User-Agent': 'GitHub-Hookshot/044aadd',
  'X-GitHub-Event': 'pull_request',
  'X-GitHub-Hook-ID': '292430182',
};

const gitlab: Headers = {
  'User-Agent': 'GitLab/17.9.1',
  'X-Gitlab-Event': 'Push Hook',
  'X-Gitlab-Instance': 'https://gitlab.example',
};

/** What a provider sends beside its signature, as its documents show it: a receiver tells the kind of event by some. */
export const providerHeaders: Readonly<Partial<Record<SchemeId, Headers>>> = {
  svix: { 'User-Agent': 'Svix-Webhooks/1.62.0' },
  stripe: { 'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)' },
  github,
  'github-sha1': github,
  'github-sha512': github,
  slack: { 'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)' },
  shopify: {
    'X-Shopify-Topic': 'orders/create',
    'X-Shopify-Shop-Domain': 'example.myshopify.com',
    'X-Shopify-API-Version': '2026-10',
    'X-Shopify-Test': 'true',
  },
  meta: { 'User-Agent': 'facebookexternalua' },
  twitch: {
    'Twitch-Eventsub-Message-Type': 'notification',
    'Twitch-Eventsub-Subscription-Type': 'channel.follow',
    'Twitch-Eventsub-Subscription-Version': '2',
  },
  sentry: { 'Sentry-Hook-Resource': 'issue' },
  intercom: { 'User-Agent': 'intercom-webhooks/1.0' },
  'intercom-canvas': { 'User-Agent': 'intercom-webhooks/1.0' },
  lemonsqueezy: { 'X-Event-Name': 'order_created' },
  bitbucket: { 'User-Agent': 'Bitbucket-Webhooks/2.0', 'X-Event-Key': 'repo:push' },
  gitlab,
  'gitlab-signing-token': gitlab,
  postmark: { 'User-Agent': 'Postmark' },
  chargebee: { 'User-Agent': 'ChargeBee' },
  stream: { 'X-Api-Key': '8dushr4y5w6z' },
  gocardless: { 'User-Agent': 'gocardless-webhook-service/1.1' },
  supabase: { 'User-Agent': 'Go-http-client/2.0 (Supabase Auth)' },
  woocommerce: { 'X-WC-Webhook-Topic': 'order.updated', 'X-WC-Webhook-Resource': 'order' },
  'hubspot-v1': { 'X-HubSpot-Signature-Version': 'v1' },
  'hubspot-v2': { 'X-HubSpot-Signature-Version': 'v2' },
};
