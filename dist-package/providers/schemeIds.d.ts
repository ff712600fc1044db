/** The label of each scheme, the file of its rule and notes, and whether it is another rule of a provider, in the order offered. */
declare const offered: {
    readonly 'standard-webhooks': readonly ["Standard Webhooks", "standardWebhooks"];
    readonly stripe: readonly ["Stripe", "timeAndBody"];
    readonly github: readonly ["GitHub", "bodyOnly"];
    readonly slack: readonly ["Slack", "timeAndBody"];
    readonly shopify: readonly ["Shopify", "bodyOnly"];
    readonly twilio: readonly ["Twilio", "urlAndOthers"];
    readonly square: readonly ["Square", "urlAndOthers"];
    readonly paddle: readonly ["Paddle", "timeAndBody"];
    readonly linear: readonly ["Linear", "bodyOnly"];
    readonly 'hubspot-v3': readonly ["HubSpot v3", "urlAndOthers"];
    readonly svix: readonly ["Svix", "standardWebhooksFamily"];
    readonly clerk: readonly ["Clerk", "standardWebhooksFamily"];
    readonly resend: readonly ["Resend", "standardWebhooksFamily"];
    readonly openai: readonly ["OpenAI", "standardWebhooksFamily"];
    readonly polar: readonly ["Polar", "standardWebhooksFamily"];
    readonly zoom: readonly ["Zoom", "timeAndBody"];
    readonly meta: readonly ["Meta", "bodyOnly"];
    readonly discord: readonly ["Discord", "timeAndBody"];
    readonly line: readonly ["LINE", "bodyOnly"];
    readonly workos: readonly ["WorkOS", "timeAndBody"];
    readonly twitch: readonly ["Twitch", "timeAndBody"];
    readonly sentry: readonly ["Sentry", "bodyOnly"];
    readonly dropbox: readonly ["Dropbox", "bodyOnly"];
    readonly intercom: readonly ["Intercom", "bodyOnly"];
    readonly lemonsqueezy: readonly ["Lemon Squeezy", "bodyOnly"];
    readonly mailgun: readonly ["Mailgun", "urlAndOthers"];
    readonly zendesk: readonly ["Zendesk", "timeAndBody"];
    readonly bitbucket: readonly ["Bitbucket, Jira", "bodyOnly"];
    readonly gitlab: readonly ["GitLab", "urlAndOthers"];
    readonly typeform: readonly ["Typeform", "bodyOnly"];
    readonly calendly: readonly ["Calendly", "timeAndBody"];
    readonly razorpay: readonly ["Razorpay", "bodyOnly"];
    readonly xero: readonly ["Xero", "bodyOnly"];
    readonly asana: readonly ["Asana", "bodyOnly"];
    readonly box: readonly ["Box", "timeAndBody"];
    readonly pagerduty: readonly ["PagerDuty", "bodyOnly"];
    readonly 'sendgrid-event-webhook': readonly ["SendGrid", "timeAndBody"];
    readonly 'adyen-classic': readonly ["Adyen payments", "insideBody"];
    readonly 'adyen-platform': readonly ["Adyen platform", "bodyOnly"];
    readonly woocommerce: readonly ["WooCommerce", "bodyOnly"];
    readonly vercel: readonly ["Vercel", "bodyOnly"];
    readonly telegram: readonly ["Telegram", "urlAndOthers"];
    readonly supabase: readonly ["Supabase", "standardWebhooksFamily"];
    readonly anthropic: readonly ["Anthropic", "standardWebhooksFamily"];
    readonly replicate: readonly ["Replicate", "standardWebhooksFamily"];
    readonly liveblocks: readonly ["Liveblocks", "standardWebhooksFamily"];
    readonly dodo: readonly ["Dodo Payments", "standardWebhooksFamily"];
    readonly whop: readonly ["Whop", "standardWebhooksFamily"];
    readonly mux: readonly ["Mux", "timeAndBody"];
    readonly elevenlabs: readonly ["ElevenLabs", "timeAndBody"];
    readonly sanity: readonly ["Sanity", "timeAndBody"];
    readonly contentful: readonly ["Contentful", "urlAndOthers"];
    readonly storyblok: readonly ["Storyblok", "bodyOnly"];
    readonly webflow: readonly ["Webflow", "timeAndBody"];
    readonly cloudinary: readonly ["Cloudinary", "timeAndBody"];
    readonly notion: readonly ["Notion", "bodyOnly"];
    readonly trello: readonly ["Trello", "urlAndOthers"];
    readonly chatwoot: readonly ["Chatwoot", "timeAndBody"];
    readonly stream: readonly ["Stream", "bodyOnly"];
    readonly pusher: readonly ["Pusher Channels", "bodyOnly"];
    readonly livekit: readonly ["LiveKit", "tokens"];
    readonly knock: readonly ["Knock", "timeAndBody"];
    readonly 'upstash-qstash': readonly ["Upstash QStash", "tokens"];
    readonly inngest: readonly ["Inngest", "timeAndBody"];
    readonly 'trigger-dev': readonly ["Trigger.dev", "bodyOnly"];
    readonly hookdeck: readonly ["Hookdeck", "bodyOnly"];
    readonly 'plivo-v3': readonly ["Plivo", "urlAndOthers"];
    readonly telnyx: readonly ["Telnyx", "timeAndBody"];
    readonly 'messagebird-jwt': readonly ["MessageBird", "tokens"];
    readonly 'vonage-jwt': readonly ["Vonage", "tokens"];
    readonly braintree: readonly ["Braintree", "insideBody"];
    readonly checkout: readonly ["Checkout.com", "bodyOnly"];
    readonly mollie: readonly ["Mollie", "bodyOnly"];
    readonly gocardless: readonly ["GoCardless", "bodyOnly"];
    readonly chargebee: readonly ["Chargebee", "urlAndOthers"];
    readonly 'dropbox-sign': readonly ["Dropbox Sign", "insideBody"];
    readonly onfido: readonly ["Onfido", "bodyOnly"];
    readonly fingerprint: readonly ["Fingerprint", "bodyOnly"];
    readonly easypost: readonly ["EasyPost", "bodyOnly"];
    readonly postmark: readonly ["Postmark", "urlAndOthers"];
    readonly paypal: readonly ["PayPal", "certificates"];
    readonly 'aws-sns': readonly ["Amazon SNS", "certificates"];
    readonly kinde: readonly ["Kinde", "certificates"];
    readonly 'standard-webhooks-v1a': readonly ["Standard Webhooks v1a", "standardWebhooks", true];
    readonly 'github-sha1': readonly ["GitHub SHA-1", "bodyOnly", true];
    readonly 'github-sha512': readonly ["GitHub SHA-512", "bodyOnly", true];
    readonly 'hubspot-v2': readonly ["HubSpot v2", "urlAndOthers", true];
    readonly 'hubspot-v1': readonly ["HubSpot v1", "urlAndOthers", true];
    readonly 'gitlab-signing-token': readonly ["GitLab signing token", "standardWebhooksFamily", true];
    readonly 'zendesk-legacy-docs': readonly ["Zendesk, older documentation", "timeAndBody", true];
};
/** The id of a provider's rule. */
export type ProviderId = keyof typeof offered;
/** The id of a rule of somebody's own says all of it, as a link does. */
export type OwnId = `own&${string}`;
export type SchemeId = ProviderId | OwnId;
/** The files of rules, and of notes, are named after what their schemes sign. */
export type RuleFile = (typeof offered)[ProviderId][1];
/** In the order in which the schemes are offered. */
export declare const schemeIds: readonly ProviderId[];
/** Whether a text is the id of a provider's scheme. */
export declare function isSchemeId(text: string): text is ProviderId;
/** Whether an id is that of a rule of somebody's own. */
export declare function isOwnId(id: string): id is OwnId;
/** What a scheme is called in a list: its provider, with the rule where there are several. */
export declare function labelOf(id: SchemeId): string;
/** Where its rule is, and under the same name its notes. */
export declare function ruleFileOf(id: ProviderId): RuleFile;
/** Whether it is an older or newer rule of a provider that has a main one. */
export declare function isOtherRule(id: SchemeId): boolean;
export {};
