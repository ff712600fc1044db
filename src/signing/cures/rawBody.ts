import type { Framework } from './cure.ts';

export const rawBody: Readonly<Record<Framework, string>> = {
  Express: `// Before any express.json(). Without a limit, 100 kB is all that is taken.
app.post('/webhooks', express.raw({ type: '*/*', limit: '5mb' }), (req, res) => {
  // A Buffer: verify it, then JSON.parse(rawBody).
  const rawBody = req.body;
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
  FastAPI: `@app.post("/webhooks")
async def webhooks(request: Request):  # no model, Body() or Form() beside it
    raw_body = await request.body()  # bytes`,
  Flask: `@app.post("/webhooks")
def webhooks():
    raw_body = request.get_data()  # before request.form, which leaves nothing`,
  Django: `@csrf_exempt
def webhooks(request):
    # Bytes; before request.POST. Above 2.5 MB: DATA_UPLOAD_MAX_MEMORY_SIZE.
    raw_body = request.body`,
  Rails: `class WebhooksController < ActionController::API
  def create
    raw_body = request.raw_post # not params.to_json
  end
end`,
  Laravel: `// routes/api.php, where no CSRF token is asked for
Route::post('/webhooks', function (Request $request) {
    $rawBody = $request->getContent(); // not json_encode($request->all())
});`,
  Go: `func webhooks(w http.ResponseWriter, r *http.Request) {
	rawBody, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 5<<20))
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
