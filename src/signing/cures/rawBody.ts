import type { Cure } from './cure.ts';

/** How each framework hands out the bytes as they came. */
export const rawBody: readonly Cure[] = [
  {
    framework: 'Express',
    code: `// Before any express.json().
app.post('/webhooks', express.raw({ type: '*/*' }), (req, res) => {
  // A Buffer: verify it, then JSON.parse(rawBody).
  const rawBody = req.body;
});`,
  },
  {
    framework: 'Next.js',
    code: `// app/api/webhooks/route.ts
export async function POST(request: Request) {
  const rawBody = Buffer.from(await request.arrayBuffer());
}

// pages/api/webhooks.ts needs this as well:
export const config = { api: { bodyParser: false } };`,
  },
  {
    framework: 'FastAPI',
    code: `@app.post("/webhooks")
async def webhooks(request: Request):
    raw_body = await request.body()  # bytes; no Pydantic model in the signature`,
  },
  {
    framework: 'Flask',
    code: `@app.post("/webhooks")
def webhooks():
    raw_body = request.get_data()  # before request.json or request.form`,
  },
  {
    framework: 'Django',
    code: `@csrf_exempt
def webhooks(request):
    raw_body = request.body  # bytes; before request.POST is touched`,
  },
  {
    framework: 'Rails',
    code: `class WebhooksController < ActionController::API
  def create
    raw_body = request.raw_post # not params.to_json
  end
end`,
  },
  {
    framework: 'Laravel',
    code: `Route::post('/webhooks', function (Request $request) {
    $rawBody = $request->getContent(); // not json_encode($request->all())
});`,
  },
  {
    framework: 'Go',
    code: `func webhooks(w http.ResponseWriter, r *http.Request) {
	rawBody, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	// verify rawBody, then json.Unmarshal(rawBody, &event)
}`,
  },
  {
    framework: 'Spring',
    code: `@PostMapping("/webhooks")
ResponseEntity<Void> webhooks(@RequestBody byte[] rawBody,
                              @RequestHeader HttpHeaders headers) {
    // verify rawBody, then objectMapper.readTree(rawBody)
}`,
  },
];
