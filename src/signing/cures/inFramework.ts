import type { Unsigned } from '../diagnose/unsigned.ts';
import { requiredHeaders, type Scheme } from '../providers/scheme.ts';
import { frameworks, languageOf, type Framework } from './cure.ts';
import { comment, type Language } from './languages.ts';

type ByFramework = Readonly<Record<Framework, string>>;

/** The expression by which a framework reads a header; in languages with types it may be missing. */
export function headerIn(framework: Framework, name: string): string {
  switch (framework) {
    case 'Express':
      return `req.get('${name.toLowerCase()}')`;
    case 'NestJS':
      return `request.get('${name.toLowerCase()}')`;
    case 'Fastify':
      return `request.headers['${name.toLowerCase()}']`;
    case 'Koa':
      return `ctx.get('${name.toLowerCase()}')`;
    case 'Hono':
      return `c.req.header('${name.toLowerCase()}')`;
    case 'Next.js':
      return `request.headers.get('${name.toLowerCase()}')`;
    case 'Nitro / h3':
      return `event.headers.get('${name.toLowerCase()}')`;
    case 'FastAPI':
      return `request.headers["${name.toLowerCase()}"]`;
    case 'Flask':
    case 'Django':
    case 'Rails':
      return `request.headers["${name}"]`;
    case 'Laravel':
      return `$request->header('${name}')`;
    case 'Go':
      return `r.Header.Get("${name}")`;
    case 'Spring':
      return `request.getHeader("${name}")`;
  }
}

/** The expression by which a framework has the body as it came. */
const bodyIn: ByFramework = {
  Express: 'req.body behind express.raw',
  Fastify: "request.body of a parser with parseAs: 'buffer'",
  NestJS: 'request.body behind express.raw',
  Koa: 'Buffer.concat(await ctx.req.toArray())',
  Hono: 'Buffer.from(await c.req.arrayBuffer())',
  'Next.js': 'Buffer.from(await request.arrayBuffer())',
  'Nitro / h3': 'Buffer.from((await readRawBody(event, false)) ?? [])',
  FastAPI: 'await request.body()',
  Flask: 'request.get_data()',
  Django: 'request.body',
  Rails: 'request.raw_post',
  Laravel: '$request->getContent()',
  Go: 'io.ReadAll(r.Body)',
  Spring: 'request.getInputStream().readAllBytes()',
};

const byFramework = (make: (framework: Framework) => string): ByFramework =>
  Object.fromEntries(frameworks.map((framework) => [framework, make(framework)])) as Record<
    Framework,
    string
  >;

const said = (code: ByFramework | undefined, say: (framework: Framework) => string) =>
  code &&
  byFramework(
    (framework) => `${comment(languageOf[framework], say(framework))}\n${code[framework]}`,
  );

/** Code that begins with a body, and where each framework has that. */
export const withBody = (name: 'received' | 'rawBody', code: ByFramework | undefined) =>
  said(code, (framework) => `${named(name, languageOf[framework])}: ${bodyIn[framework]}.`);

/** Code that begins with the signature, and where each framework has that. */
export function withSignature(
  { signature }: Scheme,
  code: ByFramework | undefined,
): ByFramework | undefined {
  const name = 'header' in signature ? signature.header : undefined;
  return said(
    code,
    (framework) =>
      `${named('signature', languageOf[framework])}: the MAC alone, without what stands before it${name === undefined ? '' : `, of ${headerIn(framework, name)}`}.`,
  );
}

/** Code that reads the signature from a header of another name; undefined where that could end a text. */
export function otherHeader(scheme: Scheme, name: string | undefined): ByFramework | undefined {
  if (name === undefined || !/^[\w-]+$/.test(name)) return undefined;
  const [own] = requiredHeaders(scheme);
  const code = byFramework((framework) =>
    declared[languageOf[framework]](headerIn(framework, name)),
  );
  return said(code, () => `The rule has ${own ?? 'another'}.`);
}

const declared: Readonly<Record<Language, (value: string) => string>> = {
  node: (value) => `const signature = ${value};`,
  python: (value) => `signature = ${value}`,
  ruby: (value) => `signature = ${value}`,
  php: (value) => `$signature = ${value};`,
  go: (value) => `signature := ${value}`,
  java: (value) => `String signature = ${value};`,
};

const answered: ByFramework = {
  Express: 'return res.sendStatus(200)',
  Fastify: 'return reply.code(200).send()',
  NestJS: 'return',
  Koa: 'return (ctx.status = 200)',
  Hono: 'return c.body(null, 200)',
  'Next.js': 'return new Response()',
  'Nitro / h3': "return ''",
  FastAPI: 'return Response()',
  Flask: 'return ""',
  Django: 'return HttpResponse()',
  Rails: 'return head(:ok)',
  Laravel: "return response('')",
  Go: 'return',
  Spring: 'return ResponseEntity.ok().build()',
};

const answeredIf: Readonly<
  Record<Language, (header: string, value: string, answer: string) => string>
> = {
  node: (header, value, answer) => `if (${header} === '${value}') ${answer};`,
  // By get: most requests do not have it.
  python: (header, value, answer) =>
    `if ${header.replace(/\[(.*)\]$/, '.get($1)')} == "${value}":\n    ${answer}`,
  ruby: (header, value, answer) => `${answer} if ${header} == "${value}"`,
  php: (header, value, answer) => `if (${header} === '${value}') {\n    ${answer};\n}`,
  go: (header, value, answer) => `if ${header} == "${value}" {\n\t${answer} // 200\n}`,
  java: (header, value, answer) => `if ("${value}".equals(${header})) ${answer};`,
};

/** Code that answers what need not be signed, known by the value of a header; undefined where another thing tells it. */
export function answeredBefore(unsigned: Unsigned | undefined): ByFramework | undefined {
  if (unsigned?.kind !== 'connection test') return undefined;
  const [, name, value] = /^([\w-]+): ([\w:.-]+)$/.exec(unsigned.sign) ?? [];
  if (name === undefined || value === undefined) return undefined;
  const code = byFramework((framework) =>
    answeredIf[languageOf[framework]](headerIn(framework, name), value, answered[framework]),
  );
  return said(code, () => 'Before the check.');
}

/** A name of camel case as each language writes it. */
function named(name: string, language: Language): string {
  if (language === 'php') return `$${name}`;
  const isSnake = language === 'python' || language === 'ruby';
  return isSnake ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name;
}

/** Express and NestJS take gzip off by themselves, where the header says that it is there. */
export function unpackedIn(code: ByFramework | undefined): ByFramework | undefined {
  if (!code) return undefined;
  const maybe = (framework: 'Express' | 'NestJS') =>
    code[framework].replace(
      /= (.*);$/,
      (_, unpacked: string) =>
        `= ${headerIn(framework, 'Content-Encoding')} ? received : ${unpacked};`,
    );
  const told = '// express.raw has unpacked what says that it is packed.';
  return {
    ...code,
    Express: `${told}\n${maybe('Express')}`,
    NestJS: `${told}\n${maybe('NestJS')}`,
  };
}
