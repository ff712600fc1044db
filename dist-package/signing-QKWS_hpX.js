import { i as schemeById, n as keepRules, r as loadScheme } from "./loaded-zOu84WTo.js";
import { i as schemeIds, n as labelOf } from "./schemeIds-ByP4Fe8t.js";
import { i as parsedJson, n as jsonInMultipart, r as looksLikeForm, t as bodyField } from "./bodyFields-BBsniyaw.js";
import { a as bytesFromText, c as equalInConstantTime, i as bytesFromHex, l as hexFromBytes, n as binaryText, o as concatBytes, r as bytesFromBase64, s as differingBits, t as base64FromBytes, u as textFromBytes } from "./bytes-Bno09i0R.js";
import { t as subtleCrypto } from "./subtle-_AuLDFRB.js";
import { n as token, r as base64urlFromBytes, t as timeOfToken } from "./jwt-D61TCfa7.js";
import { n as pairs, r as schemeRule, t as agent } from "./schemeRule-BLQoBC2l.js";
import { t as sha1 } from "./legacy-CR_20xNt.js";
import { _ as whsec, a as keyPair, c as order$1, d as polarWhs, f as pullRequest, g as userCreated, h as ticket, i as hubspotExample, l as payment, m as shpss, n as encoded$1, o as linWh, p as push, r as hexExampleKey, s as made$1, t as ecdsaExampleKey, u as pdl, v as whsk } from "./exampleParts-C4qaZXR1.js";
import { i as keyPairText, n as hexKey, r as keyAndSecret, t as accountsOf } from "./madeKeys-d8hoNBO7.js";
import { n as headerValues, r as headersWithValue, t as aliasedValues } from "./request-BOOqzGMx.js";
import { t as standardWebhooks } from "./standardWebhooks-BpWQclS2.js";
import { n as sha512, t as sha256 } from "./sha2-CvoqzGH6.js";
import { c as ahash, l as aoutput, o as abytes, s as aexists, u as clean } from "./_md-BPTfcqPL.js";
// \0rolldown/runtime.js
var __defProp = Object.defineProperty;
var __exportAll = (all, no_symbols) => {
	let target = {};
	for (var name in all) __defProp(target, name, {
		get: all[name],
		enumerable: true
	});
	if (!no_symbols) __defProp(target, Symbol.toStringTag, { value: "Module" });
	return target;
};
// src/signing/providers/rules/certificates.ts
var certificates_exports = /* @__PURE__ */ __exportAll({
	awsSns: () => awsSns,
	kinde: () => kinde,
	paypal: () => paypal
});
var rsa = {
	algorithm: "RSA",
	secret: { kind: "none" }
};
var paypal = schemeRule("paypal", {
	...rsa,
	header: "PAYPAL-TRANSMISSION-SIG",
	encoding: "base64",
	message: [
		"header:PAYPAL-TRANSMISSION-ID",
		"|",
		"timestamp",
		"|",
		"token:webhook id",
		"|",
		"body:CRC-32"
	],
	timestamp: {
		place: { header: "PAYPAL-TRANSMISSION-TIME" },
		unit: "ISO 8601"
	},
	own: { parts: {
		"token:webhook id": ({ secrets = [] }) => secrets[0] ?? "",
		"body:CRC-32": ({ body }) => String(crc32(body))
	} },
	example: {
		secret: "",
		headers: {
			"PAYPAL-TRANSMISSION-ID": "69cd13f0-d67a-11e5-baa3-778b53f4ae55",
			"PAYPAL-TRANSMISSION-TIME": "2026-11-23T09:41:07Z",
			"PAYPAL-CERT-URL": "https://api.paypal.com/v1/notifications/certs/CERT-example",
			"PAYPAL-AUTH-ALGO": "SHA256withRSA"
		},
		body: {
			id: "WH-1004",
			event_type: "PAYMENT.SALE.COMPLETED",
			resource: { total: "42.00" }
		}
	}
});
/** The remainder that PayPal signs in place of the body (ISO 3309, as zip has it). */
function crc32(bytes) {
	let crc = 4294967295;
	for (const byte of bytes) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit += 1) crc = crc >>> 1 ^ (crc & 1 ? 3988292384 : 0);
	}
	return (crc ^ 4294967295) >>> 0;
}
var awsSns = schemeRule("aws-sns", {
	...rsa,
	signature: {
		bodyField: "Signature",
		format: {
			kind: "prefixed",
			prefix: "",
			encoding: "base64"
		}
	},
	message: ["body:fields with their names"],
	timestamp: {
		place: { bodyField: "Timestamp" },
		unit: "ISO 8601"
	},
	eventId: { bodyField: "MessageId" },
	alsoSends: [{ header: "x-amz-sns-message-type" }],
	own: {
		parts: { "body:fields with their names": snsFields },
		absent: "body field missing"
	},
	example: {
		secret: "",
		headers: { "x-amz-sns-message-type": "Notification" },
		body: {
			Type: "Notification",
			MessageId: "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
			TopicArn: "arn:aws:sns:eu-central-1:123456789012:billing",
			Message: "Invoice 1004 is paid: 42 euros",
			Timestamp: "2026-11-23T09:41:07.000Z",
			SignatureVersion: "2",
			Signature: "",
			SigningCertURL: "https://sns.eu-central-1.amazonaws.com/SimpleNotificationService-example.pem"
		}
	}
});
/** Each name and value on a line of its own; which ones depends on the kind of message. */
function snsFields({ body }) {
	const type = bodyField(body, "Type");
	if (type === void 0) return void 0;
	return (type === "Notification" ? [
		"Message",
		"MessageId",
		"Subject",
		"Timestamp",
		"TopicArn",
		"Type"
	] : [
		"Message",
		"MessageId",
		"SubscribeURL",
		"Timestamp",
		"Token",
		"TopicArn",
		"Type"
	]).flatMap((name) => {
		const value = bodyField(body, name);
		return value === void 0 ? [] : [`${name}\n${value}\n`];
	}).join("");
}
/** The body is the token, and nothing else is sent. Its key is published as JSON Web Keys (RFC 7517). */
var kinde = schemeRule("kinde", {
	algorithm: "RSA",
	secret: {
		kind: "made",
		how: "as JSON Web Keys",
		keys: webKeysIn,
		problem: "not JSON Web Keys",
		fresh: () => "{\"keys\":[]}"
	},
	signature: {
		bodyField: "",
		format: {
			kind: "prefixed",
			prefix: "",
			encoding: "base64url"
		}
	},
	message: ["body:header and claims of the token"],
	timestamp: {
		place: "signature header",
		unit: "seconds",
		direction: "both"
	},
	own: {
		parts: { "body:header and claims of the token": ({ body }) => /^([\w-]+\.[\w-]+)\.[\w-]+$/.exec(bodyField(body, "") ?? "")?.[1] },
		absent: "body field missing",
		normal: (text) => text.split(".")[2] ?? "",
		fits: (text) => /^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{300,}$/.test(text),
		judgesTime: ({ body, nowSeconds }) => timeOfToken(bodyField(body, "") ?? "", nowSeconds),
		curve: {
			isThere: () => Promise.resolve(subtleCrypto() !== void 0),
			verifier: rsaVerifier,
			sign: () => Promise.resolve(void 0)
		}
	},
	alsoSends: [{
		header: "content-type",
		value: /^application\/jwt/i
	}],
	example: {
		secret: "",
		headers: { "Content-Type": "application/jwt" },
		body: "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0eXBlIjoidXNlci5jcmVhdGVkIn0.c2lnbmVk"
	}
});
/** Each key as the JSON that it is; undefined for a text that is no set of keys. */
function webKeysIn(text) {
	const set = parsedJson(text);
	return Array.isArray(set?.keys) ? set.keys.map((key) => bytesFromText(JSON.stringify(key))) : void 0;
}
async function rsaVerifier(webKey) {
	const subtle = subtleCrypto();
	const named = {
		name: "RSASSA-PKCS1-v1_5",
		hash: "SHA-256"
	};
	const jwk = parsedJson(textFromBytes(webKey) ?? "");
	const key = await subtle?.importKey("jwk", jwk, named, false, ["verify"]).catch(() => void 0);
	if (!subtle) return () => Promise.resolve(void 0);
	return async (signature, message) => key !== void 0 && subtle.verify(named.name, key, signature, message);
}
// src/signing/providers/rules/insideBody.ts
var insideBody_exports = /* @__PURE__ */ __exportAll({
	adyenClassic: () => adyenClassic,
	braintree: () => braintree,
	dropboxSign: () => dropboxSign
});
var item = "notificationItems.0.NotificationRequestItem";
/** Eight fields with colons between them. Nothing else of the body is signed. */
var adyenClassic = schemeRule("adyen-classic", {
	signature: {
		bodyField: `${item}.additionalData.hmacSignature`,
		format: {
			kind: "prefixed",
			prefix: "",
			encoding: "base64",
			tolerant: "unpadded"
		}
	},
	message: [
		`field:${item}.pspReference`,
		":",
		`field:${item}.originalReference`,
		":",
		`field:${item}.merchantAccountCode`,
		":",
		`field:${item}.merchantReference`,
		":",
		`field:${item}.amount.value`,
		":",
		`field:${item}.amount.currency`,
		":",
		`field:${item}.eventCode`,
		":",
		`field:${item}.success`
	],
	secret: hexKey,
	eventId: { bodyField: `${item}.pspReference` },
	own: { emptyFields: true },
	example: {
		secret: hexExampleKey,
		body: {
			live: "false",
			notificationItems: [{ NotificationRequestItem: {
				pspReference: "7914073381342284",
				merchantAccountCode: "BillingExample",
				merchantReference: "order-1004",
				amount: {
					value: 4200,
					currency: "EUR"
				},
				eventCode: "AUTHORISATION",
				success: "true",
				additionalData: {}
			} }]
		}
	}
});
/** Two fields of a form: a payload in base64, and its MACs, each behind the public key that they belong to. */
var braintree = schemeRule("braintree", {
	algorithm: "HMAC-SHA-1",
	signature: {
		bodyField: "bt_signature",
		format: {
			kind: "key=value pairs",
			separator: "&",
			macKey: "mac",
			encoding: "hex"
		}
	},
	message: ["body:bt_payload"],
	secret: {
		...keyAndSecret,
		how: "the SHA-1 of the private key",
		keys: (text) => [new Uint8Array(sha1(bytesFromText(keyPairText(text).secret)))]
	},
	own: {
		parts: { "body:bt_payload": ({ body }) => payloadOf(body) },
		absent: "body field missing",
		forms: ({ body }) => [{
			body: withLineBreak(body),
			note: "with a line break behind the payload"
		}],
		normal: (text, secrets) => {
			const accounts = accountsOf(secrets);
			return text.split("&").map((entry) => {
				const [account = "", mac] = entry.split("|");
				return (accounts.length === 0 || accounts.includes(account)) && mac !== void 0 ? `mac=${mac}` : entry;
			}).join("&");
		},
		written: (text, _, secrets) => text.replaceAll("mac=", `${accountsOf(secrets)[0] ?? "public_key"}|`)
	},
	example: {
		secret: `integration_public:${made$1}`,
		body: "bt_signature=&bt_payload=PG5vdGlmaWNhdGlvbj48a2luZD5jaGVjazwva2luZD48L25vdGlmaWNhdGlvbj4%3D%0A"
	}
});
/** Where a plus sign became a blank, the library refuses the payload as it stands. */
function payloadOf(body) {
	const payload = bodyField(body, "bt_payload");
	return payload !== void 0 && /^[\w+/=\n]+$/.test(payload) && !payload.includes("_") ? payload : void 0;
}
function withLineBreak(body) {
	const form = new URLSearchParams(new TextDecoder().decode(body));
	form.set("bt_payload", `${form.get("bt_payload") ?? ""}\n`);
	return bytesFromText(form.toString());
}
/** Only the time and the kind of the event are signed. */
var dropboxSign = schemeRule("dropbox-sign", {
	signature: {
		bodyField: "event.event_hash",
		format: {
			kind: "prefixed",
			prefix: "",
			encoding: "hex"
		}
	},
	message: ["field:event.event_time", "field:event.event_type"],
	timestamp: { place: { bodyField: "event.event_time" } },
	own: { absent: "body field missing" },
	example: {
		secret: made$1,
		body: {
			event: {
				event_time: "0",
				event_type: "signature_request_signed",
				event_hash: ""
			},
			signature_request: {
				title: "Offer 42",
				is_complete: true
			}
		}
	}
});
// src/signing/providers/rules/tokens.ts
var tokens_exports = /* @__PURE__ */ __exportAll({
	livekit: () => livekit,
	messagebird: () => messagebird,
	qstash: () => qstash,
	vonage: () => vonage
});
var qstash = schemeRule("upstash-qstash", {
	...token({
		header: "Upstash-Signature",
		issuer: "Upstash",
		body: {
			claim: "body",
			as: "base64url"
		},
		url: {
			claim: "sub",
			as: "text"
		},
		leewaySeconds: 0
	}),
	alsoSends: [{ header: "upstash-message-id" }],
	example: {
		secret: `sig_${made$1}`,
		url: "https://billing.example/tasks",
		body: {
			task: "send the invoice",
			amount: 4200
		}
	}
});
var livekit = schemeRule("livekit", {
	...token({
		header: "Authorization",
		issuer: "the key before the secret",
		body: {
			claim: "sha256",
			as: "base64"
		},
		leewaySeconds: 10
	}),
	secret: keyAndSecret,
	alsoSends: [{
		header: "content-type",
		value: /^application\/webhook\+json/i
	}],
	example: {
		secret: `APIexample:${made$1}`,
		headers: { "Content-Type": "application/webhook+json" },
		body: {
			event: "room_started",
			id: "EV_1004",
			room: {
				sid: "RM_42",
				name: "billing"
			}
		}
	}
});
var messagebird = schemeRule("messagebird-jwt", {
	...token({
		header: "MessageBird-Signature-JWT",
		algorithms: [
			"HS256",
			"HS384",
			"HS512"
		],
		issuer: "MessageBird",
		body: {
			claim: "payload_hash",
			as: "hex"
		},
		url: {
			claim: "url_hash",
			as: "hex"
		},
		needs: ["jti"],
		leewaySeconds: 5
	}),
	example: {
		secret: made$1,
		url: "https://billing.example/messages",
		body: {
			id: "4f6a8c",
			recipient: 4200,
			status: "delivered"
		}
	}
});
var vonage = schemeRule("vonage-jwt", {
	...token({
		header: "Authorization",
		before: "Bearer ",
		issuer: "Vonage",
		body: {
			claim: "payload_hash",
			as: "hex"
		},
		leewaySeconds: 0
	}),
	example: {
		secret: made$1,
		body: {
			message_uuid: "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab",
			text: "Send 4200 euros"
		}
	}
});
// src/signing/providers/rules/bodyOnly.ts
var bodyOnly_exports = /* @__PURE__ */ __exportAll({
	adyenPlatform: () => adyenPlatform,
	asana: () => asana,
	bitbucket: () => bitbucket,
	checkout: () => checkout,
	dropbox: () => dropbox,
	easypost: () => easypost,
	fingerprint: () => fingerprint$1,
	github: () => github,
	githubSha1: () => githubSha1,
	githubSha512: () => githubSha512,
	gocardless: () => gocardless,
	hookdeck: () => hookdeck,
	intercom: () => intercom,
	lemonsqueezy: () => lemonsqueezy,
	line: () => line,
	linear: () => linear,
	meta: () => meta,
	mollie: () => mollie,
	notion: () => notion,
	onfido: () => onfido,
	pagerduty: () => pagerduty,
	pusher: () => pusher,
	razorpay: () => razorpay,
	sentry: () => sentry,
	shopify: () => shopify,
	storyblok: () => storyblok,
	stream: () => stream,
	triggerDev: () => triggerDev,
	typeform: () => typeform,
	vercel: () => vercel,
	woocommerce: () => woocommerce,
	xero: () => xero
});
var githubDelivery = {
	eventId: {
		header: "X-GitHub-Delivery",
		example: "72d3162e-cc78-11e3-81ab-4c9367dc0958"
	},
	alsoSends: [
		{ header: "x-github-event" },
		{ header: "x-github-delivery" },
		{ header: "x-github-hook-id" }
	]
};
var github = schemeRule("github", {
	example: {
		secret: "It's an example, not a secret",
		body: pullRequest
	},
	header: "X-Hub-Signature-256",
	prefix: "sha256=",
	...githubDelivery
});
var githubSha1 = schemeRule("github-sha1", {
	example: {
		secret: "It's an example, not a secret",
		body: pullRequest
	},
	header: "X-Hub-Signature",
	prefix: "sha1=",
	algorithm: "HMAC-SHA-1",
	variantOf: "github",
	...githubDelivery
});
var githubSha512 = schemeRule("github-sha512", {
	example: {
		secret: "It's an example, not a secret",
		body: pullRequest
	},
	header: "X-Hub-Signature",
	prefix: "sha512=",
	algorithm: "HMAC-SHA-512",
	variantOf: "github",
	...githubDelivery
});
var shopify = schemeRule("shopify", {
	example: {
		secret: `${shpss}${made$1}`,
		body: {
			id: 1004,
			total_price: "42.00",
			test: true
		}
	},
	header: "X-Shopify-Hmac-Sha256",
	encoding: "base64",
	aliases: {
		"X-Shopify-Hmac-Sha256": ["shopify-hmac-sha256"],
		"X-Shopify-Webhook-Id": ["shopify-webhook-id"]
	},
	eventId: {
		header: "X-Shopify-Webhook-Id",
		example: "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043"
	}
});
var meta = schemeRule("meta", {
	example: {
		secret: made$1,
		body: {
			object: "page",
			entry: [{
				id: "1004",
				changes: []
			}]
		}
	},
	header: "X-Hub-Signature-256",
	prefix: "sha256=",
	alsoSends: agent(/facebook|meta|whatsapp/i)
});
var line = schemeRule("line", {
	example: {
		secret: made$1,
		body: {
			destination: "U77",
			events: [{
				type: "message",
				webhookEventId: "01FZ74A0TDDPYRVK"
			}]
		}
	},
	header: "x-line-signature",
	format: {
		kind: "prefixed",
		prefix: "",
		encoding: "base64",
		tolerant: "unpadded"
	},
	eventId: { bodyField: "events.0.webhookEventId" }
});
var sentry = schemeRule("sentry", {
	example: {
		secret: made$1,
		body: {
			action: "created",
			data: { issue: { count: 42 } }
		}
	},
	header: "Sentry-Hook-Signature",
	eventId: {
		header: "Request-ID",
		example: "3d4a7a3e8f1b4c1c9c8d6a9b0c1d2e3f"
	}
});
var dropbox = schemeRule("dropbox", {
	example: {
		secret: made$1,
		body: { list_folder: { accounts: ["dbid:1004"] } }
	},
	header: "X-Dropbox-Signature"
});
var intercom = schemeRule("intercom", {
	example: {
		secret: made$1,
		body: {
			type: "notification_event",
			id: "notif_1004",
			topic: "user.created"
		}
	},
	header: "X-Hub-Signature",
	prefix: "sha1=",
	algorithm: "HMAC-SHA-1",
	eventId: { bodyField: "id" },
	alsoSends: agent(/intercom/i)
});
var lemonsqueezy = schemeRule("lemonsqueezy", {
	example: {
		secret: made$1,
		body: order$1
	},
	header: "X-Signature"
});
var bitbucket = schemeRule("bitbucket", {
	example: {
		secret: made$1,
		body: {
			actor: { nickname: "ada" },
			push: { changes: 42 }
		}
	},
	header: "X-Hub-Signature",
	prefix: "sha256=",
	eventId: {
		header: "X-Request-UUID",
		example: "7a1e2c9e-2f0e-4c35-8c67-3f4a5a1d7c11"
	},
	aliases: { "X-Request-UUID": ["X-Atlassian-Webhook-Identifier"] },
	alsoSends: [
		{ header: "x-event-key" },
		{ header: "x-request-uuid" },
		{ header: "x-atlassian-webhook-identifier" }
	]
});
var typeform = schemeRule("typeform", {
	example: {
		secret: made$1,
		body: {
			event_id: "01FZ74",
			form_response: { score: 42 }
		}
	},
	header: "Typeform-Signature",
	prefix: "sha256=",
	encoding: "base64",
	eventId: { bodyField: "event_id" }
});
var razorpay = schemeRule("razorpay", {
	example: {
		secret: made$1,
		body: {
			event: "payment.captured",
			payload: { amount: 4200 }
		}
	},
	header: "X-Razorpay-Signature",
	eventId: {
		header: "x-razorpay-event-id",
		example: "Q1w2E3r4T5y6U7"
	}
});
var xero = schemeRule("xero", {
	example: {
		secret: made$1,
		body: {
			events: [],
			firstEventSequence: 42,
			lastEventSequence: 42
		}
	},
	header: "x-xero-signature",
	encoding: "base64"
});
var asana = schemeRule("asana", {
	example: {
		secret: made$1,
		body: { events: [{
			action: "changed",
			resource: { gid: "1004" }
		}] }
	},
	header: "X-Hook-Signature"
});
var linear = schemeRule("linear", {
	example: {
		secret: `${linWh}${made$1}`,
		body: {
			action: "create",
			type: "Issue",
			data: { number: 42 },
			webhookTimestamp: 0
		}
	},
	header: "Linear-Signature",
	eventId: {
		header: "Linear-Delivery",
		example: "234d1a4e-b617-4388-90fe-adc3633d6b72"
	},
	timestamp: {
		place: { bodyField: "webhookTimestamp" },
		unit: "milliseconds",
		toleranceSeconds: 60
	}
});
var pagerduty = schemeRule("pagerduty", {
	example: {
		secret: made$1,
		body: { event: {
			id: "01CH754SM17TWPE2V2H4VPBRO7",
			event_type: "incident.triggered"
		} }
	},
	header: "X-PagerDuty-Signature",
	format: {
		kind: "key=value pairs",
		separator: ",",
		macKey: "v1",
		encoding: "hex"
	},
	eventId: {
		header: "X-Webhook-Id",
		example: "0f8fad5b-d9cb-469f-a165-70867728950e"
	}
});
var hookdeck = schemeRule("hookdeck", {
	signature: {
		header: "x-hookdeck-signature",
		more: ["x-hookdeck-signature-2"],
		format: {
			kind: "prefixed",
			prefix: "",
			encoding: "base64"
		}
	},
	eventId: {
		header: "x-hookdeck-eventid",
		example: "evt_7t1K2f8aQkXo"
	},
	example: {
		secret: made$1,
		body: order$1
	}
});
var gocardless = schemeRule("gocardless", {
	header: "Webhook-Signature",
	eventId: { bodyField: "meta.webhook_id" },
	alsoSends: agent(/gocardless/i),
	own: { fits: (text) => /^[\da-f]{64}$/i.test(text) },
	example: {
		secret: made$1,
		body: {
			events: [{
				id: "EV1004",
				action: "paid_out"
			}],
			meta: { webhook_id: "WB42" }
		}
	}
});
var fingerprint$1 = schemeRule("fingerprint", {
	header: "fpjs-event-signature",
	format: {
		kind: "key=value pairs",
		separator: ",",
		macKey: "v1",
		encoding: "hex"
	},
	eventId: { bodyField: "event_id" },
	example: {
		secret: made$1,
		body: {
			event_id: "1762.Xk42",
			visitor_id: "Ibk1527CUFmcnjLwIs4A"
		}
	}
});
var onfido = schemeRule("onfido", {
	header: "X-SHA2-Signature",
	format: {
		kind: "prefixed",
		prefix: "",
		encoding: "hex",
		tolerant: "upper case"
	},
	example: {
		secret: made$1,
		body: { payload: {
			resource_type: "check",
			action: "check.completed",
			object: { id: "4200" }
		} }
	}
});
var notion = schemeRule("notion", {
	header: "X-Notion-Signature",
	format: {
		kind: "prefixed",
		prefix: "sha256=",
		encoding: "hex",
		tolerant: "upper case"
	},
	eventId: { bodyField: "id" },
	example: {
		secret: `secret_${made$1}`,
		body: {
			id: "367cba44",
			type: "page.created",
			attempt: 1
		}
	}
});
var triggerDev = schemeRule("trigger-dev", {
	header: "x-trigger-signature-hmacsha256",
	eventId: { bodyField: "id" },
	example: {
		secret: made$1,
		body: {
			id: "alert_42",
			type: "alert.run.failed",
			object: {}
		}
	}
});
var stream = schemeRule("stream", {
	header: "X-Signature",
	eventId: {
		header: "X-Webhook-Id",
		example: "b5eef7ba-0dbb-44ce-a96c-b1d3a9b0b9f6"
	},
	alsoSends: [{ header: "x-api-key" }, { header: "x-webhook-id" }],
	example: {
		secret: made$1,
		body: {
			type: "message.new",
			message: { text: "Is it 42?" }
		}
	}
});
var vercel = schemeRule("vercel", {
	algorithm: "HMAC-SHA-1",
	header: "x-vercel-signature",
	eventId: { bodyField: "id" },
	example: {
		secret: made$1,
		body: {
			id: "uev_1004",
			type: "deployment.succeeded",
			payload: {}
		}
	}
});
var checkout = schemeRule("checkout", {
	header: "Cko-Signature",
	eventId: { bodyField: "id" },
	example: {
		secret: made$1,
		body: {
			id: "evt_1004",
			type: "payment_approved",
			data: { amount: 4200 }
		}
	}
});
var woocommerce = schemeRule("woocommerce", {
	header: "X-WC-Webhook-Signature",
	encoding: "base64",
	eventId: {
		header: "X-WC-Webhook-Delivery-ID",
		example: "7d8f3c1b2a4e5f60718293a4b5c6d7e8"
	},
	alsoSends: [{ header: "x-wc-webhook-topic" }, { header: "x-wc-webhook-source" }],
	example: {
		secret: made$1,
		body: {
			id: 1004,
			status: "processing",
			total: "42.00"
		}
	}
});
var storyblok = schemeRule("storyblok", {
	algorithm: "HMAC-SHA-1",
	header: "webhook-signature",
	own: { fits: (text) => /^[\da-f]{40}$/i.test(text) },
	example: {
		secret: made$1,
		body: {
			action: "published",
			space_id: 1004,
			story_id: 42
		}
	}
});
var mollie = schemeRule("mollie", {
	header: "X-Mollie-Signature",
	prefix: "sha256=",
	eventId: { bodyField: "id" },
	own: { normal: (text) => text.startsWith("sha256=") ? text : `sha256=${text}` },
	example: {
		secret: made$1,
		body: {
			resource: "event",
			id: "event_1004",
			type: "payment-link.paid"
		}
	}
});
var pusher = schemeRule("pusher", {
	header: "x-pusher-signature",
	secret: keyAndSecret,
	alsoSends: [{ header: "x-pusher-key" }],
	own: {
		headers: (_, { secrets }) => ({ "x-pusher-key": accountsOf(secrets)[0] ?? "app-key" }),
		refuses: ({ headers }, secrets) => {
			const [type = "application/json"] = headerValues(headers, "content-type");
			if (type !== "application/json") return "header has another value";
			const accounts = accountsOf(secrets);
			const [key] = headerValues(headers, "x-pusher-key");
			return accounts.length > 0 && !accounts.includes(key ?? "") ? "claim differs" : void 0;
		}
	},
	example: {
		secret: `278d425bdf160c739803:${made$1}`,
		body: {
			time_ms: 1795e9,
			events: [{
				name: "channel_occupied",
				channel: "orders-42"
			}]
		}
	}
});
var easypost = schemeRule("easypost", {
	header: "X-Hmac-Signature",
	prefix: "hmac-sha256-hex=",
	message: ["body:weights as decimals"],
	secret: {
		kind: "made",
		how: "normalised text",
		keys: (text) => [bytesFromText(text.normalize("NFKD"))],
		problem: "not hex",
		fresh: hexFromBytes
	},
	eventId: { bodyField: "id" },
	own: { parts: { "body:weights as decimals": ({ body }) => textFromBytes(body)?.replace(/("weight":\s*)(\d+)(\s*)(?=,|\})/g, "$1$2.0") ?? body } },
	example: {
		secret: made$1,
		body: "{\"id\":\"evt_1004\",\"description\":\"tracker.updated\",\"result\":{\"weight\":42.0}}"
	}
});
var adyenPlatform = schemeRule("adyen-platform", {
	header: "HmacSignature",
	format: {
		kind: "prefixed",
		prefix: "",
		encoding: "base64",
		tolerant: "unpadded"
	},
	secret: hexKey,
	alsoSends: [{
		header: "protocol",
		value: /^HmacSHA256$/
	}],
	own: { headers: () => ({ Protocol: "HmacSHA256" }) },
	example: {
		secret: hexExampleKey,
		body: {
			type: "balancePlatform.transfer.created",
			data: { amount: { value: 4200 } }
		}
	}
});
// src/signing/providers/rules/standardWebhooksFamily.ts
var standardWebhooksFamily_exports = /* @__PURE__ */ __exportAll({
	anthropic: () => anthropic,
	clerk: () => clerk,
	dodo: () => dodo,
	gitlabSigningToken: () => gitlabSigningToken,
	liveblocks: () => liveblocks,
	openai: () => openai,
	polar: () => polar,
	replicate: () => replicate,
	resend: () => resend,
	standardWebhooksV1a: () => standardWebhooksV1a,
	supabase: () => supabase,
	svix: () => svix,
	whop: () => whop
});
var svixHeaders = {
	signature: {
		...standardWebhooks.signature,
		header: "svix-signature"
	},
	message: [
		"header:svix-id",
		".",
		"timestamp",
		".",
		"body"
	],
	timestamp: {
		place: { header: "svix-timestamp" },
		unit: "seconds",
		toleranceSeconds: 300,
		direction: "both"
	},
	eventId: {
		header: "svix-id",
		example: "msg_2f8aQkXo7Yt1"
	}
};
var standardWebhooksV1a = {
	...standardWebhooks,
	id: "standard-webhooks-v1a",
	provider: labelOf("standard-webhooks-v1a"),
	algorithm: "Ed25519",
	signature: {
		header: "webhook-signature",
		format: {
			kind: "versioned list",
			version: "v1a",
			encoding: "base64"
		}
	},
	secret: {
		kind: "Ed25519",
		encoding: "base64",
		publicPrefix: "whpk_",
		privatePrefix: "whsk_"
	},
	variantOf: "standard-webhooks",
	example: {
		secret: whsk + keyPair.base64,
		body: payment
	}
};
/** A provider that follows the specification. */
function sender(id, rule) {
	const provider = labelOf(id);
	return {
		...standardWebhooks,
		id,
		provider,
		signer: provider,
		...rule
	};
}
var svix = sender("svix", {
	example: {
		secret: encoded$1,
		body: payment
	},
	...svixHeaders,
	aliases: {
		"svix-id": ["webhook-id"],
		"svix-timestamp": ["webhook-timestamp"],
		"svix-signature": ["webhook-signature"]
	},
	alsoSends: agent(/svix/i)
});
var clerk = sender("clerk", {
	example: {
		secret: encoded$1,
		body: userCreated
	},
	...svixHeaders,
	alsoSends: agent(/clerk/i)
});
var resend = sender("resend", {
	example: {
		secret: encoded$1,
		body: {
			type: "email.delivered",
			data: { email_id: "4ef9a417" }
		}
	},
	...svixHeaders,
	alsoSends: agent(/resend/i)
});
var openai = sender("openai", {
	example: {
		secret: encoded$1,
		body: {
			object: "event",
			id: "evt_1004",
			type: "response.completed",
			data: { id: "resp_77" }
		}
	},
	signature: {
		header: "webhook-signature",
		format: {
			kind: "versioned list",
			version: "v1",
			encoding: "base64",
			tolerant: "unpadded"
		}
	},
	secret: {
		kind: "base64",
		prefix: "whsec_",
		withoutPrefix: "text"
	},
	alsoSends: agent(/openai/i)
});
var polar = sender("polar", {
	example: {
		secret: `${polarWhs}${made$1}`,
		body: {
			type: "order.paid",
			data: { amount: 4200 }
		}
	},
	secret: {
		kind: "either",
		of: [standardWebhooks.secret, { kind: "text" }]
	},
	alsoSends: agent(/polar/i)
});
var gitlabSigningToken = sender("gitlab-signing-token", {
	example: {
		secret: encoded$1,
		body: push
	},
	signer: "GitLab",
	variantOf: "gitlab",
	alsoSends: [{ header: "x-gitlab-event" }, { header: "x-gitlab-event-uuid" }]
});
var base64Key = standardWebhooks.secret;
var supabase = sender("supabase", {
	secret: {
		kind: "either",
		of: [{
			kind: "base64",
			prefix: "v1,whsec_"
		}, base64Key]
	},
	alsoSends: agent(/supabase|gotrue/i),
	example: {
		secret: `v1,${encoded$1}`,
		body: {
			user: {
				id: "8484b834",
				email: "ada@billing.example"
			},
			email_data: { token: "4200" }
		}
	}
});
var anthropic = sender("anthropic", {
	alsoSends: agent(/anthropic/i),
	example: {
		secret: encoded$1,
		body: {
			type: "event",
			data: {
				type: "batch.ended",
				id: "b_77"
			}
		}
	}
});
var replicate = sender("replicate", {
	alsoSends: agent(/replicate/i),
	example: {
		secret: encoded$1,
		body: {
			id: "ufawqhfynnddngldkgtslldrkq",
			status: "succeeded"
		}
	}
});
var liveblocks = sender("liveblocks", {
	alsoSends: agent(/liveblocks/i),
	example: {
		secret: encoded$1,
		body: {
			type: "storageUpdated",
			data: { roomId: "room-42" }
		}
	}
});
var dodo = sender("dodo", {
	alsoSends: agent(/dodo/i),
	example: {
		secret: encoded$1,
		body: payment
	}
});
var whop = sender("whop", {
	secret: {
		kind: "base64",
		prefix: "whsec_",
		withoutPrefix: "text"
	},
	alsoSends: agent(/whop/i),
	example: {
		secret: `ws_${made$1}`,
		body: payment
	}
});
// src/signing/bytes/canonicalJson.ts
/** A body as canonical JSON (RFC 8785): members by name, no blanks, numbers as ECMAScript writes them. */
function canonicalJson(body) {
	const text = textFromBytes(body);
	const value = text === void 0 ? void 0 : parsedJson(text);
	try {
		return value === void 0 ? void 0 : written$1(value);
	} catch {
		return;
	}
}
/** By hand: in an object names of digits would come first, whatever their place. */
function written$1(value) {
	if (Array.isArray(value)) return `[${value.map(written$1).join()}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	return `{${Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1).map(([name, each]) => `${JSON.stringify(name)}:${written$1(each)}`).join()}}`;
}
// src/signing/mac/ecdsa.ts
var curve = {
	name: "ECDSA",
	namedCurve: "P-256"
};
var withSha256 = {
	name: "ECDSA",
	hash: "SHA-256"
};
/** Bytes of each of the two numbers of a signature. */
var numberBytes = 32;
/** ECDSA with P-256 and SHA-256 by WebCrypto, its signatures in DER (RFC 3279, section 2.2.3). */
var ecdsa = {
	isThere: () => Promise.resolve(subtleCrypto() !== void 0),
	verifier: async (publicKey) => {
		const subtle = subtleCrypto();
		if (!subtle) return () => Promise.resolve(void 0);
		const key = await subtle.importKey("raw", publicKey, curve, false, ["verify"]).catch(() => null);
		return async (signature, message) => {
			const raw = rawFromDer(signature);
			return key !== null && raw !== void 0 && subtle.verify(withSha256, key, raw, message);
		};
	},
	sign: async (privateKey, message) => {
		const subtle = subtleCrypto();
		try {
			const key = await subtle?.importKey("pkcs8", privateKey, curve, false, ["sign"]);
			if (!subtle || !key) return void 0;
			return derFromRaw(new Uint8Array(await subtle.sign(withSha256, key, message)));
		} catch {
			return;
		}
	}
};
/** The two numbers of a signature, 32 bytes each; undefined for what is not DER. */
function rawFromDer(der) {
	if (der[0] !== 48 || der[1] !== der.length - 2) return void 0;
	const numbers = [];
	let at = 2;
	while (at < der.length) {
		const length = der[at + 1] ?? 0;
		const number = der.subarray(at + 2, at + 2 + length);
		const isMinimal = number[0] !== 0 || (number[1] ?? 0) >= 128;
		if (der[at] !== 2 || length === 0 || number.length !== length || !isMinimal) return void 0;
		const digits = number[0] === 0 ? number.subarray(1) : number;
		if ((number[0] ?? 0) >= 128 || digits.length > numberBytes) return void 0;
		numbers.push(new Uint8Array(numberBytes - digits.length), digits);
		at += 2 + length;
	}
	return numbers.length === 4 ? concatBytes(numbers) : void 0;
}
function derFromRaw(raw) {
	const numbers = [raw.subarray(0, numberBytes), raw.subarray(numberBytes)].map((number) => {
		const start = number.findIndex((byte) => byte !== 0);
		const digits = number.subarray(start < 0 ? 31 : start);
		const sign = (digits[0] ?? 0) >= 128 ? [0] : [];
		return Uint8Array.of(2, digits.length + sign.length, ...sign, ...digits);
	});
	const both = concatBytes(numbers);
	return concatBytes([Uint8Array.of(48, both.length), both]);
}
// src/signing/mac/ecdsaKey.ts
/** The object identifier of the curve P-256 (RFC 5480, section 2.1.1.1), as DER has it. */
var curveId = [
	6,
	8,
	42,
	134,
	72,
	206,
	61,
	3,
	1,
	7
];
/** Bytes of a point that is not compressed: 4, and the two coordinates. */
var pointBytes = 65;
/**
* The public key of P-256 in a text: SPKI (RFC 5480) or PKCS #8 (RFC 5958), in base64 or PEM. Of a private key the
* PKCS #8 is what signs. Undefined for any other text.
*/
function ecdsaPair(text) {
	const base64 = text.replace(/-----(BEGIN|END) (PUBLIC|PRIVATE) KEY-----/g, "").replace(/\s+/g, "");
	const der = bytesFromBase64(base64, { padding: "optional" });
	if (der?.[0] !== 48 || !holds(der, curveId)) return void 0;
	const point = der.slice(-65);
	if (point[0] !== 4 || point.length !== pointBytes) return void 0;
	return der[2] === 2 || der[3] === 2 ? {
		key: point,
		seed: der
	} : { key: point };
}
function holds(bytes, part) {
	return bytes.some((_, at) => part.every((byte, index) => bytes[at + index] === byte));
}
/** What stands before a point of the curve in SPKI. */
var spkiStart = [
	48,
	89,
	48,
	19,
	6,
	7,
	42,
	134,
	72,
	206,
	61,
	2,
	1
];
/** A public key as SPKI in base64. */
function ecdsaPublicText(point) {
	const bits = [
		3,
		66,
		0
	];
	return base64FromBytes(Uint8Array.of(...spkiStart, ...curveId, ...bits, ...point));
}
/** A private key as PKCS #8 in base64, with the public one in it; undefined where there is no WebCrypto. */
async function freshEcdsaKey() {
	const subtle = subtleCrypto();
	if (!subtle) return void 0;
	const { privateKey } = await subtle.generateKey({
		name: "ECDSA",
		namedCurve: "P-256"
	}, true, ["sign", "verify"]);
	return base64FromBytes(new Uint8Array(await subtle.exportKey("pkcs8", privateKey)));
}
// src/signing/providers/rules/timeAndBody.ts
var timeAndBody_exports = /* @__PURE__ */ __exportAll({
	box: () => box,
	calendly: () => calendly,
	chatwoot: () => chatwoot,
	cloudinary: () => cloudinary,
	discord: () => discord,
	elevenlabs: () => elevenlabs,
	inngest: () => inngest,
	knock: () => knock,
	mux: () => mux,
	paddle: () => paddle,
	sanity: () => sanity,
	sendgrid: () => sendgrid,
	slack: () => slack,
	stripe: () => stripe,
	telnyx: () => telnyx,
	twitch: () => twitch,
	webflow: () => webflow,
	workos: () => workos,
	zendesk: () => zendesk,
	zendeskLegacyDocs: () => zendeskLegacyDocs,
	zoom: () => zoom
});
var stripe = schemeRule("stripe", {
	example: {
		secret: `${whsec}${made$1}_5f2c`,
		indent: 2,
		body: {
			id: "evt_1004",
			object: "event",
			type: "payment_intent.succeeded",
			livemode: false,
			data: { object: {
				id: "pi_77",
				object: "payment_intent",
				amount: 4200,
				currency: "eur"
			} }
		}
	},
	header: "Stripe-Signature",
	format: pairs(",", "t", "v1"),
	message: [
		"timestamp",
		".",
		"body"
	],
	timestamp: {
		place: "signature header",
		toleranceSeconds: 300,
		direction: "past only"
	},
	eventId: { bodyField: "id" }
});
var slack = schemeRule("slack", {
	example: {
		secret: made$1,
		body: {
			type: "event_callback",
			event_id: "Ev1004",
			event: {
				type: "app_mention",
				text: "Is it 42?"
			}
		}
	},
	header: "X-Slack-Signature",
	prefix: "v0=",
	message: [
		"v0:",
		"timestamp",
		":",
		"body"
	],
	timestamp: {
		place: { header: "X-Slack-Request-Timestamp" },
		toleranceSeconds: 300,
		direction: "past only"
	},
	eventId: { bodyField: "event_id" }
});
var zoom = schemeRule("zoom", {
	example: {
		secret: made$1,
		body: {
			event: "meeting.started",
			payload: { object: { id: "4200" } },
			event_ts: 1795e6
		}
	},
	header: "x-zm-signature",
	prefix: "v0=",
	message: [
		"v0:",
		"timestamp",
		":",
		"body"
	],
	timestamp: { place: { header: "x-zm-request-timestamp" } }
});
var paddle = schemeRule("paddle", {
	example: {
		secret: `${pdl}${made$1}`,
		body: {
			event_id: "evt_1004",
			event_type: "transaction.completed",
			data: { total: "4200" }
		}
	},
	header: "Paddle-Signature",
	format: pairs(";", "ts", "h1"),
	message: [
		"timestamp",
		":",
		"body"
	],
	timestamp: {
		place: "signature header",
		toleranceSeconds: 5,
		direction: "past only"
	},
	eventId: { bodyField: "event_id" }
});
var calendly = schemeRule("calendly", {
	example: {
		secret: made$1,
		body: {
			event: "invitee.created",
			payload: { seats: 42 }
		}
	},
	header: "Calendly-Webhook-Signature",
	format: pairs(",", "t", "v1"),
	message: [
		"timestamp",
		".",
		"body"
	],
	timestamp: {
		place: "signature header",
		toleranceSeconds: 180
	}
});
var workos = schemeRule("workos", {
	example: {
		secret: made$1,
		body: {
			id: "event_1004",
			event: "user.created",
			data: { age: 42 }
		}
	},
	header: "WorkOS-Signature",
	format: {
		...pairs(", ", "t", "v1"),
		tolerant: "without blanks"
	},
	message: [
		"timestamp",
		".",
		"body"
	],
	timestamp: {
		place: "signature header",
		unit: "milliseconds",
		toleranceSeconds: 180,
		direction: "past only"
	},
	eventId: { bodyField: "id" }
});
var twitch = schemeRule("twitch", {
	example: {
		secret: made$1,
		body: {
			subscription: { type: "channel.follow" },
			event: { user_id: "4200" }
		}
	},
	header: "Twitch-Eventsub-Message-Signature",
	prefix: "sha256=",
	message: [
		"header:Twitch-Eventsub-Message-Id",
		"timestamp",
		"body"
	],
	timestamp: {
		place: { header: "Twitch-Eventsub-Message-Timestamp" },
		unit: "ISO 8601",
		toleranceSeconds: 600,
		direction: "past only"
	},
	eventId: {
		header: "Twitch-Eventsub-Message-Id",
		example: "befa7b53-d79d-478f-86b9-120f112b044e"
	}
});
var zendesk = schemeRule("zendesk", {
	example: {
		secret: made$1,
		body: ticket
	},
	header: "X-Zendesk-Webhook-Signature",
	encoding: "base64",
	message: ["timestamp", "body"],
	timestamp: {
		place: { header: "X-Zendesk-Webhook-Signature-Timestamp" },
		unit: "ISO 8601"
	}
});
var zendeskLegacyDocs = {
	...zendesk,
	id: "zendesk-legacy-docs",
	provider: labelOf("zendesk-legacy-docs"),
	message: ["body", "timestamp"],
	variantOf: "zendesk"
};
var box = schemeRule("box", {
	example: {
		secret: made$1,
		body: {
			type: "webhook_event",
			id: "1004",
			source: { size: 4200 }
		}
	},
	signature: {
		header: "BOX-SIGNATURE-PRIMARY",
		more: ["BOX-SIGNATURE-SECONDARY"],
		format: {
			kind: "prefixed",
			prefix: "",
			encoding: "base64",
			tolerant: "unpadded"
		}
	},
	message: ["body", "timestamp"],
	timestamp: {
		place: { header: "BOX-DELIVERY-TIMESTAMP" },
		unit: "ISO 8601",
		toleranceSeconds: 600,
		direction: "not ahead"
	},
	eventId: { bodyField: "id" },
	own: { forms: ({ body }) => [{
		body: escapedAsBoxDoes(body),
		note: "with slashes and letters escaped"
	}] },
	constants: [{
		name: "BOX-SIGNATURE-VERSION",
		value: "1"
	}, {
		name: "BOX-SIGNATURE-ALGORITHM",
		value: "HmacSHA256"
	}]
});
/** As its library writes a body whose escapes were lost on the way. */
function escapedAsBoxDoes(body) {
	const text = textFromBytes(body);
	if (text === void 0) return body;
	const hex = (char) => char.charCodeAt(0).toString(16).padStart(4, "0");
	return bytesFromText(text.replace(/[\u007f-\uffff]/g, (char) => `\\u${hex(char)}`).replace(/(?<!\\)\//g, "\\/"));
}
var discord = schemeRule("discord", {
	example: {
		secret: keyPair.hex,
		body: {
			id: "1004",
			type: 2,
			data: {
				name: "pay",
				options: [{
					name: "amount",
					value: 42
				}]
			}
		}
	},
	algorithm: "Ed25519",
	header: "X-Signature-Ed25519",
	format: {
		kind: "prefixed",
		prefix: "",
		encoding: "hex",
		tolerant: "upper case"
	},
	message: ["timestamp", "body"],
	secret: {
		kind: "Ed25519",
		encoding: "hex"
	},
	timestamp: { place: { header: "X-Signature-Timestamp" } },
	eventId: { bodyField: "id" }
});
var mux = schemeRule("mux", {
	header: "mux-signature",
	format: pairs(",", "t", "v1"),
	message: [
		"timestamp",
		".",
		"body"
	],
	timestamp: {
		place: "signature header",
		toleranceSeconds: 300,
		direction: "past only"
	},
	eventId: { bodyField: "id" },
	example: {
		secret: made$1,
		body: {
			type: "video.asset.ready",
			id: "evt_1004",
			data: { id: "a42" }
		}
	}
});
var elevenlabs = schemeRule("elevenlabs", {
	header: "ElevenLabs-Signature",
	format: pairs(",", "t", "v0"),
	message: [
		"timestamp",
		".",
		"body"
	],
	timestamp: {
		place: "signature header",
		toleranceSeconds: 1800,
		direction: "past only"
	},
	example: {
		secret: made$1,
		body: {
			type: "post_call_transcription",
			data: { call_secs: 42 }
		}
	}
});
var knock = schemeRule("knock", {
	header: "x-knock-signature",
	format: {
		...pairs(",", "t", "s"),
		encoding: "base64"
	},
	message: [
		"timestamp",
		".",
		"body"
	],
	timestamp: {
		place: "signature header",
		unit: "milliseconds"
	},
	eventId: { bodyField: "id" },
	example: {
		secret: made$1,
		body: {
			id: "evt_1004",
			type: "message.delivered",
			data: { tries: 1 }
		}
	}
});
/** The library compares the whole header as text, so that nothing else may stand in it. */
var sanity = schemeRule("sanity", {
	header: "sanity-webhook-signature",
	format: {
		...pairs(",", "t", "v1"),
		encoding: "base64url"
	},
	message: [
		"timestamp",
		".",
		"body"
	],
	timestamp: {
		place: "signature header",
		unit: "milliseconds",
		least: 16094592e5
	},
	eventId: {
		header: "idempotency-key",
		example: "IUEs9ufkT1XrsRmU"
	},
	alsoSends: [{ header: "sanity-project-id" }, { header: "sanity-dataset" }],
	own: { normal: (text) => /^t=\d+,v1=[\w-]+$/.test(text) ? text : "" },
	example: {
		secret: made$1,
		body: {
			_id: "post-42",
			_type: "post",
			title: "Send me once"
		}
	}
});
var webflow = schemeRule("webflow", {
	header: "x-webflow-signature",
	message: [
		"timestamp",
		":",
		"body"
	],
	timestamp: {
		place: { header: "x-webflow-timestamp" },
		unit: "milliseconds"
	},
	example: {
		secret: made$1,
		body: {
			triggerType: "form_submission",
			payload: { name: "Pay 42" }
		}
	}
});
var chatwoot = schemeRule("chatwoot", {
	header: "X-Chatwoot-Signature",
	prefix: "sha256=",
	message: [
		"timestamp",
		".",
		"body"
	],
	timestamp: { place: { header: "X-Chatwoot-Timestamp" } },
	eventId: {
		header: "X-Chatwoot-Delivery",
		example: "0f8fad5b-d9cb-469f-a165-70867728950e"
	},
	example: {
		secret: made$1,
		body: {
			event: "message_created",
			id: 1004,
			content: "Is it 42?"
		}
	}
});
var telnyx = schemeRule("telnyx", {
	algorithm: "Ed25519",
	header: "telnyx-signature-ed25519",
	encoding: "base64",
	message: [
		"timestamp",
		"|",
		"body"
	],
	secret: {
		kind: "Ed25519",
		encoding: "base64",
		publicPrefix: "",
		privatePrefix: ""
	},
	timestamp: {
		place: { header: "telnyx-timestamp" },
		toleranceSeconds: 300
	},
	eventId: { bodyField: "data.id" },
	example: {
		secret: keyPair.base64,
		body: { data: {
			event_type: "message.received",
			id: "b301ed3f",
			payload: { parts: 42 }
		} }
	}
});
var sendgrid = schemeRule("sendgrid-event-webhook", {
	algorithm: "ECDSA P-256",
	header: "X-Twilio-Email-Event-Webhook-Signature",
	encoding: "base64",
	message: ["timestamp", "body"],
	secret: {
		kind: "ECDSA",
		pair: ecdsaPair,
		written: ecdsaPublicText,
		fresh: freshEcdsaKey
	},
	timestamp: { place: { header: "X-Twilio-Email-Event-Webhook-Timestamp" } },
	own: { curve: ecdsa },
	example: {
		secret: ecdsaExampleKey,
		body: "[{\"email\":\"ada@billing.example\",\"event\":\"delivered\",\"sg_event_id\":\"ZGVsaXZlcmVk\"}]\r\n"
	}
});
/** A plain hash, of which the secret is the end. */
var cloudinary = schemeRule("cloudinary", {
	algorithm: "SHA-1",
	header: "X-Cld-Signature",
	message: ["body", "timestamp"],
	timestamp: {
		place: { header: "X-Cld-Timestamp" },
		toleranceSeconds: 7200,
		direction: "past only"
	},
	example: {
		secret: made$1,
		body: {
			notification_type: "upload",
			public_id: "cat",
			bytes: 4200
		}
	}
});
var inngest = schemeRule("inngest", {
	header: "x-inngest-signature",
	format: pairs("&", "t", "s"),
	message: ["body:canonical JSON", "timestamp"],
	secret: {
		kind: "made",
		how: "the text after signkey-…-",
		keys: (text) => [bytesFromText(text.replace(/^signkey-\w+-/, ""))],
		problem: "not hex",
		fresh: (random) => `signkey-test-${hexFromBytes(random)}`
	},
	timestamp: {
		place: "signature header",
		toleranceSeconds: 300
	},
	own: {
		parts: { "body:canonical JSON": ({ body }) => body.length === 0 ? body : canonicalJson(body) },
		absent: "body is not JSON"
	},
	example: {
		secret: `signkey-test-${made$1}`,
		body: {
			version: 1,
			ctx: {
				run_id: "01FZ74",
				attempt: 0
			},
			event: {
				name: "app/paid",
				data: {}
			}
		}
	}
});
// src/signing/bytes/formParameters.ts
/** The names and values of a form body, joined in the order in which Twilio signs them. */
function sortedFormParameters(body) {
	const byName = /* @__PURE__ */ new Map();
	for (const [name, value] of body.split("&").map(pairOf)) byName.set(name, (byName.get(name) ?? /* @__PURE__ */ new Set()).add(value));
	return [...byName.keys()].sort(byCodeUnit).flatMap((name) => [...byName.get(name) ?? []].sort(byCodeUnit).map((value) => name + value)).join("");
}
/** The decoded name and value of a pair in a form or a query. */
function pairOf(pair) {
	const equals = pair.indexOf("=");
	return equals < 0 ? [decoded(pair), ""] : [decoded(pair.slice(0, equals)), decoded(pair.slice(equals + 1))];
}
/** Decodes a name or value of a form; a text with broken escapes stays as it is. */
function decoded(text) {
	const spaced = text.replaceAll("+", " ");
	try {
		return decodeURIComponent(spaced);
	} catch {
		return spaced;
	}
}
function byCodeUnit(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
// src/signing/bytes/urlForms.ts
/** Other spellings of a URL that a scheme's own code tries. */
function otherUrls(url, rule) {
	const forms = [];
	if (rule === "ports and legacy query") forms.push(...twilioForms(url));
	if (rule === "decoded query") forms.push({
		url: hubspotDecoded(url),
		note: "query decoded"
	});
	return forms.filter((form, index) => form.url !== url && forms.findIndex((other) => other.url === form.url) === index);
}
/** The parts of an http URL, as they are written. */
function urlParts(url) {
	const parts = /^(https?):\/\/([^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(:\d+)?([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(url);
	if (!parts) return void 0;
	const [, scheme = "", credentials = "", host = "", port = "", path = "", query = "", hash = ""] = parts;
	return {
		scheme: scheme.toLowerCase(),
		credentials,
		host,
		port,
		path,
		query,
		hash
	};
}
/**
* twilio-node, src/webhooks/webhooks.ts: without and with the standard port; as a browser writes the URL; and with the
* query encoded anew.
*/
function twilioForms(url) {
	const parts = urlParts(url);
	if (!parts) return [];
	const { scheme, credentials, host, path, query, hash } = parts;
	const before = `${scheme}://${credentials}${host}`;
	const standardPort = scheme === "https" ? ":443" : ":80";
	const legacy = legacyQuery(query);
	const written = urlParts(asBrowsersWrite(url));
	return [
		{
			url: `${before}${path}${query}${hash}`,
			note: "without the port"
		},
		{
			url: `${before}${standardPort}${path}${query}${hash}`,
			note: `with ${standardPort}`
		},
		{
			url: `${before}${path}${legacy}${hash}`,
			note: "with the query encoded anew"
		},
		{
			url: `${before}${standardPort}${path}${legacy}${hash}`,
			note: `with ${standardPort} and the query encoded anew`
		},
		...["", standardPort].flatMap((port) => written ? [{
			url: `${written.scheme}://${written.credentials}${written.host}${port}${written.path}${written.query}${written.hash}`,
			note: "as a browser writes it"
		}] : [])
	];
}
/** An apostrophe in the query becomes %27, among others (WHATWG URL). */
function asBrowsersWrite(url) {
	try {
		return new URL(url).toString();
	} catch {
		return url;
	}
}
/** As Node's `querystring` writes what it has read. */
function legacyQuery(query) {
	if (query.length < 2) return query;
	return `?${query.slice(1).split("&").filter((pair) => pair !== "").map(pairOf).map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&")}`;
}
/** Half a pair of surrogates cannot be encoded; text that becomes bytes has U+FFFD for it. */
function encoded(text) {
	return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "�"));
}
/** The escapes that HubSpot's documentation wants decoded in the query, and no others. */
var hubspotEscapes = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;
function hubspotDecoded(url) {
	const question = url.indexOf("?");
	if (question < 0) return url;
	return url.slice(0, question) + url.slice(question).replace(hubspotEscapes, (escape) => decodeURIComponent(escape));
}
// src/signing/providers/rules/urlAndOthers.ts
var urlAndOthers_exports = /* @__PURE__ */ __exportAll({
	chargebee: () => chargebee,
	contentful: () => contentful,
	gitlab: () => gitlab,
	hubspotV1: () => hubspotV1,
	hubspotV2: () => hubspotV2,
	hubspotV3: () => hubspotV3,
	mailgun: () => mailgun,
	plivo: () => plivo,
	postmark: () => postmark,
	square: () => square,
	telegram: () => telegram,
	trello: () => trello,
	twilio: () => twilio
});
/** The provider's own code tries the URL in several spellings. */
function spellings$1(urlForms) {
	return {
		urlForms,
		own: { forms: ({ url = "" }) => otherUrls(url, urlForms) }
	};
}
var twilio = schemeRule("twilio", {
	example: {
		secret: made$1,
		url: "https://billing.example/sms",
		headers: { "Content-Type": "application/x-www-form-urlencoded" },
		body: "From=%2B15005550006&To=%2B15005550009&Body=Send+4200+euros&NumSegments=1"
	},
	header: "X-Twilio-Signature",
	encoding: "base64",
	algorithm: "HMAC-SHA-1",
	message: ["url", "form parameters"],
	...spellings$1("ports and legacy query"),
	bodyHash: { queryParameter: "bodySHA256" }
});
var square = schemeRule("square", {
	example: {
		secret: made$1,
		url: "https://billing.example/webhooks/square",
		body: {
			event_id: "ev_1004",
			type: "payment.updated",
			data: { amount: 4200 }
		}
	},
	header: "x-square-hmacsha256-signature",
	encoding: "base64",
	message: ["url", "body"],
	eventId: { bodyField: "event_id" }
});
var hubspot = {
	signer: "HubSpot",
	eventId: { bodyField: "0.eventId" }
};
var hubspotV3 = schemeRule("hubspot-v3", {
	example: hubspotExample,
	...hubspot,
	header: "X-HubSpot-Signature-v3",
	encoding: "base64",
	message: [
		"method",
		"url",
		"body",
		"timestamp"
	],
	timestamp: {
		place: { header: "X-HubSpot-Request-Timestamp" },
		unit: "milliseconds",
		toleranceSeconds: 300,
		direction: "past only"
	},
	...spellings$1("decoded query")
});
var hubspotV2 = schemeRule("hubspot-v2", {
	example: hubspotExample,
	...hubspot,
	header: "X-HubSpot-Signature",
	algorithm: "SHA-256",
	message: [
		"method",
		"url",
		"body"
	],
	...spellings$1("decoded query"),
	variantOf: "hubspot-v3",
	alsoSends: [{
		header: "x-hubspot-signature-version",
		value: /^v2$/
	}]
});
var hubspotV1 = schemeRule("hubspot-v1", {
	example: hubspotExample,
	...hubspot,
	header: "X-HubSpot-Signature",
	algorithm: "SHA-256",
	variantOf: "hubspot-v3",
	alsoSends: [{
		header: "x-hubspot-signature-version",
		value: /^v1$/
	}]
});
/** The event's data is not signed: only that somebody with the key wrote this time and token. */
var mailgun = schemeRule("mailgun", {
	example: {
		secret: made$1,
		body: {
			signature: {
				timestamp: "0",
				token: "4b7e9c2f5a1d8036",
				signature: ""
			},
			"event-data": {
				id: "Ase7i2zsRYeDXztHGENqRA",
				event: "delivered",
				size: 4200
			}
		}
	},
	signature: {
		bodyField: "signature.signature",
		format: {
			kind: "prefixed",
			prefix: "",
			encoding: "hex"
		}
	},
	message: ["field:signature.timestamp", "field:signature.token"],
	timestamp: { place: { bodyField: "signature.timestamp" } },
	eventId: { bodyField: "event-data.id" }
});
/** Nothing is signed: the secret itself is sent. */
var gitlab = schemeRule("gitlab", {
	example: {
		secret: made$1,
		body: push
	},
	algorithm: "token",
	header: "X-Gitlab-Token",
	format: { kind: "token" },
	message: [],
	eventId: {
		header: "Idempotency-Key",
		example: "f5e5f430-f57b-4e6e-9fac-d9128cd7232f"
	}
});
var trello = schemeRule("trello", {
	algorithm: "HMAC-SHA-1",
	header: "X-Trello-Webhook",
	encoding: "base64",
	message: ["body", "url"],
	eventId: { bodyField: "action.id" },
	example: {
		secret: made$1,
		url: "https://billing.example/trello",
		body: {
			action: {
				id: "51f9424bcd6e040f3c002412",
				type: "updateCard"
			},
			model: { id: "4200" }
		}
	}
});
/** The parts of the request in lines: its method, path, the headers that it lists, and the body. */
var contentful = schemeRule("contentful", {
	header: "x-contentful-signature",
	message: [
		"method",
		"\n",
		"url:path",
		"\n",
		"token:signed headers",
		"\n",
		"body"
	],
	secret: {
		kind: "made",
		how: "as text",
		keys: (text) => text.length === 64 ? [bytesFromText(text)] : void 0,
		problem: "not 64 characters",
		fresh: (random) => hexFromBytes(new Uint8Array([...random, ...random])).slice(0, 64)
	},
	timestamp: {
		place: { header: "x-contentful-timestamp" },
		unit: "milliseconds",
		toleranceSeconds: 30,
		direction: "past only",
		edge: "refused",
		least: 1577836800001
	},
	alsoSends: [{ header: "x-contentful-topic" }, { header: "x-contentful-webhook-name" }],
	own: {
		requires: ["x-contentful-signed-headers"],
		headers: () => ({ "x-contentful-signed-headers": "x-contentful-signed-headers,x-contentful-timestamp" }),
		parts: {
			"url:path": ({ url }) => contentfulPath(url),
			"token:signed headers": listedHeaders
		}
	},
	example: {
		secret: hexExampleKey,
		url: "https://billing.example/contentful",
		body: {
			sys: {
				type: "Entry",
				id: "5KsDBWseXY6QegucYAoacS"
			},
			fields: { amount: 4200 }
		}
	}
});
/** As its library writes the path: the query is escaped, and then all of it once more. */
function contentfulPath(url = "") {
	const { path = url, query } = urlParts(url) ?? {};
	const [before = "", search = query?.slice(1) ?? ""] = path.split("?");
	const escaped = search === "" ? "" : `?${querystringEscape(search)}`;
	try {
		return encodeURI((before === "" ? "/" : before) + escaped);
	} catch {
		return;
	}
}
/** Escapes what `querystring.escape` of Node does, which is what encodeURIComponent does. */
function querystringEscape(text) {
	return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "�"));
}
function listedHeaders({ headers, timestamp = "" }) {
	const [list] = headerValues(headers, "x-contentful-signed-headers");
	const wanted = list?.split(",") ?? [];
	if (wanted.length < 2) return void 0;
	const values = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase().trim(), value.trim()]).filter(([name]) => wanted.includes(name)));
	values.set("x-contentful-timestamp", String(Number(timestamp)));
	values.set("x-contentful-signed-headers", "");
	const names = [...values.keys()].sort();
	values.set("x-contentful-signed-headers", names.join(","));
	return names.map((name) => `${name}:${values.get(name) ?? ""}`).join(";");
}
var plivoNonce = "X-Plivo-Signature-V3-Nonce";
var plivo = schemeRule("plivo-v3", {
	header: "X-Plivo-Signature-V3",
	format: {
		kind: "key=value pairs",
		separator: ",",
		macKey: "v3",
		encoding: "base64"
	},
	message: [
		"url:with its parameters sorted",
		".",
		`header:${plivoNonce}`
	],
	eventId: {
		header: plivoNonce,
		example: "12345678901234567890"
	},
	own: {
		parts: { "url:with its parameters sorted": plivoUrl },
		normal: (text) => text.replace(/^|,/g, "$&v3="),
		written: (text) => text.replace(/(^|,)v3=/g, "$1")
	},
	example: {
		secret: made$1,
		url: "https://billing.example/call?tenant=7",
		headers: { "Content-Type": "application/x-www-form-urlencoded" },
		body: "From=15005550006&To=15005550009&Text=Send+4200+euros&CallUUID=c-77"
	}
});
/**
* As the library writes it: the parameters of the query by name and decoded, of a GET those of the form among them; of
* a POST those of the form behind them.
*/
function plivoUrl({ url = "", method = "POST", body, headers }) {
	const parts = urlParts(url);
	if (!parts || method !== "GET" && method !== "POST") return void 0;
	const { scheme, credentials, host, port, path, query } = parts;
	const ofQuery = parametersIn(query.slice(1));
	const [type] = headerValues(headers, "content-type");
	const text = textFromBytes(body) ?? "";
	const ofForm = (type === void 0 ? looksLikeForm(text) : /x-www-form-urlencoded/i.test(type)) ? parametersIn(text) : [];
	const isGet = method === "GET";
	const before = (isGet ? [...ofQuery, ...ofForm] : ofQuery).sort(byNameAndValue);
	const behind = isGet ? [] : ofForm.sort(byNameAndValue);
	return [
		`${scheme}://${credentials}${host}${port}${path}`,
		before.length > 0 || behind.length > 0 ? "?" : "",
		before.map((pair) => pair.join("=")).join("&"),
		before.length > 0 && behind.length > 0 ? "." : "",
		behind.map((pair) => pair.join("")).join("")
	].join("");
}
function parametersIn(text) {
	return text.split("&").filter((pair) => pair !== "").map(pairOf);
}
function byNameAndValue(one, other) {
	const at = one[0] === other[0] ? 1 : 0;
	return one[at] === other[at] ? 0 : one[at] < other[at] ? -1 : 1;
}
/** The token is the whole secret, as GitLab's is. */
var telegram = schemeRule("telegram", {
	algorithm: "token",
	header: "X-Telegram-Bot-Api-Secret-Token",
	format: { kind: "token" },
	message: [],
	eventId: { bodyField: "update_id" },
	example: {
		secret: made$1,
		body: {
			update_id: 1004,
			message: {
				message_id: 42,
				text: "Hello"
			}
		}
	}
});
/** HTTP's own way to send a name and a password (RFC 7617). */
function basic(id, name, body) {
	return schemeRule(id, {
		algorithm: "token",
		header: "Authorization",
		format: { kind: "token" },
		message: [],
		alsoSends: agent(name),
		own: {
			normal: (text) => {
				const bytes = bytesFromBase64(/^basic +(\S+)$/i.exec(text)?.[1] ?? "");
				return (bytes && textFromBytes(bytes)) ?? "";
			},
			written: (text) => `Basic ${base64FromBytes(bytesFromText(text))}`,
			fits: (_, headers) => headerValues(headers, "user-agent").some((agent) => name.test(agent))
		},
		example: {
			secret: `hooks:${made$1}`,
			body
		}
	});
}
var postmark = basic("postmark", /postmark/i, {
	RecordType: "Delivery",
	MessageID: "883953f4-6105-42a2-a16a-77a8eac79483"
});
var chargebee = basic("chargebee", /chargebee/i, {
	id: "ev_1004",
	event_type: "payment_succeeded"
});
// src/signing/schemes.ts
for (const rules of [
	standardWebhooksFamily_exports,
	timeAndBody_exports,
	bodyOnly_exports,
	urlAndOthers_exports,
	insideBody_exports,
	tokens_exports,
	certificates_exports
]) keepRules(rules);
/** Every scheme there is, in the order in which they are offered. Whoever needs only one loads that: see `loadScheme`. */
var schemes = schemeIds.map((id) => schemeById(id));
// src/signing/mac/ed25519.ts
/** A private key as PKCS #8 has it (RFC 8410, section 7), up to its 32 bytes of seed. */
var pkcs8Prefix = new Uint8Array([
	48,
	46,
	2,
	1,
	0,
	48,
	5,
	6,
	3,
	43,
	101,
	112,
	4,
	34,
	4,
	32
]);
/** The base point of the curve (RFC 8032, section 5.1), which is a public key like any other. */
var basePoint = Uint8Array.of(88, ...(/* @__PURE__ */ new Uint8Array(31)).fill(102));
/** Whether this platform has Ed25519 at all, here and now. */
async function canComputeEd25519() {
	try {
		return await subtleCrypto()?.importKey("raw", basePoint, "Ed25519", false, ["verify"]) !== void 0;
	} catch {
		return false;
	}
}
/**
* Checks signatures by WebCrypto with a public key that is read once. The check gives undefined where the platform has
* no Ed25519, or no WebCrypto at all.
*/
async function ed25519Verifier(publicKey) {
	const subtle = subtleCrypto();
	if (!subtle) return () => Promise.resolve(void 0);
	try {
		const key = await subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
		return async (signature, message) => {
			try {
				return await subtle.verify("Ed25519", key, signature, message);
			} catch (error) {
				return outcomeOf(error);
			}
		};
	} catch (error) {
		return () => Promise.resolve(outcomeOf(error));
	}
}
/** A key that is no point of the curve is refused with a DataError; it matches nothing. */
function outcomeOf(error) {
	return error instanceof DOMException && error.name === "DataError" ? false : void 0;
}
/** The signature of a message; undefined where the platform has no Ed25519. */
async function ed25519Sign(seed, message) {
	const subtle = subtleCrypto();
	if (!subtle) return void 0;
	try {
		const pkcs8 = concatBytes([pkcs8Prefix, seed]);
		const key = await subtle.importKey("pkcs8", pkcs8, "Ed25519", false, ["sign"]);
		return new Uint8Array(await subtle.sign("Ed25519", key, message));
	} catch {
		return;
	}
}
var ed25519 = {
	isThere: canComputeEd25519,
	verifier: ed25519Verifier,
	sign: ed25519Sign
};
// src/signing/mac/curveOf.ts
/** How the signatures of a scheme are checked with a public key; undefined where nothing here can. */
function curveOf({ algorithm, own }) {
	return algorithm === "Ed25519" ? ed25519 : own?.curve;
}
// src/signing/mac/webCryptoMac.ts
var hashNames = {
	"HMAC-SHA-256": "SHA-256",
	"HMAC-SHA-1": "SHA-1",
	"HMAC-SHA-384": "SHA-384",
	"HMAC-SHA-512": "SHA-512"
};
var importedKeys = {
	"HMAC-SHA-256": /* @__PURE__ */ new WeakMap(),
	"HMAC-SHA-1": /* @__PURE__ */ new WeakMap(),
	"HMAC-SHA-384": /* @__PURE__ */ new WeakMap(),
	"HMAC-SHA-512": /* @__PURE__ */ new WeakMap()
};
/** Whether this page has WebCrypto: on https and localhost. */
function webCryptoAvailable() {
	return subtleCrypto() !== void 0;
}
/**
* HMAC (RFC 2104), or a plain hash of key and message, by the platform; rejects without `webCryptoAvailable`. Each `key`
* object is imported once.
*/
async function webCryptoMac(algorithm, key, message) {
	if (algorithm === "token") return key;
	const subtle = subtleCrypto();
	if (!subtle) throw new Error("There is no WebCrypto here.");
	if (algorithm === "SHA-256") return new Uint8Array(await subtle.digest("SHA-256", concatBytes([key, message])));
	if (algorithm === "SHA-1") return new Uint8Array(await subtle.digest("SHA-1", concatBytes([message, key])));
	let imported = importedKeys[algorithm].get(key);
	if (!imported) {
		const raw = key.length === 0 ? /* @__PURE__ */ new Uint8Array(1) : key;
		const hash = hashNames[algorithm];
		imported = subtle.importKey("raw", raw, {
			name: "HMAC",
			hash
		}, false, ["sign"]);
		importedKeys[algorithm].set(key, imported);
	}
	return new Uint8Array(await subtle.sign("HMAC", await imported, message));
}
// src/signing/mac/macOf.ts
var loadNoble = () => Promise.resolve().then(() => nobleMac_exports);
/**
* Computes a MAC by WebCrypto, or by noble where the page has no WebCrypto; rejects where noble is wanted and cannot be
* loaded.
*/
async function macOf$1(algorithm, key, message) {
	if (webCryptoAvailable()) return webCryptoMac(algorithm, key, message);
	return (await loadNoble()).nobleMac(algorithm, key, message);
}
// src/signing/mac/macAlgorithm.ts
var lengths = {
	"HMAC-SHA-256": 32,
	"HMAC-SHA-1": 20,
	"HMAC-SHA-384": 48,
	"HMAC-SHA-512": 64,
	"SHA-256": 32,
	"SHA-1": 20,
	Ed25519: 64,
	"ECDSA P-256": void 0,
	RSA: void 0,
	token: void 0
};
/** Bytes of a signature; undefined where they are not always the same. */
function macLength(algorithm) {
	return lengths[algorithm];
}
// src/signing/providers/scheme.ts
/** Whether signatures are checked with a public key. */
function isPublicKeyed(algorithm) {
	return algorithm === "Ed25519" || algorithm === "ECDSA P-256" || algorithm === "RSA";
}
var literals = [
	".",
	":",
	"v0:",
	"|",
	"\n"
];
/** Whether a part of the message is always the same. */
function isLiteral(part) {
	return literals.some((literal) => literal === part);
}
/** Whether the URL, or something made of it, is signed. */
function signsUrl({ message, own }) {
	return own?.needsUrl === true || message.some((part) => part === "url" || part.startsWith("url:"));
}
var required = /* @__PURE__ */ new WeakMap();
/** The headers that a request must have, in reading order. */
function requiredHeaders(scheme) {
	const names = required.get(scheme) ?? namesOfRequired(scheme);
	required.set(scheme, names);
	return names;
}
function namesOfRequired(scheme) {
	const { message, timestamp, constants = [], own } = scheme;
	const names = message.flatMap((part) => part.startsWith("header:") ? [part.slice(7)] : []);
	if (timestamp && typeof timestamp.place === "object" && "header" in timestamp.place) names.push(timestamp.place.header);
	names.push(...constants.map(({ name }) => name), ...own?.requires ?? []);
	names.push(...signatureHeaders(scheme));
	return [...new Set(names)];
}
/** The headers that hold signatures; none when they stand in the body. */
function signatureHeaders({ signature }) {
	return "header" in signature ? [signature.header, ...signature.more ?? []] : [];
}
// src/signing/check/secretKey.ts
/** The prefixes of providers' secrets. */
var knownPrefix = /^(whsec_|whsk_|polar_whs_|pdl_ntfset_|shpss_|lin_wh_)/;
/** Invisible characters that are copied together with a secret. */
var invisibleCharacters = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
/** The key bytes behind a secret, or behind each of several while one is rotated. */
function secretKeys(secret, derivation) {
	const secrets = typeof secret === "string" ? [secret] : secret;
	const usable = [];
	const facts = secrets.map((text, index) => {
		const derived = remembered(text, derivation);
		for (const keys of derived.keys) usable.push({
			secret: index + 1,
			...keys
		});
		return {
			secret: index + 1,
			...derived.facts
		};
	});
	if (usable.length > 0) return {
		usable,
		facts
	};
	return {
		usable,
		facts,
		because: facts.every(({ problem }) => problem === "empty") ? "secret empty" : "secret malformed"
	};
}
function derive(text, derivation) {
	switch (derivation.kind) {
		case "text": return derived(bytesFromText(text), "as text");
		case "base64": {
			const { prefix, withoutPrefix } = derivation;
			if (withoutPrefix === "text" && !text.startsWith(prefix)) return derived(bytesFromText(text), "as text");
			const encoded = withoutStart(text, prefix);
			return derived(bytesFromBase64(encoded, { padding: "optional" }), "decoded from base64", () => base64Fault(encoded));
		}
		case "hex": return derived(bytesFromHex(text), "decoded from hex", () => ({ problem: "not hex" }));
		case "either": {
			const all = derivation.of.map((each) => derive(text, each));
			const [first] = all.filter(({ keys }) => keys.length > 0);
			const facts = (first ?? all[0])?.facts ?? {
				derived: "as text",
				byteLength: 0
			};
			return {
				keys: all.flatMap(({ keys }) => keys),
				facts
			};
		}
		case "Ed25519": return derivedPair(text, derivation);
		case "made": {
			const keys = text === "" ? [] : derivation.keys(text);
			const byteLength = keys?.[0]?.length ?? 0;
			const facts = {
				derived: derivation.how,
				byteLength
			};
			if (!keys) return {
				keys: [],
				facts: {
					...facts,
					problem: derivation.problem
				}
			};
			const usable = keys.filter(({ length }) => length > 0).map((key) => ({ key }));
			return {
				keys: usable,
				facts: usable.length > 0 ? facts : {
					...facts,
					problem: "empty"
				}
			};
		}
		case "ECDSA": return derivedEcdsa(text, derivation.pair);
		case "none": return {
			keys: [],
			facts: {
				derived: "none",
				byteLength: 0
			}
		};
	}
}
function derived(key, how, fault) {
	return {
		keys: key && key.length > 0 ? [{ key }] : [],
		facts: {
			derived: how,
			byteLength: key?.length ?? 0,
			...!key && fault?.(),
			...key?.length === 0 && { problem: "empty" }
		}
	};
}
var publicKeyBytes = 32;
/** A public key, or a seed with the public key that belongs to it. */
function derivedPair(text, derivation) {
	const isHex = derivation.encoding === "hex";
	const encoded = isHex ? text : withoutStart(withoutStart(text, derivation.publicPrefix), derivation.privatePrefix);
	const bytes = isHex ? bytesFromHex(encoded) : bytesFromBase64(encoded, { padding: "optional" });
	const how = isHex ? "decoded from hex" : "decoded from base64";
	if (!bytes || bytes.length === 0) return derived(bytes, how, () => isHex ? { problem: "not hex" } : base64Fault(encoded));
	const facts = {
		derived: how,
		byteLength: bytes.length
	};
	if (bytes.length === publicKeyBytes) return {
		keys: [{ key: bytes }],
		facts
	};
	if (bytes.length !== 64) return {
		keys: [],
		facts: {
			...facts,
			problem: "not a public key"
		}
	};
	return {
		keys: [{
			key: bytes.slice(publicKeyBytes),
			seed: bytes.slice(0, publicKeyBytes)
		}],
		facts
	};
}
function derivedEcdsa(text, pairIn) {
	const pair = text.trim() === "" ? void 0 : pairIn(text);
	const facts = {
		derived: "decoded from base64",
		byteLength: pair?.key.length ?? 0
	};
	if (text.trim() === "") return {
		keys: [],
		facts: {
			...facts,
			problem: "empty"
		}
	};
	return pair ? {
		keys: [pair],
		facts
	} : {
		keys: [],
		facts: {
			...facts,
			problem: "not a public key"
		}
	};
}
function withoutStart(text, prefix) {
	return text.startsWith(prefix) ? text.slice(prefix.length) : text;
}
var rememberedMax = 16;
var rememberedKeys = /* @__PURE__ */ new WeakMap();
/** Returns the same key object for the same secret: prepared keys are cached by it. */
function remembered(text, derivation) {
	const keys = rememberedKeys.get(derivation) ?? /* @__PURE__ */ new Map();
	rememberedKeys.set(derivation, keys);
	const known = keys.get(text);
	if (known) return known;
	const { keys: derivedKeys, facts } = derive(text, derivation);
	const edges = strayEdges(text);
	const made = {
		keys: derivedKeys,
		facts: {
			...facts,
			...edges.length > 0 && { strayEdges: edges }
		}
	};
	const [oldest] = keys.keys();
	if (keys.size >= rememberedMax && oldest !== void 0) keys.delete(oldest);
	keys.set(text, made);
	return made;
}
/** Why `bytesFromBase64` refused a text (RFC 4648, section 4): one character left over stands for no byte. */
function base64Fault(text) {
	if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return { problem: "not base64" };
	const charactersLeftOver = text.length % 4;
	return charactersLeftOver === 0 ? { problem: "impossible last character" } : {
		problem: "incomplete base64",
		charactersLeftOver
	};
}
/** White space at the ends of a secret. Nothing of the secret itself is told. */
function strayEdges(secret) {
	const first = strayName(secret.charAt(0));
	const last = strayName(secret.charAt(secret.length - 1));
	return [...first ? [`starts with ${first}`] : [], ...last ? [`ends with ${last}`] : []];
}
function strayName(char) {
	if (char === " ") return "a space";
	if (char === "	") return "a tab";
	if (char === "\n" || char === "\r") return "a line break";
	return /[\s\u200b-\u200d\u2060]/.test(char) ? "an invisible character" : void 0;
}
// src/signing/check/signatureFormat.ts
/** Reads a signature header. Never throws: problems are told per entry, or as `malformed`. */
function readSignature(text, format, macLength) {
	switch (format.kind) {
		case "versioned list":
		case "key=value pairs": return readEntries(text, format, macLength);
		case "prefixed": return readPrefixed(text, format, macLength);
		case "token": return {
			offered: [{
				text,
				mac: bytesFromText(text)
			}],
			leftAside: [],
			...untimed
		};
	}
}
/** Nobody rotates more secrets at once; each entry costs a comparison with each key. */
var offeredMost = 64;
var untimed = {
	time: void 0,
	malformed: false
};
/** Writes a signature header with an entry for each MAC, or for the first; and `time`, where the format carries it. */
function writeSignature(macs, format, time) {
	if (format.kind === "token") return textFromBytes(macs[0] ?? /* @__PURE__ */ new Uint8Array()) ?? "";
	const texts = macs.map((mac) => macPrefix(format) + encodeMac(mac, format.encoding));
	switch (format.kind) {
		case "versioned list": return texts.join(" ");
		case "key=value pairs": {
			const { timeKey, separator } = format;
			if (timeKey !== void 0 && time !== void 0) texts.unshift(`${timeKey}=${time}`);
			return texts.join(separator);
		}
		case "prefixed": return texts[0] ?? format.prefix;
	}
}
/** What stands before each MAC in a header of this format. */
function macPrefix(format) {
	switch (format.kind) {
		case "versioned list": return `${format.version},`;
		case "key=value pairs": return `${format.macKey}=`;
		case "prefixed": return format.prefix;
		case "token": return "";
	}
}
function readEntries(text, format, macLength) {
	const isList = format.kind === "versioned list";
	const mark = isList ? "," : "=";
	const macKey = isList ? format.version : format.macKey;
	const timeKey = isList ? void 0 : format.timeKey;
	const entries = isList ? text.split(" ").filter((entry) => entry !== "") : separated(text, format);
	const offered = [];
	const leftAside = [];
	let time;
	let givenTwice = false;
	for (const entry of entries) {
		const markAt = entry.indexOf(mark);
		const key = entry.slice(0, Math.max(markAt, 0));
		const value = entry.slice(markAt + 1);
		if (key === macKey && offered.length < offeredMost) offered.push(readMac(value, format, macLength));
		else if (key !== "" && key === timeKey) {
			givenTwice ||= time !== void 0;
			time = value;
		} else leftAside.push(entry);
	}
	const malformed = isList ? !entries.some((entry) => entry.includes(",")) : givenTwice || offered.length === 0 && time === void 0;
	return {
		offered,
		leftAside,
		time,
		malformed
	};
}
function readPrefixed(text, format, macLength) {
	const { prefix } = format;
	const time = void 0;
	if (!text.startsWith(prefix)) return {
		offered: [],
		leftAside: [text],
		time,
		malformed: true
	};
	return {
		offered: [readMac(text.slice(prefix.length), format, macLength)],
		leftAside: [],
		time,
		malformed: false
	};
}
function separated(text, { separator, tolerant }) {
	if (tolerant !== "without blanks") return text.split(separator);
	const entries = text.split(separator.trim()).map((entry) => entry.replace(/^ /, ""));
	return entries.includes("") ? [text] : entries;
}
/** `macLength` is 0 where signatures differ in length. */
function readMac(text, format, macLength) {
	const { encoding } = format;
	const mac = decodeMac(text, format);
	if (!mac && encoding === "hex") return {
		text,
		problem: /^[\da-f]+$/.test(text) ? "wrong length" : "not hex"
	};
	if (!mac) return {
		text,
		problem: "not base64"
	};
	return mac.length === macLength || macLength === 0 ? {
		text,
		mac
	} : {
		text,
		problem: "wrong length"
	};
}
function decodeMac(text, { encoding, tolerant }) {
	if (encoding === "hex") return tolerant !== "upper case" && /[A-F]/.test(text) ? void 0 : bytesFromHex(text);
	if (encoding === "base64" && tolerant !== "unpadded") return bytesFromBase64(text);
	if (encoding === "base64url" && /[+/=]/.test(text)) return void 0;
	const standard = text.replaceAll("-", "+").replaceAll("_", "/");
	return bytesFromBase64(standard, { padding: "optional" });
}
function encodeMac(mac, encoding) {
	if (encoding === "hex") return hexFromBytes(mac);
	return encoding === "base64" ? base64FromBytes(mac) : base64urlFromBytes(mac);
}
// src/signing/check/signedContent.ts
/**
* The parts of a request that go into the MAC, once for each spelling of the URL that the scheme allows.
* Refuses with the reason when one of them is missing; without one when a step before has told it.
*/
function signedContents(scheme, request) {
	const { own } = scheme;
	if (signsUrl(scheme) && !request.url) return {
		ok: false,
		because: "URL missing"
	};
	const isForm = scheme.message.includes("form parameters") && formBody(scheme, request);
	if (isForm && textFromBytes(request.body) === void 0) return {
		ok: false,
		because: "form not UTF-8"
	};
	const unvouched = scheme.bodyHash && "queryParameter" in scheme.bodyHash && !isForm ? hashProblem(scheme.bodyHash.queryParameter, request) : own?.refuses?.(request, request.secrets ?? []);
	if (unvouched) return {
		ok: false,
		because: unvouched
	};
	const contents = [];
	const forms = [{ note: void 0 }, ...own?.forms?.(request) ?? []];
	for (const { note, ...form } of forms) {
		const signed = partsOf(scheme, {
			...request,
			...form
		}, isForm);
		if (!signed) return {
			ok: false,
			because: missing(scheme, request)
		};
		const message = concatBytes(signed.map((part) => part.bytes));
		contents.push({
			parts: signed,
			message,
			...note === void 0 ? {} : { note }
		});
	}
	const [first, ...others] = contents;
	return first ? {
		ok: true,
		contents: [first, ...others]
	} : {
		ok: false,
		because: void 0
	};
}
function partsOf({ message, own }, request, isForm) {
	const parts = [];
	for (const part of message) {
		if (part === "form parameters" && !isForm) continue;
		const signed = signedPart(part, request, own);
		if (!signed) return void 0;
		parts.push(signed);
	}
	return parts;
}
function signedPart(part, request, own) {
	const { body, method, headers, timestamp, url } = request;
	switch (part) {
		case "body": return {
			role: "body",
			label: "body",
			bytes: body
		};
		case "timestamp": return textPart("timestamp", "timestamp", timestamp);
		case "url": return textPart("url", "URL", url);
		case "method": return textPart("method", "method", method ?? "POST");
		case "form parameters": {
			const form = textFromBytes(body);
			return textPart("body", "form, sorted", form && sortedFormParameters(form));
		}
		default: {
			if (isLiteral(part)) return textPart("literal", part, part);
			const name = part.slice(part.indexOf(":") + 1);
			if (part.startsWith("text:")) return textPart("literal", name, name);
			if (part.startsWith("header:")) return textPart("header", name, headerValues(headers, name)[0]);
			if (part.startsWith("field:")) return textPart("field", name, bodyField(body, name) ?? (own?.emptyFields ? "" : void 0));
			const made = own?.parts?.[part]?.(request);
			const role = part.startsWith("url:") ? "url" : part.startsWith("body:") ? "body" : "header";
			return typeof made === "object" ? {
				role,
				label: name,
				bytes: made
			} : textPart(role, name, made);
		}
	}
}
function missing({ message, own }, { body }) {
	return message.find((part) => part.startsWith("field:") && bodyField(body, part.slice(6)) === void 0) === void 0 ? own?.absent : "body field missing";
}
/**
* Whether a body is signed as a form: never where the URL has the hash of a body, which is signed and the Content-Type
* is not; else by its Content-Type, or by its looks where there is none.
*/
function formBody({ bodyHash: rule }, { body, headers, url = "" }) {
	if (rule && "queryParameter" in rule && hashIn(url, rule.queryParameter) !== void 0) return false;
	const [type] = headerValues(headers, "content-type");
	if (type !== void 0) return /^application\/x-www-form-urlencoded/i.test(type);
	return body.length > 0 && looksLikeForm(textFromBytes(body) ?? "");
}
/** Where only the URL is signed, nothing but the hash in it vouches for a body. */
function hashProblem(parameter, { url = "", body }) {
	const hash = hashIn(url, parameter);
	if (hash === void 0) return body.length > 0 ? "body hash missing" : void 0;
	return hash === bodyHash(body) ? void 0 : "body hash differs";
}
function hashIn(url, parameter) {
	return new RegExp(`^[^#]*?[?&]${parameter}=([^&#]*)`).exec(url)?.[1];
}
var hashes = /* @__PURE__ */ new WeakMap();
/** SHA-256 of a body in hex, made once for each body: its bytes must stay as they are. */
function bodyHash(body) {
	const hash = hashes.get(body) ?? hexFromBytes(sha256(body));
	hashes.set(body, hash);
	return hash;
}
function textPart(role, label, text) {
	return text === void 0 ? void 0 : {
		role,
		label,
		bytes: bytesFromText(text)
	};
}
// src/signing/check/timestamp.ts
/** Whether a timestamp is within the tolerance at `nowSeconds`. At the very edge it still is. */
function checkTimestamp(rule, text, { nowSeconds, toleranceSeconds = rule.toleranceSeconds }) {
	const step = "timestamp";
	if (text === void 0) return {
		step,
		ok: false,
		because: "timestamp missing"
	};
	const sentAtSeconds = secondsOf(text, rule.unit);
	if (sentAtSeconds === void 0) return {
		step,
		ok: false,
		because: notATime(rule),
		text
	};
	if (Number(text) < (rule.least ?? 0)) return {
		step,
		ok: false,
		because: "timestamp in another unit",
		text
	};
	if (nowSeconds === void 0 || toleranceSeconds === void 0) return {
		step,
		ok: "skipped",
		text,
		sentAtSeconds
	};
	const ageSeconds = nowSeconds - sentAtSeconds;
	const { direction } = rule;
	const seen = {
		step,
		text,
		sentAtSeconds,
		ageSeconds,
		toleranceSeconds,
		direction
	};
	if (!(rule.edge ? ageSeconds < toleranceSeconds : ageSeconds <= toleranceSeconds)) return {
		...seen,
		ok: false,
		because: "timestamp too old"
	};
	const ahead = {
		both: toleranceSeconds,
		"past only": Infinity,
		"not ahead": 0
	}[direction];
	if (!(-ageSeconds <= ahead)) return {
		...seen,
		ok: false,
		because: "timestamp too new"
	};
	return {
		...seen,
		ok: true
	};
}
/** Unix seconds of a timestamp as it is written; undefined when it is not of its unit. */
function secondsOf(text, unit) {
	if (unit === "ISO 8601") {
		const date = /^(\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2})(\.\d{1,3})?\d*([Zz]|[+-]\d{2}:\d{2})$/.exec(text);
		const ms = date ? Date.parse(`${date[1] ?? ""}${date[2] ?? ""}${date[3] ?? ""}`) : NaN;
		return Number.isNaN(ms) ? void 0 : ms / 1e3;
	}
	if (!/^\d+$/.test(text)) return void 0;
	return Number(text) / (unit === "milliseconds" ? 1e3 : 1);
}
/** Why a time cannot be one of this rule. */
function notATime({ unit }) {
	return unit === "ISO 8601" ? "timestamp is not a date" : "timestamp is not a number";
}
/** The last second that a date of JavaScript can have (ECMA-262, section 21.4.1.1). */
var lastSeconds = 864e10;
/**
* What a sender writes for this moment: whole units of the rule, rounded down, in decimal digits, or a date.
* Undefined for what is no moment from 1970 on.
*/
function timestampText(rule, nowSeconds) {
	if (!(nowSeconds >= 0 && nowSeconds <= lastSeconds)) return void 0;
	if (rule.unit === "ISO 8601") return (/* @__PURE__ */ new Date(nowSeconds * 1e3)).toISOString();
	return String(Math.floor(rule.unit === "milliseconds" ? nowSeconds * 1e3 : nowSeconds));
}
// src/signing/check/prepare.ts
/** Reads a request and says what must be signed, with which keys, and which MACs were offered. */
function prepare(scheme, given) {
	const input = {
		...given,
		body: given.body.slice()
	};
	const headers = headersStep(scheme, input);
	const read = readOffered(scheme, input);
	const timestampText = findTimestamp(scheme, input, read);
	const signed = signedContents(scheme, {
		body: input.body,
		url: input.url,
		method: input.method,
		headers: canonicalHeaders(scheme, input),
		timestamp: timestampText,
		secrets: secretsOf(input)
	});
	const contents = signed.ok ? signed.contents : [];
	const content = signed.ok ? contentStep(signed.contents[0], contents.length) : {
		step: "content",
		parts: [],
		byteLength: 0,
		...signed.because === void 0 ? { ok: "skipped" } : {
			ok: false,
			because: signed.because
		}
	};
	const secrets = secretKeys(input.secret, scheme.secret);
	return {
		algorithm: algorithmOf(scheme, input) ?? scheme.algorithm,
		steps: [
			headers,
			signatureStep(read, scheme),
			timestampStep(scheme, input, timestampText),
			content,
			keyStep(secrets, scheme)
		],
		contents,
		keys: secrets.usable,
		offered: read?.offered ?? []
	};
}
/** The step that shows the signed content; `tried` counts the spellings of the URL. */
function contentStep({ parts, message, note }, tried) {
	return {
		step: "content",
		ok: true,
		parts,
		byteLength: message.length,
		...note === void 0 ? {} : { note },
		...tried > 1 ? { tried } : {}
	};
}
function headersStep(scheme, { headers }) {
	const { constants = [], aliases } = scheme;
	const places = signatureHeaders(scheme);
	const found = requiredHeaders(scheme).map((name) => {
		const constant = constants.find((one) => one.name === name);
		return {
			name,
			values: aliasedValues(headers, name, aliases),
			...constant ? { wanted: constant.value } : {},
			...places.length > 1 && places.includes(name) ? { optional: true } : {}
		};
	});
	const seen = {
		step: "headers",
		headers: found
	};
	const isMissing = ({ values }) => values.length === 0 || values.includes("");
	const offers = found.filter(({ optional }) => optional);
	if (found.some((header) => !header.optional && isMissing(header)) || offers.length > 0 && offers.every(isMissing)) return {
		...seen,
		ok: false,
		because: "header missing"
	};
	if (found.some(({ values }) => values.length > 1)) return {
		...seen,
		ok: false,
		because: "header given twice"
	};
	if (found.some(({ values, wanted }) => wanted !== void 0 && values[0] !== wanted)) return {
		...seen,
		ok: false,
		because: "header has another value"
	};
	return {
		step: "headers",
		headers: found,
		ok: true
	};
}
/** The headers, with those that have an alias under the scheme's own name. */
function canonicalHeaders({ message, aliases }, { headers }) {
	if (!aliases) return headers;
	const named = message.filter((part) => part.startsWith("header:")).map((part) => part.slice(7)).flatMap((name) => {
		const [value] = aliasedValues(headers, name, aliases);
		return value === void 0 ? [] : [[name, value]];
	});
	return {
		...headers,
		...Object.fromEntries(named)
	};
}
/** Of a token what it names itself; undefined where the rule does not have that. */
function algorithmOf({ own, algorithm }, input) {
	return own?.algorithm ? own.algorithm(input) : algorithm;
}
function secretsOf({ secret }) {
	return typeof secret === "string" ? [secret] : secret;
}
function readOffered(scheme, input) {
	const { signature, aliases, own } = scheme;
	const { headers, body } = input;
	const algorithm = algorithmOf(scheme, input);
	const read = ("bodyField" in signature ? [bodyField(body, signature.bodyField)] : signatureHeaders(scheme).map((name) => aliasedValues(headers, name, aliases)[0])).filter((text) => text !== void 0 && text !== "").map((text) => {
		if (!algorithm) return {
			offered: [],
			leftAside: [text],
			time: void 0,
			malformed: false
		};
		return readSignature(own?.normal?.(text, secretsOf(input)) ?? text, signature.format, macLength(algorithm) ?? 0);
	});
	const [first] = read;
	if (!first) return void 0;
	return {
		offered: read.flatMap(({ offered }) => offered),
		leftAside: read.flatMap(({ leftAside }) => leftAside),
		time: first.time,
		malformed: read.every(({ malformed }) => malformed)
	};
}
function signatureStep(read, { signature }) {
	const step = "signature";
	if (!read) {
		const nothing = {
			step,
			offered: [],
			leftAside: []
		};
		return "bodyField" in signature ? {
			...nothing,
			ok: false,
			because: "body field missing"
		} : {
			...nothing,
			ok: "skipped"
		};
	}
	const { offered, leftAside, malformed } = read;
	const seen = {
		step,
		offered,
		leftAside
	};
	if (malformed) return {
		...seen,
		ok: false,
		because: "signature header malformed"
	};
	if (offered.length === 0) return {
		...seen,
		ok: false,
		because: "no signature of a known version"
	};
	if (offered.every((entry) => "problem" in entry)) return {
		...seen,
		ok: false,
		because: "signature malformed"
	};
	return {
		step,
		offered,
		leftAside,
		ok: true
	};
}
function findTimestamp({ timestamp, aliases }, { headers, body }, read) {
	if (!timestamp) return void 0;
	const { place } = timestamp;
	if (place === "signature header") return read?.time;
	return "header" in place ? aliasedValues(headers, place.header, aliases)[0] : bodyField(body, place.bodyField);
}
function timestampStep({ timestamp, own }, input, text) {
	if (own?.judgesTime) return own.judgesTime(input);
	return timestamp ? checkTimestamp(timestamp, text, input) : {
		step: "timestamp",
		ok: "skipped"
	};
}
function keyStep({ facts: keys, because }, { secret }) {
	if (secret.kind === "none") return {
		step: "key",
		ok: "skipped",
		keys: []
	};
	return because ? {
		step: "key",
		ok: false,
		because,
		keys
	} : {
		step: "key",
		ok: true,
		keys
	};
}
// src/signing/check/judge.ts
/** Compares what was computed with what was offered. The first step that failed is the reason. */
function judge(prepared, computed) {
	const { algorithm } = prepared;
	return judged(prepared, computed, computed.flatMap((own) => prepared.offered.flatMap((entry, index) => "mac" in entry ? [compare(algorithm, own, index + 1, entry.mac)] : [])));
}
/** The verdict on signatures that were checked by a public key. */
function judgeChecked(prepared, algorithm, comparisons) {
	if (comparisons !== "not supported") return judged(prepared, [], comparisons);
	const unable = inabilityOf(algorithm);
	const mac = {
		step: "mac",
		ok: "skipped",
		algorithm,
		computed: [],
		unable
	};
	return {
		ok: void 0,
		because: unable,
		steps: [
			...prepared.steps,
			mac,
			comparisonStep([])
		]
	};
}
/** Why an algorithm cannot be judged where the platform does not have it. */
function inabilityOf(algorithm) {
	return algorithm === "RSA" ? "certificate not here" : `${algorithm} not supported`;
}
function judged({ algorithm, steps, contents }, computed, comparisons) {
	const content = contents[comparisons.find(({ equal }) => equal)?.content ?? 0];
	return concluded([
		...steps.map((step) => step.step === "content" && step.ok === true && content ? contentStep(content, contents.length) : step),
		macStep(algorithm, computed),
		comparisonStep(comparisons)
	]);
}
function concluded(steps) {
	const because = steps.find((step) => step.ok === false)?.because;
	if (because) return {
		ok: false,
		because,
		steps
	};
	return steps.at(-1)?.ok === true ? {
		ok: true,
		steps
	} : {
		ok: false,
		because: "no signature matches",
		steps
	};
}
function macStep(algorithm, computed) {
	return {
		step: "mac",
		ok: computed.length > 0 ? true : "skipped",
		algorithm,
		computed
	};
}
function comparisonStep(comparisons) {
	const step = "comparison";
	if (comparisons.length === 0) return {
		step,
		ok: "skipped",
		comparisons
	};
	return comparisons.some(({ equal }) => equal) ? {
		step,
		ok: true,
		comparisons
	} : {
		step,
		ok: false,
		because: "no signature matches",
		comparisons
	};
}
function compare(algorithm, { secret, content, mac: computedMac }, offered, offeredMac) {
	const [own, other] = algorithm === "token" ? [sha256(computedMac), sha256(offeredMac)] : [computedMac, offeredMac];
	return {
		secret,
		content,
		offered,
		computedMac: own,
		offeredMac: other,
		differingBits: differingBits(own, other) ?? 8 * own.length,
		equal: equalInConstantTime(own, other)
	};
}
// src/signing/bytes/bodyWriting.ts
/** A body with members set by their ways (`signature.token`); undefined when it is neither a JSON object nor a form. */
function withMembers(body, members) {
	let written = body;
	for (const [path, value] of Object.entries(members)) written = written && withField(written, path, value);
	return written;
}
/**
* A body with one member set. Digits are written as a number where a number or nothing stood. A member at the top is
* put into the text, so that every other byte stays; a deeper one makes the JSON be written anew.
*/
function withField(body, path, value) {
	const text = textFromBytes(body);
	if (text === void 0) return void 0;
	const names = path.split(".");
	const inside = jsonInMultipart(text);
	if (inside) {
		const { start, end } = inside;
		const json = withField(bytesFromText(text.slice(start, end)), path, value);
		const written = json && textFromBytes(json);
		return written === void 0 ? void 0 : bytesFromText(text.slice(0, start) + written + text.slice(end));
	}
	if (looksLikeForm(text)) {
		const form = new URLSearchParams(text);
		form.set(names.at(-1) ?? path, value);
		return bytesFromText(form.toString());
	}
	const parsed = parsedJson(text === "" ? "{}" : text);
	if (!isObject$1(parsed)) return void 0;
	if (names.length === 1) {
		const appended = appendMember(text, parsed, path, value);
		if (appended !== void 0) return bytesFromText(appended);
	}
	let parent = parsed;
	for (const name of names.slice(0, -1)) {
		const child = parent[name];
		const next = typeof child === "object" && child !== null ? child : {};
		parent[name] = next;
		parent = next;
	}
	const last = names.at(-1) ?? path;
	parent[last] = names.length === 1 && /^\d{1,15}$/.test(value) ? Number(value) : value;
	try {
		return bytesFromText(JSON.stringify(parsed));
	} catch {
		return;
	}
}
/** The text with one member replaced or appended; undefined when that is ambiguous. */
function appendMember(text, parsed, name, value) {
	const written = /^\d{1,15}$/.test(value) ? value : JSON.stringify(value);
	const present = new RegExp(`("${name}"\\s*:\\s*)(\\d+|"[^"\\\\]*")`, "g");
	const places = [...text.matchAll(present)].length;
	if (places === 1 && Object.hasOwn(parsed, name)) return text.replace(present, `$1${written}`);
	if (places > 0 || Object.hasOwn(parsed, name)) return void 0;
	const end = text.lastIndexOf("}");
	const comma = Object.keys(parsed).length === 0 ? "" : ",";
	return `${text.slice(0, end).trimEnd()}${comma}"${name}":${written}${text.slice(end)}`;
}
function isObject$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/signing/check/prepareSigning.ts
/**
* The message to sign, the keys, and what is sent once there is a MAC for each key. Refuses, and never throws, when no
* secret gives a key or a signed part is missing.
*/
function prepareSigning(scheme, given) {
	const input = {
		...given,
		body: given.body.slice()
	};
	const { eventId, timestamp, constants = [], signature } = scheme;
	const headers = {};
	const time = timestamp && timestampText(timestamp, input.nowSeconds);
	if (timestamp && time === void 0) return refused(notATime(timestamp));
	if (eventId && "header" in eventId) headers[eventId.header] = input.eventId ?? eventId.example;
	if (timestamp && time !== void 0 && typeof timestamp.place === "object") {
		if ("header" in timestamp.place) headers[timestamp.place.header] = time;
	}
	for (const { name, value } of constants) headers[name] = value;
	const { usable: keys, because } = secretKeys(input.secret, scheme.secret);
	if (because) return refused(because);
	const secrets = typeof input.secret === "string" ? [input.secret] : input.secret;
	const timed = withTime(scheme, input, time);
	if (!timed) return refused("body field missing");
	const contentType = input.contentType === void 0 ? {} : { "content-type": input.contentType };
	const url = withHash(scheme, input.url, {
		body: timed,
		headers: {
			...contentType,
			...headers
		}
	});
	const request = {
		body: timed,
		url,
		method: input.method,
		timestamp: time,
		secrets
	};
	const facts = {
		secrets,
		nowSeconds: input.nowSeconds,
		eventId: input.eventId
	};
	if (scheme.own?.headers) {
		const before = {
			...request,
			headers: {
				...contentType,
				...headers
			}
		};
		Object.assign(headers, scheme.own.headers(before, facts));
	}
	const contents = signedContents(scheme, {
		...request,
		headers: {
			...contentType,
			...headers
		}
	});
	if (!contents.ok) return refused(contents.because ?? "header missing");
	const firstOfEach = keys.filter(({ secret }, index) => keys.findIndex((key) => key.secret === secret) === index);
	const { message } = contents.contents[0];
	const written = (some) => {
		const text = writeSignature(some, signature.format, time);
		return scheme.own?.written?.(text, message, secrets) ?? text;
	};
	return {
		ok: true,
		keys: firstOfEach,
		message,
		signedWith: (macs) => {
			const changed = { ...url === input.url || url === void 0 ? {} : { url } };
			if ("bodyField" in signature) {
				const body = withField(timed, signature.bodyField, written(macs));
				return body ? {
					ok: true,
					headers,
					body,
					...changed
				} : refused("body field missing");
			}
			return {
				ok: true,
				headers: {
					...headers,
					...signaturesOf(scheme, macs, written)
				},
				...timed === input.body ? {} : { body: timed },
				...changed
			};
		}
	};
}
/** A refusal to sign. */
function refused(because) {
	return {
		ok: false,
		because,
		headers: {}
	};
}
/** One header for all MACs; or, where the scheme has several headers, one for each. */
function signaturesOf(scheme, macs, written) {
	const names = signatureHeaders(scheme);
	if (names.length === 1) return { [names[0] ?? ""]: written(macs) };
	return Object.fromEntries(names.flatMap((name, index) => {
		const mac = macs[index];
		return mac ? [[name, written([mac])]] : [];
	}));
}
/** The body with the time and the token that the scheme keeps in it; undefined when it has no place for them. */
function withTime({ timestamp, message }, { body, eventId }, time) {
	const own = body;
	if (time === void 0 || typeof timestamp?.place !== "object") return own;
	if (!("bodyField" in timestamp.place)) return own;
	const path = timestamp.place.bodyField;
	return withMembers(own, Object.fromEntries([[path, time], ...message.filter((part) => part.startsWith("field:") && part !== `field:${path}`).map((part) => part.slice(6)).map((field) => [field, bodyField(own, field) ?? eventId ?? exampleToken])]));
}
var exampleToken = "c1a2f0e5d4b3968778695a4b3c2d1e0f00112233445566778899";
/** The URL with the body's hash, where the scheme wants one and the body is no form. */
function withHash(scheme, url, request) {
	const { bodyHash: rule } = scheme;
	const { body } = request;
	if (!rule || !("queryParameter" in rule) || url === void 0 || body.length === 0) return url;
	if (formBody(scheme, {
		...request,
		url
	})) return url;
	const hash = `${rule.queryParameter}=${bodyHash(body)}`;
	const present = new RegExp(`([?&])${rule.queryParameter}=[^&#]*`);
	if (present.test(url)) return url.replace(present, `$1${hash}`);
	const [before = "", fragment] = url.split("#");
	const joined = `${before}${before.includes("?") ? "&" : "?"}${hash}`;
	return fragment === void 0 ? joined : `${joined}#${fragment}`;
}
// src/signing/sign.ts
/**
* The headers a sender of this scheme would add to the request; with them the URL or the body where the
* scheme writes something into those.
*/
async function sign(schemeId, input) {
	const scheme = await loadScheme(schemeId);
	const { algorithm } = scheme;
	const curve = curveOf(scheme);
	if (isPublicKeyed(algorithm) && !await curve?.isThere()) return refused(inabilityOf(algorithm));
	const prepared = prepareSigning(scheme, input);
	if (!prepared.ok) return prepared;
	const { keys, message, signedWith } = prepared;
	if (!isPublicKeyed(algorithm)) return signedWith(await Promise.all(keys.map(({ key }) => macOf$1(algorithm, key, message))));
	const signatures = [];
	for (const { seed } of keys) {
		if (!seed) return refused("secret cannot sign");
		const signature = await curve?.sign(seed, message);
		if (!signature) return refused(inabilityOf(algorithm));
		signatures.push(signature);
	}
	return signedWith(signatures);
}
// src/signing/verify.ts
/**
* Whether a receiver that follows this scheme to the letter would take the request, step by step. Neither yes nor no
* where the platform cannot compute the scheme's algorithm. Rejects where a part that it needs cannot be loaded.
*/
async function verify(schemeId, input) {
	const scheme = await loadScheme(schemeId);
	const prepared = prepare(scheme, input);
	const { algorithm, keys, contents } = prepared;
	if (isPublicKeyed(algorithm)) return judgeChecked(prepared, algorithm, await checkSignatures(scheme, prepared));
	return judge(prepared, await Promise.all(keys.flatMap(({ secret, key }) => contents.map(async ({ message }, content) => ({
		secret,
		content,
		mac: await macOf$1(algorithm, key, message)
	})))));
}
async function checkSignatures(scheme, { keys, contents, offered }) {
	const curve = curveOf(scheme);
	if (scheme.algorithm === "RSA" && keys.length === 0 || !await curve?.isThere()) return "not supported";
	const comparisons = [];
	for (const { secret, key } of keys) {
		const isSigned = await curve?.verifier(key);
		for (const [content, { message }] of contents.entries()) for (const [index, entry] of offered.entries()) {
			if (!("mac" in entry)) continue;
			const equal = await isSigned?.(concatBytes([entry.mac]), message);
			if (equal === void 0) return "not supported";
			comparisons.push({
				secret,
				content,
				offered: index + 1,
				offeredMac: entry.mac,
				equal
			});
		}
	}
	return comparisons;
}
// node_modules/@noble/hashes/hmac.js
/**
* HMAC: RFC2104 message authentication code.
* @module
*/
/**
* Internal class for HMAC.
* Accepts any byte key, although RFC 2104 §3 recommends keys at least
* `HashLen` bytes long.
*/
var _HMAC = class {
	oHash;
	iHash;
	blockLen;
	outputLen;
	canXOF = false;
	finished = false;
	destroyed = false;
	constructor(hash, key) {
		ahash(hash);
		abytes(key, void 0, "key");
		this.iHash = hash.create();
		if (typeof this.iHash.update !== "function") throw new Error("expected Hash instance");
		this.blockLen = this.iHash.blockLen;
		this.outputLen = this.iHash.outputLen;
		const blockLen = this.blockLen;
		const pad = new Uint8Array(blockLen);
		pad.set(key.length > blockLen ? hash.create().update(key).digest() : key);
		for (let i = 0; i < pad.length; i++) pad[i] ^= 54;
		this.iHash.update(pad);
		this.oHash = hash.create();
		for (let i = 0; i < pad.length; i++) pad[i] ^= 106;
		this.oHash.update(pad);
		clean(pad);
	}
	update(buf) {
		aexists(this);
		this.iHash.update(buf);
		return this;
	}
	digestInto(out) {
		aexists(this);
		aoutput(out, this);
		this.finished = true;
		const buf = out.subarray(0, this.outputLen);
		this.iHash.digestInto(buf);
		this.oHash.update(buf);
		this.oHash.digestInto(buf);
		this.destroy();
	}
	digest() {
		const out = new Uint8Array(this.oHash.outputLen);
		this.digestInto(out);
		return out;
	}
	_cloneInto(to) {
		to ||= Object.create(Object.getPrototypeOf(this), {});
		const { oHash, iHash, finished, destroyed, blockLen, outputLen, canXOF } = this;
		to = to;
		to.finished = finished;
		to.destroyed = destroyed;
		to.blockLen = blockLen;
		to.outputLen = outputLen;
		to.canXOF = canXOF;
		to.oHash = oHash._cloneInto(to.oHash);
		to.iHash = iHash._cloneInto(to.iHash);
		return to;
	}
	clone() {
		return this._cloneInto();
	}
	destroy() {
		this.destroyed = true;
		this.oHash.destroy();
		this.iHash.destroy();
	}
};
var hmac = /* @__PURE__ */ (() => {
	const hmac_ = ((hash, key, message) => new _HMAC(hash, key).update(message).digest());
	hmac_.create = (hash, key) => new _HMAC(hash, key);
	return hmac_;
})();
// src/signing/mac/hmac.ts
/**
* HMAC (RFC 2104) with this hash, without a promise. Each `key` object is hashed once; every message works on a copy of
* that state.
*/
function hmacWith(hash) {
	const keyedHashes = /* @__PURE__ */ new WeakMap();
	const keyedHash = (key) => {
		const start = hmac.create(hash, key);
		return {
			start,
			work: start.clone()
		};
	};
	return (key, message) => {
		const keyed = keyedHashes.get(key) ?? keyedHash(key);
		keyedHashes.set(key, keyed);
		return keyed.start._cloneInto(keyed.work).update(message).digest();
	};
}
var hmacSha256 = hmacWith(sha256);
// src/signing/mac/nobleMac.ts
var nobleMac_exports = /* @__PURE__ */ __exportAll({ nobleMac: () => nobleMac });
var hmacs$2 = {
	"HMAC-SHA-256": hmacSha256,
	"HMAC-SHA-1": hmacWith(sha1),
	"HMAC-SHA-512": hmacWith(sha512)
};
/** HMAC (RFC 2104), or a plain hash of key and message, without a promise. Throws for HMAC-SHA-384. */
function nobleMac(algorithm, key, message) {
	if (algorithm === "token") return key;
	if (algorithm === "SHA-256") return sha256(concatBytes([key, message]));
	if (algorithm === "SHA-1") return sha1(concatBytes([message, key]));
	if (algorithm === "HMAC-SHA-384") throw new Error("SHA-384 is WebCrypto’s alone here.");
	return hmacs$2[algorithm](key, message);
}
// src/signing/signSync.ts
/**
* `sign` without a promise. It takes the scheme itself, so that whoever needs one does not load them all.
* What has a public key exists only with a promise.
*/
function signSync(scheme, input) {
	const { algorithm } = scheme;
	if (isPublicKeyed(algorithm)) return refused(inabilityOf(algorithm));
	const prepared = prepareSigning(scheme, input);
	if (!prepared.ok) return prepared;
	const { keys, message, signedWith } = prepared;
	return signedWith(keys.map(({ key }) => macOf(algorithm, key, message)));
}
/** `verify` without a promise: the same steps and verdict from another engine. */
function verifySync(scheme, input) {
	const prepared = prepare(scheme, input);
	const { algorithm, keys, contents } = prepared;
	if (isPublicKeyed(algorithm)) return judgeChecked(prepared, algorithm, "not supported");
	return judge(prepared, keys.flatMap(({ secret, key }) => contents.map(({ message }, content) => ({
		secret,
		content,
		mac: macOf(algorithm, key, message)
	}))));
}
/** Of each key the last message and its MAC: a receiver often checks right after the sender has signed. */
var last = /* @__PURE__ */ new WeakMap();
function macOf(algorithm, key, message) {
	const known = last.get(key);
	if (known?.algorithm === algorithm && equalInConstantTime(known.message, message)) return known.mac;
	const mac = nobleMac(algorithm, key, message);
	last.set(key, {
		algorithm,
		message,
		mac
	});
	return mac;
}
// src/signing/diagnose/causes.ts
/** Each cause, and the area it lies in. */
var areas = {
	clock: "time",
	timestampUnit: "time",
	replay: "time",
	jsonCompacted: "body",
	jsonIndented2: "body",
	jsonIndented4: "body",
	jsonIndentedTab: "body",
	jsonPythonSpaces: "body",
	jsonJackson: "body",
	jsonKeysSorted: "body",
	unicodeEscaped: "body",
	unicodeRaw: "body",
	slashesEscaped: "body",
	htmlEscaped: "body",
	escapesSpelled: "body",
	newlineAtEnd: "body",
	newlineLost: "body",
	whiteSpaceTrimmed: "body",
	crlf: "body",
	lf: "body",
	lineBreaksRemoved: "body",
	bomAdded: "body",
	bomRemoved: "body",
	latin1: "body",
	mojibake: "body",
	questionMarks: "body",
	unicodeNormalised: "body",
	base64Body: "body",
	hexBody: "body",
	base64Wrapped: "body",
	gatewayWrapped: "body",
	compressed: "body",
	stringifiedTwice: "body",
	stringifiedOnce: "body",
	formInsteadOfJson: "body",
	jsonInsteadOfForm: "body",
	formToJson: "body",
	formEncodedAnew: "body",
	formValuesTrimmed: "body",
	formValuesSlashed: "body",
	emptyBody: "body",
	escapedLineBreaks: "body",
	secretTrimmed: "secret",
	secretQuotes: "secret",
	secretInvisible: "secret",
	secretNewline: "secret",
	secretLine: "secret",
	secretInJson: "secret",
	secretsTogether: "secret",
	secretBreakWritten: "secret",
	secretQuoteLeft: "secret",
	secretSignBehind: "secret",
	secretPercent: "secret",
	secretEncodedLine: "secret",
	secretPrefixMissing: "secret",
	secretPrefixLeftOut: "secret",
	secretVersionPrefix: "secret",
	secretNotDecoded: "secret",
	secretDecoded: "secret",
	secretHexDecoded: "secret",
	secretUrlSafe: "secret",
	prefixMissing: "signature",
	wrongPrefix: "signature",
	headerUntidy: "signature",
	paddingMissing: "signature",
	hexInsteadOfBase64: "signature",
	base64InsteadOfHex: "signature",
	upperCaseHex: "signature",
	base64UrlSafe: "signature",
	hexOfBase64: "signature",
	base64OfHex: "signature",
	otherHeader: "signature",
	notSigned: "signature",
	signatureCut: "signature",
	signatureMistyped: "signature",
	signatureCase: "signature",
	wrongAlgorithm: "rule",
	plainHash: "rule",
	timestampMissing: "rule",
	wrongScheme: "rule",
	otherStep: "rule",
	urlScheme: "URL",
	urlHost: "URL",
	urlPort: "URL",
	urlSlash: "URL",
	urlQueryMissing: "URL",
	urlQueryEncoding: "URL",
	urlQueryOrder: "URL",
	urlQuery: "URL",
	urlFragment: "URL",
	urlPath: "URL",
	methodDiffers: "URL"
};
Object.keys(areas);
/** The area that a cause lies in. */
function areaOf(cause) {
	return areas[cause];
}
// src/signing/diagnose/variants/characterSets.ts
/** The body as written by a program that mistook its character set; none for pure ASCII. */
function* characterSets(body, text) {
	if (!hasMore(body)) return;
	if (text === void 0) {
		yield {
			causes: ["latin1"],
			body: fromLatin1(body)
		};
		yield {
			causes: ["newlineLost"],
			body: concatBytes([body, Uint8Array.of(10)])
		};
		return;
	}
	const narrow = toLatin1(body);
	if (narrow) {
		yield {
			causes: ["latin1"],
			body: narrow
		};
		if (textFromBytes(narrow) !== void 0) yield {
			causes: ["mojibake"],
			body: narrow
		};
	}
	yield {
		causes: ["mojibake"],
		body: fromLatin1(body)
	};
	yield {
		causes: ["questionMarks"],
		body: questioned(body, 1)
	};
	yield {
		causes: ["questionMarks"],
		body: questioned(body, 2)
	};
	for (const form of ["NFC", "NFD"]) {
		const normal = text.normalize(form);
		if (normal !== text) yield {
			causes: ["unicodeNormalised"],
			body: bytesFromText(normal)
		};
	}
}
/** Byte by byte, as all below: a text of a megabyte takes ten times as long to replace in. */
function hasMore(bytes) {
	for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 127) return true;
	return false;
}
/** The bytes of Latin-1 as UTF-8. */
function fromLatin1(bytes) {
	const written = new Uint8Array(2 * bytes.length);
	let end = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		if (byte > 127) written[end++] = 192 | byte >> 6;
		written[end++] = byte > 127 ? 128 | byte & 63 : byte;
	}
	return written.slice(0, end);
}
/** UTF-8 as Latin-1; undefined where it has other characters. */
function toLatin1(bytes) {
	const written = new Uint8Array(bytes.length);
	let end = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		if (byte > 195) return void 0;
		if (byte > 127) at += 1;
		written[end++] = byte > 127 ? (byte & 3) << 6 | (bytes[at] ?? 0) & 63 : byte;
	}
	return written.slice(0, end);
}
/** UTF-8 with a question mark for each character beyond ASCII, or with `astral` of them for those of four bytes. */
function questioned(bytes, astral) {
	const written = new Uint8Array(bytes.length);
	let end = 0;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		if (byte < 128) written[end++] = byte;
		else if (byte >= 192) {
			written[end++] = 63;
			if (byte >= 240 && astral === 2) written[end++] = 63;
		}
	}
	return written.slice(0, end);
}
// src/signing/diagnose/variants/formEncoders.ts
var encoder$1 = (keeps, space, digits = "upper") => ({
	keeps,
	space,
	digits
});
/**
* Real encoders, the commonest first. All but the last two were run (`formEncoders.testkit.ts` has what they wrote); those
* are axios’s for queries and that of browsers’ address bars (the URL standard’s query set), as their code says.
*/
var known = [
	encoder$1("*-._", "+"),
	encoder$1("-._", "+"),
	encoder$1("-._~", "+"),
	encoder$1("!'()*-._~", "%20"),
	encoder$1("-._~", "%20"),
	encoder$1("!()*-._", "+"),
	encoder$1("!()*-._", "+", "lower"),
	encoder$1("()-._~", "+"),
	encoder$1("-./_~", "%20"),
	encoder$1("$&+-.:=@_~", "%20"),
	encoder$1("!$&'()*+,-./:;=?@[]_~", "%20"),
	encoder$1("!'()*-._~:$,[]", "+"),
	encoder$1("!$()*+,-./:;=?@[]\\^_`{|}~", "%20")
];
/** The known encoders, and then the others that are made of what they do. */
var formEncoders = [...known, ...[...new Set(known.map(({ keeps }) => keeps))].flatMap((keeps) => ["+", "%20"].flatMap((space) => ["upper", "lower"].map((digits) => encoder$1(keeps, space, digits)).filter((one) => !known.some((other) => isSame(one, other)))))];
function isSame(one, other) {
	return one.keeps === other.keeps && one.space === other.space && one.digits === other.digits;
}
/** One encoder of those that write bytes in the same way, be they plain or encoded. */
function distinctEncoders(encoders, bytes) {
	const present = /* @__PURE__ */ new Uint8Array(256);
	for (let at = 0; at < bytes.length; at += 1) present[bytes[at] ?? 0] = 1;
	const isEncoded = present[37] === 1;
	const effects = /* @__PURE__ */ new Set();
	return encoders.filter(({ keeps, space, digits }) => {
		const effect = `${isEncoded ? keeps : Array.from(keeps, (sign) => present[sign.charCodeAt(0)] === 1 ? sign : "").join("")} ${isEncoded || present[32] === 1 || present[43] === 1 ? space : ""} ${digits}`;
		if (effects.has(effect)) return false;
		effects.add(effect);
		return true;
	});
}
var ampersand = 38;
var equals = 61;
/** The bytes of a name or value as an encoder writes them. */
function formEncoded$1(bytes, how) {
	return encodedBy(how, bytes, "one value");
}
/**
* A form or a query with its names and values decoded and written anew. A `%` without two hexadecimal digits behind it
* stands for itself.
*/
function formEncodedAnew(form, how) {
	return encodedBy(how, form, "form");
}
function encodedBy(how, bytes, what) {
	const { kept, digits, space } = tableOf(how);
	const encoded = new Uint8Array(3 * bytes.length);
	let end = 0;
	let isValue = false;
	for (let at = 0; at < bytes.length; at += 1) {
		let byte = bytes[at] ?? 0;
		if (what === "form") {
			if (byte === ampersand || byte === equals && !isValue) {
				isValue = byte === equals;
				encoded[end++] = byte;
				continue;
			}
			if (byte === 43) byte = 32;
			else if (byte === 37) {
				const high = hexDigit(bytes[at + 1]);
				const low = hexDigit(bytes[at + 2]);
				if (high >= 0 && low >= 0) {
					byte = 16 * high + low;
					at += 2;
				}
			}
		}
		if (kept[byte] === 1) encoded[end++] = byte;
		else if (byte === 32 && space === "+") encoded[end++] = 43;
		else {
			encoded[end++] = 37;
			encoded[end++] = digits.charCodeAt(byte >> 4);
			encoded[end++] = digits.charCodeAt(byte & 15);
		}
	}
	return encoded.slice(0, end);
}
function tableOf({ keeps, space, digits }) {
	const kept = /* @__PURE__ */ new Uint8Array(256);
	for (let code = 0; code < 128; code += 1) {
		const sign = String.fromCharCode(code);
		if (/[A-Za-z0-9]/.test(sign) || keeps.includes(sign)) kept[code] = 1;
	}
	return {
		kept,
		space,
		digits: digits === "upper" ? "0123456789ABCDEF" : "0123456789abcdef"
	};
}
function hexDigit(byte) {
	if (byte === void 0) return -1;
	if (byte >= 48 && byte <= 57) return byte - 48;
	const letter = byte | 32;
	return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
// src/signing/bytes/sameBytes.ts
/** Whether two byte strings are the same. */
function sameBytes(a, b) {
	if (a === b) return true;
	if (a.length !== b.length) return false;
	for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
	return true;
}
// src/signing/diagnose/variants/jsonWriters.ts
/** The usual layouts, the likeliest first. */
var layouts = [
	{
		cause: "jsonCompacted",
		indent: "",
		comma: ",",
		colon: ":"
	},
	{
		cause: "jsonIndented2",
		indent: "  ",
		comma: ",",
		colon: ": "
	},
	{
		cause: "jsonPythonSpaces",
		indent: "",
		comma: ", ",
		colon: ": "
	},
	{
		cause: "jsonIndented4",
		indent: "    ",
		comma: ",",
		colon: ": "
	},
	{
		cause: "jsonIndentedTab",
		indent: "	",
		comma: ",",
		colon: ": "
	},
	{
		cause: "jsonJackson",
		indent: "  ",
		comma: ",",
		colon: " : ",
		arrays: "inline"
	},
	{
		cause: "jsonIndented2",
		indent: "  ",
		comma: ",",
		colon: ": ",
		empty: "open"
	}
];
/** Characters beyond ASCII, by how writers tell them apart: one bit each. */
var wide = {
	nextLine: 1,
	control: 2,
	noBreakSpace: 4,
	thinSpace: 8,
	line: 16,
	punctuation: 32,
	letter: 64,
	astral: 128
};
var everyWide = 255;
/** The bit of a code point beyond ASCII in `wide`. */
function wideClass(code) {
	if (code > 65535) return wide.astral;
	if (code === 133) return wide.nextLine;
	if (code < 160) return wide.control;
	if (code === 8232 || code === 8233) return wide.line;
	if (code === 160 || code === 5760 || code === 12288) return wide.noBreakSpace;
	if (code >= 8192 && code <= 8202) return wide.thinSpace;
	if (code === 8239 || code === 8287) return wide.thinSpace;
	return code >= 8192 && code <= 8447 ? wide.punctuation : wide.letter;
}
/** As JavaScript writes. */
var plainStyle = {
	ascii: "",
	slash: false,
	wide: 0,
	upper: "none",
	short: true
};
var writer = (name, style) => ({
	...plainStyle,
	...style,
	name
});
var html = "<>&";
var unicode = everyWide;
var lines = wide.line;
/**
* Real writers of JSON by what they escape, the commonest first. `jsonWriters.testkit.ts` has what those wrote that were
* run; Ruby’s `script_safe`, Go since 1.22, .NET’s System.Text.Json and Meta stand as their documentation says, and
* Shopify as a body of it was seen.
*/
var writers = [
	writer("JavaScript", {}),
	writer("PHP’s json_encode", {
		slash: true,
		wide: unicode
	}),
	writer("Go’s json.Marshal", {
		ascii: html,
		wide: lines
	}),
	writer("Go’s json.Marshal before 1.22", {
		ascii: html,
		wide: lines,
		short: false
	}),
	writer("Go’s Encoder with SetEscapeHTML(false)", { wide: lines }),
	writer("Go’s Encoder with SetEscapeHTML(false) before 1.22", {
		wide: lines,
		short: false
	}),
	writer("Rails’ to_json", {
		ascii: html,
		wide: lines
	}),
	writer("Python’s json.dumps", {
		ascii: "",
		wide: unicode
	}),
	writer("Ruby’s JSON.generate with ascii_only", { wide: unicode }),
	writer("PHP’s json_encode with JSON_UNESCAPED_SLASHES", { wide: unicode }),
	writer("PHP’s json_encode with JSON_UNESCAPED_UNICODE", {
		slash: true,
		wide: lines
	}),
	writer("PHP’s json_encode with slashes and Unicode unescaped", { wide: lines }),
	writer("Jackson", { upper: "all" }),
	writer("Jackson with ESCAPE_NON_ASCII", {
		wide: unicode,
		upper: "all"
	}),
	writer("Gson", {
		ascii: `${html}'=`,
		wide: lines
	}),
	writer(".NET’s System.Text.Json", {
		ascii: `${html}'"+\`\u007f`,
		wide: unicode,
		upper: "all"
	}),
	writer(".NET’s System.Text.Json with UnsafeRelaxedJsonEscaping", {
		ascii: "",
		wide: wide.nextLine | wide.control | wide.noBreakSpace | wide.thinSpace | lines | wide.astral,
		upper: "all"
	}),
	writer("Newtonsoft.Json", { wide: wide.nextLine | lines }),
	writer("Newtonsoft.Json with EscapeHtml", {
		ascii: `${html}'"`,
		wide: wide.nextLine | lines
	}),
	writer("ujson", {
		slash: true,
		wide: unicode
	}),
	writer("ujson with encode_html_chars", {
		ascii: html,
		slash: true,
		wide: unicode
	}),
	writer("Ruby’s JSON.generate with script_safe", {
		slash: true,
		wide: lines
	}),
	writer("Ruby’s JSON.generate with escape_slash", { slash: true }),
	writer("Shopify", {
		ascii: html,
		slash: true,
		wide: lines
	}),
	writer("Meta", {
		ascii: "@",
		slash: true,
		wide: unicode
	}),
	writer("Meta", {
		ascii: "@<%",
		slash: true,
		wide: unicode,
		upper: "ASCII signs"
	}),
	writer("PHP’s json_encode with JSON_HEX_TAG", {
		ascii: "<>",
		slash: true,
		wide: unicode,
		upper: "ASCII signs"
	}),
	writer("PHP’s json_encode with all JSON_HEX flags", {
		ascii: `${html}'"`,
		slash: true,
		wide: unicode,
		upper: "ASCII signs"
	}),
	writer("json-simple", {
		ascii: "",
		slash: true,
		wide: wide.nextLine | wide.control | wide.thinSpace | lines | wide.punctuation,
		upper: "all"
	})
];
// src/signing/diagnose/variants/jsonText.ts
/** The ways to write a character, one bit each: itself, `\/`, and `\u` with small, capital or no letters behind it. */
var way = {
	raw: 1,
	short: 2,
	lower: 4,
	upper: 8,
	digits: 16
};
var depthMost$4 = 400;
var quote = 34;
var backslash = 92;
/** Reads a JSON text; undefined for what is none, or is nested too deeply. */
function jsonText(bytes) {
	const text = textFromBytes(bytes);
	if (text === void 0 || parsedJson(text) === void 0) return void 0;
	const own = compacted(bytes);
	return own && {
		own,
		...plainStrings(own)
	};
}
/** The text without blanks between its tokens; undefined where it is nested too deeply. */
function compacted(bytes) {
	const compact = new Uint8Array(bytes.length);
	let end = 0;
	let depth = 0;
	let isInside = false;
	for (let at = 0; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		if (isInside) {
			if (byte === backslash) {
				compact[end++] = byte;
				at += 1;
			} else if (byte === quote) isInside = false;
			compact[end++] = bytes[at] ?? 0;
			continue;
		}
		if (byte <= 32) continue;
		if (byte === quote) isInside = true;
		else if (byte === 123 || byte === 91) depth += 1;
		else if (byte === 125 || byte === 93) depth -= 1;
		if (depth >= depthMost$4) return void 0;
		compact[end++] = byte;
	}
	return compact.slice(0, end);
}
var shorts = /* @__PURE__ */ new Map([
	[98, 8],
	[102, 12],
	[110, 10],
	[114, 13],
	[116, 9]
]);
var shortOf = new Map([...shorts].map(([letter, code]) => [code, letter]));
/** The character that a letter behind a backslash stands for. */
function escapedCode(letter) {
	return shorts.get(letter) ?? letter;
}
/** The letter behind the backslash for a character that has one. */
function shortLetter(code) {
	if (code === quote || code === backslash || code === 47) return code;
	return shortOf.get(code);
}
/** The number that four hexadecimal digits write. */
function fourDigits(bytes, at) {
	let code = 0;
	for (let digit = 0; digit < 4; digit += 1) {
		const byte = bytes[at + digit] ?? 0;
		code = 16 * code + (byte <= 57 ? byte - 48 : (byte | 32) - 87);
	}
	return code;
}
/** The strings of a compact text as JavaScript writes them, and how they were written. */
function plainStrings(own) {
	const ascii = /* @__PURE__ */ new Uint8Array(128);
	const ways = {
		ascii,
		wide: /* @__PURE__ */ new Uint8Array(256)
	};
	const seen = (code, how) => {
		const list = code < 128 ? ascii : ways.wide;
		const place = code < 128 ? code : wideClass(code);
		list[place] = (list[place] ?? 0) | how;
	};
	const plain = new Uint8Array(own.length);
	let end = 0;
	const put = (code, digits) => {
		if (code === quote || code === backslash || code < 32) {
			const letter = shortLetter(code);
			const text = letter === void 0 ? unicodeEscape(code) : `\\${String.fromCharCode(letter)}`;
			for (let at = 0; at < text.length; at += 1) plain[end++] = text.charCodeAt(at);
		} else if (code >= 55296 && code <= 57343) for (const char of unicodeEscape(digits)) plain[end++] = char.charCodeAt(0);
		else if (code < 128) plain[end++] = code;
		else {
			const tails = code < 2048 ? 1 : code < 65536 ? 2 : 3;
			plain[end++] = 65280 >> tails + 1 & 255 | code >> 6 * tails;
			for (let tail = tails - 1; tail >= 0; tail -= 1) plain[end++] = 128 | code >> 6 * tail & 63;
		}
	};
	let isInside = false;
	for (let at = 0; at < own.length; at += 1) {
		const byte = own[at] ?? 0;
		if (byte === quote) isInside = !isInside;
		if (!isInside || byte === quote) plain[end++] = byte;
		else if (byte === backslash) {
			const letter = own[at + 1] ?? 0;
			if (letter !== 117) {
				const code = escapedCode(letter);
				seen(code, way.short);
				put(code, code);
				at += 1;
				continue;
			}
			let code = fourDigits(own, at + 2);
			const digits = code;
			let how = writtenDigits(own, at + 2);
			at += 5;
			if (code >= 55296 && code <= 56319 && own[at + 1] === backslash && own[at + 2] === 117) {
				const low = fourDigits(own, at + 3);
				if (low >= 56320 && low <= 57343) {
					code = 65536 + (code - 55296 << 10) + low - 56320;
					if (how === way.digits) how = writtenDigits(own, at + 3);
					at += 6;
				}
			}
			seen(code, how);
			put(code, digits);
		} else {
			if (byte < 128) ascii[byte] = (ascii[byte] ?? 0) | way.raw;
			else if (byte >= 192) seen(codePoint(own, at), way.raw);
			plain[end++] = byte;
		}
	}
	return {
		plain: plain.slice(0, end),
		ways
	};
}
/** How the four digits of an escape are written. */
function writtenDigits(bytes, at) {
	let how = way.digits;
	for (let digit = 0; digit < 4; digit += 1) {
		const byte = bytes[at + digit] ?? 0;
		if (byte >= 97) return way.lower;
		if (byte >= 65) how = way.upper;
	}
	return how;
}
/** `\u` and four digits. */
function unicodeEscape(code) {
	return `\\u${code.toString(16).padStart(4, "0")}`;
}
/** The code point whose UTF-8 begins there. */
function codePoint(bytes, at) {
	const first = bytes[at] ?? 0;
	const tail = (offset) => (bytes[at + offset] ?? 0) & 63;
	if (first < 128) return first;
	if (first < 224) return (first & 31) << 6 | tail(1);
	if (first < 240) return (first & 15) << 12 | tail(1) << 6 | tail(2);
	return (first & 7) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
}
/** A compact text with the members of every object sorted by name. */
function sortedByName(compact) {
	const tokens = (textFromBytes(compact) ?? "").match(/"[^"\\]*(?:\\[^][^"\\]*)*"|[{}[\],:]|[^{}[\],:"]+/g) ?? [];
	let at = 0;
	const list = (end, member) => {
		const members = [];
		if (tokens[at] === end) at += 1;
		else do {
			members.push(member());
			at += 1;
		} while (tokens[at - 1] === ",");
		return members;
	};
	const value = () => {
		const token = tokens[at++] ?? "";
		if (token === "[") return `[${list("]", value).join(",")}]`;
		if (token !== "{") return token;
		const names = [];
		return `{${list("}", () => {
			names.push(tokens[at] ?? "");
			at += 2;
			return value();
		}).map((member, index) => ({
			name: names[index] ?? "",
			member
		})).sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0).map(({ name, member }) => `${name}:${member}`).join(",")}}`;
	};
	return bytesFromText(value());
}
// src/signing/diagnose/variants/jsonWriting.ts
/** Only deep nesting made for the purpose grows more. */
var growthMost = 12;
/** The longest escape of a byte of a text, and of its quote: `\u0022`. */
var escapeMost = 6;
/** Filled again by every call: a megabyte would be taken and given back a hundred times in one search. */
var scratch = /* @__PURE__ */ new Uint8Array(65536);
function roomFor(bytes) {
	if (bytes <= scratch.length) return scratch;
	const larger = new Uint8Array(bytes + (bytes >> 2));
	larger.set(scratch);
	scratch = larger;
	return larger;
}
/**
* Writes a compact JSON text in another layout, and its strings, which then have to be as JavaScript writes them, in
* another style; undefined when it would be absurdly long.
*/
function writeJson(compact, layout, style) {
	const spacing = new Spacing(layout);
	const escapes = style && escapesOf(style);
	const { length } = compact;
	const isCompact = layout.indent === "" && layout.comma === "," && layout.colon === ":";
	const most = growthMost * length + 1e3;
	let out = roomFor(escapes ? escapeMost * length : length);
	let end = 0;
	let at = 0;
	while (at < length) {
		const byte = compact[at] ?? 0;
		if (byte === 34) {
			const close = endOfString(compact, at);
			if (escapes) end = putString(compact, at, close, escapes, out, end);
			else while (at < close) out[end++] = compact[at++] ?? 0;
			at = close;
			continue;
		}
		at += 1;
		if (isCompact || !isSign(byte)) {
			out[end++] = byte;
			continue;
		}
		const spaced = spacing.around(byte, compact[at] ?? 0);
		const rest = (length - at) * (escapes ? escapeMost : 1);
		if (end + spaced.length + rest > out.length) out = roomFor(end + spaced.length + rest);
		for (let place = 0; place < spaced.length; place += 1) out[end++] = spaced[place] ?? 0;
		if (end > most) return void 0;
	}
	return out.slice(0, end);
}
function isSign(byte) {
	return byte === 44 || byte === 58 || (byte | 32) === 123 || (byte | 32) === 125;
}
/** The place behind the quote that ends the string which begins there. */
function endOfString(bytes, start) {
	let at = start + 1;
	for (;;) {
		const byte = bytes[at] ?? 34;
		if (byte === 34) return at + 1;
		at += byte === 92 ? 2 : 1;
	}
}
/** Writes a string with its quotes, and gives the place behind it. */
function putString(compact, start, close, { special, ascii, wide, of }, out, from) {
	let end = from;
	let at = start + 1;
	out[end++] = 34;
	while (at < close - 1) {
		const byte = compact[at] ?? 0;
		if (special[byte] === 0) {
			out[end++] = byte;
			at += 1;
			continue;
		}
		let next = at + 1;
		let escape = ascii[byte];
		if (byte === 92) {
			const letter = compact[at + 1] ?? 0;
			const isLong = letter === 117;
			const code = isLong ? fourDigits(compact, at + 2) : escapedCode(letter);
			escape = code < 128 ? ascii[code] : of(code);
			next = at + (isLong ? 6 : 2);
		} else if (byte >= 128) {
			const code = codePoint(compact, at);
			escape = (wide & wideClass(code)) === 0 ? void 0 : of(code);
			next = at + (code < 2048 ? 2 : code < 65536 ? 3 : 4);
		}
		if (escape) for (let place = 0; place < escape.length; place += 1) out[end++] = escape[place] ?? 0;
		else for (let place = at; place < next; place += 1) out[end++] = compact[place] ?? 0;
		at = next;
	}
	out[end++] = 34;
	return end;
}
var encoder = new TextEncoder();
/** Each sign alone, by its code. */
var signs = [];
/** What a layout writes for each comma, colon and bracket. */
var Spacing = class {
	#layout;
	#comma;
	#colon;
	/** For each open bracket, whether it is a list on one line. */
	#inline = [];
	/** What stands for a sign with a line break, by level. */
	#breaks = /* @__PURE__ */ new Map();
	#bare = /* @__PURE__ */ new Map();
	#level = 0;
	#isEmpty = false;
	constructor(layout) {
		this.#layout = layout;
		this.#comma = encoder.encode(layout.comma);
		this.#colon = encoder.encode(layout.colon);
	}
	/** `sign` with what stands around it, told the byte behind it. */
	around(sign, next) {
		const { indent, arrays, empty } = this.#layout;
		if (sign === 58) return this.#colon;
		if (sign === 44) {
			if (indent === "") return this.#comma;
			return this.#inline.at(-1) === true ? this.#as(", ") : this.#broken(sign);
		}
		if (indent === "") return signs[sign] ??= Uint8Array.of(sign);
		if (sign === 123 || sign === 91) {
			const isInline = arrays === "inline" && sign === 91;
			this.#isEmpty = next === sign + 2;
			this.#inline.push(isInline);
			if (!isInline) this.#level += 1;
			const text = String.fromCharCode(sign);
			if (isInline || this.#isEmpty && arrays === "inline") return this.#as(`${text} `);
			if (!this.#isEmpty) return this.#broken(sign);
			return this.#as(empty === "open" && sign === 91 ? "[\n" : text);
		}
		const isInline = this.#inline.pop() === true;
		const wasEmpty = this.#isEmpty;
		this.#isEmpty = false;
		if (!isInline) this.#level -= 1;
		if (wasEmpty && empty !== "open") return this.#as(String.fromCharCode(sign));
		return isInline ? this.#as(" ]") : this.#broken(sign);
	}
	#broken(sign) {
		let byLevel = this.#breaks.get(sign);
		if (!byLevel) this.#breaks.set(sign, byLevel = []);
		return byLevel[this.#level] ??= this.#lineBreak(sign);
	}
	#lineBreak(sign) {
		const { indent, lineEnd = "\n" } = this.#layout;
		const lineBreak = lineEnd + indent.repeat(this.#level);
		const text = String.fromCharCode(sign);
		return encoder.encode(/[\]}]/.test(text) ? lineBreak + text : text + lineBreak);
	}
	#as(text) {
		let bytes = this.#bare.get(text);
		if (!bytes) this.#bare.set(text, bytes = encoder.encode(text));
		return bytes;
	}
};
function escapesOf(style) {
	const ascii = Array.from({ length: 128 }, (_, code) => {
		const written = writtenAs(style, code);
		if (written === way.raw) return void 0;
		if (written === way.short) return Uint8Array.of(92, shortLetter(code) ?? code);
		return encoder.encode(digitsOf(code, written === way.upper));
	});
	const isUpper = style.upper === "all";
	const known = /* @__PURE__ */ new Map();
	const of = (code) => {
		let bytes = known.get(code);
		if (!bytes) {
			const halves = Array.from({ length: code > 65535 ? 2 : 1 }, (_, half) => String.fromCodePoint(code).charCodeAt(half));
			bytes = encoder.encode(halves.map((half) => digitsOf(half, isUpper)).join(""));
			known.set(code, bytes);
		}
		return bytes;
	};
	return {
		special: Uint8Array.from({ length: 256 }, (_, byte) => byte === 92 || (byte < 128 ? ascii[byte] !== void 0 : style.wide !== 0) ? 1 : 0),
		ascii,
		wide: style.wide,
		of
	};
}
function digitsOf(code, isUpper) {
	const escape = unicodeEscape(code);
	return isUpper ? `\\u${escape.slice(2).toUpperCase()}` : escape;
}
/** In which way a style writes an ASCII character. */
function writtenAs(style, code) {
	const { ascii, slash, upper, short } = style;
	const isControl = code < 32;
	const letter = shortLetter(code);
	const isSign = !isControl && ascii.includes(String.fromCharCode(code));
	if (isControl || isSign) {
		if (isControl && letter !== void 0 && (short || code !== 8 && code !== 12)) return way.short;
		if (!/[a-f]/.test(code.toString(16))) return way.digits;
		return upper === "all" || upper === "ASCII signs" && isSign ? way.upper : way.lower;
	}
	if (code === 47) return slash ? way.short : way.raw;
	return letter === void 0 ? way.raw : way.short;
}
var htmlSigns = new Set(Array.from("<>&'\"=+`", (sign) => sign.charCodeAt(0)));
/**
* What a style writes differently from a text in which characters are written in these ways: nothing where it would
* write it as it is. Told by kinds of characters: a text that writes one of them in several ways differs from any style.
*/
function escapeCauses(style, { ascii, wide }) {
	const causes = /* @__PURE__ */ new Set();
	const compare = (code, here, written) => {
		if (here === 0 || here === written) return;
		if (written === way.raw) causes.add("unicodeRaw");
		else if ((here & way.raw) === 0) causes.add("escapesSpelled");
		else if (code === 47) causes.add("slashesEscaped");
		else causes.add(htmlSigns.has(code) ? "htmlEscaped" : "unicodeEscaped");
	};
	for (let code = 0; code < 128; code += 1) compare(code, ascii[code] ?? 0, writtenAs(style, code));
	for (let bit = 1; bit < 256; bit *= 2) {
		const here = wide[bit] ?? 0;
		const [own, other] = style.upper === "all" ? [way.upper, way.lower] : [way.lower, way.upper];
		if ((style.wide & bit) === 0) compare(128, here, way.raw);
		else if ((here & (way.raw | other)) !== 0) compare(128, here, own);
	}
	return order.filter((cause) => causes.has(cause));
}
var order = [
	"unicodeEscaped",
	"slashesEscaped",
	"htmlEscaped",
	"escapesSpelled",
	"unicodeRaw"
];
// src/signing/diagnose/variants/jsonVariants.ts
/** Longer bodies are tried without sorted keys and added line ends; still longer ones with few layouts. */
var thoroughBytesMost = 48e3;
var allLayoutsBytesMost = 2e5;
/** Bytes of all bodies together in which strings are written otherwise. */
var restyledBytesMost = 24e6;
/** Styles that no known writer has, made of what the known ones do. */
var mixedStylesMost = 160;
/** The body as other JSON writers would write it; none when it is not JSON. */
function* jsonVariants(body) {
	const bare = withoutMark(body);
	const json = jsonText(bare);
	if (!json) return;
	const { own, plain, ways } = json;
	const here = layoutOf(json, bare);
	/** The body's own layout is not a cause. */
	const changed = (bytes, ...causes) => bytes === void 0 ? [] : [{
		causes: causes.filter((cause) => cause !== here),
		body: bytes
	}];
	const isLong = body.length > allLayoutsBytesMost;
	for (const layout of layouts) {
		const isRare = layout.arrays !== void 0 || layout.empty !== void 0;
		if (layout.cause === here || isLong && isRare) continue;
		yield* changed(writeJson(own, layout), layout.cause);
	}
	const fewCauses = /* @__PURE__ */ new Set([
		here,
		"jsonCompacted",
		"jsonPythonSpaces"
	]);
	const likely = layouts.filter(({ cause }) => !isLong || fewCauses.has(cause));
	let room = restyledBytesMost;
	const restyled = function* (styles, among) {
		for (const style of styles) {
			const causes = escapeCauses(style, ways);
			if (causes.length === 0) continue;
			for (const layout of among) {
				const bytes = writeJson(plain, layout, style);
				room -= bytes?.length ?? 0;
				yield* changed(bytes, layout.cause, ...causes);
				if (room < 0) return;
			}
		}
	};
	const known = distinct(writers, ways);
	const isFirst = ({ cause }) => cause === here || cause === "jsonCompacted";
	const first = likely.filter(isFirst);
	const others = likely.filter((layout) => !isFirst(layout));
	yield* restyled(known, first);
	if (!isLong) yield* restyled(mixedStyles(ways, known), first);
	yield* restyled(isLong ? known.filter(isPythons) : known, others);
	if (body.length > thoroughBytesMost) return;
	const sorted = sortedByName(own);
	for (const layout of layouts) {
		yield* changed(writeJson(sorted, layout), layout.cause, "jsonKeysSorted");
		const written = writeJson(own, layout);
		if (!written) continue;
		yield* changed(withEnd(written, "\n"), layout.cause, "newlineLost");
		yield* changed(withEnd(written, "\r\n"), layout.cause, "newlineLost");
	}
	const sortedPlain = sortedByName(plain);
	for (const style of known) {
		const causes = escapeCauses(style, ways);
		if (causes.length === 0) continue;
		for (const layout of layouts) {
			yield* changed(writeJson(sortedPlain, layout, style), layout.cause, ...causes, "jsonKeysSorted");
			const written = writeJson(plain, layout, style);
			if (written) yield* changed(withEnd(written, "\n"), layout.cause, ...causes, "newlineLost");
		}
	}
	for (const layout of layouts) {
		if (layout.indent === "") continue;
		const windows = writeJson(own, {
			...layout,
			lineEnd: "\r\n"
		});
		if (!windows) continue;
		yield* changed(windows, layout.cause, "crlf");
		yield* changed(withEnd(windows, "\r\n"), layout.cause, "crlf", "newlineLost");
	}
}
/** Whether a style may be that of a program with Python’s spaces. */
function isPythons({ ascii, slash, upper }) {
	return !slash && upper === "none" && !ascii.includes("<");
}
function withEnd(bytes, end) {
	return concatBytes([bytes, bytesFromText(end)]);
}
function withoutMark(body) {
	return body[0] === 239 && body[1] === 187 && body[2] === 191 ? body.slice(3) : body;
}
/** One style of those that write the same. */
function distinct(styles, ways, known = /* @__PURE__ */ new Set()) {
	return [...styles].filter((style) => {
		const name = effectOf(style, ways);
		if (known.has(name)) return false;
		known.add(name);
		return true;
	});
}
var wideBits = Object.values(wide);
/** What of a style shows in a body. */
function effectOf(style, ways) {
	const { ascii, slash, upper, short } = style;
	const signs = Array.from(ascii).filter((sign) => ways.ascii[sign.charCodeAt(0)] !== 0);
	const bits = wideBits.filter((bit) => (style.wide & bit) !== 0 && ways.wide[bit] !== 0);
	const hasControls = ways.ascii.some((seen, code) => seen !== 0 && code < 32);
	const isWritten = signs.length > 0 || bits.length > 0 || hasControls;
	return JSON.stringify([
		signs.sort(),
		slash && ways.ascii[47] !== 0,
		bits,
		isWritten && upper,
		short || ways.ascii[8] === 0 && ways.ascii[12] === 0
	]);
}
/** Styles of several writers mixed, those with the fewest differences from JavaScript’s first. */
function mixedStyles(ways, known) {
	const present = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter((_, code) => ways.ascii[code] !== 0);
	const bits = ways.wide.reduce((all, seen, bit) => seen === 0 ? all : all | bit, 0);
	const asciiSets = [...writers.map(({ ascii }) => ascii), ...Array.from("<&'=\"+@%")];
	const choices = {
		ascii: /* @__PURE__ */ new Set(["", ...asciiSets.map((set) => present.filter((sign) => set.includes(sign)).join(""))]),
		wide: /* @__PURE__ */ new Set([0, ...writers.map((writer) => writer.wide & bits)]),
		slash: present.includes("/") ? [false, true] : [false],
		upper: [
			"none",
			"ASCII signs",
			"all"
		],
		short: present.some((sign) => sign === "\b" || sign === "\f") ? [true, false] : [true]
	};
	let mixed = [{
		style: plainStyle,
		changes: 0
	}];
	for (const key of Object.keys(choices)) mixed = mixed.flatMap(({ style, changes }) => [...choices[key]].map((choice, index) => ({
		style: {
			...style,
			[key]: choice
		},
		changes: changes + (index === 0 ? 0 : 1)
	})));
	const fewest = mixed.toSorted((one, other) => one.changes - other.changes);
	const seen = new Set(known.map((style) => effectOf(style, ways)));
	return distinct(fewest.map(({ style }) => style), ways, seen).slice(0, mixedStylesMost);
}
function layoutOf({ own }, body) {
	const trimmed = withoutBlanksAround(body);
	if (trimmed.length === own.length) return "jsonCompacted";
	const hasLines = trimmed.includes(10);
	return layouts.find((layout) => layout.indent !== "" === hasLines && sameBytes(writeJson(own, layout) ?? own, trimmed))?.cause;
}
function withoutBlanksAround(bytes) {
	let start = 0;
	let end = bytes.length;
	while (start < end && (bytes[start] ?? 0) <= 32) start += 1;
	while (end > start && (bytes[end - 1] ?? 0) <= 32) end -= 1;
	return bytes.subarray(start, end);
}
// src/signing/diagnose/variants/bodyVariants.ts
/** For longer bodies no form is made, which would triple them. */
var formBytesMost = 2e6;
/** Bodies that may have been signed when this one arrived, the likeliest first; each once, and never the body itself. */
function* bodyVariants(body) {
	const seen = /* @__PURE__ */ new Set([fingerprint(body)]);
	const lengths = /* @__PURE__ */ new Set([body.length]);
	for (const variant of all(body)) {
		const { length } = variant.body;
		const isNew = length > unreadBytesLeast && !lengths.has(length);
		lengths.add(length);
		if (!isNew) {
			const name = fingerprint(variant.body);
			if (seen.has(name)) continue;
			seen.add(name);
		}
		yield variant;
	}
}
var unreadBytesLeast = 2e5;
function* all(body) {
	const text = textFromBytes(body);
	if (text !== void 0) {
		yield* byteOrderMark(body);
		yield* ends(body, text);
		yield* lineBreaks(text);
		yield* jsonVariants(body);
		yield* wrappings(body, text);
		yield* forms$1(body, text);
		yield* takenApart(text);
	}
	yield* characterSets(body, text);
	yield {
		causes: ["emptyBody"],
		body: /* @__PURE__ */ new Uint8Array()
	};
	for (const nothing of [
		"{}",
		"null",
		"[object Object]",
		"undefined",
		"[]"
	]) yield said$1(nothing, "emptyBody");
}
var said$1 = (text, ...causes) => ({
	causes,
	body: bytesFromText(text)
});
var mark = Uint8Array.of(239, 187, 191);
function* byteOrderMark(body) {
	if (mark.every((byte, at) => body[at] === byte)) yield {
		causes: ["bomAdded"],
		body: body.slice(mark.length)
	};
	else yield {
		causes: ["bomRemoved"],
		body: concatBytes([mark, body])
	};
}
function* ends(body, text) {
	const ended = (base, end, cause) => ({
		causes: [cause],
		body: concatBytes([base, bytesFromText(end)])
	});
	yield ended(body, "\n", "newlineLost");
	yield ended(body, "\r\n", "newlineLost");
	let end = body.length;
	while (end > 0 && (body[end - 1] === 10 || body[end - 1] === 13)) end -= 1;
	if (end < body.length) {
		const stripped = body.slice(0, end);
		yield {
			causes: ["newlineAtEnd"],
			body: stripped
		};
		yield ended(stripped, "\n", "newlineAtEnd");
		yield ended(stripped, "\r\n", "newlineAtEnd");
	}
	const trimmed = text.trim();
	if (trimmed !== text) yield said$1(trimmed, "whiteSpaceTrimmed");
	yield ended(body, " ", "whiteSpaceTrimmed");
}
function* lineBreaks(text) {
	if (text.includes("\n")) {
		const unix = text.replaceAll("\r\n", "\n");
		const windows = unix.replaceAll("\n", "\r\n");
		yield said$1(windows, "crlf");
		yield said$1(unix, "lf");
		yield said$1(unix.replaceAll("\n", ""), "lineBreaksRemoved");
		yield said$1(`${windows}\r\n`, "crlf", "newlineLost");
		yield said$1(withoutLastBreaks(windows), "crlf", "newlineAtEnd");
	}
	if (text.includes("\\n") || text.includes("\\\"")) yield said$1(text.replaceAll("\\n", "\n").replaceAll("\\\"", "\""), "escapedLineBreaks");
}
/** A loop: a pattern would try again at every line break inside, which is quadratic. */
function withoutLastBreaks(windows) {
	let end = windows.length;
	while (windows.endsWith("\r\n", end)) end -= 2;
	return windows.slice(0, end);
}
function* wrappings(body, text) {
	yield* decodings(text);
	yield {
		causes: ["base64Wrapped"],
		body: base64Of(body)
	};
	yield said$1(JSON.stringify(text), "stringifiedTwice");
	if (/"(body|rawBody|payload)"|^\s*"/.test(text)) yield* unwrapped(text);
}
/** The bytes of a text in base64 or hex. */
function* decodings(text) {
	if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(text.slice(-1e3))) return;
	const decoded = bytesFromBase64(text.replace(/\s+/g, ""), { padding: "optional" });
	if (decoded && decoded.length > 0) yield {
		causes: ["base64Body"],
		body: decoded
	};
	const bytes = bytesFromHex(text.replace(/\s+/g, "").toLowerCase());
	if (bytes && bytes.length > 0) yield {
		causes: ["hexBody"],
		body: bytes
	};
}
/** The body in a JSON string or in a gateway's event. */
function* unwrapped(text) {
	const value = parsedJson(text);
	if (typeof value === "string") {
		yield said$1(value, "stringifiedOnce");
		return;
	}
	if (typeof value !== "object" || value === null) return;
	const { body, rawBody, payload, isBase64Encoded } = value;
	for (const inner of [
		body,
		rawBody,
		payload
	]) {
		if (typeof inner !== "string") continue;
		const bytes = bytesFromBase64(inner, { padding: "optional" });
		if (bytes) yield {
			causes: ["gatewayWrapped"],
			body: bytes
		};
		if (isBase64Encoded !== true) yield said$1(inner, "gatewayWrapped");
	}
}
function* forms$1(body, text) {
	if (/^[^\s{[<"]+=/.test(text.slice(0, 2e3))) yield* ofForm(body, text);
	else if (body.length <= formBytesMost) for (const how of encodersFor(body)) {
		const value = formEncoded$1(body, how);
		for (const name of [
			"payload",
			"data",
			"event"
		]) yield {
			causes: ["formInsteadOfJson"],
			body: concatBytes([bytesFromText(`${name}=`), value])
		};
	}
}
/** Long bodies are written by the commonest encoders only, and all by one of those that write the same. */
function encodersFor(body) {
	const { length } = body;
	return distinctEncoders(formEncoders.slice(0, length <= 5e4 ? 30 : length <= 2e5 ? 12 : 5), body);
}
var formType = "application/x-www-form-urlencoded";
/** Forms that a framework may have made this flat JSON of. */
function* takenApart(text) {
	const pairs = text.startsWith("{") && text.length <= formBytesMost ? flatMembers(text) : void 0;
	if (!pairs) return;
	const form = bytesFromText(new URLSearchParams(pairs).toString());
	for (const how of encodersFor(form)) yield {
		causes: ["formToJson"],
		body: formEncodedAnew(form, how),
		contentType: formType
	};
}
function flatMembers(text) {
	const value = parsedJson(text);
	if (typeof value !== "object" || value === null) return void 0;
	const pairs = Object.entries(value).flatMap(([name, member]) => (Array.isArray(member) ? member : [member]).map((one) => [name, one]));
	return pairs.every((pair) => typeof pair[1] === "string" || typeof pair[1] === "number") && pairs.length > 0 ? pairs.map(([name, one]) => [name, String(one)]) : void 0;
}
/** The values of a form that are looked at one by one. */
var valuesMost$1 = 50;
function* ofForm(body, text) {
	for (const how of encodersFor(body)) yield {
		causes: ["formEncodedAnew"],
		body: formEncodedAnew(body, how)
	};
	const pairs = text.split("&");
	for (const pair of pairs.slice(0, valuesMost$1)) yield said$1(pairOf(pair)[1], "jsonInsteadOfForm");
	yield said$1(text.replaceAll("%20", "+"), "formEncodedAnew");
	yield said$1(text.replaceAll("+", "%20"), "formEncodedAnew");
	const hexCase = (change) => said$1(text.replace(/%[\da-fA-F]{2}/g, change), "formEncodedAnew");
	yield hexCase((hex) => hex.toLowerCase());
	yield hexCase((hex) => hex.toUpperCase());
	yield* withoutSlashes(text);
	if (body.length <= trimmedFormBytesMost) yield* untrimmed(pairs);
}
/** Each value that is looked at makes a body of its own. */
var trimmedFormBytesMost = 5e4;
/** A framework that puts backslashes before quotes and backslashes: WordPress, and PHP with magic quotes. */
function* withoutSlashes(text) {
	if (!/%5c|\\/i.test(text)) return;
	const bare = text.replace(/(?:%5c|\\)((?:%(?:22|27|5c|00))|['"\\])/gi, "$1");
	if (bare === text) return;
	yield said$1(bare, "formValuesSlashed");
	for (const how of formEncoders.slice(0, 12)) yield {
		causes: ["formValuesSlashed", "formEncodedAnew"],
		body: formEncodedAnew(bytesFromText(bare), how)
	};
}
/** A framework that trims the values of a form: what stood at their ends was white space. */
function* untrimmed(pairs) {
	const spaces = [
		"+",
		"%20",
		"%0A",
		"%0D%0A"
	];
	for (const [index, pair] of pairs.slice(0, valuesMost$1).entries()) {
		const equals = pair.indexOf("=");
		const others = (changed) => pairs.with(index, changed).join("&");
		for (const space of spaces) {
			yield said$1(others(pair + space), "formValuesTrimmed");
			yield said$1(others(pair.slice(0, equals + 1) + space + pair.slice(equals + 1)), "formValuesTrimmed");
		}
	}
}
var base64Digits = bytesFromText("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
/** The base64 of bytes, without a text in between. */
function base64Of(bytes) {
	const written = new Uint8Array(4 * Math.ceil(bytes.length / 3)).fill(61);
	let end = 0;
	for (let at = 0; at < bytes.length; at += 3) {
		const left = bytes.length - at;
		const three = (bytes[at] ?? 0) << 16 | (bytes[at + 1] ?? 0) << 8 | (bytes[at + 2] ?? 0);
		for (let digit = 0; digit < 4 && digit <= left; digit += 1) written[end + digit] = base64Digits[three >> 18 - 6 * digit & 63] ?? 0;
		end += 4;
	}
	return written;
}
/** Tells bodies of one search apart: the length and two sums of 32 bits. */
function fingerprint(bytes) {
	const words = Math.floor(bytes.length / 4);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	let a = 2166136261;
	let b = 2538058380;
	for (let word = 0; word < words; word += 1) {
		const value = view.getInt32(4 * word, true);
		a = Math.imul(a, 16777619) + value | 0;
		b = b + Math.imul(value ^ word, 2246822507) | 0;
	}
	for (let at = 4 * words; at < bytes.length; at += 1) {
		a = Math.imul(a ^ (bytes[at] ?? 0), 16777619);
		b = Math.imul(b + (bytes[at] ?? 0), 2246822507);
	}
	return `${bytes.length} ${a} ${b}`;
}
// src/signing/diagnose/messageBuilder.ts
/** Builds the signed content of a request with parts of it replaced. */
var MessageBuilder = class {
	#scheme;
	#input;
	timestamp;
	unchanged;
	constructor(scheme, input) {
		this.#scheme = scheme;
		this.#input = input;
		const step = prepare(scheme, input).steps.find((one) => one.step === "timestamp");
		this.timestamp = step?.step === "timestamp" ? step.text : void 0;
		this.unchanged = this.#built({ causes: [] });
	}
	/** Empty when the change makes no other message, or the URL holds the hash of another body. */
	messages(change) {
		const { unchanged } = this;
		if (Object.keys(change).length === 1) return unchanged;
		return this.#built(change).filter(({ message }) => unchanged.every((other) => !sameBytes(message, other.message)));
	}
	#built({ body = this.#input.body, url = this.#input.url, method = this.#input.method, timestamp = this.timestamp, contentType }) {
		const own = canonicalHeaders(this.#scheme, this.#input);
		const headers = contentType === void 0 ? own : withContentType(own, contentType);
		const signed = signedContents(this.#scheme, {
			body,
			url,
			method,
			headers,
			timestamp
		});
		if (!signed.ok) return [];
		return signed.contents.map(({ message, parts }) => {
			const spelled = parts.find(({ role }) => role === "url");
			return {
				message,
				...spelled ? { url: textFromBytes(spelled.bytes) ?? "" } : {}
			};
		});
	}
};
function withContentType(headers, contentType) {
	const others = Object.entries(headers).filter(([name]) => name.toLowerCase() !== "content-type");
	return {
		...Object.fromEntries(others),
		"Content-Type": contentType
	};
}
// src/signing/diagnose/variants/secretVariants.ts
/** Keys that were made of the secret if it was copied, stored or decoded differently; each once. */
function* secretVariants(secrets, derivation) {
	const seen = /* @__PURE__ */ new Set();
	for (const { key } of secretKeys(secrets, derivation).usable) seen.add(hexFromBytes(key));
	for (const [index, secret] of secrets.entries()) for (const { causes, key } of readings(secret, derivation)) {
		const name = hexFromBytes(key);
		if (key.length === 0 || seen.has(name)) continue;
		seen.add(name);
		yield {
			causes,
			secret: index + 1,
			key
		};
	}
}
/** The texts that are taken out of one secret, and the steps behind each other. */
var textsMost = 40;
var stepsMost = 4;
/** Secrets, lines and members of JSON that stand together in one field. */
var togetherMost = 8;
/** A longer one is no secret, and is read as it is. */
var secretCharactersMost = 2e4;
/** The secret, and what may have been the secret before more was stored with it, with the fewest steps first. */
function takenOut(secret) {
	const found = [{
		text: secret,
		causes: []
	}];
	const seen = /* @__PURE__ */ new Set([secret]);
	for (const { text, causes } of found) {
		if (causes.length >= stepsMost || text.length > secretCharactersMost) continue;
		for (const [cause, inner] of steps(text)) {
			if (inner === "" || seen.has(inner) || found.length >= textsMost) continue;
			seen.add(inner);
			found.push({
				text: inner,
				causes: [...causes, cause]
			});
		}
	}
	return found;
}
/** What one step takes out of a text. */
function* steps(text) {
	const visible = text.replace(invisibleCharacters, "").replaceAll("\xA0", " ");
	if (visible !== text) {
		yield ["secretInvisible", visible];
		return;
	}
	const trimmed = text.trim();
	if (trimmed !== text) {
		yield ["secretTrimmed", trimmed];
		return;
	}
	const [, quote, quoted = ""] = /^(["'`])(.*)\1$/s.exec(text) ?? [];
	if (quote !== void 0) {
		const written = quoted.includes("\\") ? parsedJson(text) : void 0;
		if (typeof written === "string") yield ["secretInJson", written];
		yield ["secretQuotes", quoted.trim()];
		return;
	}
	yield ["secretVersionPrefix", text.replace(/^v1a?,/, "")];
	const json = /^\s*[{[]/.test(text) ? parsedJson(text) : void 0;
	for (const inner of textsIn$1(json).slice(0, togetherMost)) yield ["secretInJson", inner];
	const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== "");
	let isNamed = false;
	for (const line of lines.slice(0, togetherMost)) {
		if (lines.length > 1) yield ["secretsTogether", line];
		const value = assigned$1(line);
		isNamed ||= value !== void 0;
		if (value !== void 0) yield ["secretLine", value];
	}
	yield ["secretBreakWritten", text.replace(/(\\r|\\n|%0d|%0a)+$/i, "")];
	yield ["secretQuoteLeft", text.replace(/^["'`]|["'`]$/g, "")];
	yield ["secretSignBehind", text.replace(/[,;]+$/, "")];
	if (/%[\da-f]{2}/i.test(text)) yield ["secretPercent", percentDecoded(text)];
	const bytes = bytesFromBase64(text, { padding: "optional" });
	const decoded = bytes && textFromBytes(bytes);
	if (decoded !== void 0 && /^[\x20-\x7e]{4,}\s*$/.test(decoded)) {
		const bare = decoded.trimEnd();
		yield [bare === decoded ? "secretDecoded" : "secretEncodedLine", bare];
	}
	const parts = text.split(/[\s,;|]+/).filter((part) => part.length > 3);
	if (parts.length > 1 && !isNamed) for (const part of parts.slice(0, togetherMost)) yield ["secretsTogether", part];
}
/** The value of a line that gives a name a value: of a shell, a settings file, YAML, JSON, or a header. */
function assigned$1(line) {
	const [, value] = /^\s*(?:export\s+|set\s+|\$env:|\$|const\s+|let\s+|var\s+|-\s+|-e\s+|--)?["']?[A-Za-z][\w.-]*["']?\s*(?:=>?|:=?)\s*(\S.*)$/.exec(line) ?? /^\s*(?:Bearer|Token|Basic)\s+(\S+)\s*$/i.exec(line) ?? [];
	return value;
}
function textsIn$1(value) {
	if (typeof value === "string") return [value];
	if (typeof value !== "object" || value === null) return [];
	return Object.values(value).flatMap(textsIn$1);
}
function percentDecoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
function* readings(secret, derivation) {
	const texts = takenOut(secret);
	for (const { text, causes } of texts) {
		const [first, ...others] = causes;
		if (first === void 0) continue;
		for (const { key } of secretKeys(text, derivation).usable) yield {
			causes: [first, ...others],
			key
		};
	}
	for (const taken of texts) yield* otherReadings(taken, derivation);
}
/** Keys that a sender makes of a text against the rule. */
function* otherReadings({ text, causes }, derivation) {
	const [first, ...others] = causes;
	const made = (key, cause) => ({
		causes: first === void 0 ? [cause] : [
			first,
			...others,
			cause
		],
		key
	});
	const withoutPrefix = text.replace(knownPrefix, "");
	if (derivation.kind === "text") {
		yield made(bytesFromText(withoutPrefix), "secretPrefixMissing");
		for (const prefix of [
			"whsec_",
			"pdl_ntfset_",
			"shpss_",
			"lin_wh_"
		]) yield made(bytesFromText(`${prefix}${text}`), "secretPrefixLeftOut");
	}
	yield made(bytesFromText(text), "secretNotDecoded");
	yield made(bytesFromText(withoutPrefix), "secretNotDecoded");
	for (const part of /* @__PURE__ */ new Set([withoutPrefix, text])) {
		const decoded = bytesFromBase64(part, { padding: "optional" });
		if (decoded) yield made(decoded, "secretDecoded");
		const standard = part.replaceAll("-", "+").replaceAll("_", "/");
		const urlSafe = bytesFromBase64(standard, { padding: "optional" });
		if (urlSafe) yield made(urlSafe, "secretUrlSafe");
		const hex = bytesFromHex(part);
		if (hex) yield made(hex, "secretHexDecoded");
	}
	for (const end of [
		"\n",
		"\r\n",
		" "
	]) yield made(bytesFromText(`${text}${end}`), "secretNewline");
	for (const quote of ["\"", "'"]) yield made(bytesFromText(`${quote}${text}${quote}`), "secretQuotes");
}
/** The text of which a scheme makes this key; undefined where there is none. */
function writtenSecret(key, derivation) {
	const hex = hexFromBytes(key);
	return writings(key, derivation).find((text) => secretKeys(text, derivation).usable.some((made) => hexFromBytes(made.key) === hex));
}
function writings(key, derivation) {
	switch (derivation.kind) {
		case "text": {
			const text = textFromBytes(key);
			return text === void 0 ? [] : [text];
		}
		case "base64": {
			const text = derivation.withoutPrefix === "text" ? textFromBytes(key) : void 0;
			return [derivation.prefix + base64FromBytes(key), ...text === void 0 ? [] : [text]];
		}
		case "hex": return [hexFromBytes(key)];
		case "either": return derivation.of.flatMap((each) => writings(key, each));
		case "Ed25519": return derivation.encoding === "hex" ? [hexFromBytes(key)] : [derivation.publicPrefix + base64FromBytes(key)];
		case "made":
		case "ECDSA":
		case "none": return [];
	}
}
// src/signing/diagnose/variants/urlVariants.ts
/** Limits: whoever sends these headers must not decide how long the search takes. */
var proxiedHostsMost = 6;
var proxiedPartsMost = 2;
/** Characters of all variants together. */
var variantBytesMost = 1e6;
/** URLs that the sender may have called when the receiver sees this one behind a proxy; each once. */
function* urlVariants(url, headers) {
	const parts = urlParts(url);
	if (!parts) {
		yield* madeWhole(url, headers);
		return;
	}
	const { credentials } = parts;
	const choices = choicesOf(parts, headers);
	const seen = /* @__PURE__ */ new Set([url]);
	let room = variantBytesMost;
	const built = (chosen) => {
		const [scheme, host, port, path, query, fragment] = chosen.map(({ text }) => text);
		const other = `${scheme}://${credentials}${host}${port}${path}${query}${fragment}`;
		if (seen.has(other)) return void 0;
		seen.add(other);
		room -= other.length;
		return {
			url: other,
			causes: chosen.flatMap(({ cause }) => cause ?? [])
		};
	};
	for (let changes = 1; changes <= choices.length; changes += 1) {
		if (changes === 2) for (const scheme of [parts.scheme, "https"]) for (const query of otherOrders(parts.query)) {
			const variant = built([
				{
					cause: scheme === parts.scheme ? void 0 : "urlScheme",
					text: scheme
				},
				{
					cause: void 0,
					text: parts.host
				},
				{
					cause: void 0,
					text: parts.port
				},
				{
					cause: void 0,
					text: parts.path
				},
				{
					cause: "urlQueryOrder",
					text: query
				},
				{
					cause: void 0,
					text: parts.hash
				}
			]);
			if (variant) yield variant;
		}
		for (const chosen of withChanges(choices, changes)) {
			const variant = built(chosen);
			if (variant) yield variant;
			if (room <= 0) return;
		}
	}
}
/** Combinations with exactly so many changed parts. Each part's own text comes first in its choices. */
function* withChanges([choices, ...others], changes) {
	if (!choices) {
		if (changes === 0) yield [];
		return;
	}
	if (changes > others.length + 1) return;
	for (const choice of choices) {
		const left = choice.cause === void 0 ? changes : changes - 1;
		if (left < 0) return;
		for (const rest of withChanges(others, left)) yield [choice, ...rest];
	}
}
function choicesOf({ scheme, host, port, path, query, hash }, headers) {
	const originals = proxied(headers, "x-original-uri", proxiedUri).map((uri) => {
		const question = uri.indexOf("?");
		return question < 0 ? [uri, ""] : [uri.slice(0, question), uri.slice(question)];
	});
	const hosts = proxiedHosts(headers).flatMap((other) => [other, other.replace(/:\d+$/, "")]);
	const ports = proxied(headers, "x-forwarded-port", /^\d{1,5}$/).map((other) => `:${other}`);
	const prefixed = proxied(headers, "x-forwarded-prefix", proxiedPath).map((prefix) => `${prefix.replace(/\/$/, "")}${path}`);
	const paths = originals.map(([original = ""]) => original);
	const queries = originals.map(([, original = ""]) => original);
	return [
		choices(scheme, ["urlScheme", scheme === "http" ? "https" : "http"]),
		choices(host, ["urlHost", ...hosts]),
		choices(port, [
			"urlPort",
			"",
			":443",
			":80",
			...ports
		]),
		choices(path, ["urlSlash", path.endsWith("/") ? path.slice(0, -1) : `${path}/`], [
			"urlPath",
			...prefixed,
			...paths,
			safely(decodeURI, path),
			safely(encodeURI, path)
		]),
		choices(query, ["urlQueryMissing", ""], ["urlQueryOrder", ...sortedQueries(query)], ["urlQueryEncoding", ...queryForms(query)], ["urlQuery", ...queries]),
		choices(hash, ["urlFragment", ""])
	];
}
/** Whole URLs for a path alone, or for a host and a path. */
function* madeWhole(url, headers) {
	if (/^[a-z][a-z0-9+.-]*:\/\//i.test(url) || url === "") return;
	const isPath = url.startsWith("/");
	for (const scheme of ["https", "http"]) {
		if (!isPath) yield {
			causes: ["urlScheme"],
			url: `${scheme}://${url}`
		};
		for (const host of isPath ? proxiedHosts(headers) : []) yield {
			causes: ["urlScheme", "urlHost"],
			url: `${scheme}://${host}${url}`
		};
	}
}
/** The part's own text, and others with the cause of each; every text once. */
function choices(own, ...others) {
	const list = [{
		cause: void 0,
		text: own
	}];
	for (const [cause, ...texts] of others) for (const text of texts) if (list.every((choice) => choice.text !== text)) list.push({
		cause,
		text
	});
	return list;
}
var proxiedPath = /^\/[^\s?#]{0,199}$/;
var proxiedUri = /^\/\S{0,1999}$/;
function proxied(headers, name, form) {
	return headerValues(headers, name).filter((value) => form.test(value)).slice(0, proxiedPartsMost);
}
/** The hosts that proxies name. */
function proxiedHosts(headers) {
	const forwarded = headerValues(headers, "forwarded").flatMap((value) => /host="?([^;,"]+)/i.exec(value)?.[1] ?? []);
	const hosts = [
		...headerValues(headers, "x-forwarded-host"),
		...forwarded,
		...headerValues(headers, "x-original-host"),
		...headerValues(headers, "host")
	].flatMap((value) => value.split(",")).map((value) => value.trim()).filter((value) => /^[A-Za-z0-9.:[\]-]{1,255}$/.test(value));
	return [...new Set(hosts)].slice(0, proxiedHostsMost);
}
/** Encoders that are tried on a query. */
var encodersMost = 30;
function queryForms(query) {
	if (query.length < 2) return [];
	const bytes = bytesFromText(query.slice(1));
	const written = formEncoders.slice(0, encodersMost).map((how) => `?${textFromBytes(formEncodedAnew(bytes, how)) ?? ""}`);
	const pairs = query.slice(1).split("&");
	return [
		query.replaceAll("+", "%20"),
		query.replaceAll("%20", "+"),
		`?${pairs.map((pair) => pairOf(pair).join("=")).join("&")}`,
		...query.length <= formedQueryMost ? written : written.slice(0, 2)
	];
}
/** Longer queries are written by the commonest encoders only. */
var formedQueryMost = 4e3;
function sortedQueries(query) {
	return query.length < 2 ? [] : [`?${query.slice(1).split("&").sort().join("&")}`];
}
/** Parameters whose orders are all tried: seven have 5,040. */
var orderedMost = 7;
/** Every other order of the parameters of a short query; a framework that sorts them leaves none to go by. */
function* otherOrders(query) {
	const pairs = query.slice(1).split("&");
	if (pairs.length < 2 || pairs.length > orderedMost) return;
	for (const order of orders(pairs)) yield `?${order.join("&")}`;
}
function* orders(left) {
	if (left.length < 2) yield left;
	else for (const [at, first] of left.entries()) for (const rest of orders(left.toSpliced(at, 1))) yield [first, ...rest];
}
function safely(change, text) {
	try {
		return change(text);
	} catch {
		return text;
	}
}
// src/signing/diagnose/candidates.ts
/** Bodies beyond this are searched with single changes only: a pair costs a hundred MACs. */
var pairsBytesMost = 12e4;
/** Bodies that are paired with another change: with a secret more of them. */
var usualBodies = 14;
var likelyBodies = ({ length }) => length <= 3e4 ? 60 : usualBodies;
var likelyUrls = 40;
/**
* Yields what may have been signed, the likeliest first: single changes, then the other schemes, then pairs of a body
* with a secret, a URL with a secret or a body, and another algorithm with either. `moreBodies` come before other bodies.
*/
function* candidates(scheme, input, moreBodies = []) {
	const { message: parts, algorithm: own } = scheme;
	const secrets = typeof input.secret === "string" ? [input.secret] : input.secret;
	const given = secretKeys(secrets, scheme.secret).usable.map((key) => ({
		causes: [],
		...key
	}));
	const others = [...secretVariants(secrets, scheme.secret)];
	const builder = new MessageBuilder(scheme, input);
	const tried = (keys, change) => made(keys, builder.messages(change), own, change);
	const otherwise = (keys, change) => isPublicKeyed(own) || own === "token" ? [] : otherAlgorithms(keys, builder.messages(change), own, change);
	yield* tried(given, none);
	for (const key of others) yield* tried([key], none);
	yield* otherwise(given, none);
	for (const change of timestampTexts(builder.timestamp)) yield* tried(given, change);
	if (parts.length > 1) yield* made(given, [{ message: input.body }], own, { causes: ["timestampMissing"] });
	const likely = [];
	if (parts.includes("body") || parts.includes("form parameters")) {
		const likelyMost = likelyBodies(input.body);
		for (const change of bodies(input.body, moreBodies)) {
			if (likely.length < likelyMost) likely.push(change);
			yield* tried(given, change);
		}
	}
	const urls = [];
	if (parts.includes("url") && input.url !== void 0) for (const change of urlVariants(input.url, input.headers)) {
		if (urls.length < likelyUrls) urls.push(change);
		yield* tried(given, change);
	}
	if (parts.includes("method")) for (const method of [
		"POST",
		"GET",
		"PUT"
	]) yield* tried(given, {
		causes: ["methodDiffers"],
		method
	});
	yield "now the other schemes";
	if (input.body.length > pairsBytesMost) return;
	for (const key of others) {
		for (const change of [...likely, ...urls]) yield* tried([key], change);
		yield* otherwise([key], none);
	}
	for (const change of likely.slice(0, usualBodies)) {
		yield* otherwise(given, change);
		for (const other of urls) {
			const causes = [...change.causes, ...other.causes];
			yield* tried(given, {
				...change,
				...other,
				causes
			});
		}
	}
}
var none = { causes: [] };
function* bodies(body, more) {
	yield* more;
	yield* bodyVariants(body);
}
function made(keys, messages, algorithm, change) {
	return keys.flatMap(({ causes, secret, key }) => messages.map(({ message, url }) => ({
		...change,
		...change.url === void 0 || url === void 0 ? {} : { url },
		causes: [...causes, ...change.causes],
		secret,
		key,
		algorithm,
		message
	})));
}
var hmacs$1 = [
	"HMAC-SHA-256",
	"HMAC-SHA-1",
	"HMAC-SHA-512"
];
function otherAlgorithms(keys, messages, own, change) {
	const because = (cause) => ({
		...change,
		causes: [...change.causes, cause]
	});
	const plain = because("plainHash");
	return [
		...hmacs$1.filter((algorithm) => algorithm !== own).flatMap((algorithm) => made(keys, messages, algorithm, because("wrongAlgorithm"))),
		...own === "SHA-256" ? [] : made(keys, messages, "SHA-256", plain),
		...keys.flatMap((key) => {
			const hashed = messages.map(({ message }) => ({ message: concatBytes([message, key.key]) }));
			return made([{
				...key,
				key: /* @__PURE__ */ new Uint8Array()
			}], hashed, "SHA-256", plain);
		})
	];
}
function timestampTexts(text) {
	if (text === void 0) return [];
	const causes = ["timestampUnit"];
	const seconds = /^\d{9,11}$/.test(text);
	const ms = /^\d{12,14}$/.test(text);
	const dated = seconds ? Number(text) * 1e3 : ms ? Number(text) : Date.parse(text);
	const iso = Number.isNaN(dated) || Math.abs(dated) > 8e15 ? [] : [new Date(dated).toISOString()];
	const numbers = seconds ? [
		`${text}000`,
		`${text}.0`,
		`${text}000.0`
	] : ms ? [
		text.slice(0, -3),
		`${text}.0`,
		`${text.slice(0, -3)}.0`,
		(Number(text) / 1e3).toString()
	] : Number.isNaN(dated) ? [text.trim()] : [String(Math.floor(dated / 1e3)), String(dated)];
	return [
		.../^\d+\.\d+$/.test(text) ? [text.replace(/\.\d+$/, "")] : [],
		...numbers,
		...iso,
		...iso.map((date) => date.replace(".000Z", "Z"))
	].filter((other) => other !== text).map((timestamp) => ({
		causes,
		timestamp
	}));
}
// src/signing/diagnose/match.ts
var hourSeconds = 3600;
/** Allowed around whole hours: a clock in another time zone need not be right to the second. */
var zoneSlackSeconds = 90;
/** Why a request is refused whose signature matches as it stands; undefined when none matches. */
function matchedFinding({ ok, steps }) {
	if (ok || !steps.some((one) => one.step === "comparison" && one.ok === true)) return void 0;
	const [wrong, ...others] = steps.filter((one) => one.ok === false);
	if (!wrong) return void 0;
	if (wrong.step === "timestamp" && wrong.ageSeconds !== void 0 && others.length === 0) return ofTimestamp(wrong);
	const reasons = [wrong, ...others].flatMap(({ because }) => because ?? []);
	if (reasons.includes("header given twice")) return void 0;
	return {
		causes: ["otherStep"],
		reasons
	};
}
function ofTimestamp({ text, sentAtSeconds, ageSeconds, toleranceSeconds }) {
	const seen = {
		...text === void 0 ? {} : { timestamp: text },
		...ageSeconds === void 0 ? {} : { ageSeconds },
		...toleranceSeconds === void 0 ? {} : { toleranceSeconds }
	};
	const age = ageSeconds ?? 0;
	if (sentAtSeconds !== void 0 && Number(text) === sentAtSeconds * 1e3 && /^\d{9,11}$/.test(text ?? "") && age > 0 || /^\d{12,14}$/.test(text ?? "") && age < 0) return {
		causes: ["timestampUnit"],
		...seen
	};
	const offHour = Math.abs(age) % hourSeconds;
	const isZone = Math.abs(age) > 3510 && Math.abs(age) < 15 * hourSeconds && Math.min(offHour, hourSeconds - offHour) < zoneSlackSeconds;
	return {
		causes: [age > hourSeconds && !isZone ? "replay" : "clock"],
		...seen
	};
}
// src/signing/diagnose/variants/signatureVariants.ts
var macLengths = /* @__PURE__ */ new Set([
	20,
	32,
	64
]);
/** Every MAC that the request may hold, read as the scheme says and differently; each once. */
function signatureVariants(scheme, input) {
	if (scheme.algorithm === "token") return signatureTexts(scheme, input).map((text) => ({ mac: bytesFromText(text) }));
	const found = /* @__PURE__ */ new Map();
	const add = (mac, cause) => {
		if (!mac || !macLengths.has(mac.length)) return;
		const name = hexFromBytes(mac);
		if (!found.has(name)) found.set(name, cause === void 0 ? { mac } : {
			mac,
			cause
		});
	};
	for (const text of signatureTexts(scheme, input)) {
		for (const length of macLengths) for (const entry of readSignature(text, scheme.signature.format, length).offered) if ("mac" in entry) add(entry.mac);
		for (const { word, before } of words$1(text)) readWord(word, before, scheme, add);
	}
	return [...found.values()];
}
/** The texts in which a request offers signatures. */
function signatureTexts(scheme, { headers, body }) {
	const { signature, aliases } = scheme;
	return ("bodyField" in signature ? [bodyField(body, signature.bodyField)] : signatureHeaders(scheme).flatMap((name) => aliasedValues(headers, name, aliases))).filter((text) => text !== void 0 && text !== "");
}
/** The words of a header, each with the name before it: `v1=`, `v1,`. */
function words$1(text) {
	const bounded = text.slice(0, 1e4);
	let name = "";
	return [...bounded.matchAll(/([^\s,;"']+)([\s,;"']*)/g)].map(([, entry = "", signs = ""]) => {
		const prefix = /^[A-Za-z0-9_-]{1,12}=(?=[^=])/.exec(entry)?.[0] ?? "";
		const before = prefix === "" ? name : prefix;
		name = signs === "," && entry.length <= 12 ? `${entry},` : "";
		return {
			word: entry.slice(prefix.length),
			before
		};
	});
}
/** The cause for a MAC in the right encoding that the scheme did not read. */
function layoutCause(before, own) {
	if (before === own) return "headerUntidy";
	return before === "" ? "prefixMissing" : "wrongPrefix";
}
function readWord(word, before, { signature: { format } }, add) {
	const wanted = "encoding" in format ? format.encoding : void 0;
	const oddLayout = layoutCause(before, macPrefix(format));
	const hex = bytesFromHex(word);
	if (hex) add(hex, wanted === "base64" ? "hexInsteadOfBase64" : /[A-F]/.test(word) ? "upperCaseHex" : oddLayout);
	const base64 = bytesFromBase64(word, { padding: "optional" });
	if (base64) {
		const oddBase64 = word.length % 4 === 0 ? oddLayout : "paddingMissing";
		add(base64, wanted === "hex" ? "base64InsteadOfHex" : oddBase64);
		const digits = textFromBytes(base64);
		if (digits !== void 0) add(bytesFromHex(digits), "base64OfHex");
	}
	add(bytesFromBase64(word.replaceAll("-", "+").replaceAll("_", "/"), { padding: "optional" }), "base64UrlSafe");
	const inner = hex && textFromBytes(hex);
	if (inner !== void 0) add(bytesFromBase64(inner, { padding: "optional" }), "hexOfBase64");
}
// src/signing/diagnose/nearMiss.ts
/** Characters that have to agree: eight hexadecimal digits do so by chance once in four thousand million times. */
var agreeingLeast = 8;
/**
* A signature that is the right one but for a few characters, for its case, or as far as it goes; undefined for any other,
* for a token, and for a public key, where nothing is computed to compare with.
*/
async function nearMiss(scheme, input, offered) {
	const { algorithm } = scheme;
	if (algorithm === "token" || isPublicKeyed(algorithm)) return void 0;
	const { keys, contents } = prepare(scheme, input);
	const texts = signatureTexts(scheme, input).flatMap((text) => words$1(text.slice(0, 2e3)));
	for (const { secret, key } of keys) for (const { message } of contents) {
		const mac = await macOf$1(algorithm, key, message);
		if (offered.some((reading) => equalInConstantTime(reading.mac, mac))) continue;
		for (const right of [hexFromBytes(mac), base64FromBytes(mac)]) for (const { word } of texts) {
			const found = compared(word, right);
			if (found) return {
				...found,
				secret,
				mac
			};
		}
	}
}
function compared(word, right) {
	const of = right.length;
	const [head = "", ...others] = word.split(/\u2026|\.{2,}/);
	const tail = others.at(-1) ?? "";
	const isShortened = others.length > 0;
	const characters = head.length + tail.length;
	const told = (cause, count) => ({
		causes: [cause],
		agreeing: {
			characters: count,
			of: Math.max(of, head.length)
		}
	});
	if (characters < agreeingLeast || characters > of + 4) return void 0;
	if (isShortened || characters < of) {
		if (right.startsWith(head) && right.endsWith(tail)) return told("signatureCut", characters);
		if (!isShortened && right.endsWith(head)) return told("signatureCut", characters);
	}
	if (isShortened) return void 0;
	if (head !== right && head.toLowerCase() === right.toLowerCase()) return told("signatureCase", of);
	const agreeing = head.length === of ? Array.from(right).filter((char, at) => char === head[at]).length : agreeingEnds(head, right);
	return agreeing >= .75 * Math.max(of, head.length) && head !== right ? told("signatureMistyped", agreeing) : void 0;
}
/** How many characters two texts of different lengths have in common at both ends. */
function agreeingEnds(one, other) {
	const most = Math.min(one.length, other.length);
	let start = 0;
	while (start < most && one[start] === other[start]) start += 1;
	let end = 0;
	while (end < most - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
	return start + end;
}
// src/signing/diagnose/unsigned.ts
var any = /./;
/**
* What a request without a signature may be, what tells the most first. That a signature is only made where a secret is
* set is said in the documentation of the provider.
*/
var rows = [
	{
		kind: "connection test",
		schemeId: "bitbucket",
		name: "Bitbucket",
		header: ["X-Event-Key", /^diagnostics:ping$/]
	},
	{
		kind: "handshake",
		schemeId: "asana",
		header: ["X-Hook-Secret", any]
	},
	{
		kind: "handshake",
		schemeId: "meta",
		method: /^get$/i,
		parameter: ["hub.challenge", any]
	},
	{
		kind: "handshake",
		schemeId: "dropbox",
		method: /^get$/i,
		parameter: ["challenge", any]
	},
	{
		kind: "no secret",
		schemeId: "github",
		header: ["X-GitHub-Event", any]
	},
	{
		kind: "no secret",
		schemeId: "gitlab",
		header: ["X-Gitlab-Event", any]
	},
	{
		kind: "no secret",
		schemeId: "bitbucket",
		name: "Bitbucket",
		header: ["X-Event-Key", any]
	},
	{
		kind: "no secret",
		schemeId: "bitbucket",
		name: "Jira",
		header: ["X-Atlassian-Webhook-Identifier", any]
	},
	{
		kind: "no secret",
		schemeId: "typeform",
		header: ["User-Agent", /^typeform/i]
	},
	{
		kind: "no secret",
		schemeId: "razorpay",
		header: ["X-Razorpay-Event-Id", any]
	},
	{
		kind: "preflight",
		method: /^options$/i,
		header: ["Access-Control-Request-Method", any]
	},
	{
		kind: "probe",
		method: /^head$/i
	},
	{
		kind: "browser",
		method: /^get$/i,
		header: ["User-Agent", /^mozilla\//i]
	}
];
/** What a request is that carries no signature by the scheme; undefined where it has one, or nothing tells what it is. */
function unsignedRequest(scheme, request) {
	if ("bodyField" in scheme.signature) return void 0;
	const { headers, url = "", method = "POST" } = request;
	if (signatureHeaders(scheme).some((name) => aliasedValues(headers, name, scheme.aliases).length > 0) || hasOtherSignature(request)) return void 0;
	const query = new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? "");
	for (const row of rows) {
		const value = row.header && headerValues(headers, row.header[0])[0];
		const isHeader = row.header === void 0 || row.header[1].test(value ?? "");
		const given = row.parameter && query.get(row.parameter[0]);
		const isParameter = row.parameter === void 0 || row.parameter[1].test(given ?? "");
		if (!isHeader || !isParameter || row.method?.test(method) === false) continue;
		const sign = row.header === void 0 ? row.parameter === void 0 ? method.toUpperCase() : `${row.parameter[0]} in the query` : `${row.header[0]}: ${(value ?? "").slice(0, 60)}`;
		const { kind, schemeId, name } = row;
		return {
			kind,
			sign,
			...schemeId === void 0 ? {} : { schemeId },
			...name === void 0 ? {} : { name }
		};
	}
}
/** That a refused request is not signed, where it lacks the header and is known by something else. */
function unsignedFinding(scheme, request, { steps }) {
	if (!steps.some(({ because }) => because === "header missing")) return void 0;
	const unsigned = unsignedRequest(scheme, request);
	return unsigned && {
		causes: ["notSigned"],
		unsigned
	};
}
var signatureName = /signature|hmac|gitlab-token|secret-token|trello-webhook|transmission-sig|authorization/i;
/** Whether some header looks like a signature, of whatever provider. */
function hasOtherSignature({ headers }) {
	return Object.entries(headers).some(([name, value]) => signatureName.test(name) && value.trim() !== "");
}
/** The other headers that may hold the signature, where the scheme’s own is not there. */
function otherSignatureHeaders({ headers }) {
	return Object.keys(headers).filter((name) => /sign|hmac|digest|hash/i.test(name) && !/^(content-)?digest$|agent/i.test(name)).slice(0, 4);
}
// src/signing/diagnose/variants/gunzipped.ts
/** A small file may unpack to a very long one. */
var bytesMost = 8e6;
/** The unpacked bodies of a gzip file, also of one in base64 or hex. */
async function unpackedBodies(body) {
	if (!canUnpack()) return [];
	const found = [];
	for (const { causes, body: packed } of packedForms(body)) {
		const unpacked = await gunzipped(packed);
		if (unpacked) found.push({
			causes: [...causes, "compressed"],
			body: unpacked
		});
	}
	return found;
}
/** Whether the body is packed and the browser cannot unpack it. */
function isOutOfReach(body) {
	return !canUnpack() && packedForms(body).length > 0;
}
function canUnpack() {
	return typeof DecompressionStream !== "undefined";
}
/** The body and its decodings that are gzip files. */
function packedForms(body) {
	const text = textFromBytes(body);
	return [{
		causes: [],
		body
	}, ...text === void 0 ? [] : decodings(text)].filter(({ body: form }) => form[0] === 31 && form[1] === 139);
}
/** Unpacks a gzip file (RFC 1952); undefined when it is cut, or unpacks to more than 8 MB. */
async function gunzipped(bytes) {
	const unpacking = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream("gzip")).getReader();
	const chunks = [];
	let length = 0;
	try {
		for (;;) {
			const { done, value } = await unpacking.read();
			if (done) return concatBytes(chunks);
			chunks.push(value);
			length += value.length;
			if (length > bytesMost) return void 0;
		}
	} catch {
		return;
	} finally {
		unpacking.cancel().catch(() => void 0);
	}
}
// src/signing/recognise/recogniseScheme.ts
/**
* The schemes whose signature a request carries, the likeliest first. Where no value has the right form, those whose
* header is there.
*/
function recogniseScheme(request) {
	const scored = schemes.map((scheme, order) => ({
		id: scheme.id,
		score: score(scheme, request),
		order
	})).filter((one) => one.score > 0).sort((a, b) => b.score - a.score || a.order - b.order);
	const isFormed = scored.some((one) => one.score >= formedPoints);
	return scored.filter((one) => !isFormed || one.score >= formedPoints).map(({ id }) => id);
}
/** The least score of a signature in the right form. */
var formedPoints = 3;
function score(scheme, request) {
	const { signature, timestamp, eventId, message, own } = scheme;
	if ("bodyField" in signature) {
		const fields = own?.emptyFields ? [] : message.filter((part) => part.startsWith("field:")).map((part) => part.slice(6));
		const { body } = request;
		const text = body && bodyField(body, signature.bodyField);
		if (!body || text === void 0 || own?.fits?.(text, request.headers) === false) return 0;
		return fields.every((path) => bodyField(body, path) !== void 0) ? 5 : 0;
	}
	const [text] = signatureHeaders(scheme).flatMap((name) => headerValues(request.headers, name));
	if (text === void 0) return 0;
	if (own?.fits?.(text, request.headers) === false) return 0;
	if (!isOfFormat(text, scheme)) return speaksFor(scheme, request) ? 2 : 1;
	let points = 4;
	const more = [...typeof timestamp?.place === "object" && "header" in timestamp.place ? [timestamp.place.header] : [], ...eventId && "header" in eventId ? [eventId.header] : []];
	for (const name of more) if (headerValues(request.headers, name).length > 0) points += 1;
	if (speaksFor(scheme, request)) points += 6;
	return points - (scheme.variantOf === void 0 ? 0 : .5);
}
/** Whether a value could be this scheme's: schemes share headers and differ in prefixes. */
function isOfFormat(text, { signature: { format }, algorithm }) {
	switch (format.kind) {
		case "versioned list": return text.split(" ").some((entry) => entry.startsWith(`${format.version},`));
		case "prefixed":
			if (!text.startsWith(format.prefix)) return false;
			return algorithm !== "SHA-256" || /^[\da-f]{64}$/i.test(text);
		default: return true;
	}
}
function speaksFor({ alsoSends = [] }, { headers }) {
	return alsoSends.some(({ header, value }) => headerValues(headers, header).some((text) => value === void 0 || value.test(text)));
}
// src/signing/diagnose.ts
var untouched = {
	time: 0,
	body: 0,
	secret: 0,
	signature: 0,
	rule: 0,
	URL: 0,
	scheme: 0,
	several: 0
};
/** MACs, and bytes of their messages, that are computed side by side. */
var batchMost = 24;
var batchBytesMost = 4e6;
/**
* Searches the change, or the pair of changes, that makes a refused signature match, and tells how many changes of which
* kind were tried. No finding when the request is accepted, when the platform cannot check it, or when nothing matches.
* Rejects where a part that it needs cannot be loaded.
*/
async function search(schemeId, given, options = {}) {
	const { signal, onProgress, pause } = options;
	const request = {
		...given,
		body: given.body.slice()
	};
	const tried = { ...untouched };
	const untried = isOutOfReach(request.body) ? ["packed body"] : [];
	const ended = (finding) => ({
		finding,
		tried,
		untried
	});
	const verdict = await verify(schemeId, request);
	if (verdict.ok !== false) return ended();
	const scheme = schemeById(schemeId);
	const matched = matchedFinding(verdict) ?? unsignedFinding(scheme, request, verdict);
	if (matched) return ended(matched);
	const untimed = {
		...request,
		nowSeconds: void 0
	};
	const offered = signatureVariants(scheme, request);
	const near = await ofSeveralValues(scheme, untimed) ?? await nearMiss(scheme, untimed, offered);
	if (near) return ended(near);
	const moreBodies = await unpackedBodies(request.body);
	const schemesUntried = [];
	let batch = [];
	let batchBytes = 0;
	const flush = async () => {
		const found = await Promise.all(batch.map((candidate) => matching(scheme, candidate, offered)));
		for (const { causes } of batch) {
			const [area = "signature", ...others] = new Set(causes.map(areaOf));
			tried[others.length > 0 ? "several" : area] += 1;
		}
		batch = [];
		batchBytes = 0;
		onProgress?.(Object.values(tried).reduce((sum, count) => sum + count));
		await pause?.();
		return found.find((finding) => finding !== void 0);
	};
	const steps = offered.length > 0 ? candidates(scheme, request, moreBodies) : ["now the other schemes"];
	for (const candidate of steps) {
		if (candidate === "now the other schemes") {
			const finding = await flush() ?? await wrongScheme(schemeId, untimed, schemesUntried) ?? await underOtherHeader(scheme, given, options);
			tried.scheme += schemes.length - 1 - schemesUntried.length;
			untried.push(...schemesUntried);
			if (finding) return ended(finding);
			continue;
		}
		batch.push(candidate);
		batchBytes += candidate.message.length;
		if (batch.length < batchMost && batchBytes < batchBytesMost) continue;
		const finding = await flush();
		if (finding ?? signal?.aborted) return ended(finding);
	}
	return ended(await flush());
}
async function matching(scheme, { causes, key, message, ...changed }, offered) {
	const { algorithm, ...found } = changed;
	const reading = isPublicKeyed(algorithm) ? await signedBy(scheme, key, message, offered) : equalTo(await macOf$1(algorithm, key, message), offered);
	if (!reading) return void 0;
	const [first, ...others] = [...causes, ...reading.cause === void 0 ? [] : [reading.cause]];
	if (first === void 0) return void 0;
	const secretText = causes.some((cause) => areaOf(cause) === "secret") ? writtenSecret(key, scheme.secret) : void 0;
	return {
		causes: [first, ...others],
		...found,
		mac: reading.mac,
		...algorithm === scheme.algorithm ? {} : { algorithm },
		...secretText === void 0 ? {} : { secretText }
	};
}
/** Tries each value of a signature header that was given several times. */
async function ofSeveralValues(scheme, untimed) {
	const { headers } = untimed;
	for (const name of signatureHeaders(scheme)) {
		const values = headerValues(headers, name);
		if (values.length < 2) continue;
		const others = Object.entries(headers).filter(([given]) => given.toLowerCase() !== name.toLowerCase());
		for (const value of values) {
			const single = {
				...Object.fromEntries(others),
				[name]: value
			};
			if (!(await verify(scheme.id, {
				...untimed,
				headers: single
			})).ok) continue;
			return {
				causes: ["otherStep"],
				reasons: ["header given twice"],
				headers: single
			};
		}
	}
}
/** Takes another header for the one that the scheme reads, where that one is not there. */
async function underOtherHeader(scheme, given, { signal, pause }) {
	const [own] = signatureHeaders(scheme);
	if (own === void 0 || scheme.algorithm === "token" || isOffered(scheme, given)) return void 0;
	for (const headerName of otherSignatureHeaders(given)) {
		const headers = {
			...given.headers,
			[own]: given.headers[headerName] ?? ""
		};
		const request = {
			...given,
			headers
		};
		const moved = {
			causes: ["otherHeader"],
			headerName,
			headers
		};
		if ((await verify(scheme.id, request)).ok) return moved;
		const { finding } = await search(scheme.id, request, {
			...signal ? { signal } : {},
			...pause ? { pause } : {}
		});
		if (finding && (finding.mac !== void 0 || finding.ageSeconds !== void 0) && finding.schemeId === void 0) return {
			...finding,
			...moved,
			causes: ["otherHeader", ...finding.causes]
		};
	}
}
function equalTo(mac, offered) {
	return offered.find((reading) => equalInConstantTime(mac, reading.mac));
}
async function signedBy(scheme, key, message, offered) {
	if (scheme.algorithm === "Ed25519" && key.length !== 32) return void 0;
	const isSigned = await curveOf(scheme)?.verifier(key);
	for (const reading of offered) if (await isSigned?.(new Uint8Array(reading.mac), message)) return reading;
}
/** Another scheme that accepts the request. Schemes that cannot be computed are added to `untried`. */
async function wrongScheme(own, untimed, untried) {
	const likely = recogniseScheme({
		headers: untimed.headers,
		body: untimed.body
	}).map((id) => schemeById(id));
	for (const scheme of /* @__PURE__ */ new Set([...likely, ...schemes])) {
		const { id, algorithm } = scheme;
		if (id === own || algorithm === "token" || !isOffered(scheme, untimed)) continue;
		const verdict = await verify(id, untimed);
		if (!verdict.ok) {
			const mayMatch = verdict.steps.every(({ ok }) => ok !== false);
			if (verdict.ok === void 0 && mayMatch) untried.push(id);
			continue;
		}
		const step = verdict.steps.find((one) => one.step === "comparison");
		const equal = step?.step === "comparison" ? step.comparisons.find((one) => one.equal) : void 0;
		return {
			causes: ["wrongScheme"],
			schemeId: id,
			...equal ? {
				secret: equal.secret,
				mac: equal.offeredMac
			} : {}
		};
	}
}
function isOffered(scheme, { headers, body }) {
	const { signature, aliases } = scheme;
	if ("bodyField" in signature) return bodyField(body, signature.bodyField) !== void 0;
	return signatureHeaders(scheme).some((name) => aliasedValues(headers, name, aliases).length > 0);
}
// src/signing/cures/keyMaking.ts
var cleaningSteps = [
	"secretInvisible",
	"secretTrimmed",
	"secretQuotes",
	"secretVersionPrefix"
];
/** What to remove from the secret here, in order. */
function cleaningOf(found) {
	const steps = found.finding.causes.filter((cause) => cleaningSteps.some((step) => step === cause));
	if (!sendersQuotes(found)) return steps;
	const last = steps.lastIndexOf("secretQuotes");
	return steps.filter((_, index) => index !== last);
}
/** Undefined where the sender keeps to the rule. */
function keyMakingOf(found) {
	const { causes } = found.finding;
	const steps = cleaningOf(found);
	const prefix = prefixOf(found.secret);
	const own = prefix === void 0 ? {} : { prefix };
	if (causes.includes("secretDecoded")) return {
		steps,
		...own,
		as: "base64"
	};
	if (causes.includes("secretUrlSafe")) return {
		steps,
		...own,
		as: "base64url"
	};
	if (causes.includes("secretHexDecoded")) return {
		steps,
		...own,
		as: "hex"
	};
	if (causes.includes("secretPrefixMissing")) return {
		steps,
		...own,
		as: "text"
	};
	const key = keyText(found) ?? "";
	if (causes.includes("secretNotDecoded")) return {
		steps,
		...prefix !== void 0 && !key.startsWith(prefix) && own,
		as: "text"
	};
	if (causes.includes("secretNewline")) return {
		steps,
		after: /(\r?\n| )$/.exec(key)?.[0] ?? "\n",
		as: "text"
	};
	const quote = key.charAt(0);
	return sendersQuotes(found) ? {
		steps,
		before: quote,
		after: quote,
		as: "text"
	} : void 0;
}
/** Whether it is the sender's secret that stands in quotes: the one here does not contain it. */
function sendersQuotes(found) {
	const key = keyText(found) ?? "";
	return found.finding.causes.includes("secretQuotes") && /^(["']).*\1$/s.test(key) && !found.secret.includes(key);
}
/** Whether the secret looks encoded: what it decodes to from base64 or hex can be read. */
function isStoredEncoded(found) {
	const { scheme, finding, secret } = found;
	return scheme.secret.kind === "text" && prefixOf(secret) === void 0 && /^[\x20-\x7e]+$/.test(finding.secretText ?? "");
}
/** The provider's prefix, where the secret here lacks it. */
function missingPrefix({ finding }) {
	return knownPrefix.exec(finding.secretText ?? "")?.[0];
}
function prefixOf(secret) {
	const bare = secret.replace(/^[\s"'`\u00ad\u200b-\u200f\u2060\ufeff]*(v1a?,)?/, "");
	return knownPrefix.exec(bare)?.[0];
}
function keyText({ finding: { secretText }, scheme }) {
	if (secretText === void 0) return void 0;
	const [first] = secretKeys(secretText, scheme.secret).usable;
	return first && textFromBytes(first.key);
}
// src/signing/cures/cureKind.ts
var decoding$1 = (found) => found.scheme.secret.kind === "Ed25519" ? "read the public key as it is written" : isStoredEncoded(found) ? "store the secret decoded" : "make the key as the sender does";
/** Printed in place of a missing body; a sender that signs it has not signed the body. */
var printed$1 = /* @__PURE__ */ new Set(["[object Object]", "undefined"]);
/** What cures the causes of an area. */
var ofArea = {
	time: "set the clock",
	body: "read the raw body",
	secret: "make the key as the sender does",
	signature: "read the signature as the sender writes it",
	rule: "follow the provider’s rule",
	URL: "rebuild the public URL"
};
/** The causes that something else cures. */
var others = {
	timestampUnit: "agree on the timestamp",
	newlineAtEnd: "send the bytes that were signed",
	crlf: "send the bytes that were signed",
	lf: "send the bytes that were signed",
	lineBreaksRemoved: "send the bytes that were signed",
	bomAdded: "send the bytes that were signed",
	mojibake: "take the content as the sender does",
	questionMarks: "take the content as the sender does",
	base64Body: "decode the gateway’s body",
	hexBody: "send the bytes that were signed",
	base64Wrapped: "take the content as the sender does",
	gatewayWrapped: "decode the gateway’s body",
	compressed: "unpack the body",
	jsonInsteadOfForm: "take the content as the sender does",
	emptyBody: ({ finding: { body } }) => printed$1.has((body && textFromBytes(body)) ?? "") ? "mend the sender" : "read the raw body",
	escapedLineBreaks: "send the bytes that were signed",
	secretTrimmed: "clean the secret",
	secretQuotes: (found) => sendersQuotes(found) ? "make the key as the sender does" : "clean the secret",
	secretInvisible: "clean the secret",
	secretPrefixLeftOut: "copy the whole secret",
	secretVersionPrefix: "clean the secret",
	secretLine: "store the secret alone",
	secretInJson: "store the secret alone",
	secretsTogether: "store the secret alone",
	secretBreakWritten: "store the secret alone",
	secretQuoteLeft: "store the secret alone",
	secretSignBehind: "store the secret alone",
	secretPercent: "store the secret alone",
	secretEncodedLine: "store the secret alone",
	secretDecoded: decoding$1,
	secretHexDecoded: decoding$1,
	secretUrlSafe: decoding$1,
	otherHeader: "read the other header",
	notSigned: "do without a signature",
	signatureCut: "copy the whole signature",
	signatureMistyped: "copy the whole signature",
	signatureCase: "copy the whole signature",
	wrongAlgorithm: "compute the MAC as the sender does",
	plainHash: "compute the MAC as the sender does",
	timestampMissing: "take the content as the sender does",
	methodDiffers: "use the method that was sent"
};
/** What cures a cause of a finding. */
function cureKindOf(cause, found) {
	const kind = others[cause] ?? ofArea[areaOf(cause)];
	return typeof kind === "string" ? kind : kind(found);
}
// src/signing/cures/cure.ts
/** The frameworks, and the language of each. */
var languageOf = {
	Express: "node",
	Fastify: "node",
	NestJS: "node",
	Koa: "node",
	Hono: "node",
	"Next.js": "node",
	"Nitro / h3": "node",
	FastAPI: "python",
	Flask: "python",
	Django: "python",
	Rails: "ruby",
	Laravel: "php",
	Go: "go",
	Spring: "java"
};
var frameworks = Object.keys(languageOf);
/** Those that are written in TypeScript as a rule, under its strict rules. */
var typedFrameworks = [
	"NestJS",
	"Hono",
	"Next.js",
	"Nitro / h3"
];
// src/signing/cures/languages.ts
var languages = [
	"node",
	"python",
	"ruby",
	"php",
	"go",
	"java"
];
/** Code by language as code by framework, where there is any. */
function written(code) {
	if (!code) return void 0;
	const entries = Object.entries(languageOf).map(([framework, language]) => [framework, typedFrameworks.some((typed) => typed === framework) ? code.node.replaceAll("process.env.WEBHOOK_SECRET", "$&!") : code[language]]);
	return Object.fromEntries(entries);
}
/** Makes a piece of code for every language. */
function eachLanguage(make) {
	return Object.fromEntries(languages.map((language) => [language, make(language)]));
}
/** A line of comment in a language. */
function comment(language, text) {
	return `${language === "python" || language === "ruby" ? "#" : "//"} ${text}`;
}
/** How each language reads bytes in a spelling of them. Padding may be missing: every one of these does without. */
var decoding = {
	node: {
		base64: (text) => `Buffer.from(${text}, 'base64')`,
		base64url: (text) => `Buffer.from(${text}, 'base64url')`,
		hex: (text) => `Buffer.from(${text}, 'hex')`
	},
	python: {
		base64: (text) => `base64.b64decode(${text} + "==")`,
		base64url: (text) => `base64.urlsafe_b64decode(${text} + "==")`,
		hex: (text) => `bytes.fromhex(${text})`
	},
	ruby: {
		base64: (text) => `${text}.unpack1("m")`,
		base64url: (text) => `${text}.tr("-_", "+/").unpack1("m")`,
		hex: (text) => `[${text}].pack("H*")`
	},
	php: {
		base64: (text) => `base64_decode(${text})`,
		base64url: (text) => `base64_decode(strtr(${text}, '-_', '+/'))`,
		hex: (text) => `hex2bin(${text})`
	},
	go: {
		base64: (text) => `base64.RawStdEncoding.DecodeString(strings.TrimRight(${text}, "="))`,
		base64url: (text) => `base64.RawURLEncoding.DecodeString(strings.TrimRight(${text}, "="))`,
		hex: (text) => `hex.DecodeString(${text})`
	},
	java: {
		base64: (text) => `Base64.getDecoder().decode(${text})`,
		base64url: (text) => `Base64.getUrlDecoder().decode(${text})`,
		hex: (text) => `HexFormat.of().parseHex(${text})`
	}
};
// src/signing/cures/receivedSignature.ts
var spellings = {
	hexInsteadOfBase64: "hex",
	base64InsteadOfHex: "base64",
	upperCaseHex: "hex",
	base64UrlSafe: "base64url",
	hexOfBase64: "hex of base64",
	base64OfHex: "base64 of hex"
};
/** How each language reads the MAC as this sender writes it, and compares the bytes. */
function receivedSignature(cause, { signature: { format } }) {
	if (format.kind === "token") return void 0;
	const spelling = spellings[cause] ?? format.encoding;
	const bytes = spelling === "hex of base64" || spelling === "base64 of hex" ? twice[spelling] : eachLanguage((language) => language === "go" ? `received, err := ${decoding.go[spelling]("signature")}` : decoding[language][spelling](language === "php" ? "$signature" : "signature"));
	return {
		node: `// As this sender writes it; signature is the MAC alone, without a prefix.
const received = ${bytes.node};
const valid = received.length === mac.length && crypto.timingSafeEqual(received, mac);`,
		python: `# As this sender writes it; signature is the MAC alone, without a prefix.
received = ${bytes.python}
valid = hmac.compare_digest(received, mac)`,
		ruby: `# As this sender writes it; signature is the MAC alone, without a prefix.
received = ${bytes.ruby}
valid = OpenSSL.secure_compare(received, mac)`,
		php: `// As this sender writes it; $signature is the MAC alone, without a prefix.
$received = ${bytes.php};
$valid = hash_equals($mac, (string) $received);`,
		go: `// As this sender writes it; signature is the MAC alone, without a prefix.
${bytes.go}
valid := err == nil && hmac.Equal(received, mac)`,
		java: `// As this sender writes it; signature is the MAC alone, without a prefix.
byte[] received = ${bytes.java};
boolean valid = MessageDigest.isEqual(received, mac);`
	};
}
/** How the rule has it written. */
function writtenByRule({ signature: { format } }) {
	if (format.kind === "token") return "the secret itself";
	const encoding = format.encoding === "hex" ? "hexadecimal in small letters" : "base64";
	switch (format.kind) {
		case "prefixed": return format.prefix === "" ? `bare ${encoding}` : `${format.prefix} and then ${encoding}`;
		case "versioned list": return `${format.version}, a comma and then ${encoding}`;
		case "key=value pairs": return `${format.macKey}= and then ${encoding}`;
	}
}
/** Of a MAC that was encoded twice. */
var twice = {
	"hex of base64": {
		node: `Buffer.from(Buffer.from(signature, 'hex').toString(), 'base64')`,
		python: "base64.b64decode(bytes.fromhex(signature) + b\"==\")",
		ruby: "[signature].pack(\"H*\").unpack1(\"m\")",
		php: "base64_decode(hex2bin($signature))",
		go: `text, _ := hex.DecodeString(signature)
received, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(string(text), "="))`,
		java: "Base64.getDecoder().decode(HexFormat.of().parseHex(signature))"
	},
	"base64 of hex": {
		node: `Buffer.from(Buffer.from(signature, 'base64').toString(), 'hex')`,
		python: "bytes.fromhex(base64.b64decode(signature + \"==\").decode())",
		ruby: "[signature.unpack1(\"m\")].pack(\"H*\")",
		php: "hex2bin(base64_decode($signature))",
		go: `text, _ := base64.RawStdEncoding.DecodeString(strings.TrimRight(signature, "="))
received, err := hex.DecodeString(string(text))`,
		java: "HexFormat.of().parseHex(new String(Base64.getDecoder().decode(signature)))"
	}
};
// src/signing/cures/cureWords.ts
var bothWays = "Mend the sender where you can. Where you cannot, the code here does as it does, and then refuses whoever follows the rule.";
var words = {
	"read the raw body": "Check the bytes as they came, before anything parses them, and parse only after the check.",
	"decode the gateway’s body": "Your gateway hands the body on wrapped or in base64. Take it out, decode it, and check those bytes.",
	"unpack the body": "What is signed is the body before it was compressed. Unpack it, up to a size that you allow, and check what comes out; express.raw does that by itself.",
	"send the bytes that were signed": "The body was changed when it was copied or sent again, not by your framework: text that is pasted loses its CR LF, editors add line breaks and marks. Keep it as a file, open that file here, and send it as it is.",
	"take the content as the sender does": ({ finding }) => `The sender signs something else than the rule says${finding.causes.includes("timestampMissing") ? ": the body alone" : ", not the bytes that it sends"}. ${bothWays}`,
	"rebuild the public URL": ({ finding }) => finding.causes.includes("urlQueryMissing") ? "The sender signs the address without the query that is here: it is registered so, or something adds a query on the way. Check the address as it is registered." : "The sender signs the address that is registered with it. Behind a proxy, or after a redirect, the app sees another one: configure what the proxy hides, and take the rest as it came, without a #.",
	"use the method that was sent": "The sender signs the method that it uses. A redirect turns POST into GET, and a form field can override it: register the final address, and check the method as it came.",
	"clean the secret": "Copy the secret anew and store it alone, without quotes, spaces, line breaks or a version before it. Until it is stored so, take off what it has too much where it is read.",
	"store the secret alone": ({ finding }) => finding.causes.includes("secretEncodedLine") ? "What was encoded is the secret with the line break that echo adds, and it is used without decoding. Store the secret itself. Where the store wants base64, make it with printf %s and base64, and decode it where it is read." : "Store the value alone, as the provider shows it: without its name, without quotes or signs around it, not encoded, one secret in each setting.",
	"read the other header": ({ finding, scheme }) => `Read ${finding.headerName ?? "that header"} for these requests: the sender signs them under another name than the rule of ${scheme.provider} has, or something between renamed it.`,
	"do without a signature": ({ finding }) => unsignedWords[finding.unsigned?.kind ?? "no secret"],
	"copy the whole signature": "Copy the header anew, whole and as it came. Logs and consoles shorten long values, and some change capital letters; a receiver that gets it so has to refuse it.",
	"copy the whole secret": "The secret was not copied whole. Copy it anew, with its prefix, and let the program refuse to start without it.",
	"store the secret decoded": "What is stored here looks like the secret encoded, as Kubernetes shows a Secret. Store the secret itself; or, where it is the sender that decodes it, decode it here too.",
	"read the public key as it is written": ({ scheme }) => `The public key is right, and written otherwise than the rule has it: store ${keyRule(scheme.secret)}, or decode it here as it is written.`,
	"make the key as the sender does": ({ scheme }) => `The sender does not make its key by the rule, which takes ${keyRule(scheme.secret)}. ${bothWays}`,
	"compute the MAC as the sender does": ({ finding }) => finding.causes.includes("plainHash") ? `The sender computes a plain hash, which is not what the rule says, and is weak: what has the secret in front can be continued by others, and what has no secret anybody can make. ${bothWays}` : `The sender uses another algorithm than the rule says, or its signature for another algorithm was taken from the wrong header. ${bothWays}`,
	"read the signature as the sender writes it": ({ scheme }) => `The sender, or what is between, writes the signature otherwise than the rule, which has it as ${writtenByRule(scheme)}. Mend the sender where you can. Where you cannot, read it here as it is written there, and compare bytes, not texts.`,
	"mend the sender": "The sender signs what a program prints in place of a body. Such a signature says nothing about the body: only the sender can be mended, to sign the bytes that it sends.",
	"agree on the timestamp": "Write the time in the unit of the rule at the sender, once, and sign that very text. Where the sender is right, take the header as the text that it is: a number made of it and printed again is another text.",
	"follow the provider’s rule": ({ finding }) => finding.causes.includes("wrongScheme") ? "Check by the rule that this sender signs by. “Use this” chooses it; the code under “Use it elsewhere” then follows it, as does the provider’s own library." : "The signature is right, and what else the rule wants is missing or wrong: send it as the rule says. The code under “Use it elsewhere” checks all of it.",
	"set the clock": "The signature is right. Synchronise the receiver’s clock (NTP, UTC); a request that was recorded or delivered again late is refused on purpose."
};
var unsignedWords = {
	"connection test": "It need not be signed: answer it with 200 before the check, and do nothing else for it. What comes with any other event has to be signed.",
	handshake: "It need not be signed: answer it as the sender wants, which is shown with the provider chosen, and do nothing else for it.",
	"no secret": "It should be signed: set a secret in the settings of the webhook, let the event be sent again, and refuse what comes without a signature.",
	browser: "It need not be signed: answer it with 404 or 405. Only what is posted is an event.",
	probe: "It need not be signed: answer it with 200 and no body, and do nothing else for it.",
	preflight: "It need not be signed: a browser asks before it sends. A sender of webhooks never does; answer it with 405."
};
/** What to do, in a few sentences. */
function cureWords(kind, found) {
	const told = words[kind];
	return typeof told === "string" ? told : told(found);
}
function keyRule(rule) {
	switch (rule.kind) {
		case "text": return "the whole secret as text, prefix and all";
		case "base64": return rule.prefix === "" ? "the secret decoded from base64" : `what follows ${rule.prefix}, decoded from base64`;
		case "hex": return "the secret decoded from hex";
		case "either": return rule.of.map(keyRule).join(", or ");
		case "Ed25519": return rule.encoding === "hex" ? "it in hexadecimal" : `it in base64 after ${rule.publicPrefix}`;
		case "made": return rule.how === "decoded from hex" ? "the secret decoded from hexadecimal" : rule.how;
		case "ECDSA": return "it as SPKI in base64";
		case "none": return "none";
	}
}
// src/signing/cures/gatewayBody.ts
var base64Body = {
	node: `// received: what the gateway hands on; on AWS Lambda event.body, with event.isBase64Encoded.
const rawBody = Buffer.from(received.toString(), 'base64');`,
	python: `# received: what the gateway hands on; on AWS Lambda event["body"], with event["isBase64Encoded"].
raw_body = base64.b64decode(received)`,
	ruby: `# received: what the gateway hands on; on AWS Lambda event["body"], with event["isBase64Encoded"].
raw_body = received.unpack1("m")`,
	php: `// $received: what the gateway hands on; on AWS Lambda $event['body'], with $event['isBase64Encoded'].
$rawBody = base64_decode($received);`,
	go: `// received: what the gateway hands on; on AWS Lambda event.Body, with event.IsBase64Encoded.
rawBody, err := base64.StdEncoding.DecodeString(string(received))`,
	java: `// received: what the gateway hands on; on AWS Lambda event.getBody(), with event.getIsBase64Encoded().
byte[] rawBody = Base64.getMimeDecoder().decode(received);`
};
var wrappedBody = {
	node: `// received: the gateway’s JSON; its body may be named otherwise.
const { body, isBase64Encoded } = JSON.parse(received.toString());
const rawBody = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');`,
	python: `# received: the gateway’s JSON; its body may be named otherwise.
event = json.loads(received)
body = event["body"]
raw_body = base64.b64decode(body) if event.get("isBase64Encoded") else body.encode()`,
	ruby: `# received: the gateway’s JSON; its body may be named otherwise.
event = JSON.parse(received)
raw_body = event["isBase64Encoded"] ? event["body"].unpack1("m") : event["body"]`,
	php: `// $received: the gateway’s JSON; its body may be named otherwise.
$event = json_decode($received, true);
$rawBody = ! empty($event['isBase64Encoded']) ? base64_decode($event['body']) : $event['body'];`,
	go: `// received: the gateway’s JSON; its body may be named otherwise.
var event struct {
	Body            string
	IsBase64Encoded bool
}
err := json.Unmarshal(received, &event)
rawBody := []byte(event.Body)
if event.IsBase64Encoded {
	rawBody, err = base64.StdEncoding.DecodeString(event.Body)
}`,
	java: `// received: the gateway’s JSON; its body may be named otherwise.
JsonNode event = objectMapper.readTree(received);
String body = event.get("body").asText();
byte[] rawBody = event.path("isBase64Encoded").asBoolean()
    ? Base64.getDecoder().decode(body)
    : body.getBytes(StandardCharsets.UTF_8);`
};
/** Unpacks at most five megabytes: a small body can hold a very large one. */
var unpackedBody = {
	node: `const rawBody = zlib.gunzipSync(received, { maxOutputLength: 5_000_000 });`,
	python: `raw_body = zlib.decompressobj(31).decompress(received, 5_000_000)  # cut off there`,
	ruby: `raw_body = Zlib::GzipReader.new(StringIO.new(received)).read(5_000_000) # cut off there`,
	php: `$rawBody = gzdecode($received, 5_000_000);`,
	go: `unpacked, err := gzip.NewReader(bytes.NewReader(received))
if err != nil {
	return // it is not compressed
}
rawBody, err := io.ReadAll(io.LimitReader(unpacked, 5_000_000)) // cut off there`,
	java: `byte[] rawBody = new GZIPInputStream(new ByteArrayInputStream(received)).readNBytes(5_000_000);`
};
// src/signing/cures/publicUrl.ts
/**
* Code that rebuilds the address that the sender called: the origin from configuration, the rest unparsed, since
* frameworks sort and decode it.
*/
function publicUrl(causes) {
	if (causes.includes("urlQuery")) return configured("original");
	if (causes.includes("urlQueryMissing")) return configured("address");
	const codes = configured(causes.some((cause) => cause === "urlSlash" || cause === "urlPath") ? "address and query" : "origin");
	if (!causes.includes("urlQueryEncoding") && !causes.includes("urlQueryOrder")) return codes;
	const told = "// Next.js spells the address anew: only the proxy can tell what was called.";
	return {
		...codes,
		"Next.js": `${told}\n${configured("original")["Next.js"]}`
	};
}
var anew = "spells an address anew: %20 in a query becomes +, [ becomes %5B, a ? with nothing behind it goes. Where such signs are signed, let the proxy hand on what was called: nginx by proxy_set_header X-Original-URI $request_uri.";
/** Where a framework does not tell the address as it was called. */
var urlLimits = {
	Hono: [`Outside of @hono/node-server there is c.req.url only, and the runtime ${anew}`],
	"Next.js": [`Next.js ${anew} A slash at its end and // are answered 308 before.`],
	"Nitro / h3": ["h3 2 has what was called in event.runtime?.node?.req.url; its event.req.url is spelled anew."],
	FastAPI: ["A ? with nothing behind it is lost."],
	Flask: ["An address with // is answered 308 before."],
	Django: ["get_full_path() decodes and spells the path anew: %61 becomes a, %2F becomes /, ; becomes %3B. Under ASGI take raw_path and query_string of request.scope."],
	Rails: ["A raw quote in a query is answered 400 before."],
	Go: ["http.ServeMux answers // and /./ with 301 before."],
	Spring: ["Tomcat answers 400 to [ ] | and quotes that are not escaped."]
};
var examples = {
	origin: "PUBLIC_URL=https://app.example.com, as registered, without a slash at the end",
	original: "nginx: proxy_set_header X-Original-URI $request_uri; PUBLIC_URL=https://app.example.com",
	"address and query": "WEBHOOK_URL=https://app.example.com/webhooks, exactly as registered",
	address: "WEBHOOK_URL=https://app.example.com/webhooks, exactly as registered"
};
function configured(known) {
	const entries = frameworks.map((framework) => [framework, `${comment(languageOf[framework], examples[known])}\n${code[framework][known]}`]);
	return Object.fromEntries(entries);
}
var code = {
	Express: {
		original: `const url = process.env.PUBLIC_URL + req.get('x-original-uri');`,
		origin: `const url = process.env.PUBLIC_URL + req.originalUrl;`,
		"address and query": `const url = process.env.WEBHOOK_URL + req.originalUrl.replace(/^[^?]*/, '');`,
		address: `const url = process.env.WEBHOOK_URL;`
	},
	Fastify: {
		original: `const url = process.env.PUBLIC_URL + request.headers['x-original-uri'];`,
		origin: `const url = process.env.PUBLIC_URL + request.originalUrl;`,
		"address and query": `const url = process.env.WEBHOOK_URL + request.originalUrl.replace(/^[^?]*/, '');`,
		address: `const url = process.env.WEBHOOK_URL;`
	},
	NestJS: {
		original: `const url = process.env.PUBLIC_URL! + request.get('x-original-uri');`,
		origin: `const url = process.env.PUBLIC_URL! + request.originalUrl;`,
		"address and query": `const url = process.env.WEBHOOK_URL! + request.originalUrl.replace(/^[^?]*/, '');`,
		address: `const url = process.env.WEBHOOK_URL!;`
	},
	Koa: {
		original: `const url = process.env.PUBLIC_URL + ctx.get('x-original-uri');`,
		origin: `const url = process.env.PUBLIC_URL + ctx.originalUrl;`,
		"address and query": `const url = process.env.WEBHOOK_URL + ctx.originalUrl.replace(/^[^?]*/, '');`,
		address: `const url = process.env.WEBHOOK_URL;`
	},
	Hono: {
		original: `const url = process.env.PUBLIC_URL! + c.req.header('x-original-uri');`,
		origin: `// As it was called, of @hono/node-server: new Hono<{ Bindings: HttpBindings }>().
const url = process.env.PUBLIC_URL! + c.env.incoming.url;`,
		"address and query": `// As it was called, of @hono/node-server: new Hono<{ Bindings: HttpBindings }>().
const url = process.env.WEBHOOK_URL! + (c.env.incoming.url ?? '').replace(/^[^?]*/, '');`,
		address: `const url = process.env.WEBHOOK_URL!;`
	},
	"Next.js": {
		original: `const url = process.env.PUBLIC_URL + request.headers.get('x-original-uri')!;`,
		origin: `const { pathname, search } = new URL(request.url); // in the Pages Router req.url is both
const url = process.env.PUBLIC_URL + pathname + search;`,
		"address and query": `const { search } = new URL(request.url); // in the Pages Router req.url, from its ? on
const url = process.env.WEBHOOK_URL + search;`,
		address: `const url = process.env.WEBHOOK_URL!;`
	},
	"Nitro / h3": {
		original: `const url = process.env.PUBLIC_URL! + event.headers.get('x-original-uri');`,
		origin: `const url = process.env.PUBLIC_URL! + event.node!.req.url; // in h3 1 and Nitro 2 ….req.originalUrl`,
		"address and query": `const called = event.node!.req.url ?? ''; // in h3 1 and Nitro 2 ….req.originalUrl
const url = process.env.WEBHOOK_URL! + called.replace(/^[^?]*/, '');`,
		address: `const url = process.env.WEBHOOK_URL!;`
	},
	FastAPI: {
		original: `url = os.environ["PUBLIC_URL"] + request.headers["x-original-uri"]`,
		origin: `query = request.scope["query_string"].decode()
path = request.scope["raw_path"].decode()
url = os.environ["PUBLIC_URL"] + path + (f"?{query}" if query else "")`,
		"address and query": `query = request.scope["query_string"].decode()
url = os.environ["WEBHOOK_URL"] + (f"?{query}" if query else "")`,
		address: `url = os.environ["WEBHOOK_URL"]`
	},
	Flask: {
		original: `url = os.environ["PUBLIC_URL"] + request.headers["X-Original-URI"]`,
		origin: `# As it was called: request.path has its escapes decoded. uWSGI and Waitress call it REQUEST_URI.
url = os.environ["PUBLIC_URL"] + request.environ["RAW_URI"]`,
		"address and query": `query = request.query_string.decode()
url = os.environ["WEBHOOK_URL"] + (f"?{query}" if query else "")`,
		address: `url = os.environ["WEBHOOK_URL"]`
	},
	Django: {
		original: `url = os.environ["PUBLIC_URL"] + request.headers["X-Original-URI"]`,
		origin: `# As it was called, of gunicorn; get_full_path() spells it anew. uWSGI and Waitress call it REQUEST_URI.
url = os.environ["PUBLIC_URL"] + request.META["RAW_URI"]`,
		"address and query": `query = request.META["QUERY_STRING"]
url = os.environ["WEBHOOK_URL"] + (f"?{query}" if query else "")`,
		address: `url = os.environ["WEBHOOK_URL"]`
	},
	Rails: {
		original: `url = ENV.fetch("PUBLIC_URL") + request.headers["X-Original-URI"]`,
		origin: `url = ENV.fetch("PUBLIC_URL") + request.original_fullpath`,
		"address and query": `query = request.query_string
url = ENV.fetch("WEBHOOK_URL") + (query.empty? ? "" : "?#{query}")`,
		address: `url = ENV.fetch("WEBHOOK_URL")`
	},
	Laravel: {
		original: `$url = config('services.public_url') . $request->header('X-Original-URI');`,
		origin: `// Not $request->fullUrl(), which sorts the query.
$url = config('services.public_url') . $request->getRequestUri();`,
		"address and query": `// Not $request->fullUrl(), which takes the slash off and sorts the query.
$url = config('services.webhook_url') . strstr($request->getRequestUri(), '?');`,
		address: `$url = config('services.webhook_url');`
	},
	Go: {
		original: `url := os.Getenv("PUBLIC_URL") + r.Header.Get("X-Original-URI")`,
		origin: `url := os.Getenv("PUBLIC_URL") + r.RequestURI`,
		"address and query": `url := os.Getenv("WEBHOOK_URL")
if r.URL.RawQuery != "" {
	url += "?" + r.URL.RawQuery
}`,
		address: `url := os.Getenv("WEBHOOK_URL")`
	},
	Spring: {
		original: `String url = System.getenv("PUBLIC_URL") + request.getHeader("X-Original-URI");`,
		origin: `String query = request.getQueryString();
String url = System.getenv("PUBLIC_URL") + request.getRequestURI() + (query == null ? "" : "?" + query);`,
		"address and query": `String query = request.getQueryString();
String url = System.getenv("WEBHOOK_URL") + (query == null ? "" : "?" + query);`,
		address: `String url = System.getenv("WEBHOOK_URL");`
	}
};
// src/signing/cures/rawBody.ts
var rawBody = {
	Express: `// Before any express.json(). Any type, also none: '*/*' leaves out what has no Content-Type.
app.post('/webhooks', express.raw({ type: () => true, limit: '25mb' }), (req, res) => {
  // A Buffer, and none where nothing was sent: verify it, then JSON.parse(rawBody).
  const rawBody = req.body ?? Buffer.alloc(0);
});`,
	Fastify: `// Of its own, so that other routes keep their parsers.
fastify.register(async (webhooks) => {
  webhooks.removeAllContentTypeParsers();
  webhooks.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => done(null, body));
  webhooks.post('/webhooks', { bodyLimit: 25_000_000 }, async (request, reply) => {
    const rawBody = request.body ?? Buffer.alloc(0);
  });
});`,
	NestJS: `// main.ts: import express from 'express'. Not { rawBody: true }, which knows JSON and forms only.
const app = await NestFactory.create(AppModule, { bodyParser: false });
app.use('/webhooks', express.raw({ type: () => true, limit: '25mb' }));
app.use(express.json(), express.urlencoded({ extended: true }));

// The controller
@Controller('webhooks')
export class WebhooksController {
  @Post()
  receive(@Req() request: express.Request) {
    const rawBody: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  }
}`,
	Koa: `// Before any body parser, which would have read it.
router.post('/webhooks', async (ctx) => {
  const chunks = [];
  let length = 0;
  for await (const chunk of ctx.req) {
    length += chunk.length;
    if (length > 25_000_000) ctx.throw(413);
    chunks.push(chunk);
  }
  const rawBody = Buffer.concat(chunks);
});`,
	Hono: `// Not c.req.text(), which changes what is no UTF-8 and loses a byte order mark.
app.post('/webhooks', bodyLimit({ maxSize: 25_000_000 }), async (c) => {
  const rawBody = Buffer.from(await c.req.arrayBuffer());
});`,
	"Next.js": `// App Router: app/api/webhooks/route.ts
export async function POST(request: Request) {
  const rawBody = Buffer.from(await request.arrayBuffer());
}

// Pages Router: pages/api/webhooks.ts
export const config = { api: { bodyParser: false } };
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const rawBody = Buffer.concat(chunks);
}`,
	"Nitro / h3": `// server/routes/webhooks.post.ts. With false it is bytes; without, a text.
export default defineEventHandler(async (event) => {
  const rawBody = Buffer.from((await readRawBody(event, false)) ?? []);
});`,
	FastAPI: `@app.post("/webhooks")
async def webhooks(request: Request):  # no model, Body() or Form() beside it
    raw_body = await request.body()  # bytes`,
	Flask: `@app.post("/webhooks")
def webhooks():
    raw_body = request.get_data()  # before request.form, which leaves nothing`,
	Django: `@csrf_exempt
def webhooks(request):
    # Bytes; before request.POST. Above 2.5 MB: DATA_UPLOAD_MAX_MEMORY_SIZE.
    raw_body = request.body
    # Under WSGI that is empty for a chunked body, which has no length; gunicorn knows its end.
    if request.META.get("wsgi.input_terminated") and not request.META.get("CONTENT_LENGTH"):
        raw_body = request.META["wsgi.input"].read(25_000_000)  # cut off there`,
	Rails: `class WebhooksController < ActionController::Base
  skip_forgery_protection
  skip_parameter_encoding :create # else JSON that is no UTF-8 is answered 400 before

  def create
    raw_body = request.raw_post # not params.to_json
  end
end`,
	Laravel: `// routes/api.php, where no CSRF token is asked for; since Laravel 11 made by php artisan install:api.
// The address begins with /api.
Route::post('/webhooks', function (Request $request) {
    $rawBody = $request->getContent(); // not json_encode($request->all())
});`,
	Go: `func webhooks(w http.ResponseWriter, r *http.Request) {
	// Before r.ParseForm, which leaves nothing of a form.
	rawBody, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 25_000_000))
	if err != nil {
		http.Error(w, "body cut off or too large", http.StatusRequestEntityTooLarge)
		return
	}
	// Verify rawBody, then json.Unmarshal(rawBody, &event).
}`,
	Spring: `// Not @RequestBody, for which Spring writes a form anew, and before any getParameter().
// A ContentCachingRequestWrapper has the bytes only after somebody has read them.
@PostMapping("/webhooks")
ResponseEntity<Void> webhooks(HttpServletRequest request) throws IOException {
    byte[] rawBody = request.getInputStream().readAllBytes();
}`
};
var unpacks = "What comes with Content-Encoding: gzip is unpacked before you see it: the packed bytes cannot be had.";
/** Where a framework does not give the bytes as they came, or none, whatever the code. */
var bodyLimits = {
	Express: [
		unpacks,
		"Behind an express.json() for all routes the bytes are gone.",
		"Above the limit the answer is 413; without one that is 100 kB."
	],
	Fastify: ["Above bodyLimit the answer is 413; without one that is 1 MB."],
	NestJS: [unpacks, "With { rawBody: true } instead there is no raw body for text/plain, application/vnd.api+json or no Content-Type, although the status is 200; above 100 kB the answer is 413, and to charset=utf8 it is 415."],
	Koa: ["The rawBody of koa-bodyparser and @koa/bodyparser is a text: it loses a byte order mark and bytes that are no UTF-8, and is not there for text/plain, multipart or no Content-Type."],
	"Next.js": ["Behind a proxy.ts or middleware.ts that matches the route, a body above 10 MB is cut off without an error.", "No limit is set here: whoever knows the address can send as much as the server in front lets through."],
	"Nitro / h3": ["event.req.text(), and readRawBody without false, are texts: bytes that are no UTF-8 are lost.", "No limit is set here: set one in the server in front."],
	FastAPI: ["No limit is set here: set one in the server in front."],
	Flask: ["Without MAX_CONTENT_LENGTH no limit is set."],
	Django: ["Its own runserver does not read chunked bodies at all; uWSGI and mod_wsgi need their own setting for them. Under ASGI, or behind a proxy that buffers, request.body has them.", "Above DATA_UPLOAD_MAX_MEMORY_SIZE the answer is 400, not 413."],
	Rails: ["ActionController::API has no skip_parameter_encoding: there, JSON that is no UTF-8 is answered 400 before your code is asked."],
	Laravel: ["PHP takes a multipart body apart itself, and getContent() is empty. With enable_post_data_reading = Off in php.ini it is there, and $_POST and $_FILES are not.", "Above post_max_size, 8 MB by default, the answer is 413."],
	Spring: ["A filter that asks for a parameter, such as HiddenHttpMethodFilter, leaves nothing of a form."]
};
// src/signing/cures/secretCode.ts
/** Code that reads the secret and removes these parts. */
function cleanSecret(steps) {
	return eachLanguage((language) => cleaned(language, steps).join("\n"));
}
/** Code that makes the key as the sender makes it. */
function keyAsMade(making) {
	if (!making) return void 0;
	const { steps, prefix, before, after, as } = making;
	return eachLanguage((language) => [
		comment(language, "As this sender does it, against the rule."),
		...cleaned(language, steps, prefix !== void 0),
		...prefix === void 0 ? [] : [withoutPrefix[language](prefix)],
		assigned[language]((as === "text" ? asText[language] : decoding[language][as])(around(language, before, after)))
	].join("\n"));
}
/** Code that decodes a secret stored in another form. */
function keyAsWritten(making) {
	const code = keyAsMade(making);
	return code && eachLanguage((language) => code[language].slice(code[language].indexOf("\n") + 1));
}
/** Code that refuses to start where the prefix is missing. */
function wholeSecret(prefix) {
	const problem = `WEBHOOK_SECRET is not whole: it begins with ${prefix}`;
	const all = {
		node: `if (!secret.startsWith('${prefix}')) throw new Error('${problem}');`,
		python: `if not secret.startswith("${prefix}"):
    raise RuntimeError("${problem}")`,
		ruby: `raise "${problem}" unless secret.start_with?("${prefix}")`,
		php: `if (! str_starts_with($secret, '${prefix}')) {
    throw new RuntimeException('${problem}');
}`,
		go: `if !strings.HasPrefix(secret, "${prefix}") {
	log.Fatal("${problem}")
}`,
		java: `if (!secret.startsWith("${prefix}")) throw new IllegalStateException("${problem}");`
	};
	return eachLanguage((language) => `${read[language](false)}\n${all[language]}`);
}
function cleaned(language, steps, changed = false) {
	return [read[language](changed || steps.length > 0), ...steps.map((step) => cleaning[step][language])];
}
var read = {
	node: (changed) => `${changed ? "let" : "const"} secret = process.env.WEBHOOK_SECRET;`,
	python: () => `secret = os.environ["WEBHOOK_SECRET"]`,
	ruby: () => `secret = ENV.fetch("WEBHOOK_SECRET")`,
	php: () => `$secret = config('services.webhook_secret'); // php artisan config:clear after a change`,
	go: () => `secret := os.Getenv("WEBHOOK_SECRET")`,
	java: () => `String secret = System.getenv("WEBHOOK_SECRET");`
};
var cleaning = {
	secretInvisible: {
		node: `secret = secret.replace(/[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]/g, '').replaceAll('\\u00a0', ' ');`,
		python: `secret = re.sub("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]", "", secret).replace("\\u00a0", " ")`,
		ruby: `secret = secret.gsub(/[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]/, "").tr("\\u00a0", " ")`,
		php: `$secret = preg_replace('/[\\x{ad}\\x{200b}-\\x{200f}\\x{2060}\\x{feff}]/u', '', $secret);
$secret = str_replace("\\u{a0}", ' ', $secret);`,
		go: `secret = regexp.MustCompile("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]").ReplaceAllString(secret, "")
secret = strings.ReplaceAll(secret, "\\u00a0", " ")`,
		java: `secret = secret.replaceAll("[\\\\x{ad}\\\\x{200b}-\\\\x{200f}\\\\x{2060}\\\\x{feff}]", "");
secret = secret.replaceAll("\\\\x{a0}", " ");`
	},
	secretTrimmed: {
		node: `secret = secret.trim();`,
		python: `secret = secret.strip()`,
		ruby: `secret = secret.strip`,
		php: `$secret = trim($secret);`,
		go: `secret = strings.TrimSpace(secret)`,
		java: `secret = secret.strip();`
	},
	secretQuotes: {
		node: `secret = secret.replace(/^(["'\`])([^]*)\\1$/, '$2').trim();`,
		python: `secret = re.sub(r"""^(["'\`])(.*)\\1$""", r"\\2", secret, flags=re.S).strip()`,
		ruby: `secret = secret.sub(/\\A(["'\`])(.*)\\1\\z/m, '\\2').strip`,
		php: `$secret = trim(preg_replace('/^(["\\'\`])(.*)\\1$/s', '$2', $secret));`,
		go: `if quoted := regexp.MustCompile("(?s)^(\\"(.*)\\"|'(.*)'|\`(.*)\`)$"); quoted.MatchString(secret) {
	secret = strings.TrimSpace(secret[1 : len(secret)-1])
}`,
		java: `secret = secret.replaceFirst("(?s)^([\\"'\`])(.*)\\\\1$", "$2").strip();`
	},
	secretVersionPrefix: {
		node: `secret = secret.replace(/^v1a?,/, '');`,
		python: `secret = re.sub(r"^v1a?,", "", secret)`,
		ruby: `secret = secret.sub(/\\Av1a?,/, "")`,
		php: `$secret = preg_replace('/^v1a?,/', '', $secret);`,
		go: `secret = regexp.MustCompile("^v1a?,").ReplaceAllString(secret, "")`,
		java: `secret = secret.replaceFirst("^v1a?,", "");`
	}
};
var withoutPrefix = {
	node: (prefix) => `secret = secret.replace(/^${prefix}/, '');`,
	python: (prefix) => `secret = re.sub("^${prefix}", "", secret)`,
	ruby: (prefix) => `secret = secret.delete_prefix("${prefix}")`,
	php: (prefix) => `$secret = preg_replace('/^${prefix}/', '', $secret);`,
	go: (prefix) => `secret = strings.TrimPrefix(secret, "${prefix}")`,
	java: (prefix) => `secret = secret.replaceFirst("^${prefix}", "");`
};
/** The secret, or a sum of texts with it in the middle; one notation of text does for all these languages. */
function around(language, before, after) {
	const secret = language === "php" ? "$secret" : "secret";
	const quoted = (text) => text === void 0 ? [] : [JSON.stringify(text)];
	return [
		...quoted(before),
		secret,
		...quoted(after)
	].join(language === "php" ? " . " : " + ");
}
/** Declares the key as the bytes of an expression. */
var assigned = {
	node: (bytes) => `const key = ${bytes};`,
	python: (bytes) => `key = ${bytes}`,
	ruby: (bytes) => `key = ${bytes}`,
	php: (bytes) => `$key = ${bytes};`,
	go: (bytes) => `key${bytes.startsWith("[]") ? "" : ", err"} := ${bytes}`,
	java: (bytes) => `byte[] key = ${bytes};`
};
var asText = {
	node: (secret) => `Buffer.from(${secret}, 'utf8')`,
	python: (secret) => `(${secret}).encode()`.replace("(secret)", "secret"),
	ruby: (secret) => secret,
	php: (secret) => secret,
	go: (secret) => `[]byte(${secret})`,
	java: (secret) => `(${secret}).getBytes(StandardCharsets.UTF_8)`.replace("(secret)", "secret")
};
// src/signing/cures/senderMac.ts
var hmacs = {
	"HMAC-SHA-1": {
		plain: "sha1",
		capital: "SHA1"
	},
	"HMAC-SHA-256": {
		plain: "sha256",
		capital: "SHA256"
	},
	"HMAC-SHA-512": {
		plain: "sha512",
		capital: "SHA512"
	}
};
/** Code for the MAC; undefined for what is no HMAC. */
function hmacAs(algorithm) {
	if (!Object.hasOwn(hmacs, algorithm)) return void 0;
	const { plain, capital } = hmacs[algorithm];
	return asSender({
		node: `const mac = crypto.createHmac('${plain}', key).update(signed).digest();`,
		python: `mac = hmac.new(key, signed, "${plain}").digest()`,
		ruby: `mac = OpenSSL::HMAC.digest("${capital}", key, signed)`,
		php: `$mac = hash_hmac('${plain}', $signed, $key, true);`,
		go: `hash := hmac.New(${plain}.New, key)
hash.Write(signed)
mac := hash.Sum(nil)`,
		java: `Mac hmac = Mac.getInstance("Hmac${capital}");
hmac.init(new SecretKeySpec(key, "Hmac${capital}"));
byte[] mac = hmac.doFinal(signed);`
	});
}
/** A hash with the secret on either side; one without it could be made by anybody. */
var plainHash = asSender({
	node: `const macs = [Buffer.concat([key, signed]), Buffer.concat([signed, key])].map((bytes) =>
  crypto.createHash('sha256').update(bytes).digest(),
); // find out which, and keep that one`,
	python: `macs = [  # find out which, and keep that one
    hashlib.sha256(key + signed).digest(),
    hashlib.sha256(signed + key).digest(),
]`,
	ruby: `macs = [key + signed, signed + key].map { |text| OpenSSL::Digest.digest("SHA256", text) }
# Find out which, and keep that one.`,
	php: `$macs = [ // find out which, and keep that one
    hash('sha256', $key . $signed, true),
    hash('sha256', $signed . $key, true),
];`,
	go: `before := sha256.Sum256(append(append([]byte{}, key...), signed...))
behind := sha256.Sum256(append(append([]byte{}, signed...), key...))
macs := [][]byte{before[:], behind[:]} // find out which, and keep that one`,
	java: `MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
sha256.update(key);
byte[] before = sha256.digest(signed);
sha256.update(signed);
byte[] behind = sha256.digest(key); // find out which, and keep that one`
});
/** Marks code as following the sender and not the rule. */
function asSender(code) {
	return eachLanguage((language) => [comment(language, "As this sender does it, against the rule."), code[language]].join("\n"));
}
// src/signing/cures/senderContent.ts
/** Code for what the sender signs instead of what the rule names. */
var senderContent = {
	timestampMissing: asSender({
		node: `const signed = rawBody; // no time in it: an old request can be sent again for ever`,
		python: `signed = raw_body  # no time in it: an old request can be sent again for ever`,
		ruby: `signed = raw_body # no time in it: an old request can be sent again for ever`,
		php: `$signed = $rawBody; // no time in it: an old request can be sent again for ever`,
		go: `signed := rawBody // no time in it: an old request can be sent again for ever`,
		java: `byte[] signed = rawBody; // no time in it: an old request can be sent again for ever`
	}),
	base64Wrapped: asSender({
		node: `const signedBody = Buffer.from(rawBody.toString('base64'));`,
		python: `signed_body = base64.b64encode(raw_body)`,
		ruby: `signed_body = [raw_body].pack("m0")`,
		php: `$signedBody = base64_encode($rawBody);`,
		go: `signedBody := []byte(base64.StdEncoding.EncodeToString(rawBody))`,
		java: `byte[] signedBody = Base64.getEncoder().encode(rawBody);`
	}),
	questionMarks: asSender({
		node: `const signedBody = Buffer.from(rawBody.toString().replace(/\\P{ASCII}/gu, '?'));`,
		python: `signed_body = raw_body.decode().encode("ascii", "replace")`,
		ruby: `signed_body = raw_body.dup.force_encoding("UTF-8").encode("US-ASCII", undef: :replace, replace: "?")`,
		php: `$signedBody = preg_replace('/[^\\x00-\\x7f]/u', '?', $rawBody);`,
		go: `signedBody := regexp.MustCompile("[^\\\\x00-\\\\x7f]").ReplaceAll(rawBody, []byte("?"))`,
		java: `byte[] signedBody = new String(rawBody, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII);`
	}),
	mojibake: asSender({
		node: `const signedBody = Buffer.from(rawBody.toString('latin1'));`,
		python: `signed_body = raw_body.decode("latin-1").encode()`,
		ruby: `signed_body = raw_body.dup.force_encoding("ISO-8859-1").encode("UTF-8")`,
		php: `$signedBody = iconv('ISO-8859-1', 'UTF-8', $rawBody);`,
		go: `letters := make([]rune, len(rawBody))
for at, one := range rawBody {
	letters[at] = rune(one)
}
signedBody := []byte(string(letters))`,
		java: `byte[] signedBody = new String(rawBody, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);`
	}),
	jsonInsteadOfForm: asSender({
		node: `// The form’s field that is signed may be named otherwise.
const signedBody = Buffer.from(new URLSearchParams(rawBody.toString()).get('payload') ?? '');`,
		python: `# The form’s field that is signed may be named otherwise.
signed_body = urllib.parse.parse_qs(raw_body.decode())["payload"][0].encode()`,
		ruby: `# The form’s field that is signed may be named otherwise.
signed_body = URI.decode_www_form(raw_body).to_h.fetch("payload")`,
		php: `// The form’s field that is signed may be named otherwise.
parse_str($rawBody, $form);
$signedBody = $form['payload'];`,
		go: `// The form’s field that is signed may be named otherwise.
form, err := url.ParseQuery(string(rawBody))
signedBody := []byte(form.Get("payload"))`,
		java: `// The form’s field that is signed may be named otherwise.
byte[] signedBody = Arrays.stream(new String(rawBody, StandardCharsets.UTF_8).split("&"))
    .filter(pair -> pair.startsWith("payload="))
    .map(pair -> URLDecoder.decode(pair.substring(8), StandardCharsets.UTF_8))
    .findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8);`
	})
};
// src/signing/cures/cures.ts
/** The cures of a finding: each kind once, and each piece of code once. */
function curesFor(found) {
	const causesOf = /* @__PURE__ */ new Map();
	for (const cause of found.finding.causes) {
		const kind = cureKindOf(cause, found);
		causesOf.set(kind, [...causesOf.get(kind) ?? [], cause]);
	}
	const kinds = [...causesOf.keys()];
	const hasKey = kinds.some((kind) => keyKinds.has(kind));
	return kinds.map((kind) => {
		const [cause, ...others] = causesOf.get(kind) ?? [];
		const words = cureWords(kind, found);
		if (cause === void 0 || kind === "clean the secret" && hasKey) return {
			kind,
			words
		};
		const code = codes[kind]?.(found, [cause, ...others]);
		if (code === void 0) return {
			kind,
			words
		};
		const limits = limitsOf[kind];
		return {
			kind,
			words,
			code,
			...limits ? { limits } : {}
		};
	});
}
var keyKinds = /* @__PURE__ */ new Set([
	"make the key as the sender does",
	"store the secret decoded",
	"read the public key as it is written"
]);
var codes = {
	"read the raw body": () => rawBody,
	"send the bytes that were signed": ({ scheme }) => resendExact(scheme),
	"rebuild the public URL": (_, causes) => publicUrl(causes),
	"use the method that was sent": () => originalMethod,
	"decode the gateway’s body": (_, [cause]) => written(cause === "base64Body" ? base64Body : wrappedBody),
	"unpack the body": () => written(unpackedBody),
	"take the content as the sender does": (_, [cause]) => written(senderContent[cause]),
	"clean the secret": (found) => written(cleanSecret(cleaningOf(found))),
	"copy the whole secret": (found) => written(wholeSecret(missingPrefix(found) ?? "whsec_")),
	"make the key as the sender does": (found) => written(keyAsMade(keyMakingOf(found))),
	"store the secret decoded": (found) => written(keyAsWritten(keyMakingOf(found))),
	"read the public key as it is written": (found) => written(keyAsWritten(keyMakingOf(found))),
	"compute the MAC as the sender does": ({ finding, scheme }, [cause]) => written(cause === "plainHash" ? plainHash : hmacAs(finding.algorithm ?? scheme.algorithm)),
	"read the signature as the sender writes it": ({ scheme }, [cause]) => written(receivedSignature(cause, scheme))
};
var limitsOf = {
	"read the raw body": bodyLimits,
	"rebuild the public URL": urlLimits
};
function resendExact(scheme) {
	const headers = requiredHeaders(scheme).map((name) => `  -H '${name}: …' \\`);
	return [
		"# body.bin: the body as it was recorded, not pasted; echo and editors add a line break.",
		"# -d would take the line breaks out of it, --data-binary leaves it alone.",
		`curl https://app.example.com/webhooks -H 'Content-Type: ${scheme.message.includes("form parameters") ? "application/x-www-form-urlencoded" : "application/json"}' \\`,
		...headers,
		"  --data-binary @body.bin",
		"# Ends in 0a: a line break. 0d 0a: the line ends of Windows. Begins with ef bb bf: a byte order mark.",
		"od -An -tx1 body.bin"
	].join("\n");
}
/** The method as it came, before a form field or a header overrides it. */
var originalMethod = {
	Express: `const method = req.originalMethod ?? req.method; // method-override keeps the one that came`,
	Fastify: `const method = request.method;`,
	NestJS: `const method = request.method;`,
	Koa: `const method = ctx.method;`,
	Hono: `const method = c.req.method;`,
	"Next.js": `const method = request.method; // in the Pages Router req.method`,
	"Nitro / h3": `const method = event.method;`,
	FastAPI: `method = request.method`,
	Flask: `method = request.method`,
	Django: `method = request.method`,
	Rails: `method = request.get_header("rack.methodoverride.original_method") || request.request_method`,
	Laravel: `$method = $request->getRealMethod(); // getMethod() heeds _method`,
	Go: `method := r.Method`,
	Spring: `String method = request.getMethod(); // spring.mvc.hiddenmethod.filter.enabled=false`
};
// src/signing/recognise/warnings.ts
var sentencesMost = 20;
/** What could not be used of a text, a sentence each: the first of them, and how many more there were. */
var Warnings = class {
	sentences = [];
	leftOut = 0;
	add(sentence) {
		if (this.sentences.includes(sentence)) return;
		if (this.sentences.length < sentencesMost) this.sentences.push(sentence);
		else this.leftOut += 1;
	}
	addAll({ sentences, leftOut }) {
		for (const sentence of sentences) this.add(sentence);
		this.leftOut += leftOut;
	}
	get count() {
		return this.sentences.length + this.leftOut;
	}
};
var shownMost = 40;
/** The beginning of a text, fit for a sentence. */
function shortened(text) {
	const start = text.slice(0, 41).replaceAll(/\s+/g, " ");
	return text.length > shownMost ? `${start.slice(0, shownMost)}…` : start;
}
// src/signing/recognise/bareSignature.ts
var lengthMost = 2e3;
/** Reads the value of a signature header without its name, with the schemes it may be of. */
function readBareSignature(text) {
	const value = text.slice(0, 2001).trim();
	if (text.length > lengthMost || !/^[\w+/=,;. :-]{8,}$/.test(value)) return void 0;
	const fitting = schemes.filter((scheme) => isSignatureOf(value, scheme));
	const [first] = fitting;
	if (!first || !("header" in first.signature)) return void 0;
	return {
		as: "signature",
		headers: [[first.signature.header, value]],
		schemeIds: fitting.map(({ id }) => id),
		warnings: new Warnings()
	};
}
function isSignatureOf(value, { signature, algorithm, own }) {
	const bytes = macLength(algorithm);
	if (!("header" in signature) || bytes === void 0 || own?.written) return false;
	const { format } = signature;
	switch (format.kind) {
		case "token": return false;
		case "prefixed": return value.startsWith(format.prefix) && isMac(value.slice(format.prefix.length), format.encoding, bytes, format.prefix !== "");
		case "versioned list": return value.split(" ").every((entry) => {
			const [version, mac = ""] = entry.split(",");
			return version === format.version && isMac(mac, format.encoding, bytes, true);
		});
		case "key=value pairs": {
			const pairs = value.split(format.separator.trim()).map((pair) => pair.trim().split("="));
			const keys = pairs.map(([key]) => key);
			return (format.timeKey === void 0 ? keys.every((key) => key === format.macKey) : pairs.some(([key, time = ""]) => key === format.timeKey && /^\d{8,14}$/.test(time))) && pairs.some(([key, mac = ""]) => key === format.macKey && isMac(mac, format.encoding, bytes, true));
		}
	}
}
/** A cut signature counts where something before it tells what it is. */
function isMac(text, encoding, bytes, mayBeCut) {
	if (encoding === "hex") {
		const isWhole = text.length === 2 * bytes;
		return /^[\da-f]+$/i.test(text) && (isWhole || mayBeCut && text.length < 2 * bytes);
	}
	if (mayBeCut) return /^[\w+/-]+={0,2}$/.test(text) && text.length <= 4 * Math.ceil(bytes / 3);
	return bytesFromBase64(standardBase64(text, encoding), { padding: encoding === "base64url" ? "optional" : "required" })?.length === bytes;
}
function standardBase64(text, encoding) {
	return encoding === "base64url" ? text.replaceAll("-", "+").replaceAll("_", "/") : text;
}
// src/signing/recognise/http/percentEncoded.ts
/** All but the characters that RFC 3986 leaves unreserved. */
function percentEncoded(text) {
	return escaped$1(bytesFromText(text));
}
/** The same of bytes, but for a space, which becomes a plus sign, as curl writes since 2021. */
function formEncoded(bytes) {
	return bytesFromText(escaped$1(bytes).replaceAll("%20", "+"));
}
function escaped$1(bytes) {
	return binaryText(bytes).replaceAll(/[^\w.~-]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}
// src/signing/recognise/escapes.ts
var controls = {
	n: "\n",
	r: "\r",
	t: "	",
	b: "\b",
	f: "\f",
	v: "\v",
	a: "\x07"
};
/** `$'…'` of Bash and the format of its printf. `\u` names a character; two may be one, as old browsers write. */
var bashEscapes = {
	letters: {
		...controls,
		e: "\x1B",
		E: "\x1B",
		"'": "'",
		"\"": "\"",
		"\\": "\\",
		"?": "?"
	},
	numbers: /[0-7]{1,3}|x[\da-fA-F]{1,2}|u[\da-fA-F]{1,4}|U[\da-fA-F]{1,8}/y,
	hasBytes: true,
	keepsBackslash: true
};
/** Texts as languages print them. `\x` names a byte: characters of one byte that need it are no valid UTF-8. */
var printedEscapes = {
	letters: {
		...controls,
		e: "\x1B",
		d: "",
		"0": "\0",
		"\n": ""
	},
	numbers: /x[\da-fA-F]{2}|x\{[\da-fA-F]{1,6}\}|u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|U[\da-fA-F]{8}/y,
	hasBytes: true
};
var powerShellEscapes = { letters: {
	...controls,
	"0": "\0"
} };
/** Takes what follows a backslash, and tells what both stand for. */
function takeEscape(cursor, escapes) {
	const { letters, numbers, hasBytes = false, keepsBackslash = false } = escapes;
	const number = numbers && "01234567xuU".includes(cursor.char) ? cursor.take(numbers) : void 0;
	if (number === void 0) {
		const char = cursor.next();
		return letters[char] ?? (keepsBackslash ? `\\${char}` : char);
	}
	if (number.charAt(0) <= "7") return charOfByte(Number.parseInt(number, 8) & 255);
	const isBraced = number.charAt(1) === "{";
	const value = Number.parseInt(number.slice(isBraced ? 2 : 1), 16);
	if (hasBytes && number.startsWith("x") && !isBraced) return charOfByte(value);
	return value <= 1114111 ? String.fromCodePoint(value) : "�";
}
/**
* A byte that an escape has named, inside a text: half a surrogate pair, which no text has alone. Python keeps bytes in
* texts this way (PEP 383).
*/
function charOfByte(byte) {
	return String.fromCharCode(byte < 128 ? byte : 56320 + byte);
}
/** The text, or its bytes where those that were named in it are not UTF-8 together. */
function readByteText(text) {
	const pieces = text.split(/([\udc80-\udcff]+)/u);
	if (pieces.length === 1) return { text };
	const whole = new Uint8Array(3 * text.length);
	let length = 0;
	for (const [at, piece] of pieces.entries()) if (at % 2 === 1) for (let i = 0; i < piece.length; i += 1) whole[length++] = piece.charCodeAt(i) & 255;
	else {
		const encoded = bytesFromText(piece);
		whole.set(encoded, length);
		length += encoded.length;
	}
	const bytes = whole.slice(0, length);
	const read = textFromBytes(bytes);
	return read === void 0 ? {
		text: new TextDecoder().decode(bytes),
		bytes
	} : { text: read };
}
// src/signing/recognise/shells/arguments.ts
/** A command with these words. */
function newCommand(beginsLine = false, words = []) {
	return {
		words,
		isPiped: false,
		beginsLine,
		remarks: /* @__PURE__ */ new Set()
	};
}
/** Warns of what a shell would have read differently. */
function tell({ unclosed, expansions, remarks }, warnings, expansionSentence) {
	if (unclosed !== void 0) warnings.add(`A quote is never closed, at “${shortened(unclosed)}”: the command is cut off, and so may be what was read last.`);
	for (const name of expansions) warnings.add(expansionSentence(name));
	for (const remark of remarks) warnings.add(remark);
}
/** Joins the pieces of an argument. */
function argumentOf(pieces, isQuoted) {
	return {
		...readByteText(pieces.join("")),
		isQuoted
	};
}
var noArgument = {
	text: "",
	isQuoted: false
};
/** The bytes that a program gets for an argument. */
function bytesOf({ text, bytes }) {
	return bytes ?? bytesFromText(text);
}
// src/signing/recognise/commands/curlData.ts
var names$1 = /* @__PURE__ */ new Set([
	"data",
	"data-ascii",
	"data-binary",
	"data-raw",
	"data-urlencode",
	"json"
]);
/** The pieces of data that a curl command sends, joined as curl joins them. */
var CurlData = class {
	#input;
	#warnings;
	#pieces = [];
	#isGiven = false;
	#isMissing = false;
	#isInputRead = false;
	#type = "application/x-www-form-urlencoded";
	constructor(input, warnings) {
		this.#input = input;
		this.#warnings = warnings;
	}
	/** False when the option is not one of data. */
	take(name, word) {
		if (!names$1.has(name)) return false;
		this.#isGiven = true;
		if (name === "json") this.#type = "application/json";
		const piece = name === "data-urlencode" ? this.#urlEncoded(word) : this.#plain(name, word);
		if (!piece) {
			this.#isMissing = true;
			return true;
		}
		if (this.#pieces.length > 0 && name !== "json") this.#pieces.push(bytesFromText("&"));
		this.#pieces.push(piece);
		return true;
	}
	/** The data, unless a piece of it is missing. */
	joined() {
		return {
			sent: this.#isGiven && !this.#isMissing ? concatBytes(this.#pieces) : void 0,
			isGiven: this.#isGiven,
			type: this.#type
		};
	}
	#plain(name, word) {
		if (!word.text.startsWith("@") || name === "data-raw") return bytesOf(word);
		const bytes = this.#file(word.text.slice(1));
		if (!bytes || name !== "data" && name !== "data-ascii") return bytes;
		const kept = withoutLineEnds(bytes);
		const lineEnd = bytes.at(-1) === 10 ? bytes.at(-2) === 13 ? 2 : 1 : 0;
		if (kept.length < bytes.length - lineEnd) this.#warnings.add("curl -d leaves out the line breaks of what it reads; --data-binary keeps them.");
		return kept;
	}
	/** The text that `--url-query` adds: after a plus sign as it is, otherwise encoded like data. */
	forQuery(word) {
		if (word.text.startsWith("+")) return [word.text.slice(1)];
		const piece = this.#urlEncoded(word, "Part of the URL");
		return piece ? [new TextDecoder().decode(piece)] : [];
	}
	#urlEncoded(word, what = "The body") {
		const given = bytesOf(word);
		const at = given.findIndex((byte) => byte === equalsSign || byte === atSign);
		const name = given.subarray(0, Math.max(0, at));
		const before = name.length === 0 ? [] : [name, Uint8Array.of(equalsSign)];
		const rest = given.subarray(at + 1);
		const bytes = given[at] === atSign ? this.#file(new TextDecoder().decode(rest), what) : rest;
		if (!bytes || given[at] === atSign && bytes.length === 0) return bytes;
		return concatBytes([...before, formEncoded(bytes)]);
	}
	#file(name, what = "The body") {
		if (name === "-") {
			if (this.#isInputRead) return /* @__PURE__ */ new Uint8Array();
			this.#isInputRead = true;
		}
		const input = name === "-" && this.#input ? this.#input : { file: name };
		if ("word" in input) return bytesOf(input.word);
		const toOpen = what === "The body" ? ": open it as the body" : "";
		this.#warnings.add(input.file === "-" ? `${what} is read from the standard input, which is not here${toOpen}.` : `${what} is in the file ${shortened(input.file)}, which is not here${toOpen}.`);
	}
};
var equalsSign = 61;
var atSign = 64;
/** A loop: `filter` takes many times as long over megabytes. */
function withoutLineEnds(bytes) {
	const kept = new Uint8Array(bytes.length);
	let length = 0;
	for (const byte of bytes) if (byte !== 10 && byte !== 13 && byte !== 0) kept[length++] = byte;
	return kept.subarray(0, length);
}
// src/signing/recognise/commands/curlOptions.ts
/** The options of curl 8 that take a value (its manual page, "All options"). */
var long = new Set("abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type knownhosts krb libcurl limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max parallel-max-host pass pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time ssl-sessions stderr telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file upload-flags url url-query user user-agent variable vlan-priority write-out".split(" "));
/** Those that take none (versions 7.88 to 8): names may be abbreviated, so all have to be known. */
var withoutValue = "alpn anyauth append basic buffer ca-native cert-status clobber compressed compressed-ssh create-dirs crlf digest disable disable-eprt disable-epsv disallow-username-in-url doh-cert-status doh-insecure dump-ca-embed fail fail-early fail-with-body false-start form-escape ftp-create-dirs ftp-pasv ftp-pret ftp-skip-pasv-ip ftp-ssl-ccc ftp-ssl-control get globoff haproxy-protocol head help http0.9 http1.0 http1.1 http2 http2-prior-knowledge http3 http3-only ignore-content-length include insecure ipv4 ipv6 junk-session-cookies keepalive list-only location location-trusted mail-rcpt-allowfails manual metalink mptcp negotiate netrc netrc-optional next npn ntlm ntlm-wb parallel parallel-immediate path-as-is post301 post302 post303 progress-bar progress-meter proxy-anyauth proxy-basic proxy-ca-native proxy-digest proxy-http2 proxy-insecure proxy-negotiate proxy-ntlm proxy-ssl-allow-beast proxy-ssl-auto-client-cert proxy-tlsv1 proxytunnel raw remote-header-name remote-name remote-name-all remote-time remove-on-error retry-all-errors retry-connrefused sasl-ir sessionid show-error silent skip-existing socks5-basic socks5-gssapi socks5-gssapi-nec ssl ssl-allow-beast ssl-auto-client-cert ssl-no-revoke ssl-reqd ssl-revoke-best-effort sslv2 sslv3 styled-output suppress-connect-headers tcp-fastopen tcp-nodelay tftp-no-options tls-earlydata tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 tr-encoding trace-ids trace-time use-ascii verbose version xattr".split(" ");
var letters = {
	A: "user-agent",
	b: "cookie",
	c: "cookie-jar",
	C: "continue-at",
	d: "data",
	D: "dump-header",
	e: "referer",
	E: "cert",
	F: "form",
	H: "header",
	K: "config",
	m: "max-time",
	o: "output",
	P: "ftp-port",
	Q: "quote",
	r: "range",
	t: "telnet-option",
	T: "upload-file",
	u: "user",
	U: "proxy-user",
	w: "write-out",
	x: "proxy",
	X: "request",
	y: "speed-time",
	Y: "speed-limit",
	z: "time-cond"
};
var flags = {
	G: "get",
	I: "head",
	":": "next"
};
var longNames = [...long, ...withoutValue];
/** The option's name for an unambiguous beginning of it. */
function wholeName(start) {
	if (longNames.includes(start)) return start;
	const [only, another] = longNames.filter((name) => name.startsWith(start));
	return only !== void 0 && another === void 0 ? only : start;
}
/** The options in one word: `-sX POST` and `-vXPOST` hold two each. */
function curlOptions(word) {
	const given = /^--([\w.-]{1,80})(?:=([\s\S]*))?$/.exec(word);
	if (given) {
		const [, start = "", value] = given;
		const name = wholeName(start);
		return [{
			name,
			value,
			takesNext: long.has(name) && value === void 0
		}];
	}
	const options = [];
	for (let at = 1; at < word.length && at < 40; at += 1) {
		const letter = word.charAt(at);
		const name = letters[letter];
		if (name !== void 0) {
			const value = word.slice(at + 1);
			options.push({
				name,
				takesNext: value === "",
				value: value === "" ? void 0 : value
			});
			break;
		}
		const flag = flags[letter];
		if (flag !== void 0) options.push({
			name: flag,
			takesNext: false
		});
	}
	return options;
}
// src/signing/recognise/cursor.ts
/** A place in a text that moves on as the text is read. Patterns are sticky, but for that of `takeBefore`. */
var Cursor = class {
	text;
	at;
	constructor(text, at = 0) {
		this.text = text;
		this.at = at;
	}
	get isAtEnd() {
		return this.at >= this.text.length;
	}
	/** The next character; empty at the end. */
	get char() {
		return this.text.charAt(this.at);
	}
	/** Takes one character. */
	next() {
		const { char } = this;
		this.at += 1;
		return char;
	}
	takeMatch(pattern) {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.text);
		if (found) this.at = pattern.lastIndex;
		return found;
	}
	/** Takes what the pattern finds here. */
	take(pattern) {
		return this.takeMatch(pattern)?.[0];
	}
	/** Takes what the pattern finds here; false when that is nothing. */
	skip(pattern) {
		return this.take(pattern) !== void 0;
	}
	/** Takes what stands before the next place that a global pattern finds. */
	takeBefore(pattern) {
		pattern.lastIndex = this.at;
		return this.takeTo(pattern.exec(this.text)?.index ?? this.text.length);
	}
	/** Takes what stands before the next of two characters. */
	takeUntil(one, other = one) {
		const [first, second] = [one.charCodeAt(0), other.charCodeAt(0)];
		let at = this.at;
		while (at < this.text.length) {
			const code = this.text.charCodeAt(at);
			if (code === first || code === second) break;
			at += 1;
		}
		return this.takeTo(at);
	}
	/** Takes a line with its end, which is left out. */
	takeLine() {
		const end = this.text.indexOf("\n", this.at);
		return this.takeTo(end < 0 ? this.text.length : end + 1).replace(/\r?\n$|\r$/, "");
	}
	takeTo(end) {
		const taken = this.text.slice(this.at, end);
		this.at = end;
		return taken;
	}
	takeRest() {
		return this.takeTo(this.text.length);
	}
};
// src/signing/recognise/http/headerNames.ts
/** The registered names without a dash that a request may have (RFC 9110 and its neighbours). */
var withoutDash = new Set("accept authorization baggage connection cookie date digest dnt expect forwarded from host origin pragma priority range referer signature te traceparent tracestate trailer upgrade via warning".split(" "));
var common = new Set("host user-agent content-type content-length content-encoding accept-encoding accept-language transfer-encoding cache-control x-forwarded-for x-forwarded-host x-forwarded-proto x-forwarded-port x-real-ip x-request-id x-github-event x-github-hook-id x-event-key x-gitlab-event x-shopify-topic x-amzn-trace-id".split(" "));
var namesOfSchemes = new Set(schemes.flatMap((scheme) => [
	...requiredHeaders(scheme),
	...Object.values(scheme.aliases ?? {}).flat(),
	...scheme.eventId && "header" in scheme.eventId ? [scheme.eventId.header] : []
]).map((name) => name.toLowerCase()));
var signatureNames = new Set(schemes.flatMap((scheme) => signatureHeaders(scheme).flatMap((name) => [name, ...scheme.aliases?.[name] ?? []])).map((name) => name.toLowerCase()));
/** Whether some provider puts its signature there. */
function isSignatureName(name) {
	return signatureNames.has(name.toLowerCase());
}
/** Whether it is a header that requests are known to have. */
function isKnownName(name) {
	const lower = name.toLowerCase();
	return common.has(lower) || namesOfSchemes.has(lower);
}
/** Whether it is a header's name rather than a member's or a field's: those have no dash in them. */
function isRealName(name) {
	return withoutDash.has(name.toLowerCase()) || /^[a-z]\w*(?:-\w+)+$/i.test(name);
}
/** Whether these could be the headers of one request: most are real, and one is not just any word. */
function areHeaderNames(names) {
	const real = names.filter(isRealName).length;
	const dashed = names.some((name) => name.includes("-") && isRealName(name));
	return real > 0 && (dashed ? real * 2 >= names.length : real === names.length);
}
var ofMail = new Set("subject to cc bcc received message-id mime-version return-path reply-to delivered-to dkim-signature".split(" "));
/** Whether these are a mail's headers (RFC 5322), which providers of inbound mail put into their bodies. */
function areMailNames(names) {
	return new Set(names.map((name) => name.toLowerCase()).filter((name) => ofMail.has(name))).size > 1;
}
/** What frameworks and logs call the body, in lower case. */
var bodyNames = /* @__PURE__ */ new Set([
	"body",
	"rawbody",
	"raw_body",
	"raw-body",
	"payload",
	"requestbody"
]);
/** Whether frameworks and logs call the body so. */
function isBodyName(name) {
	return bodyNames.has(name.toLowerCase());
}
// src/signing/recognise/objects/headerObjects.ts
/** Whether a value is an object, not a list or bytes. */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
/** The value, if it is a text and not empty. */
function textOf(value) {
	return typeof value === "string" && value !== "" ? value : void 0;
}
var membersOf = /* @__PURE__ */ new WeakMap();
var membersMost = 2e3;
/**
* The first of some members that has a value. Their names are given in lower case without signs between words:
* `rawbody` is `raw_body`, `rawBody` and `RawBody`, whose languages spell names so.
*/
function member(object, ...names) {
	let members = membersOf.get(object);
	if (!members) {
		const all = Object.entries(object).slice(0, membersMost);
		members = new Map(all.reverse().map(([name, value]) => [plainName$1(name), value]));
		membersOf.set(object, members);
	}
	for (const name of names) {
		const value = members.get(name);
		if (value !== void 0 && value !== null) return value;
	}
}
/** A name in lower case without the signs between its words. */
function plainName$1(name) {
	return name.toLowerCase().replaceAll(/[^a-z\d]/g, "");
}
var entriesMost = 2e3;
/**
* Headers as frameworks keep them: an object of texts or lists, pairs, Node's `rawHeaders`, or the lists of names and
* values of HAR files and CloudFront. A name that has several values is there several times.
*/
function headerEntries(value) {
	if (Array.isArray(value)) return fromList(value.slice(0, 2 * entriesMost));
	if (!isObject(value)) return [];
	const entries = Object.entries(value).slice(0, entriesMost);
	const isEnvironment = entries.some(([name]) => environmentName.test(name));
	return entries.flatMap(([name, one]) => {
		const own = isEnvironment ? fromEnvironment(name) : name;
		if (own === void 0) return [];
		return (Array.isArray(one) ? one : [one]).flatMap((each) => {
			const text = headerText(isObject(each) ? each["value"] : each);
			return text === void 0 ? [] : [[own, text]];
		});
	});
}
function headerText(value) {
	if (typeof value === "number") return String(value);
	if (value instanceof Uint8Array) return textFromBytes(value);
	return typeof value === "string" && !/[\r\n]/.test(value) ? value : void 0;
}
function fromList(list) {
	if (list.every((one) => typeof one === "string")) {
		const lines = list.map((line) => /^([\w-]{1,80}): ?(.*)$/.exec(line));
		if (lines.every((line) => line !== null)) return lines.map(([, name = "", text = ""]) => [name, text.trim()]);
		return list.flatMap((name, at) => at % 2 === 0 ? [[name, list[at + 1] ?? ""]] : []);
	}
	return list.flatMap((one) => {
		const [name, value] = Array.isArray(one) ? one.length > 2 && one.every((each) => typeof each === "string") ? [one[0], one.slice(1).join(",")] : one : isObject(one) ? [member(one, "name", "key"), member(one, "value")] : [];
		const [own, text] = [headerText(name), headerText(value)];
		return own !== void 0 && text !== void 0 ? [[own, text]] : [];
	});
}
var environmentName = /^HTTP_[A-Z][A-Z\d_]*$/;
/** `HTTP_STRIPE_SIGNATURE` is how CGI, WSGI, Rack and PHP name a header (RFC 3875, section 4.1.18). */
function fromEnvironment(name) {
	if (name === "CONTENT_TYPE" || name === "CONTENT_LENGTH") return name.replace("_", "-");
	if (environmentName.test(name)) return name.slice(5).replaceAll("_", "-");
	return isKnownName(name) && name.includes("-") ? name : void 0;
}
/** Whether these are the headers of a request, not of a mail. */
function areRequestHeaders(headers) {
	const names = headers.map(([name]) => name);
	return areHeaderNames(names) && names.some(isKnownName) && !areMailNames(names);
}
/** Whether one of these is the signature header of some scheme. */
function haveSignature(headers) {
	return headers.some(([name]) => isSignatureName(name));
}
var beside = /^(?:method|url|path|query|statusCode|status|msg|message|time|level)$/i;
/** The headers of an object that holds them directly, beside the body and the target at most. */
function headersAlone(value) {
	const headers = headerEntries(value).filter(([name]) => !isBodyName(name) && !beside.test(name));
	return areRequestHeaders(headers) ? headers : void 0;
}
// src/signing/recognise/http/chunked.ts
/** Extensions behind a semicolon are ignored. */
var sizeLine = /([\da-f]{1,8})[ \t]{0,20}(?:;[^\r\n]{0,170})?\r?\n/iy;
/** Joins the chunks of a body (RFC 9112, section 7.1); undefined when it is not chunked. */
function withoutChunks(framed) {
	const parts = [];
	const cursor = new Cursor(binaryText(framed));
	const { text } = cursor;
	const lineEnd = text[text.indexOf("\n") - 1] === "\r" ? /\r\n/y : /\n/y;
	for (;;) {
		const [, size] = cursor.takeMatch(sizeLine) ?? [];
		if (size === void 0) return void 0;
		const { at } = cursor;
		cursor.at += Number.parseInt(size, 16);
		if (cursor.at === at) return isEnd(cursor.takeRest()) ? concatBytes(parts) : void 0;
		parts.push(framed.subarray(at, cursor.at));
		if (!cursor.skip(lineEnd)) return void 0;
	}
}
var trailerMost = 8192;
/** Only trailers and an empty line may follow, whose line end may be lost. */
function isEnd(rest) {
	if (rest.length > trailerMost) return false;
	return rest.split("\n").every((line) => line.trim() === "" || /^[\w-]+:/.test(line));
}
// src/signing/recognise/reading.ts
/** The value of a header; `name` is in lower case. */
function valueOf$1(headers, name) {
	return headers.find(([given]) => given.toLowerCase() === name)?.[1];
}
/** Adds `http://` where it is missing, as curl, Wget and PowerShell do. */
function withScheme(address) {
	return /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
}
/** The URL of a target, with the host from the headers where it is a path. */
function urlOf(target, headers, authority) {
	const given = target ?? valueOf$1(headers, "x-original-url");
	if (given === void 0 || /^https?:\/\//i.test(given)) return given;
	const host = valueOf$1(headers, "host") ?? valueOf$1(headers, "x-forwarded-host") ?? authority;
	if (host === void 0 || host === "" || !given.startsWith("/")) return void 0;
	return `${valueOf$1(headers, "x-forwarded-proto") === "http" ? "http" : "https"}://${host}${given}`;
}
// src/signing/recognise/http/rawRequest.ts
var requestLine$4 = /^([A-Z]{3,12}) (?:(\S{1,8192}) HTTP\/[\d.]{1,3}[ \t]*(?:\r?\n|$)|((?:\/|https?:)\S{0,8192})[ \t]*\r?\n)/;
/** More header lines than any server takes, and few enough to be read at once. */
var linesMost$4 = 2e3;
/**
* A request as it stands on the wire: a request line, headers, an empty line, and the rest is body. In a line as HTTP
* writes it quotes belong to the value; `headerOf` tells how the lines of a log are read, where they do not.
*/
function readRawRequest(text, headerOf = fieldOrLine) {
	const first = requestLine$4.exec(text);
	if (!first) return void 0;
	const [whole, method = "", withVersion, alone] = first;
	const warnings = new Warnings();
	const { headers, bodyAt } = headersFrom(text, whole.length, {
		headerOf,
		warnings
	});
	if (bodyAt === void 0) warnings.add("There is no empty line after the headers, so no body.");
	return {
		as: "raw HTTP request",
		method,
		url: urlOf(withVersion ?? alone, headers),
		headers,
		body: bodyAt === void 0 ? void 0 : unframed(text.slice(bodyAt), headers, warnings),
		warnings
	};
}
function fieldOrLine(line) {
	return (line.startsWith("'") ? void 0 : headerField(line)) ?? headerLine(line);
}
function headersFrom(text, from, { headerOf, warnings }) {
	const headers = [];
	const cursor = new Cursor(text, from);
	for (let lines = 0; !cursor.isAtEnd; lines += 1) {
		if (lines === linesMost$4) {
			warnings.add("There are more than 2,000 lines of headers; the rest of them was left out.");
			cursor.takeBefore(/\n\r?\n/g);
			return {
				headers,
				bodyAt: cursor.skip(/\n\r?\n/y) ? cursor.at : void 0
			};
		}
		const line = cursor.takeLine();
		if (line === "") return {
			headers,
			bodyAt: cursor.at
		};
		const goesOn = /^[ \t]/.test(line) && headers.length > 0;
		const header = goesOn ? void 0 : headerOf(line);
		if (header) headers.push(header);
		else if (goesOn) unfold(headers, line);
		else warnings.add(`“${shortened(line)}” is no header and was left out.`);
	}
	return {
		headers,
		bodyAt: void 0
	};
}
/** A line that begins with a space goes on with the header before it (RFC 9112, section 5.2). */
function unfold(headers, line) {
	const [name = "", value = ""] = headers.pop() ?? [];
	headers.push([name, `${value} ${line.trim()}`]);
}
var responseBelow = /(?:\r?\n){1,2}(?=HTTP\/\d(?:\.\d)? \d{3}\b[^\n]{0,200}\r?\n)/;
/** The body itself, where it was sent in chunks; and what its length says of it. */
function unframed(text, headers, warnings) {
	const bytes = bytesFromText(text);
	if (/\bchunked\b/i.test(valueOf$1(headers, "transfer-encoding") ?? "")) {
		const body = withoutChunks(bytes);
		if (body) {
			warnings.add("The body was sent in chunks: the lines with their sizes are no part of it and were left out.");
			return body;
		}
		if (/^[\da-f]{1,8}\r?\n/i.test(text)) warnings.add("The body looks like chunks whose sizes do not add up, and was left as it stands.");
		return bytes;
	}
	const length = /^\d{1,10}$/.exec(valueOf$1(headers, "content-length") ?? "")?.[0];
	const isAsLong = length === void 0 ? void 0 : Number(length) === bytes.length;
	const response = isAsLong === true ? -1 : text.search(responseBelow);
	if (response >= 0) {
		warnings.add("The response below it was left out.");
		return unframed(text.slice(0, response), headers, warnings);
	}
	if (isAsLong === false && Number(length) < bytes.length && /^\s*$/.test(new TextDecoder().decode(bytes.subarray(Number(length))))) {
		warnings.add("The line end after the body was left out: Content-Length does not count it.");
		return bytes.slice(0, Number(length));
	}
	if (isAsLong === false) warnings.add(`Content-Length says ${Number(length ?? 0)}, and the body here is ${bytes.length} bytes long: it may be cut, or changed by copying.`);
	return bytes;
}
// src/signing/recognise/objects/loggedBody.ts
/** What holds the bytes, by names in lower case without signs between words. */
var rawNames = "rawbody bodyraw rawrequestbody requestbodyraw rawpayload rawcontent rawrequest bodytext bodystring rawbodystring httprawpostdata".split(" ");
var base64Names = "bodybase64 base64body bodyb64 rawbodybase64 rawbase64".split(" ");
var names = "body requestbody reqbody httpbody payload requestpayload postbody entity".split(" ");
/** Words for many things: the body too, where it looks like one. */
var looseNames = "content data text raw message input form json params formdata".split(" ");
/** Whether one of these objects has a body. */
function haveBody(places) {
	return places.some((place) => member(place, ...rawNames, ...base64Names, ...names, "postdata") !== void 0);
}
/** The body in the nearest of these objects that has one, the raw one first; `whole` is everything there is. */
function loggedBody(places, whole, search) {
	for (const place of places) {
		const raw = member(place, ...rawNames);
		if (raw !== void 0) return { body: bodyOf(raw, isBase64(place), search) };
		const packed = member(place, ...base64Names);
		if (packed !== void 0) return { body: bodyOf(packed, true, search) };
	}
	const elsewhere = rawElsewhere(whole, search.headers);
	if (elsewhere !== void 0) return { body: bodyOf(elsewhere, false, search) };
	for (const place of places) {
		const posted = member(place, "postdata");
		const found = (isObject(posted) ? posted["text"] : void 0) ?? member(place, ...names);
		if (found !== void 0) return { body: bodyOf(found, isBase64(isObject(posted) ? posted : place), search) };
	}
	return looseBody(places, whole, search);
}
/** A raw body that is kept beside the request: Phoenix has it in `assigns`. */
function rawElsewhere(whole, headers) {
	let found;
	textsIn(whole, headers, (name, value) => {
		if (rawNames.includes(plainName$1(name))) found ??= value;
	});
	return found;
}
function isBase64(place) {
	const told = member(place, "isbase64encoded", "base64encoded", "isbase64");
	const encoding = member(place, "bodyencoding", "encoding");
	return told === true || told === "true" || encoding === "base64";
}
function bodyOf(body, isPacked, search) {
	if (body instanceof Uint8Array) return body;
	if (typeof body === "string") return textBody(body, isPacked, search.warnings);
	const bytes = nodeBuffer(body) ?? byteList(body);
	if (bytes) return bytes;
	const packed = isObject(body) ? member(body, "base64string", "base64") : void 0;
	if (typeof packed === "string") return textBody(packed, true, search.warnings);
	const inside = insideOf(body);
	if (inside !== void 0) return bodyOf(inside, isObject(body) && (isPacked || isBase64(body)), search);
	const source = search.sourceOf(body);
	if (source !== void 0) {
		search.warnings.add("The body was taken from a log, which may have written it anew.");
		return source;
	}
	return writtenAnew(body, search);
}
function textBody(body, isPacked, warnings) {
	if (!isPacked) return bodyOfRequest(body) ?? body;
	const bytes = bytesFromBase64(body, { padding: "optional" });
	if (!bytes) warnings.add("The body says that it is base64, and is not.");
	return bytes ?? body;
}
/** ngrok keeps the whole request, as base64. */
function bodyOfRequest(text) {
	if (text.startsWith("{") || text.length < 20) return void 0;
	const bytes = bytesFromBase64(text.slice(0, 40));
	const whole = bytes !== void 0 && /^[A-Z]{3,7} \S/.test(textFromBytes(bytes) ?? "") ? textFromBytes(bytesFromBase64(text) ?? /* @__PURE__ */ new Uint8Array()) : text;
	return whole === void 0 ? void 0 : readRawRequest(whole)?.body;
}
/** Postman, Insomnia, Bruno and HAR files say in what way the body is kept, and keep it by that name. */
function insideOf(body) {
	if (!isObject(body)) return void 0;
	const way = member(body, "mode", "mimetype", "type", "encoding");
	if (typeof way !== "string") return void 0;
	const own = member(body, way.toLowerCase());
	if (typeof own === "string") return own;
	const text = member(body, "raw", "text", "json", "content", "data", "xml", "value", "string");
	return typeof text === "string" ? text : void 0;
}
/** Writes an object, whose bytes are not known: as a form where the request says that it is one. */
function writtenAnew(body, { headers, warnings }) {
	const form = /^application\/x-www-form-urlencoded\b/i.test(valueOf$1(headers, "content-type") ?? "") ? formOf(body) : void 0;
	if (form !== void 0) {
		warnings.add("The form was taken apart before it was logged: it was put together again, and its bytes may be others.");
		return form;
	}
	warnings.add("The body was logged as an object: it was parsed before, and its bytes are not known any more.");
	try {
		return JSON.stringify(body);
	} catch {
		warnings.add("The body is nested too deeply to be written again, and was left out.");
		return;
	}
}
function formOf(body) {
	if (!isObject(body)) return void 0;
	const fields = [];
	for (const [name, value] of Object.entries(body)) for (const one of Array.isArray(value) ? value : [value]) {
		const text = typeof one === "number" || typeof one === "boolean" ? String(one) : one ?? "";
		if (typeof text !== "string") return void 0;
		fields.push(`${percentEncoded(name)}=${percentEncoded(text)}`);
	}
	return fields.join("&");
}
/** Reads a Buffer as Node writes it in JSON. */
function nodeBuffer(body) {
	if (!isObject(body) || body["type"] !== "Buffer") return void 0;
	return byteList(body["data"]);
}
/** The bytes that a list of numbers names; undefined where it is anything else. */
function byteList(data) {
	if (!Array.isArray(data) || data.length === 0) return void 0;
	return data.every(isByte) ? Uint8Array.from(data) : void 0;
}
function isByte(value) {
	return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 255;
}
var candidatesMost = 6;
var visitedMost = 5e3;
/**
* Where nothing is called a body: what looks like one, the likeliest first. What has the length that the request says
* comes before members by their names, and those before any other text.
*/
function looseBody(places, whole, search) {
	const found = [];
	const length = valueOf$1(search.headers, "content-length");
	const add = (name, value, points) => {
		if (typeof value !== "string" && !(value instanceof Uint8Array)) return;
		const body = typeof value === "string" ? textBody(value, false, search.warnings) : value;
		const bytes = typeof body === "string" ? bytesFromText(body) : body;
		const isAsLong = length !== void 0 && length === String(bytes.length);
		if (!isAsLong && !looksLikeBody(body)) return;
		if (found.some((one) => one.body === body)) return;
		found.push({
			name,
			body,
			points: points + (isAsLong ? 10 : 0)
		});
	};
	for (const place of places) for (const name of looseNames) add(name, member(place, name), 3);
	if (Array.isArray(whole)) for (const one of whole) add("text", search.sourceOf(one), 1);
	textsIn(whole, search.headers, (name, value) => {
		add(name, value, 1);
	});
	found.sort((a, b) => b.points - a.points);
	const [first] = found;
	if (!first) return looseObject(places, search);
	if (first.points < 3) search.warnings.add(`Nothing in it is called a body: ${found.length > 1 ? "one text" : "the only text"} that looks like one was taken, “${first.name}”.`);
	const bodies = found.slice(0, candidatesMost).map(({ name, body }) => ({
		name,
		body: typeof body === "string" ? bytesFromText(body) : body
	}));
	return {
		body: first.body,
		...bodies.length > 1 ? { bodies } : {}
	};
}
/** An object of such a name, which was parsed before. */
function looseObject(places, search) {
	for (const place of places) {
		const found = member(place, "content", "data", "json", "form", "params", "formdata");
		if (isObject(found) && Object.keys(found).length > 0) return { body: bodyOf(found, isBase64(place), search) };
	}
	return {};
}
/** Whether it is JSON, XML or a form. */
function looksLikeBody(body) {
	const text = typeof body === "string" ? body : textFromBytes(body) ?? "";
	const start = text.slice(0, 200).trimStart();
	if (/^[{[]/.test(start)) return parsedJson(text) !== void 0;
	return /^<(?:\?xml|[a-z][\w:-]*[\s>])/i.test(start) || isForm(text);
}
/** Several pairs, each with its equals sign and nothing that a form would encode. */
function isForm(text) {
	return looksLikeForm(text) && /^[\w.%+*~!'()[\]-]{1,200}=[^\s&]*(?:&[\w.%+*~!'()[\]-]{1,200}=[^\s&]*)+$/.test(text.slice(0, 2e3));
}
function textsIn(whole, headers, tell) {
	const ofHeaders = new Set(headers.map(([, value]) => value));
	const queue = [["text", whole]];
	for (let at = 0; at < queue.length && at < visitedMost; at += 1) {
		const [name, value] = queue[at] ?? ["", void 0];
		if (typeof value === "string" || value instanceof Uint8Array) {
			if (!ofHeaders.has(value)) tell(name, value);
		} else if (Array.isArray(value)) for (const one of value.slice(0, visitedMost)) queue.push([name, one]);
		else if (isObject(value)) for (const [key, one] of Object.entries(value).slice(0, visitedMost)) queue.push([key, one]);
	}
}
// src/signing/recognise/printed/printedText.ts
/** Where a text in quotes may end that was put into them as it stands. */
var endsAsItStands = {
	"with escapes": /["'](?=[,;)\]}]{0,3}[ \t]{0,8}(?:\r?\n|$))/g,
	"as it stands": /"(?=\]|, (?:[\w!#$%&'*+.^`|~-]{1,100}:)?"|\s*$)/g,
	"as it stands, lines too": /["'](?=,?[ \t]{0,8}(?:\r?\n|$))/g,
	"as it stands, to the line end": /"(?= =>|,?[ \t]{0,8}(?:\r?\n|$))/g
};
var escapes = /* @__PURE__ */ new Set(["with escapes", "as it stands, lines too"]);
var boundary = /(?=\s|$|[,;:)\]}>=+|.])/y;
/**
* Takes a text in quotes, or the bytes of `b'…'`; undefined, and the place as it was, where none begins here or it
* never ends.
*/
function takeQuoted(cursor, quoting) {
	const { at } = cursor;
	const taken = takeCounted(cursor) ?? takeBlock(cursor) ?? (escapes.has(quoting) ? takeEscaped(cursor, quoting) : void 0) ?? takeAsItStands(cursor, quoting);
	if (taken === void 0) cursor.at = at;
	return taken;
}
/** PHP's var_dump writes how many bytes the text has, and the text as it stands: `string(3) "a"b"`. */
function takeCounted(cursor) {
	const { at } = cursor;
	const [, count] = cursor.takeMatch(/string\((\d{1,8})\) "/y) ?? [];
	if (count === void 0) return void 0;
	const start = cursor.at;
	let bytes = Number(count);
	let end = start;
	while (bytes > 0 && end < cursor.text.length) {
		const code = cursor.text.codePointAt(end) ?? 0;
		bytes -= code < 128 ? 1 : code < 2048 ? 2 : code < 65536 ? 3 : 4;
		end += code < 65536 ? 1 : 2;
	}
	if (bytes === 0 && cursor.text[end] === "\"") {
		cursor.at = end + 1;
		return cursor.text.slice(start, end);
	}
	cursor.at = start - 1;
	const text = takeAsItStands(cursor, "as it stands, lines too");
	if (text === void 0) cursor.at = at;
	return text;
}
/** Symfony's dump writes a text of several lines between `"""`, with its line ends visible. */
function takeBlock(cursor) {
	const { at } = cursor;
	if (!cursor.skip(/b?"""\r?\n/y)) return void 0;
	const inside = cursor.takeBefore(/\r?\n[ \t]{0,200}"{3}/g);
	const margin = cursor.takeMatch(/\r?\n([ \t]{0,200})"{3}/y)?.[1];
	if (margin === void 0) {
		cursor.at = at;
		return;
	}
	return inside.split(/\r?\n/).map((line) => line.startsWith(margin) ? line.slice(margin.length) : line).map((line) => line.replace(/\\r\\n$/, "\r\n").replace(/\\n$/, "\n")).join("");
}
function takeEscaped(cursor, quoting) {
	const { at } = cursor;
	const [prefix = "", quote = ""] = cursor.takeMatch(/(?:[bBuUrR]|~[cs])?(["'`])/y) ?? [];
	if (quote === "") return void 0;
	const pieces = [];
	for (;;) {
		const piece = cursor.takeUntil(quote, "\\");
		const isBroken = piece.includes("\n") && quote !== "`" && quoting === "with escapes";
		if (cursor.isAtEnd || isBroken) break;
		pieces.push(piece);
		if (cursor.next() === quote) {
			const { at: end } = cursor;
			if (!cursor.skip(boundary)) break;
			cursor.at = end;
			return valueOf(pieces.join(""), prefix, quote);
		}
		pieces.push(takeEscape(cursor, printedEscapes));
	}
	cursor.at = at;
}
/** Bytes that were named are a text where they are UTF-8; else they are bytes, or characters as Node names them. */
function valueOf(text, prefix, quote) {
	const isBytes = /^b/i.test(prefix);
	const read = readByteText(text);
	if (isBytes) return read.bytes ?? bytesFromText(read.text);
	if (!read.bytes) return read.text;
	if (quote === "\"") return read.bytes;
	return text.replaceAll(/[\udc80-\udcff]/gu, (half) => String.fromCharCode(half.charCodeAt(0) & 255));
}
function takeAsItStands(cursor, quoting) {
	const { at } = cursor;
	const quote = cursor.take(/b?["']/y)?.slice(-1);
	if (quote === void 0) return void 0;
	const start = cursor.at;
	const end = endsAsItStands[quoting];
	for (end.lastIndex = start;;) {
		const found = end.exec(cursor.text);
		const text = cursor.takeTo(found?.index ?? cursor.text.length);
		cursor.at = start;
		if (!found || quoting !== "as it stands, lines too" && text.includes("\n")) break;
		if (found[0] === quote) {
			cursor.at = found.index + 1;
			return text;
		}
	}
	cursor.at = at;
}
// src/signing/recognise/printed/printedValue.ts
/** As much as no text needs that is what it seems to be. */
function effortFor(text) {
	return { left: 4 * text.length + 1e4 };
}
/** Reads the value at a place; undefined when there is none, it never ends, or it takes more effort than is left. */
function printedAt(text, from, effort = effortFor(text)) {
	const reader = new PrintedReader(text, from, effort);
	const value = reader.value(0);
	if (value === void 0) return void 0;
	const { at: end, isCut, places } = reader;
	return {
		value,
		end,
		isCut,
		places
	};
}
var depthMost$3 = 40;
var blanks = /\s{0,1000}/y;
var comma = /\s{0,1000},/y;
var separator = /\s{0,1000}(?:=>|->|:(?![:/])|=(?!=))[ \t]{0,80}/y;
var joint = /\s{0,1000}(?:[+.]\s{0,1000})?(?=["'`])/y;
var moreLeftOut = /\s{0,80}(?:\.{3}|…) ?\d{1,12}(?: more [a-z]{1,20})?|\s{0,80}(?:\.{3}|…)(?=\s{0,80}[\])}])/y;
/** `:key`, `+key`, `@key` and `key`, which Ruby, Symfony and all others print. */
var plainKey = /[:+#@-]?([A-Za-z_$][\w$.-]{0,100}|\d{1,10})(?=["']?\s{0,1000}(?:=|->|:))/y;
/** `["key"]`, `[key]`, `[Symbol(key)]`. */
var bracketKey = /\[(?:Symbol\(([^)\n]{0,100})\)|"([^"\n]{0,200})"|([^"[\]\n]{1,200}?))(?::[^\]\n]{0,100})?\](?=\s{0,8}(?:=>|:))/y;
/** What stands before the bracket: `Headers {`, `array:2 [`, `%Plug.Conn{`, `map[string][]string{`, `Map(2) {`. */
var className = /(?:<ref \*\d{1,6}> )?(?:[&*]|%)?(?:(?:Object )?\[[A-Z][\w$]{0,60}(?:: null prototype)?\]|(?:map\[\w{1,40}\])?(?:\[\])?[A-Za-z_\\][\w.:\\$]{0,100}(?: ?\{\})?(?:\(\d{1,9}\))?|\[\])?(?:#\d{1,9})?(?: ?\(\d{1,9}\)| ?#\d{1,9}(?: \(\d{1,9}\))?| Object)?\s{0,4}(?=[{([])/y;
var closings = {
	"{": "}",
	"[": "]",
	"(": ")",
	"<": ">"
};
/** In the order in which they are tried. */
var forms = [
	{
		start: /(?:Array|[\w\\]{1,100} Object)[ \t]*\r?\n([ \t]{0,400})\([ \t]*\r?\n/y,
		read: (reader, [, margin = ""], depth) => reader.lines(margin, depth)
	},
	{
		start: /(?:int|float|bool|enum)\(([^)\n]{0,80})\)/y,
		read: (_, [, word = ""]) => wordOf(word)
	},
	{
		start: /[&*]?map\[(?!\w{1,40}\][\w.*[\]]{0,60}(?:interface ?\{\}|any)?\{)/y,
		read: (reader, _, depth) => reader.goMap(depth)
	},
	{
		start: /<Buffer([ \da-f]*)(\.\.\.[^>]*)?>/y,
		read(reader, [, digits = "", left]) {
			const bytes = digits.split(" ").filter((each) => each !== "");
			if (!bytes.every((each) => each.length === 2)) return void 0;
			reader.isCut ||= left !== void 0;
			return Uint8Array.from(bytes, (each) => Number.parseInt(each, 16));
		}
	},
	{
		start: /<<(?=")/y,
		read(reader) {
			const text = takeQuoted(reader, "with escapes");
			return text !== void 0 && reader.skip(/(?:\/utf8)?>>/y) ? text : void 0;
		}
	},
	{
		start: /<<([\d\s,]*)>>/y,
		read: (_, [, numbers = ""]) => Uint8Array.from(numbers.split(",").filter((each) => each.trim() !== ""), Number)
	},
	{
		start: /\[(Object|Array|Function|Getter|Setter|Circular|AsyncFunction|class)\b[^\]\n]{0,100}\](?! ?[{[(])/y,
		read(reader, [, what]) {
			reader.isCut ||= what === "Object" || what === "Array";
			return null;
		}
	},
	{
		start: /#?<(?:[A-Z][\w.:]{0,60}(?::? ?)(?=[({[])|(?=[{["]))/y,
		read(reader, [whole], depth) {
			reader.at -= 1;
			if (whole === "<") return reader.members(depth);
			reader.at += 1;
			const value = reader.value(depth + 1);
			return value !== void 0 && reader.skip(/\s{0,80}>/y) ? value : void 0;
		}
	},
	{
		start: /(?:Body|Incoming)\([\w:<>, ]{0,100}\)/y,
		read: () => null
	},
	{
		start: /#?[A-Za-z.]{0,40}<(?=[\w.:#/])/y,
		read: (reader) => reader.opaque()
	}
];
/** How those put texts into quotes whose lists begin so. */
var quotings = [[/^array ?(?:\(\d+\) )?$/, "as it stands, lines too"], [/^array:\d+ $/, "as it stands, to the line end"]];
/** One reader of what languages print: where they differ, what stands in the text tells which of them it was. */
var PrintedReader = class extends Cursor {
	isCut = false;
	places = /* @__PURE__ */ new Map();
	#quoting = "with escapes";
	#effort;
	constructor(text, at, effort) {
		super(text, at);
		this.#effort = effort;
	}
	takeTo(end) {
		this.#effort.left -= end - this.at;
		return super.takeTo(end);
	}
	value(depth, around = "", after = "") {
		this.skip(blanks);
		this.#effort.left -= 4;
		if (this.isAtEnd || depth > depthMost$3 || this.#effort.left < 0) return void 0;
		const { at } = this;
		const isPlain = after === "=" && around === "{";
		const value = isPlain && this.char === "`" ? void 0 : this.#structured(depth, isPlain, around, after);
		if (value !== void 0 && (!isPlain || this.skip(/(?=\s{0,80}[,}])/y))) return this.#placed(value, at);
		this.at = at;
		const plain = /["'`{[(]/.test(this.char) && !isPlain ? void 0 : this.#plain(around, after);
		if (plain === void 0) this.#effort.left -= 40;
		return plain;
	}
	/** A value that begins with a sign or a word of its own. */
	#structured(depth, isPlain, around, after) {
		const { at } = this;
		if (!/["'`\w{(]/.test(this.char) || /[A-Za-z<]/.test(this.char)) for (const { start, read } of forms) {
			const match = this.takeMatch(start);
			if (!match) continue;
			const value = read(this, match, depth);
			if (value !== void 0) return value;
			this.at = at;
		}
		const text = this.#texts();
		if (text !== void 0) return text;
		if (this.char === "[" && after === "=") {
			const next = this.text.slice(at + 1, at + 100);
			if (isPlain ? !/^[{[]/.test(next) : !/^(?:["'{[(]|[\w-]{1,90}:")/.test(next) && (around === "(" || around === "[")) return this.#plainList();
		}
		const name = this.take(className);
		if (name === void 0) return void 0;
		const before = this.#quoting;
		this.#quoting = quotings.find(([start]) => start.test(name))?.[1] ?? before;
		const value = this.members(depth);
		this.#quoting = before;
		return value;
	}
	#placed(value, from) {
		if (typeof value === "object" && value !== null) this.places.set(value, [from, this.at]);
		return value;
	}
	/** Reads a list or an object from its bracket on: an object where its members have names. */
	members(depth) {
		const open = this.next();
		const close = closings[open] ?? "";
		const names = [];
		const values = [];
		const before = this.#quoting;
		for (;;) {
			this.skip(blanks);
			if (this.char === close) break;
			if (this.isAtEnd) return void 0;
			if (this.skip(moreLeftOut)) {
				this.isCut = true;
				this.skip(comma);
				continue;
			}
			const key = this.#key();
			if (open === "[" && key?.isPlain === true && key.after === ":" && this.char === "\"") this.#quoting = "as it stands";
			const value = this.value(depth + 1, open, key?.after.trim());
			if (value === void 0) return void 0;
			names.push(key?.name ?? names.at(-1));
			values.push(value);
			const end = this.at;
			if (this.skip(comma)) continue;
			this.skip(blanks);
			if (this.char !== close && !this.text.slice(end, this.at).includes("\n")) return void 0;
		}
		this.next();
		this.#quoting = before;
		return joined(names, values, open);
	}
	/** Takes the name of a member with what stands before its value; undefined where a member has none. */
	#key() {
		const { at } = this;
		const plain = this.takeMatch(plainKey)?.[1];
		const [, symbol, quoted, bare] = plain === void 0 ? this.takeMatch(bracketKey) ?? [] : [];
		const name = plain ?? symbol ?? quoted ?? bare ?? nameOf(this.#quoted());
		const after = name === void 0 ? void 0 : this.take(separator);
		if (name !== void 0 && after !== void 0) return {
			name,
			after,
			isPlain: plain !== void 0
		};
		this.at = at;
	}
	#quoted() {
		return /["'`bBuUrRs~]/.test(this.char) ? takeQuoted(this, this.#quoting) : void 0;
	}
	/** Reads texts that were broken into pieces, with or without a plus sign between them. */
	#texts() {
		const first = this.#quoted();
		if (first === void 0) return void 0;
		this.isCut ||= this.skip(moreLeftOut);
		const pieces = [first];
		for (;;) {
			const { at } = this;
			const next = this.#quoting === "with escapes" && this.skip(joint) ? this.#quoted() : void 0;
			if (next === void 0 || typeof next !== typeof first || this.skip(/(?=\s{0,80}(?:=>|:))/y)) {
				this.at = at;
				break;
			}
			pieces.push(next);
			this.isCut ||= this.skip(moreLeftOut);
		}
		if (pieces.length === 1) return first;
		if (typeof first === "string") return pieces.join("");
		return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
	}
	/** A word or a text without quotes, to where the next member begins. */
	#plain(around, after) {
		const close = closings[around] ?? "";
		if (around === "") return wordOf(this.take(/[^\s,:;{}()[\]'"`<>=]{1,100}/y));
		const start = this.at;
		const word = after === "=" ? void 0 : this.take(/[\w.+-]{1,100}(?=\s{0,80}(?:[,;)\]}>]|\r?\n))/y);
		if (word !== void 0) return wordOf(word);
		const next = after === "=" ? /, (?=[\w$.-]{1,100}=)/y : after === "" ? around === "(" ? /,/y : /,(?=\s|$)/y : /,(?=\s{0,200}["'`]|\s{1,200}(?:[[:+#@-]|[\w$.-]{1,100}\s?(?::|=>|->))|[ \t]{0,80}\r?\n)/y;
		let open = 0;
		for (let { at } = this; at < this.text.length; at += 1) {
			const char = this.text.charAt(at);
			if (char === around) open += 1;
			else if (char === close) {
				if ((open === 0 || /^[,\s]*[)}\]>]*\s*(?:\n|$)/.test(this.text.slice(at + 1, at + 40))) && open <= 0) return this.#wordTo(start, at);
				open -= 1;
			} else if (char === "\n" || char === "\r") return this.#wordTo(start, at);
			else if (char === ",") {
				next.lastIndex = at;
				if (open === 0 && next.test(this.text)) return this.#wordTo(start, at);
			}
		}
		this.#effort.left -= this.text.length - start;
	}
	#wordTo(start, end) {
		this.at = end;
		return wordOf(this.text.slice(start, end).trim());
	}
	/** `[a, b]` as Java prints the values of one name: HTTP joins them with a comma too. */
	#plainList() {
		this.next();
		const text = this.takeBefore(/\](?=\s{0,8}(?:[,)}\]>]|$))/g);
		return this.next() === "]" ? [text] : void 0;
	}
	/** Go's `map[A:[x y] B:[z]]`, from its first name on. */
	goMap(depth) {
		const names = [];
		const values = [];
		for (;;) {
			this.skip(/ {0,80}/y);
			if (this.skip(/\]/y)) return joined(names, values, "{");
			const name = nameOf(takeQuoted(this, "with escapes")) ?? this.take(/[^\s:[\]{}"]{1,100}(?=:)/y);
			if (name === void 0 || !this.skip(/:/y)) return void 0;
			const value = this.#goValue(depth + 1);
			if (value === void 0) return void 0;
			names.push(name);
			values.push(value);
		}
	}
	#goValue(depth) {
		const isMember = /map\[|[{"(<&*]|0x/y;
		isMember.lastIndex = this.at;
		if (isMember.test(this.text)) {
			const { at } = this;
			const value = this.value(depth, "");
			if (value !== void 0 && this.skip(/(?=[ \]])/y)) return value;
			this.at = at;
		}
		const { at: from } = this;
		if (this.skip(/\[(?=")/y)) {
			const texts = [];
			for (;;) {
				const text = nameOf(takeQuoted(this, "with escapes"));
				if (text === void 0) break;
				texts.push(text);
				if (this.skip(/\](?=[ \]])/y)) return texts;
				if (!this.skip(/ (?=")/y)) break;
			}
			this.at = from;
		}
		const isList = this.skip(/\[/y);
		const end = isList ? /\](?=\]| [^\s:[\]]{1,100}:)/g : /\]| (?=[^\s:[\]]{1,100}:)/g;
		const text = this.takeBefore(end);
		if (this.isAtEnd) return void 0;
		if (isList) this.next();
		return isList ? [text] : text;
	}
	/** PHP's print_r: lines of `[name] => value`, indented by four more than their bracket. */
	lines(margin, depth) {
		const names = [];
		const values = [];
		const key = new RegExp(`${margin} {4}\\[([^\\n]{0,200}?)\\] => ?`, "y");
		const end = new RegExp(`${margin}\\)[ \\t]*(?:\\r?\\n|$)`, "y");
		const stop = new RegExp(`\\r?\\n(?=${margin}(?: {4}\\[[^\\n]{0,200}?\\] =>|\\)[ \\t]*(?:\\r?\\n|$)))`, "g");
		if (depth > depthMost$3) return void 0;
		for (;;) {
			const [, name] = this.takeMatch(key) ?? [];
			if (name === void 0) break;
			const value = this.skip(/(?=(?:Array|[\w\\]{1,100} Object)[ \t]*\r?\n[ \t]{0,400}\()/y) ? this.value(depth + 1) : this.takeBefore(stop);
			if (value === void 0) return void 0;
			names.push(name.replace(/:(?:protected|\S{0,100}:private)$/, ""));
			values.push(value);
			if (!this.skip(/(?:\r?\n)+/y)) return void 0;
		}
		return this.skip(end) ? joined(names, values, names.every((name, at) => name === String(at)) ? "[" : "{") : void 0;
	}
	/** What has no value that could be read: `<nil>`. */
	opaque() {
		let open = 1;
		const end = Math.min(this.text.length, this.at + 2e3);
		this.#effort.left -= 20;
		while (open > 0 && this.at < end) {
			const char = this.next();
			if (char === "<") open += 1;
			else if (char === ">") open -= 1;
		}
		return open === 0 ? null : void 0;
	}
};
function nameOf(text) {
	return text instanceof Uint8Array ? new TextDecoder().decode(text) : text;
}
function wordOf(word) {
	if (word === void 0) return void 0;
	if (word === "true" || word === "True") return true;
	if (word === "false" || word === "False") return false;
	if (/^(?:null|undefined|None|nil|NULL)$/.test(word)) return null;
	return /^0x[\da-f]{1,2}$/.test(word) || String(Number(word)) === word ? Number(word) : word;
}
/** A list, or an object where members have names; the values of a name that is there several times are a list. */
function joined(names, values, open) {
	if (names.every((name) => name === void 0)) {
		if (open === "{" && values.length === 0) return {};
		return open === "(" && values.length === 1 ? values[0] ?? null : values;
	}
	if (names.every((name, at) => name === String(at))) return values;
	const members = /* @__PURE__ */ new Map();
	for (const [at, value] of values.entries()) {
		const name = names[at] ?? String(at);
		const given = members.get(name);
		if (given) given.push(value);
		else members.set(name, [value]);
	}
	return Object.fromEntries([...members].map(([name, given]) => [name, given.length === 1 ? given[0] ?? null : given.flat()]));
}
// src/signing/recognise/objects/gatewayEvent.ts
/** The method and URL in an event of AWS (payload formats 1.0 and 2.0). */
function gatewayTarget(event, headers, warnings) {
	const context = isObject(event["requestContext"]) ? event["requestContext"] : {};
	const http = isObject(context["http"]) ? context["http"] : {};
	const isEvent = "httpMethod" in event || "rawPath" in event || "requestContext" in event;
	const path = textOf(event["rawPath"]) ?? textOf(context["path"]) ?? textOf(event["path"]);
	if (path === void 0 || !isEvent) return {};
	const query = textOf(event["rawQueryString"]) ?? joinedQuery(event, isObject(context["elb"]), warnings);
	return {
		method: textOf(http["method"]) ?? textOf(event["httpMethod"]),
		url: urlOf(query === void 0 ? path : `${path}?${query}`, headers, textOf(context["domainName"]))
	};
}
/** Joins the parameters of format 1.0, which a load balancer leaves encoded and a gateway decodes. */
function joinedQuery(event, isAsSent, warnings) {
	const several = event["multiValueQueryStringParameters"];
	const single = event["queryStringParameters"];
	const given = isObject(several) ? several : isObject(single) ? single : {};
	const parameters = Object.entries(given).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).flatMap((each) => typeof each === "string" ? [[name, each]] : []));
	if (parameters.length === 0) return void 0;
	if (isAsSent) return parameters.map(([name, value]) => `${name}=${value}`).join("&");
	warnings.add("The gateway has taken the query apart: it was put together again, and its order and its spelling may be others.");
	return parameters.map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`).join("&");
}
// src/signing/recognise/objects/requestInObject.ts
var depthMost$2 = 6;
var objectsMost = 5e3;
var requestsMost = 1e3;
/**
* Finds the request at any depth of a log, a HAR file or an event; one with a signature first. `sourceOf` tells how an
* object in it stood in the text.
*/
function requestInObject(whole, as, sourceOf = () => void 0) {
	const found = requestsIn(whole, as !== "printed object");
	const signed = found.findIndex(({ headers }) => haveSignature(headers));
	const request = found[Math.max(0, signed)];
	if (!request) return void 0;
	const warnings = new Warnings();
	if (found.length > 1) warnings.add(`There are ${found.length} requests in it; ${signed > 0 ? `number ${signed + 1}, the first with a signature,` : "the first"} was taken.`);
	const { headers } = request;
	const places = placesOf(request);
	const target = targetOf(places, headers, warnings);
	return {
		as: isHar(whole) ? "HAR" : as,
		...target,
		headers,
		...loggedBody(places, whole, {
			headers,
			warnings,
			sourceOf
		}),
		warnings
	};
}
function placesOf({ value, around }) {
	return isObject(value) ? [value, ...around] : around;
}
/** Whether there is a signature, a body or a target beside the headers. */
function isSurelyRequest(request) {
	const places = placesOf(request);
	if (haveSignature(request.headers) || haveBody(places)) return true;
	const { method, url } = targetOf(places, request.headers, new Warnings());
	const { value } = request;
	return isObject(value) && headersNames.some((name) => member(value, name)) ? (method ?? url) !== void 0 : method !== void 0 && url !== void 0;
}
/** Breadth first: what is near the top counts more. */
function requestsIn(whole, mayBeBody) {
	const found = [];
	const queue = [{
		value: whole,
		around: []
	}];
	const isRecord = isLogRecord(whole) || isHar(whole) || Array.isArray(whole);
	for (let at = 0; at < queue.length && at < objectsMost && found.length < requestsMost; at += 1) {
		const { value, around } = queue[at] ?? {
			value: void 0,
			around: []
		};
		const headers = headersIn(value);
		const request = headers && {
			value,
			around,
			headers
		};
		const isOwn = (at === 0 || isRecord) && request && (!mayBeBody || isSurelyRequest(request));
		if (request && (isOwn || haveSignature(request.headers))) {
			found.push(request);
			continue;
		}
		if (around.length >= depthMost$2) continue;
		const children = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
		const outer = isObject(value) ? [value, ...around] : around;
		for (const child of children) {
			if (queue.length >= objectsMost) break;
			if (typeof child === "object" && child !== null) queue.push({
				value: child,
				around: outer
			});
			else if (typeof child === "string") queue.push(...inside(child, outer));
		}
	}
	return found;
}
/** Log collectors keep a line of JSON as a text in their own, and loggers what they print. */
function inside(text, around) {
	if (around.length > 2 || !/headers|-signature|_SIGNATURE/i.test(text)) return [];
	if (!/^\s{0,20}(?:[{[<(]|[A-Za-z&*%]\w{0,40}[[({])/.test(text)) return [];
	const value = parsedJson(text) ?? printedAt(text, 0)?.value;
	return typeof value === "object" && value !== null ? [{
		value,
		around
	}] : [];
}
var headersNames = [
	"headers",
	"multivalueheaders",
	"rawheaders",
	"header",
	"reqheaders",
	"requestheaders",
	"httpheaders"
];
function headersIn(value) {
	if (!isObject(value)) return Array.isArray(value) ? headersAlone(value) : void 0;
	const headers = headersNames.map((name) => entriesOf(member(value, name))).filter((entries) => entries.length > 0).sort((a, b) => b.length - a.length)[0] ?? [];
	if (areRequestHeaders(headers)) return headers;
	if (textOf(member(value, "method")) !== void 0 && textOf(member(value, "url")) !== void 0) {
		if (headers.length > 0 && member(value, "body", "postdata") !== void 0) return headers;
	}
	return headersAlone(value);
}
/** Headers may also be a text: of lines, or as they were printed. */
function entriesOf(value) {
	if (typeof value !== "string") return headerEntries(value);
	const printed = /^\s{0,20}[{[(<A-Zm]/.test(value) ? printedAt(value, 0)?.value : void 0;
	if (typeof printed === "object" && printed !== null) return headerEntries(printed);
	return readHeaderLines(value.replaceAll(/\r\n?/g, "\n"))?.headers ?? [];
}
function targetOf(places, headers, warnings) {
	for (const place of places) {
		const event = gatewayTarget(place, headers, warnings);
		if (event.url !== void 0 || event.method !== void 0) return event;
		const own = member(place, "request", "req");
		const request = isObject(own) ? own : place;
		const method = textOf(member(request, "method", "requestmethod", "httpmethod")) ?? textOf(member(place, "requestmethod"));
		const url = urlIn(request) ?? urlIn(place);
		if (method !== void 0 || url !== void 0) return {
			method,
			url: urlOf(url, headers)
		};
	}
	return { url: urlOf(void 0, headers) };
}
function urlIn(place) {
	const given = member(place, "originalurl", "url", "requesturl", "requesturi", "uri", "fullpath", "path", "pathinfo", "requestpath", "urlpath");
	const url = isObject(given) ? textOf(member(given, "raw")) : textOf(given);
	const query = textOf(member(place, "querystring"))?.replace(/^\?/, "");
	return url !== void 0 && query !== void 0 && query !== "" && !url.includes("?") ? `${url}?${query}` : url;
}
function isHar(whole) {
	const log = isObject(whole) ? whole["log"] : void 0;
	return isObject(log) && Array.isArray(log["entries"]);
}
/** Whether it has members that loggers and collectors add. */
function isLogRecord(whole) {
	return isObject(whole) && [
		"level",
		"severity",
		"msg",
		"@timestamp",
		"logger",
		"req",
		"log",
		"stream"
	].some((name) => name in whole);
}
// src/signing/recognise/objects/logPrefix.ts
var time = String.raw`\d\d:\d\d:\d\d[.,\d]{0,12}`;
var zone = String.raw`(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?`;
var level = "TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|INF|WRN|ERR|DBG";
/** What loggers and collectors put before a line, a part each. */
var parts = [
	String.raw`\[(?=[^\]\n"'=]{0,60}[A-Za-z:])[^\]\n"'{=]{1,60}\](?! ?=)`,
	String.raw`\d{4}[-/]\d\d[-/]\d\d(?:[T ,]+${time})?${zone}`,
	time,
	String.raw`[A-Z][a-z]{2} {1,2}\d{1,2} ${time}`,
	String.raw`(?:${level})\b:?`,
	String.raw`(?:${level.toLowerCase()})\b:?(?=[\s[])`,
	String.raw`(?:\d{1,5}\|)?[\w.-]{1,40} {0,12}\|(?= |$)`,
	String.raw`[\w./-]{1,60}\[[\w.-]{1,40}\]:`,
	String.raw`[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b`,
	String.raw`\w{1,30}\.(?:${level}):`,
	String.raw`\d{1,9} ---(?= )`,
	String.raw`[\w$.]{1,100} {0,40}:(?= )(?<=[a-z]\.[\w$.]{0,100} {0,40}:)`,
	String.raw`[DIWEF], \[[^\]\n]{1,60}\]`,
	String.raw`--(?= )`
];
var before = new RegExp(`(?:${parts.join("|")})[ \\t|:-]{0,20}`, "y");
var partsMost = 8;
/** The line without the logger's prefix; undefined when it has none. */
function withoutLogPrefix(line) {
	const cursor = new Cursor(line);
	cursor.skip(/\s{0,40}/y);
	let found = 0;
	while (found < partsMost && cursor.skip(before)) found += 1;
	return found === 0 ? void 0 : cursor.takeRest();
}
// src/signing/recognise/printed/printedRequest.ts
var triesMost$1 = 300;
/** Where a value may begin that has members. */
var starts = /["'](?=[&*]?map\[|[{[])|array(?: ?\(|:\d{1,6} \[)|[&*]?map\[|Array[ \t]*\r?\n[ \t]*\(|[{[(]|<(?=[{["A-Z])/g;
/**
* Finds a request that a program has printed, with whatever stands around it: the first value with a signature in its
* headers, or else with headers; and its body, in the same value, behind it or before it.
*/
function readPrintedRequest(text) {
	let first;
	let from = 0;
	const effort = effortFor(text);
	for (let tries = 0; tries < triesMost$1 && effort.left > 0; tries += 1) {
		starts.lastIndex = from;
		const start = starts.exec(text);
		if (!start) break;
		const printed = printedAt(text, start.index, effort);
		from = start.index + 1;
		if (!printed) continue;
		const { value, end, places } = printed;
		const reading = requestInObject(typeof value === "string" ? [value] : value, "printed object", (inner) => {
			const [begin, stop] = places.get(inner) ?? [0, 0];
			const source = text.slice(begin, stop);
			return parsedJson(source) === void 0 ? void 0 : source;
		});
		if (!reading && isObject(value) && Object.keys(value).length > 1) from = end;
		if (!reading) continue;
		if (isNearStart(text, start.index)) first ??= {
			reading,
			printed,
			from: start.index
		};
		if (haveSignature(reading.headers)) return withSurroundings(text, {
			reading,
			printed,
			from: start.index
		});
		from = end;
	}
	return first && withSurroundings(text, first);
}
/** Whether there is little above it: code and documents have values with names of headers in them too. */
function isNearStart(text, at) {
	const above = text.slice(Math.max(0, at - 1e3), at);
	return at < 1e3 && above.trim().split("\n").length <= 3 || /headers\W{0,5}$/i.test(above);
}
function withSurroundings(text, { reading, printed, from }) {
	const { warnings, headers } = reading;
	if (printed.isCut) warnings.add("The console has left some of it out; the body may be cut.");
	const before = text.slice(0, from);
	const rest = text.slice(isInStruct(before) ? lineEnd(text, printed.end) : printed.end);
	const target = reading.method ?? reading.url ? reading : {
		...reading,
		...targetIn(before, headers)
	};
	if (reading.body !== void 0 && reading.bodies === void 0) {
		const left = rest.replace(/^[\s,;)}\]>'"]+/, "");
		if (left !== "") warnings.add(`What follows it was left out, from “${shortened(left)}” on.`);
		return target;
	}
	const isAlone = headersAlone(printed.value) !== void 0;
	const known = {
		headers,
		warnings
	};
	const body = bodyAt(rest, known, "a value") ?? labelledBody(rest, known) ?? (isAlone ? bodyAt(rest, known, "any text") : void 0) ?? labelledBody(before, known) ?? bodyBefore(before);
	return body === void 0 ? target : {
		...target,
		body,
		bodies: void 0
	};
}
/** Whether Go's `%v` of a whole request has begun, which says nothing of the body. */
function isInStruct(before) {
	return /&\{[^{}\n]{1,8000}$/.test(before.slice(-8e3));
}
function lineEnd(text, from) {
	const end = text.indexOf("\n", from);
	return end < 0 ? text.length : end;
}
var requestLine$3 = /(?:^|[\s"'[(])([A-Z]{3,7})\]?[ \t]{1,4}["']?((?:\/|https?:\/\/)[^\s"',\]]{0,8192})/g;
var requestWords = /\bmethod["']?\s?[:=]\s?["']?([A-Z]{3,7})\b[^\n]{0,200}?\b(?:request)?ur[il]["']?\s?[:=]\s?["']?([^\s"',]{1,8192})/i;
/** The method and URL in what stands before the headers. */
function targetIn(before, headers) {
	const near = before.slice(-1e4);
	const found = requestWords.exec(near) ?? [...near.matchAll(requestLine$3)].at(-1);
	return found ? {
		method: found[1],
		url: urlOf(found[2], headers)
	} : {};
}
var label = /(?:^|[\s,;({\])}>&"'])(?:req(?:uest)?[._ ])?(?:raw[_ ]?)?(?:body|payload|data|content|(?<=raw_)post)(?:[_ ]?raw)?["'\])]{0,2}\s{0,20}(?::|=>?|(?=[{["'<]))\s{0,20}(?=\S)/gi;
/** What stands behind a word for the body. */
function labelledBody(text, known) {
	label.lastIndex = 0;
	for (let found = label.exec(text); found; found = label.exec(text)) {
		const line = text.slice(text.lastIndexOf("\n", found.index) + 1, found.index);
		if (/^\s*(?:[{[]|b?["'])/.test(line)) continue;
		return bodyAt(text.slice(found.index), known, "any text");
	}
}
/** The body that stands at the beginning of a text, behind a logger's prefix and a word for it. */
function bodyAt(rest, known, kind) {
	const { headers, warnings } = known;
	const start = rest.replace(/^[\s,;)}>\]]+/, "");
	const line = withoutLogPrefix(start) ?? start;
	label.lastIndex = 0;
	const named = label.exec(line.slice(0, 200));
	const isField = named?.[0].endsWith("=") === true && !valueStart.test(line.slice(named[0].length));
	const text = named?.index === 0 && !isField ? line.slice(named[0].length) : line.replace(/^body[ \t]+(?=\S+=)/i, "");
	if (text.trim() === "") return void 0;
	const block = named ? brunoBlock.exec(text)?.[1] : void 0;
	if (block !== void 0) return block.replaceAll(/^ {2}/gm, "");
	const printed = valueStart.test(text) ? printedAt(text, 0) : void 0;
	const end = printed?.end ?? 0;
	if (printed && (named || /^[ \t,;)}\]>]*(?:\r?\n|$)/.test(text.slice(end)))) {
		const body = printedBody(printed, text.slice(0, end), known);
		const left = text.slice(end).replace(/^[\s,;)}\]>]+/, "");
		if (body !== void 0 && left !== "") warnings.add(`What follows it was left out, from “${shortened(left)}” on.`);
		if (body !== void 0) return body;
	}
	return kind === "any text" ? plainBody(text, headers) : void 0;
}
/** Bruno's files: `body:json {`, and lines that are indented by two. */
var brunoBlock = /^(?:json|text|xml|graphql) \{\r?\n([^]*?)\r?\n\}[ \t]*(?:\r?\n|$)/;
var valueStart = /^(?:(?:Optional|Some|Ok|Bytes|Data)\(|\[\]byte|[{[("'`<]|b["']|map\[|array|string\(|Array\s)/i;
function printedBody({ value, isCut }, own, known) {
	const { warnings } = known;
	if (isCut) warnings.add("The console has left some of it out; the body may be cut.");
	if (typeof value === "string" || value instanceof Uint8Array) return value;
	if (typeof value !== "object" || value === null) return void 0;
	const bytes = byteList(value) ?? goBytes(own);
	if (bytes) return bytes;
	if (parsedJson(own) !== void 0) {
		warnings.add("The body was taken from a log, which may have written it anew.");
		return own;
	}
	return writtenAnew(value, known);
}
/** A text that is a printed body as a whole, as its bytes; any other as it stands. */
function bodyInQuotes(text) {
	const printed = /^\s*b?["']/.test(text) ? printedAt(text.trim(), 0) : void 0;
	if (printed?.end !== text.trim().length) return text;
	const { value } = printed;
	if (value instanceof Uint8Array) return value;
	return typeof value === "string" && looksLikeBody(value) ? value : text;
}
/** Go prints bytes as `[123 34 125]`. */
function goBytes(own) {
	const [, numbers] = /^\[(\d{1,3}(?: \d{1,3})+)\]$/.exec(own.trim()) ?? [];
	return numbers === void 0 ? void 0 : byteList(numbers.split(" ").map(Number));
}
/** A body without quotes: to the end, but for the line end that the console wrote. */
function plainBody(text, headers) {
	if (valueOf$1(headers, "content-length") === String(bytesFromText(text).length)) return text;
	return text.replace(/[ \t]*(?:\r?\n)+$/, "");
}
/** A body that was printed before the headers: the lines above them that look like one. */
function bodyBefore(before) {
	const lines = before.trim().split("\n");
	for (const from of [0, lines.length - 1]) {
		const own = lines.slice(from).join("\n");
		const start = withoutLogPrefix(own) ?? own;
		const printed = /^(?:["'`]|b["'])/.test(start) ? printedAt(start, 0) : void 0;
		if (printed?.end === start.length) {
			const { value } = printed;
			if (typeof value === "string" || value instanceof Uint8Array) return value;
		}
		if (looksLikeBody(start)) return start;
	}
}
// src/signing/recognise/objects/bodyMember.ts
/**
* Takes a line such as `body: '{"a":1}'`, as it stands in YAML or in what a program has printed, and returns its
* value: a text in quotes, a block of indented lines, JSON to its end, or the rest of the line.
*/
function takeBodyMember(cursor) {
	cursor.takeBefore(/[:=]/g);
	cursor.skip(/[:=]>?[ \t]{0,80}/y);
	const block = cursor.takeMatch(/[|>]([+-]?)[ \t]{0,80}\r?\n/y);
	if (block) {
		const body = indentedBlock(cursor);
		return block[1] === "-" ? body.replace(/\r?\n$/, "") : body;
	}
	const { text, at, char } = cursor;
	const printed = /["'`{[<b]/.test(char) ? printedAt(text, at) : void 0;
	cursor.at = printed?.end ?? at;
	const lineEnd = cursor.takeLine();
	if (printed && /^[\s,;]*$/.test(lineEnd.slice(0, 80))) {
		const { value } = printed;
		return typeof value === "string" || value instanceof Uint8Array ? value : text.slice(at, printed.end);
	}
	if (char === "{" || char === "[") {
		cursor.at = at;
		return cursor.takeRest();
	}
	return text.slice(at, printed?.end ?? at) + lineEnd;
}
/** The lines that are indented further than the name, without the indentation they share (YAML 1.2, chapter 8). */
function indentedBlock(cursor) {
	const start = cursor.at;
	const margin = cursor.take(/[ \t]{0,80}/y) ?? "";
	cursor.at = start;
	const lines = [];
	while (!cursor.isAtEnd) {
		const { at } = cursor;
		cursor.takeLine();
		const line = cursor.text.slice(at, cursor.at);
		if (!line.startsWith(margin) && line.trim() !== "") {
			cursor.at = at;
			break;
		}
		lines.push(line.startsWith(margin) ? line.slice(margin.length) : "\n");
		if (margin === "") break;
	}
	return lines.join("");
}
// src/signing/recognise/http/headerLines.ts
/** Reads `Name: value`, with a name as RFC 9110 allows. */
function headerField(text) {
	const name = /^([\w!#$%&'*+.^`|~-]{1,80}):/.exec(text)?.[1];
	if (name === void 0) return void 0;
	const value = text.slice(name.length + 1).trim();
	return /[\r\n\u2028\u2029]/.test(value) ? void 0 : [name, value];
}
var plainName = /^[>\-*\s]{0,12}(["']?)([A-Za-z][A-Za-z0-9_-]{0,80})\1[ \t]{0,80}(:|=>?)/;
/** Pseudo-headers of HTTP/2 (RFC 9113, section 8.3.1), and what browsers call them. */
var targetName = /^[>\-*\s]{0,12}["']?(:method|:scheme|:authority|:path|request url|request method|method|url|path|query)["']?[ \t]{0,80}[:=]/i;
/** `[Name, value]` as .NET prints a pair, and two columns of a table. */
var pairLine = /^\[([A-Za-z][\w-]{0,80}), ([^\n]*)\]$|^([A-Za-z][\w-]{0,80})\t([^\n]*)$/;
/** Reads `Name: value`, ignoring what terminals and logs put before it. */
function headerLine(line) {
	const pair = pairLine.exec(line);
	if (pair && isRealName(pair[1] ?? pair[3] ?? "")) return [pair[1] ?? pair[3] ?? "", (pair[2] ?? pair[4] ?? "").trim()];
	const found = plainName.exec(line);
	if (!found) return void 0;
	const [whole, quote, name = "", separator] = found;
	if (separator === "=" && !isKnownName(name)) return void 0;
	const value = line.slice(whole.length).trim();
	if (/[\r\n\u2028\u2029]/.test(value)) return void 0;
	return [name, /^if-|^etag$/i.test(name) && quote === "" ? value : unquoted(value)];
}
var linesMost$3 = 2e3;
var jsonStart = /^\s*[[{]/;
/** Reads headers, one a line, and the body after an empty line, at the first JSON or by its name. */
function readHeaderLines(text) {
	const list = new HeaderList(text);
	if (!list.read()) return void 0;
	const { headers, warnings, target, body } = list;
	const names = headers.map(([name]) => name);
	if (warnings.count > headers.length || !areHeaderNames(names)) return void 0;
	const query = target.get("query");
	const path = target.get(":path") ?? target.get("path");
	return {
		as: "header list",
		method: target.get(":method") ?? target.get("request method") ?? target.get("method"),
		url: target.get("request url") ?? urlOf(target.get("url") ?? (path !== void 0 && query ? `${path}?${query}` : path), headers, target.get(":authority")),
		headers,
		...body === void 0 || body === "" ? {} : { body },
		warnings: said(list)
	};
}
function said({ warnings, ofResponse, target, headers }) {
	if (ofResponse > 0) warnings.add(`The response’s headers, ${ofResponse} of them, were left out.`);
	const path = target.get(":path") ?? target.get("path");
	if (path !== void 0 && valueOf$1(headers, "host") === void 0 && !target.has(":authority")) warnings.add(`The path is ${shortened(path)}; of which host is not said.`);
	return warnings;
}
var HeaderList = class extends Cursor {
	headers = [];
	warnings = new Warnings();
	/** Method, URL and path by the names they have in the text. */
	target = /* @__PURE__ */ new Map();
	body;
	ofResponse = 0;
	#inResponse = false;
	/** False when this is no list of headers. */
	read() {
		for (let lines = 0; !this.isAtEnd; lines += 1) {
			if (lines === linesMost$3) {
				this.warnings.add("There are more than 2,000 lines of headers; the rest was left out.");
				break;
			}
			const from = this.at;
			const line = this.takeLine();
			const isEmpty = line.trim() === "";
			if (this.headers.length > 0 && (isEmpty || jsonStart.test(line) && !pairLine.test(line))) {
				if (isEmpty && this.skip(/(?=\s{0,80}(?:request|response) headers[ \t]{0,80}:?[ \t]{0,80}(?:\r?\n|$))/iy)) continue;
				if (!isEmpty) this.at = from;
				this.#takeBody(withoutHeading(this.takeRest()));
				break;
			}
			if (!this.#takeHeader(line, from)) return false;
		}
		return this.headers.length > 0;
	}
	#takeBody(text) {
		if (this.body === void 0) this.body = bodyInQuotes(text);
		else if (text.trim() !== "") this.warnings.add(`“${shortened(text.trim())}” was left out.`);
	}
	#takeHeader(line, from) {
		if (isHeading(line)) {
			this.#inResponse = /response/i.test(line);
			return true;
		}
		const [whole, name] = targetName.exec(line) ?? [];
		if (whole !== void 0 && name !== void 0) {
			this.target.set(name.toLowerCase(), unquoted(line.slice(whole.length).trim()));
			return true;
		}
		const header = headerLine(line);
		if (this.#inResponse) {
			this.ofResponse += header ? 1 : 0;
			return true;
		}
		if (header && isBodyName(header[0])) {
			this.#takeBody("");
			this.at = from;
			this.body = takeBodyMember(this);
			return true;
		}
		if (header) this.headers.push(header);
		else if (this.headers.length === 0) return false;
		else this.warnings.add(`“${shortened(line)}” is no header and was left out.`);
		return true;
	}
};
var headingMost = 40;
function isHeading(line) {
	const words = line.trim();
	return words.length <= headingMost && /^(?:general|(?:req|request|response)? ?(?:headers|payload|body)? ?:?)$/i.test(words);
}
function withoutHeading(text) {
	const start = text.trimStart();
	const end = start.indexOf("\n");
	const words = end < 0 ? "" : start.slice(0, end).trim();
	return words.length <= headingMost && /^(?:request )?(?:payload|body) ?:?$/i.test(words) ? start.slice(end + 1).replace(/\r?\n$/, "") : text;
}
function unquoted(value) {
	const trimmed = value.replace(/,$/, "");
	const quote = trimmed[0];
	return (quote === "\"" || quote === "'") && trimmed.length > 1 && trimmed.endsWith(quote) ? trimmed.slice(1, -1) : value;
}
// src/signing/recognise/commands/curlCommand.ts
/** The header that an option writes. */
function headerOf(option, value) {
	switch (option) {
		case "user-agent": return ["User-Agent", value];
		case "referer": return ["Referer", value];
		case "cookie": return value.includes("=") ? ["Cookie", value] : void 0;
		case "oauth2-bearer": return ["Authorization", `Bearer ${value}`];
		default: return;
	}
}
/** Reads a curl command, by curl's manual page. */
function readCurl(command, input, warnings) {
	const curl = new CurlRequest(input, warnings);
	const { words } = command;
	let isAfterOptions = false;
	for (let at = 1; at < words.length; at += 1) {
		const word = words[at] ?? noArgument;
		if (word.text === "--") isAfterOptions = true;
		else if (isAfterOptions || !/^-[^-\s]|^--\w/.test(word.text)) curl.targets.push(word.text);
		else for (const { name, value, takesNext } of curlOptions(word.text)) {
			if (name === "next") {
				warnings.add("The command sends several requests (--next); the first was taken.");
				return curl.reading();
			}
			if (takesNext && at + 1 >= words.length) warnings.add(`The option ${shortened(word.text)} has no value: the command is cut off.`);
			if (takesNext) at += 1;
			const next = words[at] ?? noArgument;
			curl.take(name, takesNext ? next : {
				text: value ?? "",
				isQuoted: false
			});
		}
	}
	return curl.reading();
}
var CurlRequest = class {
	targets = [];
	#warnings;
	#headers = [];
	#data;
	#method;
	#inQuery = false;
	#headOnly = false;
	#inParts = false;
	#isUpload = false;
	#query = [];
	#withoutOwn = /* @__PURE__ */ new Set();
	constructor(input, warnings) {
		this.#warnings = warnings;
		this.#data = new CurlData(input, warnings);
	}
	take(name, word) {
		const { text } = word;
		if (name === "request") this.#method = text;
		else if (name === "url") this.targets.unshift(text);
		else if (name === "get") this.#inQuery = true;
		else if (name === "head") this.#headOnly = true;
		else if (name === "header") this.#header(text);
		else if (name === "form" || name === "form-string") this.#inParts = true;
		else if (name === "url-query") this.#query.push(...this.#data.forQuery(word));
		else if (name === "upload-file") this.#upload(text);
		else if (name === "config") this.#warnings.add(`Options are in the file ${shortened(text)}, which is not here.`);
		else if (!this.#data.take(name, word)) {
			const header = headerOf(name, text);
			if (header) this.#headers.push(header);
		}
	}
	#header(text) {
		const empty = /^([\w-]{1,80});$/.exec(text)?.[1];
		const header = empty === void 0 ? headerField(text) : [empty, ""];
		if (text.startsWith("@")) this.#warnings.add(`Headers are in the file ${shortened(text.slice(1))}, which is not here.`);
		else if (!header) this.#warnings.add(`The header “${shortened(text)}” has no colon: it may be cut off.`);
		else if (empty !== void 0 || header[1] !== "") this.#headers.push(header);
		else this.#withoutOwn.add(header[0].toLowerCase());
	}
	#upload(file) {
		this.#isUpload = true;
		this.#data.take("data-binary", {
			text: `@${file === "." ? "-" : file}`,
			isQuoted: false
		});
	}
	reading() {
		const { sent, isGiven: hasData, type } = this.#data.joined();
		const url = this.#url(this.#inQuery ? sent : void 0);
		if (this.#inParts) this.#warnings.add("The body is a form in parts (-F), between which curl writes a boundary of its own: its bytes are not known.");
		const hasBody = this.#inParts || hasData && !this.#inQuery;
		if (hasBody && !this.#inParts && !this.#isUpload) {
			if (!(valueOf$1(this.#headers, "content-type") !== void 0) && !this.#withoutOwn.has("content-type")) this.#headers.push(["Content-Type", type]);
		}
		return {
			as: "curl command",
			method: this.#method ?? this.#ownMethod(hasBody),
			url,
			headers: this.#headers,
			...this.#inQuery ? {} : { body: sent },
			warnings: this.#warnings
		};
	}
	#ownMethod(hasBody) {
		if (this.#isUpload) return "PUT";
		if (hasBody) return "POST";
		return this.#headOnly ? "HEAD" : "GET";
	}
	#url(data) {
		const whole = this.targets.filter((target) => /^[a-z]+:\/\//i.test(target));
		const [target] = whole.length > 0 ? whole : this.targets;
		if (target === void 0) {
			this.#warnings.add("There is no URL in the command.");
			return;
		}
		if (this.targets.length > 1) this.#warnings.add(`There are several URLs; ${shortened(target)} was taken.`);
		const query = [...this.#query, ...data ? [new TextDecoder().decode(data)] : []].join("&");
		return withQuery(withScheme(target), query);
	}
};
/** Adds to the query, before the fragment. */
function withQuery(url, query) {
	if (query === "") return url;
	const hash = url.indexOf("#");
	const before = hash < 0 ? url : url.slice(0, hash);
	return `${before}${before.includes("?") ? "&" : "?"}${query}${url.slice(before.length)}`;
}
// src/signing/recognise/commands/httpieCommand.ts
/** Reads `http POST example.com X-A:b`; undefined where `http` is just a word. */
function readHttpie({ words }, input, warnings) {
	const headers = [];
	const query = [];
	const rest = [];
	let raw = input && "word" in input ? input.word : void 0;
	let hasFields = false;
	for (let at = 1; at < words.length; at += 1) {
		const { text } = words[at] ?? noArgument;
		const header = /^([A-Za-z][\w-]{0,80}):(?![=/])([\s\S]*)$/.exec(text);
		if (text === "--raw") raw = words[at += 1];
		else if (text.startsWith("--raw=")) raw = {
			text: text.slice(6),
			isQuoted: true
		};
		else if (/^(?:-a|-A|--auth|--auth-type|--verify|--timeout|-o|--output|-p|--print)$/.test(text)) at += 1;
		else if (text.startsWith("-")) continue;
		else if (rest.length === 0 || rest.length === 1 && /^[A-Z]{3,10}$/.test(rest[0] ?? "")) rest.push(text);
		else if (header) headers.push([header[1] ?? "", (header[2] ?? "").trim()]);
		else if (/^[^=]{1,80}==/.test(text)) query.push(text.replace("==", "="));
		else hasFields = true;
	}
	const target = rest.at(-1);
	if (target === void 0 || !/^(?:https?:\/\/|:|\/|localhost|[\w-]+\.)/.test(target)) return void 0;
	if (hasFields) warnings.add("HTTPie writes the body from its fields: its bytes are not known here.");
	const hasBody = hasFields || raw !== void 0;
	return {
		as: "HTTPie command",
		method: rest.length > 1 ? rest[0] : hasBody ? "POST" : "GET",
		url: urlFrom(target, words[0]?.text === "https") + (query.length > 0 ? `?${query.join("&")}` : ""),
		headers,
		...raw && !hasFields ? { body: bytesOf(raw) } : {},
		warnings
	};
}
function urlFrom(target, isSecure) {
	if (/^https?:\/\//.test(target)) return target;
	const scheme = isSecure ? "https" : "http";
	if (target.startsWith(":/")) return `${scheme}://localhost${target.slice(1)}`;
	return /^[:/]/.test(target) ? `${scheme}://localhost${target}` : `${scheme}://${target}`;
}
// src/signing/recognise/commands/pipeOutput.ts
/** The output of a command that is piped into the next. */
function outputOf({ words, input }, warnings) {
	const [name, ...rest] = words;
	switch (name?.text) {
		case "printf": return { word: printed(rest, warnings) };
		case "echo": return { word: echoed(rest, warnings) };
		case "cat": {
			const [file] = rest.filter(({ text }) => !text.startsWith("-"));
			return file ? { file: file.text } : input;
		}
		default: return { file: `that ${name?.text ?? "another command"} writes` };
	}
}
/** Repeats the format until all values are used. */
function printed(words, warnings) {
	const [format, ...values] = words[0]?.text === "--" ? words.slice(1) : words;
	const output = new Printf(warnings);
	for (;;) {
		const left = values.length;
		output.format(format?.text ?? "", values);
		if (values.length === 0 || values.length === left || output.isEnded) return output.word();
	}
}
function echoed(words, warnings) {
	let at = 0;
	const flags = /* @__PURE__ */ new Set();
	while (/^-[neE]+$/.test(words[at]?.text ?? "")) {
		for (const flag of words[at]?.text.slice(1) ?? "") flags.add(flag);
		at += 1;
	}
	const output = new Printf(warnings);
	for (const [index, { text }] of words.slice(at).entries()) {
		if (index > 0) output.add(" ");
		if (flags.has("e")) output.escapes(text, false);
		else output.add(text);
	}
	if (!flags.has("n")) output.add("\n");
	return output.word();
}
/** More than any provider sends. */
var outputMost = 1e7;
var specification = /%(-?)(0?)(\d{0,9})(?:\.(\d{0,9}))?([%a-zA-Z])/y;
/** Writes as printf and echo of Bash do. */
var Printf = class {
	/** Set by `\c` and by the limit. */
	isEnded = false;
	#pieces = [];
	#warnings;
	#length = 0;
	constructor(warnings) {
		this.#warnings = warnings;
	}
	word() {
		return argumentOf(this.#pieces, true);
	}
	add(piece) {
		if (this.isEnded) return;
		this.#length += piece.length;
		if (this.#length > outputMost) {
			this.isEnded = true;
			this.#warnings.add("The commands before it write more than 10 million characters; the rest was left out.");
		} else this.#pieces.push(piece);
	}
	/** Writes the format once, and removes the values it uses from the list. */
	format(format, values) {
		const cursor = new Cursor(format);
		while (!this.isEnded) {
			this.add(cursor.takeUntil("\\", "%"));
			if (cursor.isAtEnd) return;
			if (cursor.skip(/\\/y)) this.add(takeEscape(cursor, bashEscapes));
			else this.#place(cursor, values);
		}
	}
	/** Writes a text with the escapes of `%b` (`isFormat`) or of `echo -e`, which reads octal digits only after a zero. */
	escapes(text, isFormat) {
		const cursor = new Cursor(text);
		while (!this.isEnded) {
			this.add(cursor.takeUntil("\\"));
			if (cursor.isAtEnd) return;
			cursor.next();
			const { char } = cursor;
			if (char === "c") this.isEnded = true;
			else if (char === "?" || !isFormat && /[1-7'"]/.test(char)) this.add(`\\${cursor.next()}`);
			else {
				cursor.skip(/0(?=[0-7])/y);
				this.add(takeEscape(cursor, bashEscapes));
			}
		}
	}
	#place(cursor, values) {
		const found = cursor.takeMatch(specification);
		if (!found) {
			this.#unread(cursor.text.slice(cursor.at, cursor.at + 2));
			this.add(cursor.next());
			return;
		}
		const [whole, left, zero = "", width = "", precision, kind = ""] = found;
		if (whole === "%%") return this.add("%");
		const value = values.shift()?.text ?? "";
		if (whole === "%b") return this.escapes(value, true);
		const text = whole === "%s" ? value : converted(value, kind, zero, precision);
		if (text === void 0) this.#unread(whole);
		const isPaddedByZeros = zero !== "" && text !== void 0;
		const sign = isPaddedByZeros && text.startsWith("-") ? "-" : "";
		const rest = (text ?? value).slice(sign.length);
		const length = Math.min(Number(width), 10000001) - sign.length;
		if (left !== "") this.add(sign + rest.padEnd(length));
		else this.add(sign + rest.padStart(length, isPaddedByZeros ? "0" : " "));
	}
	#unread(what) {
		this.#warnings.add(`printf is told ${what}, which is not read here: what it writes may be other bytes.`);
	}
};
var bases = {
	d: 10,
	i: 10,
	u: 10,
	x: 16,
	X: 16,
	o: 8
};
/** Formats a value; undefined where the result is not known. Widths count bytes, so only ASCII is taken. */
function converted(value, kind, zero, precision) {
	const base = Object.hasOwn(bases, kind) ? bases[kind] : void 0;
	if (base !== void 0) {
		const isKnown = /^(?:0|-?[1-9]\d{0,14})?$/.test(value) && precision === void 0;
		const number = Number(value);
		if (!isKnown || number < 0 && kind !== "d" && kind !== "i") return void 0;
		return kind === "X" ? number.toString(base).toUpperCase() : number.toString(base);
	}
	if (zero !== "" || !/^[\0-\x7f]*$/.test(value)) return void 0;
	if (kind === "s") return precision === void 0 ? value : value.slice(0, Number(precision));
	return kind === "c" && precision === void 0 && value !== "" ? value.charAt(0) : void 0;
}
// src/signing/recognise/shells/powerShellText.ts
var unknownMost = 5;
/** Tables in tables, which no request needs many of. */
var depthMost$1 = 40;
/** What variables may put into texts in all: in each other they double with every line. */
var putInMost = 1e7;
/** As much of PowerShell as it takes to read a call with its arguments. */
var PowerShellText = class extends Cursor {
	unclosed;
	/** Variables that are used and have no value here. */
	expansions = /* @__PURE__ */ new Set();
	/** What was read in another way than PowerShell would. */
	remarks = /* @__PURE__ */ new Set();
	#variables = /* @__PURE__ */ new Map();
	#depth = 0;
	#putInLength = 0;
	/** The parameters of the first call whose name the pattern finds, in lower case and without their dash. */
	call(name) {
		const start = name.exec(this.text);
		const callAt = start ? start.index + start[0].length - 1 : this.text.length;
		this.#assignments(callAt);
		this.at = callAt;
		const parameters = /* @__PURE__ */ new Map();
		const positional = [];
		while (this.#goesOn()) {
			const option = this.take(/-[A-Za-z]{1,40}:?(?=[\s;|]|$)/y);
			if (option === void 0) {
				const value = this.#value();
				if (typeof value === "string") positional.push(value);
				continue;
			}
			const key = option.replaceAll(/[-:]/g, "").toLowerCase();
			this.#blanks();
			const isSwitch = key.startsWith("useb") || this.isAtEnd || this.skip(/(?=-[A-Za-z]|[;|\n])/y);
			parameters.set(key, isSwitch ? "" : this.#value());
		}
		return {
			parameters,
			positional
		};
	}
	/** The words of a call, up to the end of the line. */
	words() {
		const words = [];
		while (this.#goesOn()) {
			const value = this.#value();
			if (typeof value === "string") words.push(value);
		}
		return words;
	}
	#assignments(until) {
		const assignment = /\$([A-Za-z_][\w.]{0,80})\s{0,20}=\s{0,20}/g;
		for (;;) {
			assignment.lastIndex = this.at;
			const found = assignment.exec(this.text);
			if (!found || found.index >= until) return;
			this.at = assignment.lastIndex;
			this.#variables.set((found[1] ?? "").toLowerCase(), this.#value());
		}
	}
	/** Whether more of the call follows. */
	#goesOn() {
		this.#blanks();
		return /[^;|\n]/.test(this.char);
	}
	/** Takes blanks, and line ends that a backtick joins. */
	#blanks(pattern = /(?:[ \t\r]|`\r?\n){1,1000}/y) {
		while (this.skip(pattern));
	}
	#value() {
		if (this.#depth === depthMost$1) {
			this.remarks.add("Values stand in each other more than 40 deep; the rest was left out.");
			this.takeRest();
			return ["unknown"];
		}
		this.#depth += 1;
		const value = this.#valueHere();
		this.#depth -= 1;
		return value;
	}
	#valueHere() {
		this.skip(/(?:\[[\w.]{1,80}\]\s{0,10}){1,3}(?=[@"'$])/y);
		if (this.skip(/@\{/y)) return this.#table();
		if (this.char === "(") return this.#group();
		const here = this.take(/@["'][ \t]{0,80}\r?\n/y);
		if (here !== void 0) return this.#hereString(here.charAt(1));
		if (this.char === "'") return this.#until("'").replaceAll("''", "'");
		if (this.char === "\"") return this.#expanded(this.#until("\"", "`").replaceAll("\"\"", "`\""));
		const variable = this.take(/\$\{?[A-Za-z_][\w.:]{0,80}\}?/y);
		if (variable !== void 0) return this.#variable(variable);
		const word = this.take(/[^\s;|,(){}"']{1,8192}/y);
		if (word !== void 0) return word;
		this.next();
		return ["unknown"];
	}
	#variable(given) {
		const found = this.#variables.get(given.replaceAll(/[${}]/g, "").toLowerCase());
		if (found === void 0 && this.expansions.size < unknownMost) this.expansions.add(given);
		return found ?? ["unknown"];
	}
	#table() {
		const table = /* @__PURE__ */ new Map();
		for (;;) {
			this.#blanks(/(?:[\s;,]|`\r?\n){1,1000}/y);
			if (this.isAtEnd || this.skip(/\}/y)) return table;
			const name = this.take(/[\w-]{1,100}/y) ?? this.#quoted();
			this.#blanks();
			if (!this.skip(/=/y)) {
				this.next();
				continue;
			}
			this.#blanks();
			const value = this.#value();
			if (typeof value === "string" && name !== void 0) table.set(name, value);
		}
	}
	/** A text in quotes; undefined when there is none here. */
	#quoted() {
		const value = /["']/.test(this.char) ? this.#value() : void 0;
		return typeof value === "string" ? value : void 0;
	}
	/** Of `([System.Text.Encoding]::UTF8.GetBytes("…"))` the text; of anything else nothing is known. */
	#group() {
		const isText = this.skip(/\(+\[(?:System\.)?Text\.Encoding\]::UTF8\.GetBytes\(/iy);
		if (!isText) this.next();
		const value = isText ? this.#value() : this.#quoted();
		if (this.skip(/\s{0,20}\)+/y) && typeof value === "string") return value;
		this.takeUntil(")");
		if (!this.isAtEnd) this.next();
		return ["unknown"];
	}
	#hereString(quote) {
		const { text, at } = this;
		const end = text.indexOf(`\n${quote}@`, at - 1);
		if (end < 0) this.unclosed ??= text.slice(at, at + 60);
		const inside = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, "");
		this.at = end < 0 ? text.length : end + 3;
		return quote === "\"" ? this.#expanded(inside) : inside;
	}
	/** What stands in quotes, as it is; two of them, or one behind the escape, do not end it. */
	#until(quote, escape = quote) {
		const start = this.at;
		this.next();
		for (;;) {
			this.takeUntil(quote, escape);
			if (this.isAtEnd) {
				this.unclosed ??= this.text.slice(start, start + 61);
				return this.text.slice(start + 1);
			}
			if (!(this.next() !== quote) && this.char !== quote) return this.text.slice(start + 1, this.at - 1);
			this.next();
		}
	}
	#expanded(inside) {
		const cursor = new Cursor(inside);
		const pieces = [];
		for (;;) {
			pieces.push(cursor.takeUntil("`", "$"));
			if (cursor.isAtEnd) return pieces.join("");
			if (cursor.skip(/`/y)) pieces.push(takeEscape(cursor, powerShellEscapes));
			else pieces.push(this.#putIn(cursor));
		}
	}
	/** What a dollar sign stands for: a character by its number, as browsers write them, or a variable. */
	#putIn(cursor) {
		const whole = cursor.take(/\$(?:\(\[char\]\d{1,6}\)|\{?[A-Za-z_]\w{0,80}\}?|)/y) ?? "";
		const code = /\d+(?=\)$)/.exec(whole)?.[0];
		if (code !== void 0) return String.fromCharCode(Number(code));
		const name = whole.replaceAll(/[${}]/g, "");
		const value = name === "" ? whole : this.#variable(name);
		const piece = typeof value === "string" ? value : whole;
		this.#putInLength += piece.length;
		if (this.#putInLength <= putInMost) return piece;
		this.remarks.add("Variables put in more than 10 million characters; the rest was left out.");
		return "";
	}
};
// src/signing/recognise/shells/powerShell.ts
var called = /(?:^|[\s;(|=])(invoke-webrequest|invoke-restmethod|iwr|irm)\s/i;
var startMost = 2e4;
/** Whether a text calls one of PowerShell's own commands for a request, after what it has set up for it. */
function isPowerShell(text) {
	return /^(?:\$|invoke-|iwr\s|irm\s)/i.test(text) && (called.test(text.slice(0, startMost)) || called.test(text.slice(-2e4)));
}
/** What `Invoke-WebRequest` or `Invoke-RestMethod` is told to send. */
function readWebRequest(text) {
	const script = new PowerShellText(text);
	const { parameters, positional } = script.call(called);
	const warnings = new Warnings();
	const named = (start) => [...parameters].find(([name]) => name !== "" && start.startsWith(name))?.[1];
	const textOf = (start) => {
		const value = named(start);
		return typeof value === "string" ? value : void 0;
	};
	const headers = [];
	const table = named("headers");
	if (table instanceof Map) for (const [name, value] of table) headers.push([name, value]);
	else if (table !== void 0) warnings.add("The headers are made by a command that is not here.");
	const pseudo = /^(?:authority|method|path|scheme)$/;
	const sent = headers.filter(([name]) => !pseudo.test(name));
	for (const [option, name] of [["contenttype", "Content-Type"], ["useragent", "User-Agent"]]) {
		const value = textOf(option);
		if (value !== void 0) sent.push([name, value]);
	}
	const body = named("body");
	if (typeof body !== "string" && (body !== void 0 || named("infile") !== void 0)) warnings.add("The body is made by another command or read from a file: its bytes are not known here.");
	if (typeof body === "string" && valueOf$1(sent, "content-type") === void 0) sent.push(["Content-Type", "application/x-www-form-urlencoded"]);
	tell(script, warnings, (name) => `${name} stands for a value that is not here.`);
	const url = textOf("uri") ?? positional[0];
	if (url === void 0) warnings.add("There is no URL in the command.");
	return {
		as: "PowerShell command",
		method: textOf("method")?.toUpperCase() ?? (body === void 0 ? "GET" : "POST"),
		url: url === void 0 ? void 0 : withScheme(url),
		headers: sent,
		...typeof body === "string" ? { body: bytesFromText(body) } : {},
		warnings
	};
}
/** `curl.exe` as PowerShell calls it: what stands in its quotes is read once more by Windows, which knows `\"`. */
function powerShellCommands(text) {
	const script = new PowerShellText(text);
	const words = script.words().map((word) => ({
		text: word.replaceAll("\\\"", "\""),
		isQuoted: true
	}));
	const { unclosed, expansions, remarks } = script;
	return {
		commands: [newCommand(false, words)],
		unclosed,
		expansions,
		remarks
	};
}
// src/signing/recognise/shells/hereDocuments.ts
/** The texts that a command line announces by `<<EOF` and that stand in the lines after it. */
var HereDocuments = class {
	#waiting = [];
	expect(document) {
		this.#waiting.push(document);
	}
	get isWaiting() {
		return this.#waiting.length > 0;
	}
	/** Reads those that wait; one whose end is not found goes on waiting, and has the whole rest. */
	read(cursor, onExpansion) {
		this.#waiting = this.#waiting.filter(({ end, hasTabs, take }) => {
			const isLiteral = end.isQuoted;
			const { lines, isClosed } = linesUntil(cursor, end.text, {
				hasTabs,
				isLiteral
			});
			const body = hasTabs ? lines.replaceAll(/(^|\n)\t+/g, "$1") : lines;
			const found = isLiteral ? void 0 : /(?<!\\)(\$\{?[A-Za-z_]\w{0,40}|\$\(|`)/.exec(body)?.[0];
			if (found !== void 0) onExpansion(found);
			take(argumentOf([isLiteral ? body : body.replaceAll(/\\(?:([$`\\])|\r?\n)/g, "$1")], true));
			return !isClosed;
		});
	}
};
/** The lines before the one that is the end, which is taken too. */
function linesUntil(cursor, end, { hasTabs, isLiteral }) {
	const from = cursor.at;
	let isJoined = false;
	while (!cursor.isAtEnd) {
		const { at } = cursor;
		const line = cursor.takeLine();
		if (!isJoined && (hasTabs ? line.replace(/^\t+/, "") : line) === end) return {
			lines: cursor.text.slice(from, at),
			isClosed: true
		};
		isJoined = !isLiteral && (/(?<!\\)\\+$/.exec(line)?.[0].length ?? 0) % 2 === 1;
	}
	return {
		lines: cursor.text.slice(from),
		isClosed: false
	};
}
// src/signing/recognise/shells/shellWords.ts
var inputs = {
	"<<<": "text read",
	"<<-": "end of tabbed text",
	"<<": "end of text",
	"<": "file read"
};
var expansionsMost = 5;
/** More than any shell would take, and few enough to be read at once. */
var wordsMost = 2e4;
/**
* The commands of a text as a POSIX shell splits it, with `$'…'` and `<<<` of Bash. Lines that a document has lost the
* backslashes of are joined all the same, where the next one goes on with an option.
*/
function shellCommands(text) {
	const shell = new Shell(text);
	shell.read();
	return shell;
}
var Shell = class extends Cursor {
	commands = [];
	expansions = /* @__PURE__ */ new Set();
	remarks = [];
	unclosed;
	#documents = new HereDocuments();
	#command = newCommand();
	#pieces;
	#isQuoted = false;
	/** The pieces of the word that stand in no quotes. */
	#bare = [];
	#next = "word";
	#wordCount = 0;
	read() {
		const special = /[\s\\'"$`|&;<>#]/g;
		while (!this.isAtEnd) {
			if (this.#wordCount > wordsMost) {
				this.remarks.push("There are more than 20,000 words; the rest of them was left out.");
				break;
			}
			const isAfterDollar = this.text[this.at - 1] === "$";
			const piece = this.takeBefore(special);
			if (piece !== "") this.#addUnquoted(piece, isAfterDollar);
			this.#special();
		}
		this.#endCommand(false);
		if (this.#documents.isWaiting) this.unclosed ??= "<<";
	}
	#special() {
		switch (this.char) {
			case "\n": return this.#lineEnd();
			case "\\": return this.#backslash();
			case "'": return this.#singleQuoted();
			case "\"": return this.#doubleQuoted();
			case "$": return this.#dollar();
			case "`": return this.#backtick();
			case "#":
				if (this.#pieces) this.#add(this.next());
				else this.takeUntil("\n");
				return;
			case "|":
			case "&":
			case ";": return this.#separator();
			case "<":
				this.#endWord();
				this.#next = inputs[this.take(/<<<|<<-|<<|</y) ?? ""] ?? "word";
				return;
			case ">": return this.#output();
			default:
				this.#endWord();
				this.takeBefore(/\S|\n/g);
		}
	}
	#add(piece) {
		(this.#pieces ??= []).push(piece);
	}
	#addUnquoted(piece, isAfterDollar) {
		const { remarks } = this.#command;
		if (!this.#pieces && /^(?:[A-Za-z_]\w{0,80}=)?~(?:[\w/+-]|$)/.test(piece)) remarks.add("~ stands for the path of a home directory, which only the shell knows.");
		this.#bare.push(isAfterDollar ? piece.replace(/^\{/, "") : piece);
		this.#add(piece);
	}
	#endWord() {
		if (!this.#pieces) return;
		const word = argumentOf(this.#pieces, this.#isQuoted);
		const command = this.#command;
		const next = this.#next;
		this.#pieces = void 0;
		this.#isQuoted = false;
		if (areExpanded(this.#bare.join(""))) command.remarks.add("Braces stand there without quotes: a shell would make several words of what is in them.");
		this.#bare = [];
		this.#wordCount += 1;
		this.#next = "word";
		if (next === "word") command.words.push(word);
		else if (next === "file read") command.input = { file: word.text };
		else if (next === "text read") command.input = { word: argumentOf([word.text, "\n"], true) };
		else if (next !== "file written") {
			const take = (found) => {
				command.input = { word: found };
			};
			this.#documents.expect({
				end: word,
				hasTabs: next === "end of tabbed text",
				take
			});
		}
	}
	#endCommand(isPiped, isLineEnd = false) {
		this.#endWord();
		this.#command.isPiped = isPiped;
		if (this.#command.words.length > 0) this.commands.push(this.#command);
		this.#command = newCommand(isLineEnd);
	}
	#lineEnd() {
		this.#endWord();
		this.next();
		const goesOn = /[ \t\r]{0,80}(?:-{1,2}[A-Za-z]|["'])/y;
		goesOn.lastIndex = this.at;
		if (this.#documents.isWaiting) {
			this.#documents.read(this, (name) => this.#expansion(name));
			this.#endCommand(false, true);
		} else if (this.#command.words.length > 1 && !goesOn.test(this.text)) this.#endCommand(false, true);
	}
	#backslash() {
		const joined = this.take(/\\[ \t]{0,80}\r?\n(?:> )?/y);
		if (joined === void 0) {
			this.next();
			this.#add(this.next());
			this.#isQuoted = true;
		} else if (/^\\[ \t]/.test(joined)) this.#endWord();
	}
	#singleQuoted() {
		const start = this.at;
		this.next();
		this.#add(this.takeUntil("'"));
		this.#close(start);
	}
	#doubleQuoted() {
		const start = this.at;
		this.next();
		this.#add("");
		for (;;) {
			this.#add(this.takeBefore(/["\\$`]/g));
			if (this.isAtEnd || this.char === "\"") return this.#close(start);
			if (this.char === "\\") {
				this.next();
				const next = this.next();
				if (next !== "\n") this.#add(next !== "" && "\"\\$`".includes(next) ? next : `\\${next}`);
			} else {
				this.#named();
				this.#add(this.next());
			}
		}
	}
	/** Takes the quote at the end, if there is one. */
	#close(start) {
		this.#isQuoted = true;
		if (this.isAtEnd) this.unclosed ??= this.text.slice(start, start + 60);
		this.next();
	}
	#dollar() {
		if (this.skip(/\$(?=")/y)) return this.#doubleQuoted();
		const start = this.at;
		if (this.skip(/\$'/y)) return this.#ansiQuoted(start);
		this.#named();
		this.#add(this.next());
	}
	#ansiQuoted(start) {
		for (;;) {
			this.#add(this.takeUntil("'", "\\"));
			if (this.char !== "\\") return this.#close(start);
			this.next();
			const letter = this.take(/c(?:\\\\|[^'\x80-\uffff])/y)?.charAt(1);
			if (letter === void 0) this.#add(takeEscape(this, bashEscapes));
			else this.#add(letter === "?" ? "" : String.fromCharCode(letter.charCodeAt(0) & 31));
		}
	}
	#backtick() {
		if (this.skip(/`\r?\n/y)) return this.#endWord();
		this.#named();
		this.#add(this.next());
	}
	#named() {
		const { text, at } = this;
		const found = /^(?:\$\{?\w{1,40}\}?|\$\(|`)/.exec(text.slice(at, at + 60))?.[0];
		if (found !== void 0) this.#expansion(found);
	}
	#expansion(name) {
		if (this.expansions.size >= expansionsMost) return;
		this.expansions.add(name === "$(" || name === "`" ? "another command" : name);
	}
	#separator() {
		if (this.skip(/&(?=>)/y)) return this.#endWord();
		if ((this.#pieces && this.skip(/&(?=[^\s&])/y)) === true) {
			this.remarks.push("An & stands there without quotes: a shell would end the command at it.");
			return this.#add("&");
		}
		this.#endCommand(this.take(/\|\||&&|;;|[|&;]/y) === "|");
	}
	#output() {
		if (this.#pieces?.length === 1 && /^\d$/.test(this.#pieces[0] ?? "")) this.#pieces = void 0;
		this.#endWord();
		this.skip(/>>?&?/y);
		this.#next = "file written";
	}
};
var sequence = /\{[\w+-]{1,20}\.\.[\w+-]{1,20}(?:\.\.[\w+-]{1,20})?\}/;
/** Whether a shell would make several words of a word without its quotes: of `{a,b}` or `{1..3}`. */
function areExpanded(bare) {
	return bare.split("}").slice(0, -1).some((part) => part.includes("{") && part.lastIndexOf(",") > part.indexOf("{")) || sequence.test(bare);
}
// src/signing/recognise/commands/verboseOutput.ts
var requestLine$2 = /^> ([A-Z]{3,12}) (\S{1,8192}) HTTP\/[\d.]{1,3}[ \t]*\r?$/m;
var headersMost$1 = 2e3;
/** Reads what `curl -v` prints of a request: lines with `> ` in front, without the body. */
function readVerboseOutput(text) {
	const first = requestLine$2.exec(text);
	if (!first) return void 0;
	const [whole, method, target = ""] = first;
	const warnings = new Warnings();
	const headers = [];
	const cursor = new Cursor(text, first.index + whole.length + 1);
	while (!cursor.isAtEnd && headers.length < headersMost$1) {
		const line = cursor.takeLine();
		if (line.startsWith("* ")) continue;
		if (!line.startsWith("> ")) break;
		const header = headerField(line.slice(2));
		if (!header) break;
		headers.push(header);
	}
	if (requestLine$2.test(cursor.takeRest())) warnings.add("There are several requests in it; the first was taken.");
	warnings.add("curl -v does not show the body: paste it into its field.");
	return {
		as: "output of curl -v",
		method,
		url: urlOf(target, headers),
		headers,
		warnings
	};
}
// src/signing/recognise/commands/wgetCommand.ts
/** Further options that take a value. */
var withValue = /^(?:-[OoaetTwQPUlADRIi]|--(?:output-\w+|tries|timeout|wait|user|password|directory-prefix))$/;
/** Reads a Wget command, by its manual. */
function readWget({ words }, _input, warnings) {
	const headers = [];
	let url;
	let method;
	let body;
	let hasBody = false;
	for (let at = 1; at < words.length; at += 1) {
		const word = words[at]?.text ?? "";
		const [, name, inWord] = /^(--[\w-]+)=([\s\S]*)$/.exec(word) ?? [];
		const option = name ?? word;
		const takesNext = name === void 0 && (withValue.test(option) || /^--(?:header|method|(?:post|body)-(?:data|file)|user-agent)$/.test(option));
		if (takesNext) at += 1;
		const value = takesNext ? words[at] ?? noArgument : {
			text: inWord ?? "",
			isQuoted: true
		};
		if (option === "--header") {
			const header = headerField(value.text);
			if (header) headers.push(header);
			else warnings.add(`The header “${shortened(value.text)}” has no colon: it may be cut off.`);
		} else if (option === "--method") method = value.text.toUpperCase();
		else if (option === "-U" || option === "--user-agent") headers.push(["User-Agent", value.text]);
		else if (/^--(?:post|body)-data$/.test(option)) body = value;
		else if (/^--(?:post|body)-file$/.test(option)) {
			hasBody = true;
			warnings.add(`The body is in the file ${shortened(value.text)}, which is not here: open it as the body.`);
		} else if (!word.startsWith("-")) url ??= word;
	}
	hasBody ||= body !== void 0;
	if (hasBody && valueOf$1(headers, "content-type") === void 0) headers.push(["Content-Type", "application/x-www-form-urlencoded"]);
	if (url === void 0) warnings.add("There is no URL in the command.");
	return {
		as: "wget command",
		method: method ?? (hasBody ? "POST" : "GET"),
		url: url === void 0 ? void 0 : withScheme(url),
		headers,
		...body ? { body: bytesOf(body) } : {},
		warnings
	};
}
// src/signing/recognise/shells/windowsWords.ts
/** Windows itself takes no more than 32,767 (the documentation of CreateProcess). */
var charactersMost = 1e6;
/** Whether a command was written for Windows' command line: by `^"`, or lines joined by a caret. */
function isForWindows(text) {
	return /^[^'"]{0,8192}\s\^"/.test(text) || / \^\r?\n/.test(text) && !/\s'/.test(text);
}
/** The words of a command as cmd.exe and then the program's own start take it apart. */
function windowsCommand(whole) {
	const text = whole.slice(0, charactersMost);
	const { words, wereDoubled, isOpen } = argumentsOf(withoutCarets(text), /\s\^"/.test(text));
	return {
		commands: [newCommand(false, words)],
		unclosed: isOpen ? words.at(-1)?.text : void 0,
		expansions: [],
		remarks: [...wereDoubled ? ["The browser has written each backslash twice for Windows; they were read as one."] : [], ...text.length < whole.length ? ["The command is longer than a million characters; the rest was left out."] : []]
	};
}
/** The first reading: a caret takes what is special from the character after it, also from a line's end. */
function withoutCarets(text) {
	return Array.from(text.matchAll(/[^^"\n|&<>]+|"[^"]*"?|\^(?:\r?\n)?(\r\n|[^]|$)/gy), ([piece, escaped]) => escaped ?? piece).join("");
}
/** The second reading: backslashes count only before a double quote, and two quotes inside a pair are one. */
function argumentsOf(text, mayBeDoubled) {
	const line = new Cursor(text);
	const words = [];
	let parts;
	let isQuoted = false;
	let wereDoubled = false;
	const add = (part) => (parts ??= []).push(part);
	const end = () => {
		if (parts) words.push(argumentOf(parts, true));
		parts = void 0;
	};
	const isDoubled = mayBeDoubled && allInPairs(text);
	while (!line.isAtEnd) {
		const plain = line.take(/[^\\"\s]+/y);
		const backslashes = plain === void 0 ? line.take(/\\+/y) : void 0;
		if (plain !== void 0) add(plain);
		else if (backslashes !== void 0) {
			const isBeforeQuote = line.char === "\"";
			wereDoubled ||= isDoubled && !isBeforeQuote;
			const half = backslashes.slice(0, backslashes.length >> 1);
			add(isBeforeQuote || isDoubled ? half : backslashes);
			if (isBeforeQuote && backslashes.length % 2 === 1) add(line.next());
		} else if (line.skip(/"/y)) {
			add("");
			if (isQuoted && line.skip(/"/y)) add("\"");
			else isQuoted = !isQuoted;
		} else {
			const blank = line.next();
			if (isQuoted) add(blank);
			else end();
		}
	}
	end();
	return {
		words,
		wereDoubled,
		isOpen: isQuoted
	};
}
function allInPairs(line) {
	for (const { 0: run, index } of line.matchAll(/\\+/g)) if (run.length % 2 === 1 && line[index + run.length] !== "\"") return false;
	return true;
}
// src/signing/recognise/commands/commandLine.ts
var prompt = /^(?:[$#>%]\s{1,8}|PS [^>\n]{0,200}>\s{0,8}|[\w.-]{1,60}@[^\s$#%]{1,100}[$#%]\s{1,8})/;
var start = /^(?:curl|wget|https?|xh|printf|echo|cat)(?:\.exe)?\s/;
var readers = /* @__PURE__ */ new Map([
	["curl", readCurl],
	["wget", readWget],
	["http", readHttpie],
	["https", readHttpie],
	["xh", readHttpie]
]);
/** Reads a command copied from a terminal, a browser or a document. */
function readCommand(text) {
	const command = text.replace(prompt, "");
	if (isPowerShell(command)) return readWebRequest(command);
	if (!start.test(command)) return void 0;
	const line = commandLine(command);
	const at = line.commands.findIndex((each) => readerOf(each) !== void 0);
	const found = line.commands[at];
	const read = found && readerOf(found);
	if (!found || !read) return void 0;
	const before = line.commands[at - 1];
	const warnings = new Warnings();
	const input = found.input ?? (before?.isPiped === true ? outputOf(before, warnings) : void 0);
	tell(line, warnings, expansionSentence);
	for (const remark of [...(input && before?.remarks) ?? [], ...found.remarks]) warnings.add(remark);
	const reading = read(found, input, warnings);
	if (!reading) return void 0;
	const wire = readVerboseOutput(command);
	if (wire) return {
		...wire,
		as: reading.as,
		body: reading.body,
		warnings
	};
	tellRest(line, at, warnings);
	return reading;
}
function commandLine(text) {
	if (isForWindows(text)) return windowsCommand(text);
	return text.startsWith("curl.exe") && /`\r?\n|`"|\s'/.test(text) ? powerShellCommands(text) : shellCommands(text);
}
function readerOf({ words }) {
	return readers.get(words[0]?.text.replace(/\.exe$/, "") ?? "");
}
function expansionSentence(name) {
	return name === "another command" ? "Another command writes part of this one; only a shell could put it in." : `${name} stands for a value that only the shell knows.`;
}
function tellRest({ commands }, at, warnings) {
	const rest = commands.slice(at + 1);
	if (rest.some((each) => readerOf(each))) warnings.add("There are several commands; the first was taken.");
	else if (rest.some(({ beginsLine }) => beginsLine)) {
		const [first] = rest.filter(({ beginsLine }) => beginsLine);
		const words = first?.words.map(({ text }) => text).slice(0, 10) ?? [];
		warnings.add(`What follows the command was left out, from “${shortened(words.join(" "))}” on.`);
	}
}
// src/signing/recognise/headersOfRequest.ts
var headersMost = 200;
var valuesMost = 8;
/**
* The headers by name. Of a name with several values each is kept, the further ones with other letters in upper case:
* which of them a server would read is unknown here.
*/
function headersOfRequest(entries, warnings) {
	if (entries.length > headersMost) warnings.add(`There are ${entries.length} headers; the first ${headersMost} were kept.`);
	const kept = /* @__PURE__ */ new Map();
	const valuesOf = /* @__PURE__ */ new Map();
	for (const [name, value] of entries.slice(0, headersMost)) {
		const values = valuesOf.get(name.toLowerCase()) ?? [];
		valuesOf.set(name.toLowerCase(), values);
		if (values.includes(value)) continue;
		const spelling = values.length < valuesMost ? freeSpelling(name, kept) : void 0;
		if (spelling === void 0) {
			warnings.add(`The header ${shortened(name)} has more values than can be kept.`);
			continue;
		}
		if (values.length > 0) warnings.add(`The header ${shortened(name)} is given twice, with different values; both were kept.`);
		values.push(value);
		kept.set(spelling, value);
	}
	return Object.fromEntries(kept);
}
function freeSpelling(name, kept) {
	for (let flipped = 0; flipped < 32; flipped += 1) {
		let letter = 0;
		const spelling = name.replaceAll(/[A-Za-z]/g, (char) => {
			const isFlipped = (flipped >> letter & 1) === 1;
			letter += 1;
			if (!isFlipped || letter > 5) return char;
			return char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase();
		});
		if (!kept.has(spelling)) return spelling;
	}
}
// src/signing/recognise/objects/objects.ts
/**
* Reads JSON that a gateway or framework has logged: an AWS event, `{ headers, body }`, a HAR file, a log line or the
* headers alone.
*/
function readObject(text) {
	const first = text[0];
	if (first !== "{" && first !== "[") return void 0;
	const parsed = parsedJson(text);
	if (parsed !== void 0) return requestInObject(parsed, "JSON with headers") ?? {
		as: "body",
		headers: [],
		warnings: new Warnings()
	};
	return readJsonLines(text);
}
var linesMost$2 = 2e4;
/** Reads an object a line: the first with a signature, or else with headers. */
function readJsonLines(text) {
	let found;
	let count = 0;
	let others = 0;
	const cursor = new Cursor(text);
	for (let lines = 0; !cursor.isAtEnd && lines < linesMost$2; lines += 1) {
		const json = cursor.takeLine().trim();
		const reading = json.startsWith("{") ? jsonLine(json) : void 0;
		if (!reading) {
			if (lines === 0 && !json.startsWith("{")) return void 0;
			others += json === "" ? 0 : 1;
			continue;
		}
		count += 1;
		if (!found || !haveSignature(found.headers) && haveSignature(reading.headers)) found = reading;
	}
	if (found && count === 1 && others > 0 && found.body === void 0) return void 0;
	if (found && count > 1) found.warnings.add(`There are ${count} lines with requests; the first ${haveSignature(found.headers) ? "with a signature " : ""}was taken.`);
	return found;
}
function jsonLine(json) {
	const parsed = parsedJson(json);
	return parsed === void 0 ? void 0 : requestInObject(parsed, "log");
}
// src/signing/recognise/objects/logs.ts
var linesMost$1 = 5e4;
/** Reads what a program has printed, unless the text begins as a list of headers or a log does. */
function readPrintedFirst(text) {
	const name = headerLine(new Cursor(text).takeLine())?.[0];
	if (name !== void 0 && isRealName(name)) return void 0;
	return unprefixed(text).isLog ? void 0 : readPrintedRequest(text);
}
/** Reads a log with times or levels before its lines, or a request line with a status. */
function readLog(text) {
	const access = readAccessLog(text);
	const { isLog, lines } = unprefixed(text);
	const inside = isLog ? lines.join("\n") : text;
	const found = (isLog ? readVerboseOutput(inside) ?? readObjectsIn(lines) : void 0) ?? readPrintedRequest(inside) ?? (isLog ? readUnprefixed(lines, inside) : void 0) ?? readStatusLine(inside);
	if (found && found.headers.length > 0) {
		if (isLog) found.warnings.add("The times and levels before the lines were left out.");
		return {
			...found,
			as: "log"
		};
	}
	if (access) return access;
	if (!isLog || lines.length < 2) return void 0;
	const warnings = new Warnings();
	warnings.add("It looks like a log, and no request with headers was found in it.");
	return {
		as: "log",
		headers: [],
		warnings
	};
}
var lookedMost = 40;
/** Removes the prefixes, and tells whether most of the first lines have one. */
function unprefixed(text) {
	const lines = [];
	let prefixed = 0;
	let looked = 0;
	const cursor = new Cursor(text);
	while (!cursor.isAtEnd && lines.length < linesMost$1) {
		const line = cursor.takeLine();
		const without = withoutLogPrefix(line);
		lines.push(without ?? line);
		if (line.trim() === "" || looked >= lookedMost) continue;
		looked += 1;
		if (without !== void 0) prefixed += 1;
		if (looked === lookedMost && prefixed * 2 < looked) break;
	}
	return {
		isLog: prefixed > 0 && prefixed * 2 >= looked,
		lines
	};
}
function readObjectsIn(lines) {
	return readJsonLines(lines.map((line) => line.slice(Math.max(0, line.indexOf("{")))).filter((line) => line.startsWith("{")).join("\n"));
}
function readUnprefixed(lines, whole) {
	const start = lines.findIndex((line) => /^[A-Z]{3,12} \S+ HTTP\//.test(line));
	return (start < 0 ? void 0 : readRawRequest(lines.slice(start).join("\n"), headerLine)) ?? readObject(whole.trimStart()) ?? readHeadersAmong(lines);
}
/** Headers with other lines above them, such as the buttons of a page; only with a signature, which prose has none of. */
function readHeadersBelow(text) {
	const reading = readHeadersAmong(text.slice(0, aboveMost).split("\n"));
	return reading && haveSignature(reading.headers) ? readHeadersAmong(text.split("\n")) : void 0;
}
var aboveMost = 2e4;
function readHeadersAmong(lines) {
	const isHeader = (line) => {
		const name = /^[>\s]{0,8}["']?([A-Za-z][\w-]{1,80})["']?[ \t]?:/.exec(line)?.[1];
		return /^request (?:url|method):/i.test(line) || name !== void 0 && areHeaderNames([name]);
	};
	const start = lines.findIndex(isHeader);
	if (start < 0) return void 0;
	const reading = readHeaderLines(lines.slice(start).join("\n"));
	return reading && withRequestLine(reading, lines.slice(0, start));
}
var requestLine$1 = /(?:^|[\s"])(GET|POST|PUT|PATCH|DELETE) ((?:\/|https?:\/\/)[^\s"]{0,8192})/;
function withRequestLine(reading, lines) {
	const [, method, target] = lines.map((line) => requestLine$1.exec(line)).findLast(Boolean) ?? [];
	return method === void 0 ? reading : {
		...reading,
		method,
		url: urlOf(target, reading.headers)
	};
}
/** `POST /webhooks 400`, and headers in the lines after it. */
function readStatusLine(text) {
	const cursor = new Cursor(text);
	const first = `${cursor.takeLine()} `;
	const line = /^[^A-Z\n]{0,8}([A-Z]{3,12}) ((?:\/|https?:)\S{0,8192})[ \t]/.exec(first);
	if (!line) return void 0;
	const reading = readHeaderLines(cursor.takeRest().trimStart());
	return reading && {
		...reading,
		method: line[1],
		url: urlOf(line[2], reading.headers)
	};
}
var accessLine = /^[^\n]{0,300}?"([A-Z]{3,12}) (\S{1,2000}) HTTP\/[\d.]{1,3}" \d{3}\b|^[^\n]{0,120}?\b(GET|POST|PUT|PATCH|DELETE) ((?:\/|https?:)\S{0,2000})[ \t]+(?:HTTP\/[\d.]{1,3}[ \t]+)?\d{3}\b[^\n{]{0,200}$/;
/** Reads the line that a server writes for each request; undefined where other things follow it. */
function readAccessLog(text) {
	const first = new Cursor(text).takeLine();
	const line = accessLine.exec(first);
	if (!line) return void 0;
	const rest = text.slice(first.length).trimStart();
	const warnings = new Warnings();
	if (/^[[{]/.test(rest)) return {
		as: "log",
		method: line[1] ?? line[3],
		headers: [],
		body: rest,
		warnings
	};
	const next = new Cursor(rest).takeLine();
	if (next !== "" && !accessLine.test(next) && withoutLogPrefix(next) === void 0) return void 0;
	const logged = loggedFields(first);
	if (logged) {
		warnings.add("The line names no headers: its signature was put into the header it is of.");
		return {
			as: "access log",
			method: line[1] ?? line[3],
			...logged,
			warnings
		};
	}
	warnings.add(`“${shortened(first)}” is a line of an access log: it holds no headers and no body, so it cannot be checked.`);
	const target = line[2] ?? line[4];
	const url = target !== void 0 && /^https?:/.test(target) ? target : void 0;
	return {
		as: "access log",
		method: line[1] ?? line[3],
		url,
		headers: [],
		warnings
	};
}
/** The signature and the body among the quoted fields that a server was told to write; undefined without both. */
function loggedFields(line) {
	const fields = [...line.matchAll(/"((?:[^"\\]|\\.){2,})"/g)].map(([, field = ""]) => fieldOf(field));
	const signature = fields.map((field) => readBareSignature(field)).find((found) => found);
	const body = fields.find((field) => looksLikeBody(field));
	return signature && body !== void 0 ? {
		headers: signature.headers,
		body
	} : void 0;
}
/** nginx writes each sign that it escapes as `\xHH`, the backslash too; others write as JSON does. */
function fieldOf(field) {
	if (!/\\x22|\\x[A-F][\dA-F]/.test(field)) {
		const text = takeQuoted(new Cursor(`"${field}"`), "with escapes");
		return typeof text === "string" ? text : field;
	}
	return readByteText(field.replaceAll(/\\x([\dA-Fa-f]{2})/g, (_, hex) => charOfByte(Number.parseInt(hex, 16)))).text;
}
// src/signing/recognise/printed/yaml.ts
var linesMost = 2e4;
var depthMost = 20;
/** Reads a recorded request in YAML, as VCR keeps it: the first with a signature. */
function readYaml(text) {
	if (!/^[ \t-]{0,80}headers:[ \t]*\r?$/im.test(text)) return void 0;
	const lines = text.split(/\r?\n/);
	if (lines.length > linesMost) return void 0;
	const value = new YamlLines(lines).block(0, 0);
	const reading = value === void 0 ? void 0 : requestInObject(value, "printed object");
	return reading?.body !== void 0 && haveSignature(reading.headers) ? reading : void 0;
}
var key = /^(?:"([^"]{1,100})"|'([^']{1,100})'|([A-Za-z_$][^:#"'\n]{0,100}?)):(?=\s|$)[ \t]*/;
/** As much of YAML 1.2 as programs write: blocks, lists, texts in quotes and blocks of text. */
var YamlLines = class {
	#lines;
	#at = 0;
	constructor(lines) {
		this.#lines = [...lines];
	}
	get #line() {
		return this.#lines[this.#at] ?? "";
	}
	/** Reads the members or items that are indented by at least so much; undefined where there are none. */
	block(least, depth) {
		this.#skipBlank();
		const indent = indentOf(this.#line);
		if (indent < least || depth > depthMost || this.#at >= this.#lines.length) return void 0;
		return this.#line.startsWith("-", indent) ? this.#list(indent, depth) : this.#members(indent, depth);
	}
	#skipBlank() {
		while (this.#at < this.#lines.length && /^\s*(?:#.*|---.*)?$/.test(this.#line)) this.#at += 1;
	}
	#list(indent, depth) {
		const items = [];
		for (this.#skipBlank(); this.#startsItem(indent); this.#skipBlank()) {
			const rest = this.#line.slice(indent + 1).trimStart();
			if (rest === "") {
				this.#at += 1;
				items.push(this.block(indent + 1, depth + 1) ?? null);
			} else if (key.test(rest)) {
				this.#lines[this.#at] = this.#line.replace("-", " ");
				items.push(this.block(indent + 1, depth + 1) ?? null);
			} else items.push(this.#scalar(rest, indent));
		}
		return items;
	}
	#startsItem(indent) {
		return /^-(?:\s|$)/.test(this.#line.slice(indent)) && indentOf(this.#line) === indent;
	}
	#members(indent, depth) {
		const members = [];
		for (this.#skipBlank(); indentOf(this.#line) === indent; this.#skipBlank()) {
			const found = key.exec(this.#line.slice(indent));
			if (!found || this.#at >= this.#lines.length) break;
			const name = found[1] ?? found[2] ?? found[3] ?? "";
			const rest = this.#line.slice(indent + found[0].length).trim();
			if (rest === "") {
				this.#at += 1;
				this.#skipBlank();
				const least = this.#startsItem(indent) ? indent : indent + 1;
				members.push([name, this.block(least, depth + 1) ?? null]);
			} else members.push([name, this.#scalar(rest, indent)]);
		}
		return members.length === 0 ? void 0 : Object.fromEntries(members);
	}
	#scalar(given, indent) {
		const [, tag = "", rest = ""] = /^(?:(![\w!:./-]{1,80})\s*)?(.*)$/s.exec(given) ?? [];
		this.#at += 1;
		const style = /^[|>]([+-]?)\d?$/.exec(rest);
		if (style) {
			const text = this.#text(indent, style[1] ?? "");
			return tag === "!binary" ? bytesFromBase64(text.replaceAll(/\s/g, "")) ?? text : text;
		}
		if (/^["']/.test(rest)) return this.#quoted(rest);
		return rest === "~" || rest === "null" ? null : rest;
	}
	#text(indent, chomp) {
		const from = this.#at;
		while (this.#at < this.#lines.length && (indentOf(this.#line) > indent || this.#line.trim() === "")) this.#at += 1;
		const lines = this.#lines.slice(from, this.#at);
		const margin = indentOf(lines.find((line) => line.trim() !== "") ?? "");
		const text = lines.map((line) => line.slice(margin)).join("\n").replace(/\n+$/, "");
		return chomp === "-" ? text : `${text}\n`;
	}
	/** A text in quotes may go on over lines, whose breaks are a space each. */
	#quoted(start) {
		let whole = start;
		const quote = start.charAt(0);
		const isClosed = () => quote === "'" ? /^'(?:[^']|'')*'\s*$/.test(whole) : /^"(?:[^"\\]|\\.)*"\s*$/.test(whole);
		while (!isClosed() && this.#at < this.#lines.length) {
			const line = this.#line.trim();
			whole = whole.endsWith("\\") && quote === "\"" ? whole.slice(0, -1) + line.replace(/^\\(?= )/, "") : `${whole}${line === "" ? "\n" : " "}${line}`;
			this.#at += 1;
		}
		if (quote === "'") return whole.trim().slice(1, -1).replaceAll("''", "'");
		return takeQuoted(new Cursor(whole.trim()), "with escapes") ?? whole;
	}
};
function indentOf(line) {
	return /^ {0,400}/.exec(line)?.[0].length ?? 0;
}
// src/signing/recognise/http/requestInText.ts
/** A request line at the end of a line, or the quotes before one whose line ends were written out. */
var requestLine = new RegExp(`(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:/|https?:)[^\\s"]{0,8192} HTTP/\\d(?:\\.\\d)?(\\.)?[ \\t]*(?:\\r?\\n|(\\\\r)?\\\\n)`, "g");
var triesMost = 50;
/** Finds a raw request with other lines above it, such as tcpdump and ngrep write, or in quotes, as Go's `%q` does. */
function readRequestInText(text) {
	requestLine.lastIndex = 0;
	for (let tries = 0; tries < triesMost; tries += 1) {
		const found = requestLine.exec(text);
		if (!found) return void 0;
		const { index } = found;
		const isQuoted = found[0].endsWith("\\n");
		const request = isQuoted ? quoted$1(text, index) : text.slice(index);
		const raw = found[1] === void 0 ? request : withoutDots(request ?? "");
		const end = raw?.indexOf("\n") ?? -1;
		if (raw === void 0 || end < 0) continue;
		const header = headerField(new Cursor(raw, end + 1).takeLine());
		if (!header || !isRealName(header[0])) continue;
		const reading = readRawRequest(raw);
		if (!reading) continue;
		const above = text.slice(0, index).trim();
		if (above.length > 2 && !isQuoted) reading.warnings.add(`What stands above it was left out, from “${shortened(above)}” on.`);
		return reading;
	}
}
function quoted$1(text, index) {
	for (const before of [2, 1]) {
		const value = takeQuoted(new Cursor(text, Math.max(0, index - before)), "with escapes");
		if (value !== void 0) return typeof value === "string" ? value : new TextDecoder().decode(value);
	}
}
/** ngrep writes a dot for each carriage return. */
function withoutDots(text) {
	const end = /\n\.\r?\n/.exec(text);
	const head = end ? text.slice(0, end.index + 1) : text;
	const rest = end ? text.slice(end.index + end[0].length) : "";
	return `${head.replaceAll(/\.(?=\r?\n)/g, "")}${end ? "\n" : ""}${rest}`;
}
var sectionsMost = 200;
/** Reads a file of requests as editors run them: the first with a signature, or else the first. */
function readHttpFile(text) {
	if (!/^(?:#|\/\/|@\w)/.test(text) && !/\n###/.test(text)) return void 0;
	const variables = new Map([...text.slice(0, 2e4).matchAll(/^@([\w-]{1,80})[ \t]*=[ \t]*(\S[^\n]{0,2000})$/gm)].map(([, name = "", value = ""]) => [name, value.trim()]));
	let first;
	let count = 0;
	for (const section of text.split(/^###[^\n]*$/m).slice(0, sectionsMost)) {
		const lines = section.split("\n");
		const from = lines.findIndex((line) => line.trim() !== "" && !/^(?:#|\/\/|@\w)/.test(line));
		const reading = readRawRequest(`${lines.slice(Math.max(0, from)).join("\n").replaceAll(/\{\{([\w-]{1,80})\}\}/g, (whole, name) => variables.get(name) ?? whole).replace(/\n(?:> \{%|<> )[^]*$/, "\n").replace(/\s+$/, "")}\n`);
		if (!reading) continue;
		count += 1;
		if (typeof reading.body !== "string" && reading.body) {
			const { body } = reading;
			Object.assign(reading, { body: body.at(-1) === 10 ? body.slice(0, -1) : body });
		}
		if (!first || !haveSignature(first.headers) && haveSignature(reading.headers)) first = reading;
	}
	if (first && count > 1) first.warnings.add(`There are ${count} requests in it; the first ${haveSignature(first.headers) ? "with a signature " : ""}was taken.`);
	return first;
}
// src/signing/recognise/http/twoLineHeaders.ts
var namesMost = 1e3;
var nameMost = 90;
var heading = /^(?:general|(?:request|response) headers):?$/i;
/** Lines about the request that are no headers. */
var told = /^(?:request url|request method|status code|remote address|referrer policy)$/i;
var pseudo = /^:(?:method|scheme|authority|path)$/i;
/** Reads headers as a browser's network panel copies them: the name on one line, its value on the next. */
function readTwoLineHeaders(text) {
	const headers = [];
	const about = /* @__PURE__ */ new Map();
	let inResponse = false;
	let ofResponse = 0;
	const cursor = new Cursor(text);
	while (!cursor.isAtEnd && headers.length < namesMost) {
		const { at } = cursor;
		const line = cursor.takeLine().trim();
		const name = nameIn(line, inResponse);
		if (heading.test(line)) inResponse = /response/i.test(line);
		else if (name !== void 0) {
			const value = cursor.takeLine().trim();
			if (told.test(name) || pseudo.test(name)) about.set(name.toLowerCase(), value);
			else if (inResponse) ofResponse += 1;
			else headers.push([name, value]);
		} else if (line !== "" || !goesOn(text, cursor.at)) {
			if (line !== "") cursor.at = at;
			break;
		}
	}
	if (!headers.some(([name]) => isKnownName(name)) || headers.length + about.size < 2) return;
	const warnings = new Warnings();
	if (ofResponse > 0) warnings.add(`The response’s headers, ${ofResponse} of them, were left out.`);
	return {
		as: "header list",
		method: about.get("request method") ?? about.get(":method"),
		url: about.get("request url") ?? urlOf(about.get(":path"), headers, about.get(":authority")),
		headers,
		...cursor.isAtEnd ? {} : { body: cursor.takeRest() },
		warnings
	};
}
/** The name that a line consists of. */
function nameIn(line, isAnything) {
	if (line.length > nameMost) return void 0;
	const name = line.endsWith(":") ? line.slice(0, -1) : line;
	const isToken = /^[a-z][\w-]*$/i.test(name) && (isAnything || name !== line);
	return told.test(name) || pseudo.test(name) || isToken || isRealName(name) ? name : void 0;
}
/** Whether headers follow an empty line; otherwise the body does. */
function goesOn(text, from) {
	const line = new Cursor(text, from).takeLine().trim();
	return line === "" || heading.test(line) || nameIn(line, false) !== void 0;
}
// src/signing/recognise.ts
/** More characters than any provider sends. */
var textMost = 16e6;
/** Ordered from the most to the least distinctive form. */
var everyReader = [
	readCommand,
	readHttpFile,
	readRawRequest,
	readVerboseOutput,
	readRequestInText,
	readObject,
	readYaml,
	readPrintedFirst,
	readTwoLineHeaders,
	readHeaderLines,
	readHeadersBelow,
	readLog
];
/**
* Finds the request in a pasted text: a raw request, a command, headers, a log, a signature or a body. Never throws, and
* takes time in proportion to the text. The first of the `readers` that knows the form of the text decides.
*/
function recognise(text, readers = everyReader) {
	const cut = new Warnings();
	let looked = text;
	if (text.length > textMost) {
		looked = text.slice(0, textMost);
		cut.add("The text is longer than 16 million characters; the rest was left out.");
	}
	const start = looked.replace(/^\ufeff?\s*/, "");
	if (start === "") return {
		as: "nothing",
		orElse: [],
		request: { headers: {} },
		doubts: []
	};
	try {
		return recognitionOf(start, looked, {
			cut,
			readers
		});
	} catch {
		cut.add("The text could not be read as a request: all of it was taken for the body.");
		return {
			as: "body",
			orElse: [],
			request: {
				headers: {},
				body: bytesFromText(looked)
			},
			doubts: cut.sentences
		};
	}
}
function recognitionOf(start, whole, { cut, readers }) {
	const warnings = new Warnings();
	warnings.addAll(cut);
	const signature = readBareSignature(start);
	const reading = signature ?? firstReading(start, readers) ?? {
		as: "body",
		headers: [],
		warnings: new Warnings()
	};
	warnings.addAll(reading.warnings);
	const { method, url } = reading;
	const body = reading.as === "body" ? whole : reading.body;
	const request = {
		...method === void 0 ? {} : { method },
		...url === void 0 ? {} : { url },
		headers: headersOfRequest(reading.headers, warnings),
		...body === void 0 ? {} : { body: typeof body === "string" ? bytesFromText(body) : body }
	};
	const [schemeId, ...orElse] = signature?.schemeIds ?? recogniseScheme(request);
	return {
		...schemeId === void 0 ? {} : { schemeId },
		orElse,
		request,
		as: reading.as,
		...reading.bodies ? { bodies: reading.bodies } : {},
		doubts: warnings.sentences,
		...warnings.leftOut > 0 ? { doubtsLeftOut: warnings.leftOut } : {}
	};
}
function firstReading(text, readers) {
	for (const read of readers) {
		const reading = read(text);
		if (reading) return reading;
	}
}
// src/signing/write/curl.ts
/** Above this, some systems refuse a single argument; printf is part of the shell and has no such limit. */
var argumentBytesMax = 1e5;
/** From here on curl asks by `Expect: 100-continue` whether it may send a body. */
var askedBytesMin = 1e6;
/**
* A line for sh, bash or zsh that sends exactly these bytes, none if need be, to the URL as it is written. Only a POST
* names a body that is empty, and headers without a value are left out. curl adds Host, User-Agent, Accept and
* Content-Length where they are not given, and nothing else. What `whyUnsendable` refuses is no request. The secret
* has no place in it.
*/
function curlLine({ headers, body, url = "http://localhost:3000/webhooks", method = "POST", untyped = false }) {
	const given = headersWithValue(headers);
	const hasBody = method === "POST" || body.length > 0;
	const isGiven = (wanted) => given.some(([name]) => name.toLowerCase() === wanted);
	const instead = [
		...!hasBody || isGiven("content-type") ? [] : [untyped ? "Content-Type:" : "Content-Type: application/json"],
		...body.length < askedBytesMin || isGiven("expect") ? [] : ["Expect:"],
		...!/^\w+:\/\/[^/?#]*@/.test(url) || isGiven("authorization") ? [] : ["Authorization:"]
	];
	const sent = given.map(([name, value]) => `${name}: ${oneLine(value)}`);
	const options = [...instead, ...sent].map((header) => `  -H ${quoted(header)}`);
	const command = [`curl ${methodOption(method, hasBody)}${urlOptions(url)}${quoted(url)}`, ...options];
	if (!hasBody) return command.join(" \\\n");
	const text = plainText(body);
	const data = text === void 0 ? "@-" : quoted(text);
	const line = [...command, `  --data-binary ${data}`].join(" \\\n");
	return text === void 0 ? `printf '${escaped(body)}' | ${line}` : line;
}
/** Nothing where curl asks by this method anyway. By `-X HEAD` it would wait for a body that never comes. */
function methodOption(method, hasBody) {
	if (method === (hasBody ? "POST" : "GET")) return "";
	if (method === "HEAD" && !hasBody) return "-I ";
	return `-X ${/^[A-Za-z]+$/.test(method) ? method : quoted(method)} `;
}
/** What keeps curl from reading a URL as a pattern, as an option, or as a path to be made shorter. */
function urlOptions(url) {
	return [
		/[[\]{}]/.test(url) ? "--globoff " : "",
		/\/(?:\.|%2e){1,2}(?:[/?#]|$)/i.test(url) ? "--path-as-is " : "",
		url.startsWith("-") ? "--url " : ""
	].join("");
}
/** A line break would begin another header, or the body. */
function oneLine(value) {
	return value.replaceAll(/[\r\n]+/g, " ");
}
/** The body as one quoted argument, or undefined when a terminal or curl would not take it byte for byte. */
function plainText(body) {
	if (body.length > argumentBytesMax) return void 0;
	const text = textFromBytes(body);
	return text === void 0 || /^@|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/.test(text) ? void 0 : text;
}
function quoted(text) {
	return `'${text.replaceAll("'", `'\\''`)}'`;
}
/** For printf: letters and digits as they are, the rest in octal, also a dash, which would begin an option. */
function escaped(body) {
	const text = new Uint8Array(4 * body.length);
	let length = 0;
	for (let at = 0; at < body.length; at += 1) {
		const byte = body[at] ?? 0;
		if (isPlain[byte]) text[length++] = byte;
		else {
			text[length++] = 92;
			text[length++] = 48 + (byte >> 6);
			text[length++] = 48 + (byte >> 3 & 7);
			text[length++] = 48 + (byte & 7);
		}
	}
	return new TextDecoder().decode(text.subarray(0, length));
}
var isPlain = Array.from({ length: 256 }, (_, byte) => /[A-Za-z0-9 {}:,._"=]/.test(String.fromCharCode(byte)));
// src/signing/write/rawRequest.ts
/**
* A request as it stands on the wire (RFC 9112), its body byte for byte. Host and Content-Length are added
* where the headers have none, and headers without a value are left out. The secret has no place in it.
*/
function rawRequest({ headers, body, url = "https://localhost/webhooks", method = "POST" }) {
	const given = headersWithValue(headers);
	const names = new Set(given.map(([name]) => name.toLowerCase()));
	const [, host = "", target = ""] = /^https?:\/\/(?:[^/?#@]*@)?([^/?#]*)([^#]*)/i.exec(url) ?? [
		"",
		"localhost",
		url
	];
	const path = target.startsWith("/") ? target : `/${target}`;
	const all = [
		...names.has("host") || host === "" ? [] : [["Host", host]],
		...given,
		...names.has("content-length") || body.length === 0 && method !== "POST" ? [] : [["Content-Length", String(body.length)]]
	];
	const head = [`${method} ${path} HTTP/1.1`, ...all.map(([name, value]) => `${name}: ${value}`)].map(oneLine);
	return concatBytes([bytesFromText(`${head.join("\r\n")}\r\n\r\n`), body]);
}
export { insideBody_exports as _, frameworks as a, verifySync as c, schemes as d, urlAndOthers_exports as f, tokens_exports as g, bodyOnly_exports as h, curesFor as i, verify as l, standardWebhooksFamily_exports as m, curlLine as n, search as o, timeAndBody_exports as p, recognise as r, signSync as s, rawRequest as t, sign as u, certificates_exports as v };
