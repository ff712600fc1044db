import type { ByLanguage } from './languages.ts';

export const base64Body: ByLanguage = {
  node: `// What the gateway hands on; on AWS Lambda event.body, with event.isBase64Encoded.
const rawBody = Buffer.from(received.toString(), 'base64');`,
  python: `# What the gateway hands on; on AWS Lambda event["body"], with event["isBase64Encoded"].
raw_body = base64.b64decode(received)`,
  ruby: `# What the gateway hands on; on AWS Lambda event["body"], with event["isBase64Encoded"].
raw_body = received.unpack1("m")`,
  php: `// What the gateway hands on; on AWS Lambda $event['body'], with $event['isBase64Encoded'].
$rawBody = base64_decode($received);`,
  go: `// What the gateway hands on; on AWS Lambda event.Body, with event.IsBase64Encoded.
rawBody, err := base64.StdEncoding.DecodeString(string(received))`,
  java: `// What the gateway hands on; on AWS Lambda event.getBody(), with event.getIsBase64Encoded().
byte[] rawBody = Base64.getMimeDecoder().decode(received);`,
};

export const wrappedBody: ByLanguage = {
  node: `// The gateway’s JSON; its body may be named otherwise.
const { body, isBase64Encoded } = JSON.parse(received.toString());
const rawBody = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');`,
  python: `# The gateway’s JSON; its body may be named otherwise.
event = json.loads(received)
body = event["body"]
raw_body = base64.b64decode(body) if event.get("isBase64Encoded") else body.encode()`,
  ruby: `# The gateway’s JSON; its body may be named otherwise.
event = JSON.parse(received)
raw_body = event["isBase64Encoded"] ? event["body"].unpack1("m") : event["body"]`,
  php: `// The gateway’s JSON; its body may be named otherwise.
$event = json_decode($received, true);
$rawBody = ! empty($event['isBase64Encoded']) ? base64_decode($event['body']) : $event['body'];`,
  go: `// The gateway’s JSON; its body may be named otherwise.
var event struct {
	Body            string
	IsBase64Encoded bool
}
err := json.Unmarshal(received, &event)
rawBody := []byte(event.Body)
if event.IsBase64Encoded {
	rawBody, err = base64.StdEncoding.DecodeString(event.Body)
}`,
  java: `// The gateway’s JSON; its body may be named otherwise.
JsonNode event = objectMapper.readTree(received);
String body = event.get("body").asText();
byte[] rawBody = event.path("isBase64Encoded").asBoolean()
    ? Base64.getDecoder().decode(body)
    : body.getBytes(StandardCharsets.UTF_8);`,
};

/** Unpacks at most five megabytes: a small body can hold a very large one. */
export const unpackedBody: ByLanguage = {
  node: `const rawBody = zlib.gunzipSync(received, { maxOutputLength: 5_000_000 });`,
  python: `raw_body = zlib.decompressobj(31).decompress(received, 5_000_000)  # cut off there`,
  ruby: `raw_body = Zlib::GzipReader.new(StringIO.new(received)).read(5_000_000) # cut off there`,
  php: `$rawBody = gzdecode($received, 5_000_000);`,
  go: `unpacked, err := gzip.NewReader(bytes.NewReader(received))
if err != nil {
	return // it is not compressed
}
rawBody, err := io.ReadAll(io.LimitReader(unpacked, 5_000_000)) // cut off there`,
  java: `byte[] rawBody = new GZIPInputStream(new ByteArrayInputStream(received)).readNBytes(5_000_000);`,
};
