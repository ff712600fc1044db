import { a as frameworks, c as verifySync, d as schemes, i as curesFor, l as verify, n as curlLine, o as search, r as recognise, s as signSync, t as rawRequest, u as sign } from "./signing-QKWS_hpX.js";
import { i as schemeById } from "./loaded-zOu84WTo.js";
export { curesFor, curlLine, search as diagnose, frameworks, rawRequest, recognise, schemeById, schemes, sign, signSync, verify, verifySync };
