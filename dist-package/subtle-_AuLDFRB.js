// src/signing/mac/subtle.ts
/** WebCrypto, or undefined: browsers offer it on https and localhost only. Never throws. */
function subtleCrypto() {
	try {
		return globalThis.crypto?.subtle;
	} catch {
		return;
	}
}
export { subtleCrypto as t };
