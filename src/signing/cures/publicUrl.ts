import type { Cure } from './cure.ts';

/** How each framework is told of the address that the sender called. */
export const publicUrl: readonly Cure[] = [
  {
    framework: 'Express',
    code: `app.set('trust proxy', true);
const host = req.get('x-forwarded-host') ?? req.get('host');
const url = \`\${req.protocol}://\${host}\${req.originalUrl}\`;`,
  },
  {
    framework: 'Next.js',
    code: `const { pathname, search } = new URL(request.url);
const url = process.env.PUBLIC_URL + pathname + search; // e.g. https://app.example.com`,
  },
  {
    framework: 'FastAPI',
    code: `# uvicorn main:app --proxy-headers --forwarded-allow-ips='*'
url = str(request.url)`,
  },
  {
    framework: 'Flask',
    code: `from werkzeug.middleware.proxy_fix import ProxyFix
app.wsgi_app = ProxyFix(app.wsgi_app, x_proto=1, x_host=1, x_port=1, x_prefix=1)
url = request.url`,
  },
  {
    framework: 'Django',
    code: `# settings.py
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
USE_X_FORWARDED_HOST = True
# in the view
url = request.build_absolute_uri()`,
  },
  {
    framework: 'Rails',
    code: `# config/environments/production.rb
config.assume_ssl = true
# in the controller
url = request.original_url`,
  },
  {
    framework: 'Laravel',
    code: `// bootstrap/app.php
->withMiddleware(fn (Middleware $middleware) => $middleware->trustProxies(at: '*'))
// in the controller
$url = $request->fullUrl();`,
  },
  {
    framework: 'Go',
    code: `// What the sender called is configuration: a proxy hides it.
url := os.Getenv("PUBLIC_URL") + r.URL.RequestURI()`,
  },
  {
    framework: 'Spring',
    code: `# application.properties
server.forward-headers-strategy=framework
// in the controller
String url = ServletUriComponentsBuilder.fromCurrentRequest().build(true).toUriString();`,
  },
];
