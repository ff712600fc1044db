/** The receivers of `examples`, as they stand there. */
const texts: Readonly<Record<string, string>> = import.meta.glob(
  '../../../../examples/**/{naive,right}*{.mjs,.py,.php,/main.go}',
  { query: '?raw', import: 'default', eager: true },
);

export const frameworks = {
  Express: 'express/*.mjs',
  Fastify: 'fastify/*.mjs',
  Hono: 'hono/*.mjs',
  Flask: 'flask/*.py',
  FastAPI: 'fastapi/*.py',
  Django: 'django/*.py',
  PHP: 'php/*.php',
  Go: 'go/*/main.go',
} as const;
export type Framework = keyof typeof frameworks;

/** One that loses, doubles or believes something, and one that does not. */
export type Version = 'right' | 'naive';

/** The program, as it stands in its file. */
export function receiverOf(framework: Framework, version: Version): string {
  return texts[`../../../../examples/${frameworks[framework].replace('*', version)}`] ?? '';
}
