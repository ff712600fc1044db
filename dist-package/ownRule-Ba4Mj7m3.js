import { n as keepRules, t as isLoaded } from "./loaded-zOu84WTo.js";
import { a as keyPair, l as payment } from "./exampleParts-C4qaZXR1.js";
import { n as labelOf, t as isOwnId } from "./schemeIds-ByP4Fe8t.js";
// src/signing/ownRule/ownRule.ts
/** The choices of a rule, in the order in which they are offered. */
var ruleChoices = {
	algorithm: [
		"HMAC-SHA-256",
		"HMAC-SHA-1",
		"HMAC-SHA-512",
		"SHA-256",
		"Ed25519"
	],
	encoding: ["hex", "base64"],
	key: [
		"text",
		"base64",
		"hex"
	],
	unit: [
		"seconds",
		"milliseconds",
		"ISO 8601"
	]
};
/** What most senders do. */
var usualRule = {
	name: "",
	header: "X-Signature",
	value: "{signature}",
	algorithm: "HMAC-SHA-256",
	encoding: "hex",
	content: "{body}",
	key: "text",
	prefix: "",
	id: "",
	time: "",
	unit: "seconds",
	tolerance: ""
};
var names = Object.keys(usualRule);
var textMost = 300;
var partsMost = 24;
var toleranceMost = 31536e3;
/** The scheme that these fields describe, or what is wrong with the first of them that is wrong. */
function readRule(fields) {
	const problem = firstProblem(fields);
	if (problem) return {
		ok: false,
		problem
	};
	const { name, header, key, prefix, id, tolerance, unit } = fields;
	const algorithm = fields.algorithm;
	const encoding = fields.encoding;
	const place = timePlace(fields);
	const secret = keyOf(algorithm, key, prefix);
	return {
		ok: true,
		scheme: {
			id: ownId(fields),
			provider: labelOf(ownId(fields)),
			signer: name === "" ? "the sender" : name,
			algorithm,
			signature: {
				header,
				format: formatOf(fields.value, encoding) ?? unformatted
			},
			message: partsOf(fields) ?? [],
			secret,
			example: {
				secret: secret.kind === "Ed25519" ? keyPair[secret.encoding] : "6578616d706c652d6e6f742d612d736563726574",
				body: payment,
				url: "https://billing.example/webhooks"
			},
			...place ? { timestamp: {
				place,
				unit,
				direction: "both",
				...tolerance === "" ? {} : { toleranceSeconds: Number(tolerance) }
			} } : {},
			...id === "" ? {} : { eventId: {
				header: id,
				example: "evt_2f8aQkXo7Yt1"
			} }
		}
	};
}
var unformatted = {
	kind: "prefixed",
	prefix: "",
	encoding: "hex"
};
/** The id of a rule, which is how a link says it behind `scheme=`: what differs from the usual rule. */
function ownId(fields) {
	const said = names.filter((name) => fields[name] !== usualRule[name]);
	return `own&${new URLSearchParams(said.map((name) => [name, fields[name]])).toString()}`;
}
/** What a link says of a rule; further keys are none of its. */
function fieldsIn(params) {
	const said = names.flatMap((name) => {
		const value = params.get(name);
		return value === null ? [] : [[name, value]];
	});
	return {
		...usualRule,
		...Object.fromEntries(said)
	};
}
/** The fields of the rule with this id; undefined for a provider's. */
function fieldsOfId(id) {
	return isOwnId(id) ? fieldsIn(new URLSearchParams(id.slice(4))) : void 0;
}
/** Makes the rule with this id known to all that ask for a scheme; does nothing for an id that says no rule. */
function knowRule(id) {
	if (isLoaded(id)) return;
	const fields = fieldsOfId(id);
	const read = fields && readRule(fields);
	if (read?.ok) keepRules({ own: {
		...read.scheme,
		id
	} });
}
var headerName = /^[A-Za-z][\w-]{0,79}$/;
/** Nothing that any of the languages could take for more than a text. */
var literal = /^[\w .,:;|/=+&@*~!?^()<>\n-]+$/;
function firstProblem(fields) {
	const { name, header, value, algorithm, encoding, content, key, prefix, id, time } = fields;
	const [wrong] = [
		[
			"name",
			!/^[\p{L}\p{N} ._-]{0,40}$/u.test(name),
			`A name has up to 40 letters, digits, spaces, dots and dashes.`
		],
		[
			"header",
			!headerName.test(header),
			"The signature’s header needs a name: a letter, then letters, digits and dashes, 80 at most."
		],
		[
			"algorithm",
			!isOne(ruleChoices.algorithm, algorithm),
			`There is no algorithm “${short(algorithm)}” here.`
		],
		[
			"encoding",
			!isOne(ruleChoices.encoding, encoding),
			`There is no encoding “${short(encoding)}” here: hex or base64.`
		],
		[
			"value",
			formatOf(value, "hex") === void 0,
			"The header’s value has {signature} once, alone or at its end, as in sha256={signature}, v1,{signature} or t={timestamp},v1={signature}."
		],
		[
			"id",
			id !== "" && !headerName.test(id),
			"The header of the event’s id needs a name: a letter, then letters, digits and dashes."
		],
		[
			"time",
			time !== "" && !headerName.test(time),
			"The header of the time needs a name: a letter, then letters, digits and dashes."
		],
		[
			"time",
			time !== "" && value.includes("{timestamp}"),
			"The time stands beside the signature already: leave its header empty."
		],
		[
			"header",
			areSame([
				header,
				id,
				time
			]),
			"The signature, the time and the event’s id stand in a header each."
		],
		[
			"content",
			content.length > textMost,
			`What is signed is told in at most ${textMost} characters.`
		],
		[
			"content",
			partsOf(fields) === void 0,
			"What is signed has {body}, {timestamp}, {id}, {url} or {method} in it, and between them letters, digits, spaces, \\n and . , : ; | / _ = + & @ * ~ ! ? ^ ( ) < > -"
		],
		[
			"content",
			!/\{(?:body|url)\}/.test(content),
			"What is signed has the body or the URL in it: a signature of nothing else vouches for no request."
		],
		[
			"content",
			content.includes("{timestamp}") && !timePlace(fields),
			"The time is signed, so say where it stands: in a header, or as {timestamp} beside the signature."
		],
		[
			"content",
			content.includes("{id}") && id === "",
			"The event’s id is signed, so say in which header it stands."
		],
		[
			"key",
			!isOne(ruleChoices.key, key),
			`There is no key “${short(key)}” here: text, base64 or hex.`
		],
		[
			"key",
			algorithm === "Ed25519" && key === "text",
			"A public key is read from hex or from base64."
		],
		[
			"algorithm",
			algorithm === "SHA-256" && !(encoding === "hex" && value === "{signature}" && key === "text"),
			"A plain SHA-256 is read here as hex with nothing beside it, of the secret as text."
		],
		[
			"prefix",
			!/^[\w-]{0,20}$/.test(prefix),
			"A prefix has up to 20 letters, digits, _ and -."
		],
		[
			"prefix",
			prefix !== "" && key !== "base64",
			"A prefix is taken off only before base64."
		],
		[
			"unit",
			!isOne(ruleChoices.unit, fields.unit),
			`There is no unit “${short(fields.unit)}” here: seconds, milliseconds or ISO 8601.`
		],
		[
			"tolerance",
			!isTolerance(fields.tolerance),
			"A tolerance is a whole number of seconds, a year at most, or empty."
		],
		[
			"tolerance",
			fields.tolerance !== "" && !timePlace(fields),
			"A tolerance needs a time: say where it stands."
		]
	].filter(([, isWrong]) => isWrong);
	return wrong && {
		field: wrong[0],
		sentence: wrong[2]
	};
}
function areSame(headers) {
	const given = headers.filter((each) => each !== "").map((each) => each.toLowerCase());
	return new Set(given).size < given.length;
}
function isOne(choices, text) {
	return choices.includes(text);
}
function isTolerance(text) {
	return text === "" || /^\d{1,8}$/.test(text) && Number(text) <= toleranceMost;
}
/** Enough of a text to be known again. */
function short(text) {
	return text.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, 30);
}
function timePlace({ value, time }) {
	if (value.includes("{timestamp}")) return "signature header";
	return time === "" ? void 0 : { header: time };
}
/** How the header's value is written; undefined where it is no such text. */
function formatOf(value, encoding) {
	const list = /^(\w{1,20}),\{signature\}$/.exec(value);
	if (list?.[1] !== void 0) return {
		kind: "versioned list",
		version: list[1],
		encoding
	};
	const pairs = /^(\w{1,20})=\{timestamp\}(, |,|;)(\w{1,20})=\{signature\}$/.exec(value);
	if (pairs) {
		const [, timeKey = "", between, macKey = ""] = pairs;
		const separator = between === ";" ? ";" : between === ", " ? ", " : ",";
		if (timeKey === macKey) return void 0;
		return {
			kind: "key=value pairs",
			separator,
			timeKey,
			macKey,
			encoding
		};
	}
	const prefix = /^([\w=: -]{0,30})\{signature\}$/.exec(value)?.[1];
	return prefix === void 0 ? void 0 : {
		kind: "prefixed",
		prefix,
		encoding
	};
}
/** The parts of the content; undefined where it names something else. */
function partsOf({ content, id }) {
	const parts = [];
	for (const [text, named] of content.replaceAll("\\n", "\n").matchAll(/\{([^{}]*)\}|[^{}]+|[{}]/g)) {
		const part = named === void 0 ? literalOf(text) : namedPart(named, id);
		if (!part) return void 0;
		parts.push(part);
	}
	return parts.length > 0 && parts.length <= partsMost ? parts : void 0;
}
function literalOf(text) {
	if (text === "." || text === ":" || text === "v0:") return text;
	return literal.test(text) ? `text:${text}` : void 0;
}
function namedPart(named, id) {
	switch (named) {
		case "body":
		case "timestamp":
		case "url":
		case "method": return named;
		case "id": return `header:${id}`;
		default: return;
	}
}
function keyOf(algorithm, key, prefix) {
	if (algorithm === "Ed25519") return key === "hex" ? {
		kind: "Ed25519",
		encoding: "hex"
	} : {
		kind: "Ed25519",
		encoding: "base64",
		publicPrefix: prefix,
		privatePrefix: prefix
	};
	if (key === "base64") return {
		kind: "base64",
		prefix
	};
	return key === "hex" ? { kind: "hex" } : { kind: "text" };
}
export { knowRule };
