// src/signing/providers/rules/exampleParts.ts
var whsec = "whsec_";
var whsk = "whsk_";
var linWh = "lin_wh_";
var shpss = "shpss_";
var pdl = "pdl_ntfset_";
var polarWhs = "polar_whs_";
var made = "example_not_a_real_secret";
var encoded = `${whsec}ZXhhbXBsZS1rZXktbm90LWEtc2VjcmV0`;
/** A seed that says that it is no secret, and the public key that belongs to it. */
var keyPair = {
	hex: "6578616d706c652d736565642d6e6f742d612d7365637265742d303030303031d0f366588a3b1016c11aeef81df2aed2aea1b507234ab2f6335059ee0b8ed94f",
	base64: "ZXhhbXBsZS1zZWVkLW5vdC1hLXNlY3JldC0wMDAwMDHQ82ZYijsQFsEa7vgd8q7SrqG1ByNKsvYzUFnuC47ZTw=="
};
var payment = {
	type: "payment.succeeded",
	timestamp: "2026-11-23T09:41:07Z",
	data: {
		id: "pay_1004",
		amount: 4200,
		currency: "eur"
	}
};
var pullRequest = {
	action: "opened",
	number: 42,
	pull_request: {
		title: "Verify the raw body",
		draft: false
	},
	repository: { full_name: "octo-org/billing" },
	sender: { login: "octocat" }
};
var userCreated = {
	object: "event",
	type: "user.created",
	data: {
		id: "user_77",
		age: 42
	}
};
var hubspotExample = {
	secret: made,
	body: [{
		eventId: 1004,
		subscriptionType: "contact.propertyChange",
		objectId: 4200,
		attemptNumber: 0
	}],
	url: "https://billing.example/hubspot?portal=77"
};
var push = {
	object_kind: "push",
	ref: "refs/heads/main",
	total_commits_count: 42
};
var ticket = {
	type: "zen:event-type:ticket.status_changed",
	detail: { id: "4200" }
};
var order = {
	meta: { event_name: "order_created" },
	data: {
		type: "orders",
		total: 4200
	}
};
/** 64 hex digits that say in ASCII what they are. */
var hexExampleKey = "6578616D706C652D6B65792D6E6F742D612D7365637265742D30303030303031";
/** A pair of keys made for the examples, as PKCS #8. */
var ecdsaExampleKey = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg6dwxTS/DGEuq9VUGyAsvkRC7VzBP1GgXpdovXmqtMk2hRANCAASKusG2Y6tvIEKAUi4ZpG2UMoA4jGzHKnwRapr2QvBF7ZBGcOBbEQZepH6BQEmhA3jETUghNzreXVKJCxVNTcjH";
export { whsec as _, keyPair as a, order as c, polarWhs as d, pullRequest as f, userCreated as g, ticket as h, hubspotExample as i, payment as l, shpss as m, encoded as n, linWh as o, push as p, hexExampleKey as r, made as s, ecdsaExampleKey as t, pdl as u, whsk as v };
