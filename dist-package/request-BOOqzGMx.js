// src/signing/request.ts
/** The headers that say something: a value of white space is none, as is an empty one. */
function headersWithValue(headers) {
	return Object.entries(headers).filter(([, value]) => /[^ \t]/.test(value));
}
/** Every distinct value of a header, or of the first of its other names that is there. */
function aliasedValues(headers, name, aliases = {}) {
	for (const each of [name, ...aliases[name] ?? []]) {
		const values = headerValues(headers, each);
		if (values.length > 0) return values;
	}
	return [];
}
/** Every distinct value under this name, whatever its case, without the white space around it, as in HTTP. */
function headerValues(headers, name) {
	const wanted = name.toLowerCase();
	const values = [];
	for (const given of Object.keys(headers)) {
		if (given.length !== name.length || given.toLowerCase() !== wanted) continue;
		const trimmed = withoutWhiteSpaceAround(headers[given] ?? "");
		if (!values.includes(trimmed)) values.push(trimmed);
	}
	return values;
}
/** By index: a regular expression for the end tries again at every space inside, which is quadratic. */
function withoutWhiteSpaceAround(value) {
	let start = 0;
	let end = value.length;
	while (start < end && isWhiteSpace(value[start])) start += 1;
	while (end > start && isWhiteSpace(value[end - 1])) end -= 1;
	return value.slice(start, end);
}
/** What HTTP allows around a field value (RFC 9110, section 5.6.3). */
function isWhiteSpace(char) {
	return char === " " || char === "	";
}
export { headerValues as n, headersWithValue as r, aliasedValues as t };
