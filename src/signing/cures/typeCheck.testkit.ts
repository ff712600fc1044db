import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'checked');

/** The rules that create-next-app writes into a new project's tsconfig.json. */
const strict: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2017,
  lib: ['lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.esnext.d.ts'],
  strict: true,
  noEmit: true,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  esModuleInterop: true,
  resolveJsonModule: true,
  isolatedModules: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  types: ['node'],
};

/** What TypeScript has against these modules under strict rules, each with the module's name. */
export function typeErrors(modules: Readonly<Record<string, string>>): readonly string[] {
  const files = new Map(
    Object.entries(modules).map(([name, text]) => [join(folder, `${name}.ts`), text]),
  );
  const disk = ts.createCompilerHost(strict);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => files.has(path) || disk.fileExists(path),
    readFile: (path) => files.get(path) ?? disk.readFile(path),
    getSourceFile: (path, ...others) => {
      const text = files.get(path);
      return text === undefined
        ? disk.getSourceFile(path, ...others)
        : ts.createSourceFile(path, text, ts.ScriptTarget.ES2017);
    },
    getCurrentDirectory: () => root,
  };
  const program = ts.createProgram([...files.keys()], strict, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, code, messageText }) => {
    const where = file === undefined ? '' : file.fileName.slice(dirname(file.fileName).length + 1);
    return `${where} TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** The module without its types. */
export function withoutTypes(text: string): string {
  return ts.transpileModule(text, {
    compilerOptions: { ...strict, noEmit: false, target: ts.ScriptTarget.ES2022 },
  }).outputText;
}
