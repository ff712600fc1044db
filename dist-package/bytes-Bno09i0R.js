// src/signing/bytes/bytes.ts
var encoder = new TextEncoder();
/** For shorter texts a call of the encoder takes longer than its work. */
var shortMost = 48;
/** The text as UTF-8. Half a surrogate pair has no bytes and becomes U+FFFD, as in every browser. */
function bytesFromText(text) {
	if (text.length > shortMost) return encoder.encode(text);
	const bytes = new Uint8Array(text.length);
	for (let i = 0; i < text.length; i += 1) {
		const code = text.charCodeAt(i);
		if (code > 127) return encoder.encode(text);
		bytes[i] = code;
	}
	return bytes;
}
/** The text these bytes spell, or undefined when they are not UTF-8. A byte order mark is kept. */
function textFromBytes(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return;
	}
}
/** Two lower-case digits a byte, as providers write them. */
function hexFromBytes(bytes) {
	let hex = "";
	for (const byte of bytes) hex += byte.toString(16).padStart(2, "0");
	return hex;
}
/** Either case, two digits a byte, nothing in between; undefined for anything else. */
function bytesFromHex(hex) {
	if (hex.length % 2 !== 0 || !/^[\da-f]*$/i.test(hex)) return void 0;
	const bytes = new Uint8Array(hex.length / 2);
	for (let i = 0; i < bytes.length; i += 1) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
	return bytes;
}
/** Standard alphabet with padding, on one line (RFC 4648, section 4). */
function base64FromBytes(bytes) {
	return btoa(binaryText(bytes));
}
/**
* Standard alphabet, no white space, left-over bits zero (RFC 4648, sections 3.5 and 4); undefined for anything else.
* `padding: 'optional'` takes a text without its `=` signs too.
*/
function bytesFromBase64(text, { padding = "required" } = {}) {
	const padded = padding === "optional" && !text.endsWith("=") ? text.padEnd(4 * Math.ceil(text.length / 4), "=") : text;
	let binary;
	try {
		binary = atob(padded);
	} catch {
		return;
	}
	return btoa(binary) === padded ? bytesFromBinary(binary) : void 0;
}
/** Arguments that a call surely takes. */
var argumentsMost = 8192;
/** A text with a character for each byte. */
function binaryText(bytes) {
	let text = "";
	for (let at = 0; at < bytes.length; at += argumentsMost) text += String.fromCharCode(...bytes.subarray(at, at + argumentsMost));
	return text;
}
/** The bytes of such a text, which is Latin-1 too; undefined where it has other characters. */
function bytesFromBinary(text) {
	const bytes = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code > 255) return void 0;
		bytes[at] = code;
	}
	return bytes;
}
/** The parts one after the other, in new memory. */
function concatBytes(parts) {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let offset = 0;
	for (const part of parts) {
		whole.set(part, offset);
		offset += part.length;
	}
	return whole;
}
/** Whether two MACs are the same. Looks at every byte, so that the time taken tells nothing of the first difference. */
function equalInConstantTime(left, right) {
	if (left.length !== right.length) return false;
	let difference = 0;
	for (let i = 0; i < left.length; i += 1) difference |= (left[i] ?? 0) ^ (right[i] ?? 0);
	return difference === 0;
}
/** The number of differing bits; undefined when the lengths differ. */
function differingBits(left, right) {
	if (left.length !== right.length) return void 0;
	let count = 0;
	for (let i = 0; i < left.length; i += 1) {
		const bits = (left[i] ?? 0) ^ (right[i] ?? 0);
		const pairs = bits - (bits >> 1 & 85);
		const nibbles = (pairs & 51) + (pairs >> 2 & 51);
		count += nibbles + (nibbles >> 4) & 15;
	}
	return count;
}
export { bytesFromText as a, equalInConstantTime as c, bytesFromHex as i, hexFromBytes as l, binaryText as n, concatBytes as o, bytesFromBase64 as r, differingBits as s, base64FromBytes as t, textFromBytes as u };
