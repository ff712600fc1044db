import { n as labelOf } from "./schemeIds-ByP4Fe8t.js";
import { l as payment, n as encoded } from "./exampleParts-C4qaZXR1.js";
// src/signing/providers/rules/standardWebhooks.ts
var standardWebhooks = {
	id: "standard-webhooks",
	provider: labelOf("standard-webhooks"),
	signer: "the sender",
	algorithm: "HMAC-SHA-256",
	signature: {
		header: "webhook-signature",
		format: {
			kind: "versioned list",
			version: "v1",
			encoding: "base64"
		}
	},
	message: [
		"header:webhook-id",
		".",
		"timestamp",
		".",
		"body"
	],
	secret: {
		kind: "base64",
		prefix: "whsec_"
	},
	timestamp: {
		place: { header: "webhook-timestamp" },
		unit: "seconds",
		toleranceSeconds: 300,
		direction: "both"
	},
	eventId: {
		header: "webhook-id",
		example: "msg_2f8aQkXo7Yt1"
	},
	example: {
		secret: encoded,
		body: payment
	}
};
export { standardWebhooks as t };
