#!/usr/bin/env bash
# openapi-typescript loses the operation of a webhook that is a reference.
#
# Expected: OpenAPI 3.1 lets an entry of `webhooks` refer to a path item in
#   `components.pathItems` (specification 3.1.0, "OpenAPI Object", field `webhooks`: a map to a
#   Path Item Object or a Reference Object). The same reference under `paths` is typed as the path
#   item that it names, so under `webhooks` it should be as well: a POST with a body.
# Seen: under `paths` it is. Under `webhooks` every method, `post` too, is typed as `never`, as if
#   the webhook had no operation. Nothing is reported, and the same path item written in place is
#   typed right. A receiver whose handlers take their types from there has no body to read.
# Near it: openapi-ts/openapi-typescript#1725 is about `paths` in 7.0.0, which work by now.
#   No issue about `webhooks` was found.
# Versions: openapi-typescript 7.13.0 with typescript 5.9.3; Node 20.20.2.
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init --yes >/dev/null
npm install --no-audit --no-fund --ignore-scripts --loglevel=error \
  openapi-typescript@7.13.0 typescript@5.9.3 >/dev/null

cat >run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import assert from 'node:assert/strict';
import ts from 'typescript';
import openapiTS, { astToString } from 'openapi-typescript';

const { version } = JSON.parse(readFileSync('node_modules/openapi-typescript/package.json', 'utf8'));
const paid = {
  post: {
    requestBody: { content: { 'application/json': { schema: { type: 'string' } } } },
    responses: { 204: { description: 'taken' } },
  },
};
const reference = { $ref: '#/components/pathItems/paid' };
const types = astToString(
  await openapiTS({
    openapi: '3.1.0',
    info: { title: 'Payments', version: '1' },
    paths: { '/paid': reference },
    webhooks: { inPlace: paid, referred: reference },
    components: { pathItems: { paid } },
  }),
);

// What TypeScript itself makes of the generated types.
const uses = `
export const a: paths['/paid']['post']['requestBody'] = null!;
export const b: webhooks['inPlace']['post']['requestBody'] = null!;
export const c: NonNullable<webhooks['referred']['post']> = null!;
`;
const host = ts.createCompilerHost({});
const read = host.getSourceFile;
host.getSourceFile = (name, ...rest) =>
  name === 'api.ts' ? ts.createSourceFile(name, types + uses, ts.ScriptTarget.ES2022) : read(name, ...rest);
const program = ts.createProgram(['api.ts'], { strict: true, noEmit: true, types: [] }, host);
const checker = program.getTypeChecker();
const typed = {};
for (const statement of program.getSourceFile('api.ts').statements)
  if (ts.isVariableStatement(statement))
    for (const { name } of statement.declarationList.declarations)
      typed[name.text] = checker.typeToString(checker.getTypeAtLocation(name)).replace(/\s+/g, ' ');

console.log(`openapi-typescript ${version}`);
console.log(`  the reference under paths, its POST's body:     ${typed.a}`);
console.log(`  the webhook written in place, its POST's body:  ${typed.b}`);
console.log(`  the webhook by reference, its POST:             ${typed.c}`);
assert.match(typed.a, /"application\/json": string/);
assert.equal(typed.b, typed.a);
assert.equal(typed.c, 'never');
JS
node run.mjs
