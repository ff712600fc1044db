// src/signing/providers/schemeIds.ts
/** The label of each scheme, the file of its rule and notes, and whether it is another rule of a provider, in the order offered. */
var offered = {
	"standard-webhooks": ["Standard Webhooks", "standardWebhooks"],
	stripe: ["Stripe", "timeAndBody"],
	github: ["GitHub", "bodyOnly"],
	slack: ["Slack", "timeAndBody"],
	shopify: ["Shopify", "bodyOnly"],
	twilio: ["Twilio", "urlAndOthers"],
	square: ["Square", "urlAndOthers"],
	paddle: ["Paddle", "timeAndBody"],
	linear: ["Linear", "bodyOnly"],
	"hubspot-v3": ["HubSpot v3", "urlAndOthers"],
	svix: ["Svix", "standardWebhooksFamily"],
	clerk: ["Clerk", "standardWebhooksFamily"],
	resend: ["Resend", "standardWebhooksFamily"],
	openai: ["OpenAI", "standardWebhooksFamily"],
	polar: ["Polar", "standardWebhooksFamily"],
	zoom: ["Zoom", "timeAndBody"],
	meta: ["Meta", "bodyOnly"],
	discord: ["Discord", "timeAndBody"],
	line: ["LINE", "bodyOnly"],
	workos: ["WorkOS", "timeAndBody"],
	twitch: ["Twitch", "timeAndBody"],
	sentry: ["Sentry", "bodyOnly"],
	dropbox: ["Dropbox", "bodyOnly"],
	intercom: ["Intercom", "bodyOnly"],
	lemonsqueezy: ["Lemon Squeezy", "bodyOnly"],
	mailgun: ["Mailgun", "urlAndOthers"],
	zendesk: ["Zendesk", "timeAndBody"],
	bitbucket: ["Bitbucket, Jira", "bodyOnly"],
	gitlab: ["GitLab", "urlAndOthers"],
	typeform: ["Typeform", "bodyOnly"],
	calendly: ["Calendly", "timeAndBody"],
	razorpay: ["Razorpay", "bodyOnly"],
	xero: ["Xero", "bodyOnly"],
	asana: ["Asana", "bodyOnly"],
	box: ["Box", "timeAndBody"],
	pagerduty: ["PagerDuty", "bodyOnly"],
	"sendgrid-event-webhook": ["SendGrid", "timeAndBody"],
	"adyen-classic": ["Adyen payments", "insideBody"],
	"adyen-platform": ["Adyen platform", "bodyOnly"],
	woocommerce: ["WooCommerce", "bodyOnly"],
	vercel: ["Vercel", "bodyOnly"],
	telegram: ["Telegram", "urlAndOthers"],
	supabase: ["Supabase", "standardWebhooksFamily"],
	anthropic: ["Anthropic", "standardWebhooksFamily"],
	replicate: ["Replicate", "standardWebhooksFamily"],
	liveblocks: ["Liveblocks", "standardWebhooksFamily"],
	dodo: ["Dodo Payments", "standardWebhooksFamily"],
	whop: ["Whop", "standardWebhooksFamily"],
	mux: ["Mux", "timeAndBody"],
	elevenlabs: ["ElevenLabs", "timeAndBody"],
	sanity: ["Sanity", "timeAndBody"],
	contentful: ["Contentful", "urlAndOthers"],
	storyblok: ["Storyblok", "bodyOnly"],
	webflow: ["Webflow", "timeAndBody"],
	cloudinary: ["Cloudinary", "timeAndBody"],
	notion: ["Notion", "bodyOnly"],
	trello: ["Trello", "urlAndOthers"],
	chatwoot: ["Chatwoot", "timeAndBody"],
	stream: ["Stream", "bodyOnly"],
	pusher: ["Pusher Channels", "bodyOnly"],
	livekit: ["LiveKit", "tokens"],
	knock: ["Knock", "timeAndBody"],
	"upstash-qstash": ["Upstash QStash", "tokens"],
	inngest: ["Inngest", "timeAndBody"],
	"trigger-dev": ["Trigger.dev", "bodyOnly"],
	hookdeck: ["Hookdeck", "bodyOnly"],
	"plivo-v3": ["Plivo", "urlAndOthers"],
	telnyx: ["Telnyx", "timeAndBody"],
	"messagebird-jwt": ["MessageBird", "tokens"],
	"vonage-jwt": ["Vonage", "tokens"],
	braintree: ["Braintree", "insideBody"],
	checkout: ["Checkout.com", "bodyOnly"],
	mollie: ["Mollie", "bodyOnly"],
	gocardless: ["GoCardless", "bodyOnly"],
	chargebee: ["Chargebee", "urlAndOthers"],
	"dropbox-sign": ["Dropbox Sign", "insideBody"],
	onfido: ["Onfido", "bodyOnly"],
	fingerprint: ["Fingerprint", "bodyOnly"],
	easypost: ["EasyPost", "bodyOnly"],
	postmark: ["Postmark", "urlAndOthers"],
	paypal: ["PayPal", "certificates"],
	"aws-sns": ["Amazon SNS", "certificates"],
	kinde: ["Kinde", "certificates"],
	"standard-webhooks-v1a": [
		"Standard Webhooks v1a",
		"standardWebhooks",
		true
	],
	"github-sha1": [
		"GitHub SHA-1",
		"bodyOnly",
		true
	],
	"github-sha512": [
		"GitHub SHA-512",
		"bodyOnly",
		true
	],
	"hubspot-v2": [
		"HubSpot v2",
		"urlAndOthers",
		true
	],
	"hubspot-v1": [
		"HubSpot v1",
		"urlAndOthers",
		true
	],
	"gitlab-signing-token": [
		"GitLab signing token",
		"standardWebhooksFamily",
		true
	],
	"zendesk-legacy-docs": [
		"Zendesk, older documentation",
		"timeAndBody",
		true
	]
};
/** In the order in which the schemes are offered. */
var schemeIds = Object.keys(offered);
/** Whether an id is that of a rule of somebody's own. */
function isOwnId(id) {
	return id.startsWith("own&");
}
/** What a scheme is called in a list: its provider, with the rule where there are several. */
function labelOf(id) {
	if (isOwnId(id)) return new URLSearchParams(id).get("name") ?? "A rule of your own";
	return offered[id][0];
}
/** Where its rule is, and under the same name its notes. */
function ruleFileOf(id) {
	return offered[id][1];
}
export { schemeIds as i, labelOf as n, ruleFileOf as r, isOwnId as t };
