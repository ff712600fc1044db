import type { Framework } from './cure.ts';

export const rawBody: Readonly<Record<Framework, string>> = {
  Express: `// Before any express.json(). Any type, also none: '*/*' leaves out what has no Content-Type.
app.post('/webhooks', express.raw({ type: () => true, limit: '25mb' }), (req, res) => {
  // A Buffer, and none where nothing was sent: verify it, then JSON.parse(rawBody).
  const rawBody = req.body ?? Buffer.alloc(0);
});`,
  Fastify: `// Of its own, so that other routes keep their parsers.
fastify.register(async (webhooks) => {
  webhooks.removeAllContentTypeParsers();
  webhooks.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => done(null, body));
  webhooks.post('/webhooks', { bodyLimit: 25_000_000 }, async (request, reply) => {
    const rawBody = request.body ?? Buffer.alloc(0);
  });
});`,
  NestJS: `// main.ts: import express from 'express'. Not { rawBody: true }, which knows JSON and forms only.
const app = await NestFactory.create(AppModule, { bodyParser: false });
app.use('/webhooks', express.raw({ type: () => true, limit: '25mb' }));
app.use(express.json(), express.urlencoded({ extended: true }));

// The controller
@Controller('webhooks')
export class WebhooksController {
  @Post()
  receive(@Req() request: express.Request) {
    const rawBody: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  }
}`,
  Koa: `// Before any body parser, which would have read it.
router.post('/webhooks', async (ctx) => {
  const chunks = [];
  let length = 0;
  for await (const chunk of ctx.req) {
    length += chunk.length;
    if (length > 25_000_000) ctx.throw(413);
    chunks.push(chunk);
  }
  const rawBody = Buffer.concat(chunks);
});`,
  Hono: `// Not c.req.text(), which changes what is no UTF-8 and loses a byte order mark.
app.post('/webhooks', bodyLimit({ maxSize: 25_000_000 }), async (c) => {
  const rawBody = Buffer.from(await c.req.arrayBuffer());
});`,
  'Next.js': `// App Router: app/api/webhooks/route.ts
export async function POST(request: Request) {
  const rawBody = Buffer.from(await request.arrayBuffer());
}

// Pages Router: pages/api/webhooks.ts
export const config = { api: { bodyParser: false } };
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const rawBody = Buffer.concat(chunks);
}`,
  'Nitro / h3': `// server/routes/webhooks.post.ts. With false it is bytes; without, a text.
export default defineEventHandler(async (event) => {
  const rawBody = Buffer.from((await readRawBody(event, false)) ?? []);
});`,
  FastAPI: `@app.post("/webhooks")
async def webhooks(request: Request):  # no model, Body() or Form() beside it
    raw_body = await request.body()  # bytes`,
  Flask: `@app.post("/webhooks")
def webhooks():
    raw_body = request.get_data()  # before request.form, which leaves nothing`,
  Django: `@csrf_exempt
def webhooks(request):
    # Bytes; before request.POST. Above 2.5 MB: DATA_UPLOAD_MAX_MEMORY_SIZE.
    raw_body = request.body
    # Under WSGI that is empty for a chunked body, which has no length; gunicorn knows its end.
    if request.META.get("wsgi.input_terminated") and not request.META.get("CONTENT_LENGTH"):
        raw_body = request.META["wsgi.input"].read(25_000_000)  # cut off there`,
  Rails: `class WebhooksController < ActionController::Base
  skip_forgery_protection
  skip_parameter_encoding :create # else JSON that is no UTF-8 is answered 400 before

  def create
    # Rack takes what has no Content-Type for a form, and leaves it read to its end where it is none.
    request.body.rewind if request.body.respond_to?(:rewind)
    raw_body = request.raw_post # not params.to_json
  end
end`,
  Laravel: `// routes/api.php, where no CSRF token is asked for; since Laravel 11 made by php artisan install:api.
// The address begins with /api.
Route::post('/webhooks', function (Request $request) {
    $rawBody = $request->getContent(); // not json_encode($request->all())
});`,
  Go: `func webhooks(w http.ResponseWriter, r *http.Request) {
	// Before r.ParseForm, which leaves nothing of a form.
	rawBody, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 25_000_000))
	if err != nil {
		http.Error(w, "body cut off or too large", http.StatusRequestEntityTooLarge)
		return
	}
	// Verify rawBody, then json.Unmarshal(rawBody, &event).
}`,
  Spring: `// Not @RequestBody, for which Spring writes a form anew, and before any getParameter().
// A ContentCachingRequestWrapper has the bytes only after somebody has read them.
@PostMapping("/webhooks")
ResponseEntity<Void> webhooks(HttpServletRequest request) throws IOException {
    byte[] rawBody = request.getInputStream().readAllBytes();
}`,
};

const unpacks =
  'What comes with Content-Encoding: gzip is unpacked before you see it: the packed bytes cannot be had.';

/** Where a framework does not give the bytes as they came, or none, whatever the code. */
export const bodyLimits: Readonly<Partial<Record<Framework, readonly string[]>>> = {
  Express: [
    unpacks,
    'Behind an express.json() for all routes the bytes are gone.',
    'Above the limit the answer is 413; without one that is 100 kB.',
  ],
  Fastify: ['Above bodyLimit the answer is 413; without one that is 1 MB.'],
  NestJS: [
    unpacks,
    'With { rawBody: true } instead there is no raw body for text/plain, application/vnd.api+json or no Content-Type, although the status is 200; above 100 kB the answer is 413, and to charset=utf8 it is 415.',
  ],
  Koa: [
    'The rawBody of koa-bodyparser and @koa/bodyparser is a text: it loses a byte order mark and bytes that are no UTF-8, and is not there for text/plain, multipart or no Content-Type.',
  ],
  'Next.js': [
    'Behind a proxy.ts or middleware.ts that matches the route, a body above 10 MB is cut off without an error.',
    'No limit is set here: whoever knows the address can send as much as the server in front lets through.',
  ],
  'Nitro / h3': [
    'event.req.text(), and readRawBody without false, are texts: bytes that are no UTF-8 are lost.',
    'No limit is set here: set one in the server in front.',
  ],
  FastAPI: ['No limit is set here: set one in the server in front.'],
  Flask: ['Without MAX_CONTENT_LENGTH no limit is set.'],
  Django: [
    'Its own runserver does not read chunked bodies at all; uWSGI and mod_wsgi need their own setting for them. Under ASGI, or behind a proxy that buffers, request.body has them.',
    'Above DATA_UPLOAD_MAX_MEMORY_SIZE the answer is 400, not 413.',
  ],
  Rails: [
    'What says that it is a form and is none is answered 400 before: {"off":"100%"} with the Content-Type that Ruby and PHP send by themselves.',
    'ActionController::API has no skip_parameter_encoding: there, JSON that is no UTF-8 is answered 400 before your code is asked.',
  ],
  Laravel: [
    'PHP takes a multipart body apart itself, and getContent() is empty. With enable_post_data_reading = Off in php.ini it is there, and $_POST and $_FILES are not.',
    'Above post_max_size, 8 MB by default, the answer is 413.',
  ],
  Spring: [
    'A filter that asks for a parameter, such as HiddenHttpMethodFilter, leaves nothing of a form.',
  ],
};
