import { i as parsedJson } from "./bodyFields-BBsniyaw.js";
import { a as bytesFromText, l as hexFromBytes } from "./bytes-Bno09i0R.js";
// src/signing/providers/rules/madeKeys.ts
/** A secret that belongs to a key by which it is named. The key may be left out; then it is not compared. */
function keyPairText(text) {
	const members = text.startsWith("{") ? parsedJson(text) : void 0;
	const [account, secret] = typeof members === "object" && members !== null ? Object.values(members) : [];
	if (typeof account === "string" && typeof secret === "string") return {
		account,
		secret
	};
	const colon = text.indexOf(":");
	return colon < 0 ? { secret: text } : {
		account: text.slice(0, colon),
		secret: text.slice(colon + 1)
	};
}
/** The keys by which the secrets are named, where they are given. */
function accountsOf(secrets) {
	return secrets.flatMap((text) => keyPairText(text).account ?? []);
}
var keyAndSecret = {
	kind: "made",
	how: "the secret behind the key",
	keys: (text) => [bytesFromText(keyPairText(text).secret)],
	problem: "not hex",
	fresh: (random, like) => {
		const { account } = keyPairText(like);
		return (account === void 0 ? "" : `${account}:`) + hexFromBytes(random);
	}
};
/** In either case, as `Buffer.from(key, 'hex')` reads it. */
var hexKey = { kind: "hex" };
export { keyPairText as i, hexKey as n, keyAndSecret as r, accountsOf as t };
