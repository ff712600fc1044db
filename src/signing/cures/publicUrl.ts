import type { Cause } from '../diagnose/causes.ts';
import { frameworks, languageOf, typedFrameworks, type Framework } from './cure.ts';
import { headerIn } from './inFramework.ts';
import { comment } from './languages.ts';

/**
 * Code that rebuilds the address that the sender called: the origin from configuration, the rest unparsed, since
 * frameworks sort and decode it.
 */
export function publicUrl(causes: readonly Cause[]): Readonly<Record<Framework, string>> {
  if (causes.includes('urlQuery')) return configured('original');
  if (causes.includes('urlQueryMissing')) return configured('address');
  const hasOtherPath = causes.some((cause) => cause === 'urlSlash' || cause === 'urlPath');
  const codes = configured(hasOtherPath ? 'address and query' : 'origin');
  if (!causes.includes('urlQueryEncoding') && !causes.includes('urlQueryOrder')) return codes;
  const told = '// Next.js spells the address anew: only the proxy can tell what was called.';
  return { ...codes, 'Next.js': `${told}\n${configured('original')['Next.js']}` };
}

const anew =
  'spells an address anew: %20 in a query becomes +, [ becomes %5B, a ? with nothing behind it goes. Where such signs are signed, let the proxy hand on what was called: nginx by proxy_set_header X-Original-URI $request_uri.';

/** Where a framework does not tell the address as it was called. */
export const urlLimits: Readonly<Partial<Record<Framework, readonly string[]>>> = {
  Hono: [`Outside of @hono/node-server there is c.req.url only, and the runtime ${anew}`],
  'Next.js': [`Next.js ${anew} A slash at its end and // are answered 308 before.`],
  'Nitro / h3': [
    'h3 2 has what was called in event.runtime?.node?.req.url; its event.req.url is spelled anew.',
  ],
  FastAPI: ['A ? with nothing behind it is lost.'],
  Flask: ['An address with // is answered 308 before.'],
  Django: [
    'get_full_path() decodes and spells the path anew: %61 becomes a, %2F becomes /, ; becomes %3B. Under ASGI take raw_path and query_string of request.scope.',
  ],
  Rails: ['A raw quote in a query is answered 400 before.'],
  Go: ['http.ServeMux answers // and /./ with 301 before.'],
  Spring: [
    'Tomcat answers 400 to [ ] | and double quotes that are not escaped, and to %2F in a path, before your code is asked.',
  ],
};

type Known = 'origin' | 'original' | 'address and query' | 'address';

const examples: Readonly<Record<Known, string>> = {
  origin: 'PUBLIC_URL=https://app.example.com, as registered, without a slash at the end',
  original:
    'nginx: proxy_set_header X-Original-URI $request_uri; PUBLIC_URL=https://app.example.com',
  'address and query': 'WEBHOOK_URL=https://app.example.com/webhooks, exactly as registered',
  address: 'WEBHOOK_URL=https://app.example.com/webhooks, exactly as registered',
};

function configured(known: Known): Readonly<Record<Framework, string>> {
  const entries = frameworks.map((framework) => {
    const lines = known === 'original' ? original(framework) : code[framework][known];
    return [framework, `${comment(languageOf[framework], examples[known])}\n${lines}`];
  });
  return Object.fromEntries(entries) as Record<Framework, string>;
}

/** The address as the proxy tells it, in a header. */
function original(framework: Framework): string {
  const header = headerIn(framework, 'X-Original-URI');
  switch (languageOf[framework]) {
    case 'node': {
      const sure = typedFrameworks.includes(framework) ? '!' : '';
      return `const url = process.env.PUBLIC_URL${sure} + ${header};`;
    }
    case 'python':
      return `url = os.environ["PUBLIC_URL"] + ${header}`;
    case 'ruby':
      return `url = ENV.fetch("PUBLIC_URL") + ${header}`;
    case 'php':
      return `$url = config('services.public_url') . ${header};`;
    case 'go':
      return `url := os.Getenv("PUBLIC_URL") + ${header}`;
    case 'java':
      return `String url = System.getenv("PUBLIC_URL") + ${header};`;
  }
}

const code: Readonly<Record<Framework, Readonly<Record<Exclude<Known, 'original'>, string>>>> = {
  Express: {
    origin: `const url = process.env.PUBLIC_URL + req.originalUrl;`,
    'address and query': `const url = process.env.WEBHOOK_URL + req.originalUrl.replace(/^[^?]*/, '');`,
    address: `const url = process.env.WEBHOOK_URL;`,
  },
  Fastify: {
    origin: `const url = process.env.PUBLIC_URL + request.originalUrl;`,
    'address and query': `const url = process.env.WEBHOOK_URL + request.originalUrl.replace(/^[^?]*/, '');`,
    address: `const url = process.env.WEBHOOK_URL;`,
  },
  NestJS: {
    origin: `const url = process.env.PUBLIC_URL! + request.originalUrl;`,
    'address and query': `const url = process.env.WEBHOOK_URL! + request.originalUrl.replace(/^[^?]*/, '');`,
    address: `const url = process.env.WEBHOOK_URL!;`,
  },
  Koa: {
    origin: `const url = process.env.PUBLIC_URL + ctx.originalUrl;`,
    'address and query': `const url = process.env.WEBHOOK_URL + ctx.originalUrl.replace(/^[^?]*/, '');`,
    address: `const url = process.env.WEBHOOK_URL;`,
  },
  Hono: {
    origin: `// As it was called, of @hono/node-server: new Hono<{ Bindings: HttpBindings }>().
const url = process.env.PUBLIC_URL! + c.env.incoming.url;`,
    'address and query': `// As it was called, of @hono/node-server: new Hono<{ Bindings: HttpBindings }>().
const url = process.env.WEBHOOK_URL! + (c.env.incoming.url ?? '').replace(/^[^?]*/, '');`,
    address: `const url = process.env.WEBHOOK_URL!;`,
  },
  'Next.js': {
    origin: `const { pathname, search } = new URL(request.url); // in the Pages Router req.url is both
const url = process.env.PUBLIC_URL + pathname + search;`,
    'address and query': `const { search } = new URL(request.url); // in the Pages Router req.url, from its ? on
const url = process.env.WEBHOOK_URL + search;`,
    address: `const url = process.env.WEBHOOK_URL!;`,
  },
  'Nitro / h3': {
    origin: `const url = process.env.PUBLIC_URL! + event.node!.req.url; // in h3 1 and Nitro 2 ….req.originalUrl`,
    'address and query': `const called = event.node!.req.url ?? ''; // in h3 1 and Nitro 2 ….req.originalUrl
const url = process.env.WEBHOOK_URL! + called.replace(/^[^?]*/, '');`,
    address: `const url = process.env.WEBHOOK_URL!;`,
  },
  FastAPI: {
    origin: `query = request.scope["query_string"].decode()
path = request.scope["raw_path"].decode()
url = os.environ["PUBLIC_URL"] + path + (f"?{query}" if query else "")`,
    'address and query': `query = request.scope["query_string"].decode()
url = os.environ["WEBHOOK_URL"] + (f"?{query}" if query else "")`,
    address: `url = os.environ["WEBHOOK_URL"]`,
  },
  Flask: {
    origin: `# As it was called: request.path has its escapes decoded. uWSGI and Waitress call it REQUEST_URI.
url = os.environ["PUBLIC_URL"] + request.environ["RAW_URI"]`,
    'address and query': `query = request.query_string.decode()
url = os.environ["WEBHOOK_URL"] + (f"?{query}" if query else "")`,
    address: `url = os.environ["WEBHOOK_URL"]`,
  },
  Django: {
    origin: `# As it was called, of gunicorn; get_full_path() spells it anew. uWSGI and Waitress call it REQUEST_URI.
url = os.environ["PUBLIC_URL"] + request.META["RAW_URI"]`,
    'address and query': `query = request.META["QUERY_STRING"]
url = os.environ["WEBHOOK_URL"] + (f"?{query}" if query else "")`,
    address: `url = os.environ["WEBHOOK_URL"]`,
  },
  Rails: {
    origin: `url = ENV.fetch("PUBLIC_URL") + request.original_fullpath`,
    'address and query': `query = request.query_string
url = ENV.fetch("WEBHOOK_URL") + (query.empty? ? "" : "?#{query}")`,
    address: `url = ENV.fetch("WEBHOOK_URL")`,
  },
  Laravel: {
    origin: `// Not $request->fullUrl(), which sorts the query.
$url = config('services.public_url') . $request->getRequestUri();`,
    'address and query': `// Not $request->fullUrl(), which takes the slash off and sorts the query.
$url = config('services.webhook_url') . strstr($request->getRequestUri(), '?');`,
    address: `$url = config('services.webhook_url');`,
  },
  Go: {
    origin: `url := os.Getenv("PUBLIC_URL") + r.RequestURI`,
    'address and query': `url := os.Getenv("WEBHOOK_URL")
if r.URL.RawQuery != "" {
	url += "?" + r.URL.RawQuery
}`,
    address: `url := os.Getenv("WEBHOOK_URL")`,
  },
  Spring: {
    origin: `String query = request.getQueryString();
String url = System.getenv("PUBLIC_URL") + request.getRequestURI() + (query == null ? "" : "?" + query);`,
    'address and query': `String query = request.getQueryString();
String url = System.getenv("WEBHOOK_URL") + (query == null ? "" : "?" + query);`,
    address: `String url = System.getenv("WEBHOOK_URL");`,
  },
};
