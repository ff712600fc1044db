import { n as labelOf } from "./schemeIds-ByP4Fe8t.js";
// src/signing/providers/rules/schemeRule.ts
/** A scheme that signs the body by HMAC-SHA-256 in hex, with the secret as text, where its rule says nothing else. */
function schemeRule(id, rule) {
	const provider = labelOf(id);
	const { header = "", prefix = "", encoding = "hex", format, timestamp, ...rest } = rule;
	return {
		id,
		provider,
		signer: provider,
		algorithm: "HMAC-SHA-256",
		signature: {
			header,
			format: format ?? {
				kind: "prefixed",
				prefix,
				encoding
			}
		},
		message: ["body"],
		secret: { kind: "text" },
		...timestamp ? { timestamp: {
			unit: "seconds",
			direction: "both",
			...timestamp
		} } : {},
		...rest
	};
}
/** `t=<time>,v1=<mac>` in hex. */
function pairs(separator, timeKey, macKey) {
	return {
		kind: "key=value pairs",
		separator,
		timeKey,
		macKey,
		encoding: "hex"
	};
}
/** A User-Agent that names the provider. */
function agent(value) {
	return [{
		header: "user-agent",
		value
	}];
}
export { pairs as n, schemeRule as r, agent as t };
