import type { Cure, Framework } from './cure.ts';

/** The versions in which the code was run, and what they cannot give was seen. */
const versions: Readonly<Record<Framework, string>> = {
  Express: 'Express 5.3.0 and 4.22.3',
  Fastify: 'Fastify 5.12.8',
  NestJS: 'NestJS 12.5.1 with Express 5.3.0',
  Koa: 'Koa 3.3.0 with @koa/bodyparser 6.1.0 and koa-bodyparser 4.4.1',
  Hono: 'Hono 4.13.19 with @hono/node-server 2.1.9',
  'Next.js': 'Next.js 16.4.6',
  'Nitro / h3': 'h3 2.0.8 and 1.15.11',
  FastAPI: 'FastAPI 0.142.2 with uvicorn 0.54.0',
  Flask: 'Flask 3.1.3 with Werkzeug 3.1.9 and gunicorn 26.2.0',
  Django: 'Django 5.2.17 with gunicorn 26.2.0 and uvicorn 0.54.0',
  Rails: 'Rails 6.1.7.10 with Puma 5.6.5',
  Laravel: 'Laravel 8.83.26 with PHP 8.2.36',
  Go: 'Go 1.19.8',
  Spring: 'Spring MVC 4.3.30 with Tomcat 9.0.70',
};

/** What frameworks cannot give, each with the version in which that was seen behind it. */
export function seenIn(limits: NonNullable<Cure['limits']>): NonNullable<Cure['limits']> {
  return Object.fromEntries(
    (Object.keys(limits) as Framework[]).map((framework) => [
      framework,
      [...(limits[framework] ?? []), `Seen in ${versions[framework]}.`],
    ]),
  );
}
