import { r as ruleFileOf, t as isOwnId } from "./schemeIds-ByP4Fe8t.js";
import { t as standardWebhooks } from "./standardWebhooks-BpWQclS2.js";
// src/signing/providers/loaded.ts
var loaders = {
	standardWebhooks: () => import("./signing-QKWS_hpX.js").then((n) => n.m),
	standardWebhooksFamily: () => import("./signing-QKWS_hpX.js").then((n) => n.m),
	timeAndBody: () => import("./signing-QKWS_hpX.js").then((n) => n.p),
	bodyOnly: () => import("./signing-QKWS_hpX.js").then((n) => n.h),
	urlAndOthers: () => import("./signing-QKWS_hpX.js").then((n) => n.f),
	insideBody: () => import("./signing-QKWS_hpX.js").then((n) => n._),
	tokens: () => import("./signing-QKWS_hpX.js").then((n) => n.g),
	certificates: () => import("./signing-QKWS_hpX.js").then((n) => n.v)
};
/** The rules that are here: the one that the page begins with, and those that were loaded since. */
var byId = /* @__PURE__ */ new Map([[standardWebhooks.id, standardWebhooks]]);
/** Keeps the rules of a file that came in another way. */
function keepRules(rules) {
	for (const rule of Object.values(rules)) byId.set(rule.id, rule);
}
/** Whether the rule of a scheme is here. */
function isLoaded(id) {
	return byId.has(id);
}
/** The rule of a scheme that is loaded; throws for one that is not. */
function schemeById(id) {
	const scheme = byId.get(id);
	if (!scheme) throw new Error(`The rule of ${id} is not loaded.`);
	return scheme;
}
/** The rule of a scheme; rejects where it cannot be loaded. */
async function loadScheme(id) {
	if (isOwnId(id)) (await import("./ownRule-Ba4Mj7m3.js")).knowRule(id);
	else if (!byId.has(id)) keepRules(await loaders[ruleFileOf(id)]());
	return schemeById(id);
}
export { schemeById as i, keepRules as n, loadScheme as r, isLoaded as t };
