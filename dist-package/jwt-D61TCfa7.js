import { i as parsedJson } from "./bodyFields-BBsniyaw.js";
import { a as bytesFromText, l as hexFromBytes, r as bytesFromBase64, t as base64FromBytes, u as textFromBytes } from "./bytes-Bno09i0R.js";
import { t as sha256 } from "./sha2-CvoqzGH6.js";
import { n as headerValues } from "./request-BOOqzGMx.js";
import { t as accountsOf } from "./madeKeys-d8hoNBO7.js";
// src/signing/bytes/base64url.ts
/** In the alphabet of URLs, without padding (RFC 4648, section 5). */
function base64urlFromBytes(bytes) {
	return base64FromBytes(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
// src/signing/providers/rules/jwt.ts
var macs = {
	HS256: "HMAC-SHA-256",
	HS384: "HMAC-SHA-384",
	HS512: "HMAC-SHA-512"
};
/** The members of a scheme whose signature is a token with a hash of the body in it. */
function token(rule) {
	const { header, before = "", leewaySeconds } = rule;
	const tokenIn = (headers) => {
		const [text = ""] = headerValues(headers, header);
		return text.startsWith(before) ? text.slice(before.length) : void 0;
	};
	const claimsIn = (headers) => read(tokenIn(headers)?.split(".")[1]);
	const own = {
		...rule.url ? { needsUrl: true } : {},
		parts: { "token:header and claims": ({ headers }) => /^([\w-]+\.[\w-]+)(\.[\w-]*)?$/.exec(tokenIn(headers) ?? "")?.[1] },
		algorithm: ({ headers }) => {
			const alg = read(tokenIn(headers)?.split(".")[0])?.["alg"];
			const named = (rule.algorithms ?? ["HS256"]).find((each) => each === alg);
			return named && macs[named];
		},
		normal: (text) => /^[\w-]+\.[\w-]+\.([\w-]+)$/.exec(text.slice(before.length))?.[1] ?? "",
		written: (text, message) => `${before}${new TextDecoder().decode(message)}.${text}`,
		fits: (text) => {
			const claims = text.startsWith(before) ? read(text.slice(before.length).split(".")[1]) : void 0;
			return claims !== void 0 && (rule.body.claim in claims || claims["iss"] === rule.issuer);
		},
		refuses: ({ headers, body, url }, secrets) => refusal(rule, claimsIn(headers), {
			body,
			url,
			secrets
		}),
		judgesTime: ({ headers, nowSeconds, toleranceSeconds = leewaySeconds }) => timeOfToken(tokenIn(headers) ?? "", nowSeconds, toleranceSeconds),
		headers: ({ body, url = "" }, { secrets, nowSeconds, eventId = "jwt_1004" }) => {
			const now = Math.floor(nowSeconds);
			const parts = [{
				alg: "HS256",
				typ: "JWT"
			}, {
				iss: rule.issuer === "the key before the secret" ? accountsOf(secrets)[0] ?? "APIkey" : rule.issuer,
				...rule.url ? { [rule.url.claim]: rule.url.as === "text" ? url : hashOf(bytesFromText(url), "hex") } : {},
				exp: now + 300,
				nbf: now,
				iat: now,
				jti: eventId,
				[rule.body.claim]: hashOf(body, rule.body.as)
			}].map((part) => base64urlFromBytes(bytesFromText(JSON.stringify(part))));
			return { [header]: `${before}${parts.join(".")}` };
		}
	};
	return {
		signature: {
			header,
			format: {
				kind: "prefixed",
				prefix: "",
				encoding: "base64url"
			}
		},
		message: ["token:header and claims"],
		bodyHash: { claim: rule.body.claim },
		timestamp: {
			place: "signature header",
			unit: "seconds",
			toleranceSeconds: leewaySeconds,
			direction: "both"
		},
		own
	};
}
/** Whether a token is valid at this moment: from `nbf` on, and before `exp`, each with some leeway. */
function timeOfToken(token, nowSeconds, leewaySeconds = 0) {
	const step = "timestamp";
	const claims = read(token.split(".")[1]);
	if (!claims) return {
		step,
		ok: false,
		because: "timestamp missing"
	};
	const { exp, nbf, iat } = claims;
	const times = [
		exp,
		nbf,
		iat
	].filter((time) => time !== void 0);
	if (!times.every((time) => typeof time === "number")) return {
		step,
		ok: false,
		because: "timestamp is not a number",
		text: JSON.stringify(times)
	};
	const from = Number(nbf ?? iat ?? exp ?? 0);
	const seen = {
		step,
		text: times.join(),
		sentAtSeconds: from
	};
	if (nowSeconds === void 0 || exp === void 0 && nbf === void 0) return {
		...seen,
		ok: "skipped"
	};
	const ageSeconds = nowSeconds - from;
	const until = exp === void 0 ? Infinity : Number(exp) - from + leewaySeconds;
	const told = {
		...seen,
		ageSeconds,
		toleranceSeconds: until,
		direction: "both"
	};
	if (!(ageSeconds < until)) return {
		...told,
		ok: false,
		because: "timestamp too old"
	};
	return nbf !== void 0 && !(-ageSeconds <= leewaySeconds) ? {
		...told,
		ok: false,
		because: "timestamp too new"
	} : {
		...told,
		ok: true
	};
}
function refusal(rule, claims, { body, url, secrets }) {
	if (!claims) return void 0;
	const accounts = accountsOf(secrets);
	const { iss } = claims;
	if ((rule.issuer === "the key before the secret" ? accounts.length > 0 && !accounts.some((account) => account === iss) : iss !== rule.issuer) || rule.needs?.some((name) => !(name in claims))) return "claim differs";
	if (rule.url) {
		const wanted = rule.url.as === "text" ? url : hashOf(bytesFromText(url ?? ""), "hex");
		const given = claims[rule.url.claim];
		if (rule.url.as === "text" ? given !== wanted : String(given).toLowerCase() !== wanted) return "claim differs";
	}
	const given = claims[rule.body.claim];
	if (given === void 0 && (body.length === 0 || rule.bodyMayBeUnnamed)) return body.length === 0 ? void 0 : "body hash missing";
	if (typeof given !== "string") return "body hash missing";
	return sameHash(given, hashOf(body, rule.body.as), rule.body.as) ? void 0 : "body hash differs";
}
/** Of base64url the padding may be there or not; hex is read in either case. */
function sameHash(given, wanted, as) {
	if (as === "hex") return given.toLowerCase() === wanted;
	return as === "base64url" ? given.replace(/=+$/, "") === wanted : given === wanted;
}
function hashOf(bytes, as) {
	const hash = sha256(bytes);
	if (as === "hex") return hexFromBytes(hash);
	return as === "base64" ? base64FromBytes(hash) : base64urlFromBytes(hash);
}
/** The JSON object in a part of a token. */
function read(part) {
	const standard = part?.replaceAll("-", "+").replaceAll("_", "/") ?? "";
	const bytes = bytesFromBase64(standard, { padding: "optional" });
	const text = bytes && textFromBytes(bytes);
	const value = text === void 0 ? void 0 : parsedJson(text);
	return typeof value === "object" && value !== null ? value : void 0;
}
export { token as n, base64urlFromBytes as r, timeOfToken as t };
