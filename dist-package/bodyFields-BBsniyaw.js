import { u as textFromBytes } from "./bytes-Bno09i0R.js";
// src/signing/bytes/bodyFields.ts
var parsed = /* @__PURE__ */ new WeakMap();
/**
* The value of one member of a body as text. `path` leads through its JSON (`data.0.id`); of a form, its last name
* counts. Of a multipart body, and of a form, the JSON in a field of that name is the whole. An empty path is the body
* itself. Undefined where there is no such member, or where it is a list, an object or nothing.
*/
function bodyField(body, path) {
	if (path === "") return textFromBytes(body);
	if (!parsed.has(body)) parsed.set(body, parse(body));
	let value = parsed.get(body);
	if (value instanceof URLSearchParams) return value.get(path.split(".").at(-1) ?? "") ?? void 0;
	for (const name of path.split(".")) {
		if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return void 0;
		value = value[name];
	}
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	return typeof value === "string" ? value : void 0;
}
function parse(body) {
	const text = textFromBytes(body);
	if (text === void 0) return void 0;
	const json = parsedJson(text);
	if (json !== void 0) return json;
	const { start, end } = jsonInMultipart(text) ?? {
		start: 0,
		end: 0
	};
	if (end > 0) return parsedJson(text.slice(start, end));
	if (!looksLikeForm(text)) return void 0;
	const form = new URLSearchParams(text);
	return parsedJson(form.get("json") ?? "") ?? form;
}
/** What a JSON text says; undefined where it is none. */
function parsedJson(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** Whether a text may be a form: pairs with `=`, and not the beginning of JSON or XML. */
function looksLikeForm(text) {
	return /^[^\s{[<"][^\s]*=/.test(text.slice(0, 2e3));
}
/** Where the field `json` of a multipart body (RFC 7578) begins and ends; undefined for any other body. */
function jsonInMultipart(text) {
	const [, boundary] = /^--([^\r\n]{1,70})\r?\n/.exec(text.slice(0, 100)) ?? [];
	if (boundary === void 0) return void 0;
	const name = /Content-Disposition:[^\r\n]*\bname="?json"?[^\r\n]*\r?\n/i.exec(text);
	if (!name) return void 0;
	const blank = /\r?\n\r?\n|^\r?\n/.exec(text.slice(name.index + name[0].length));
	if (!blank) return void 0;
	const start = name.index + name[0].length + blank.index + blank[0].length;
	const end = text.indexOf(`\n--${boundary}`, start);
	if (end < 0) return void 0;
	return {
		start,
		end: text[end - 1] === "\r" ? end - 1 : end
	};
}
export { parsedJson as i, jsonInMultipart as n, looksLikeForm as r, bodyField as t };
