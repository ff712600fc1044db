// The documentation of `hookscope/signing`, made of the docstrings of what it exports.
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import ts from 'typescript';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const entry = path('../../signing/package/signing.ts');

const example = `import { diagnose, sign, verify } from 'hookscope/signing';

const secret = process.env.WEBHOOK_SECRET;
const body = new TextEncoder().encode('{"type":"payment.succeeded"}');
const nowSeconds = Math.floor(Date.now() / 1000);

const { headers } = await sign('standard-webhooks', { secret, body, eventId: 'msg_1', nowSeconds });
const verdict = await verify('standard-webhooks', { secret, headers, body, nowSeconds });
if (!verdict.ok) console.log((await diagnose('standard-webhooks', { secret, headers, body })).finding);`;

/** The page as Markdown: what is called first, then the types, in the order in which they are exported. */
export async function signingDocs() {
  const { config } = ts.readConfigFile(path('signingPackage.tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, path('.'));
  const program = ts.createProgram([entry], options);
  const checker = program.getTypeChecker();
  const exported = checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(entry)))
    .map((symbol) => {
      const target =
        symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const [declaration] = target.declarations;
      const says = ts.displayPartsToString(target.getDocumentationComment(checker));
      return { name: symbol.name, declaration, says, tags: target.getJsDocTags(checker) };
    });
  const isType = ({ declaration }) =>
    ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration);
  const text = [
    '# hookscope/signing',
    'Signs, checks and diagnoses webhooks of every scheme that Hookscope knows, byte for byte, in Node and in a browser: no framework, no network. What is wrong is a value with a reason from a closed list; nothing throws for bad input. This page is made of the docstrings by `npm run package`.',
    ['```js', example, '```'].join('\n'),
    '## Functions and lists',
    ...exported.filter((one) => !isType(one)).map(section),
    '## Types',
    ...exported.filter(isType).map(section),
  ].join('\n\n');
  return format(text, { parser: 'markdown', printWidth: 100, singleQuote: true });
}

function section({ name, declaration, says, tags }) {
  const told = tags
    .filter(({ name: tag }) => tag === 'param')
    .map(({ text }) => `- ${ts.displayPartsToString(text)}`);
  return [
    `### \`${name}\``,
    ...(says === '' ? [] : [says]),
    ...(told.length === 0 ? [] : [told.join('\n')]),
    ['```ts', head(name, declaration), '```'].join('\n'),
  ].join('\n\n');
}

/** What stands in the source, without what it does. */
function head(name, declaration) {
  const source = declaration.getSourceFile();
  if (ts.isFunctionDeclaration(declaration)) {
    const text = source.text.slice(declaration.getStart(), declaration.body.getStart()).trim();
    return `${text.replace(/^export (async )?function \w+/, `function ${name}`)};`;
  }
  if (ts.isVariableDeclaration(declaration)) {
    const type = declaration.type ?? declaration.initializer.type;
    return `const ${name}: ${type.getText()};`;
  }
  return declaration.getText().replace(/^export /, '');
}
