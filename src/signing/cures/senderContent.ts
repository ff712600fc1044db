import type { Cause } from '../diagnose/causes.ts';
import type { ByLanguage } from './languages.ts';
import { asSender } from './senderMac.ts';

/** Code for what the sender signs instead of what the rule names. */
export const senderContent: Readonly<Partial<Record<Cause, ByLanguage>>> = {
  timestampMissing: asSender({
    node: `const signed = rawBody; // no time in it: an old request can be sent again for ever`,
    python: `signed = raw_body  # no time in it: an old request can be sent again for ever`,
    ruby: `signed = raw_body # no time in it: an old request can be sent again for ever`,
    php: `$signed = $rawBody; // no time in it: an old request can be sent again for ever`,
    go: `signed := rawBody // no time in it: an old request can be sent again for ever`,
    java: `byte[] signed = rawBody; // no time in it: an old request can be sent again for ever`,
  }),
  base64Wrapped: asSender({
    node: `const signedBody = Buffer.from(rawBody.toString('base64'));`,
    python: `signed_body = base64.b64encode(raw_body)`,
    ruby: `signed_body = [raw_body].pack("m0")`,
    php: `$signedBody = base64_encode($rawBody);`,
    go: `signedBody := []byte(base64.StdEncoding.EncodeToString(rawBody))`,
    java: `byte[] signedBody = Base64.getEncoder().encode(rawBody);`,
  }),
  questionMarks: asSender({
    node: `const signedBody = Buffer.from(rawBody.toString().replace(/\\P{ASCII}/gu, '?'));`,
    python: `signed_body = raw_body.decode().encode("ascii", "replace")`,
    ruby: `signed_body = raw_body.dup.force_encoding("UTF-8").encode("US-ASCII", undef: :replace, replace: "?")`,
    php: `$signedBody = preg_replace('/[^\\x00-\\x7f]/u', '?', $rawBody);`,
    go: `signedBody := regexp.MustCompile("[^\\\\x00-\\\\x7f]").ReplaceAll(rawBody, []byte("?"))`,
    java: `byte[] signedBody = new String(rawBody, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII);`,
  }),
  mojibake: asSender({
    node: `const signedBody = Buffer.from(rawBody.toString('latin1'));`,
    python: `signed_body = raw_body.decode("latin-1").encode()`,
    ruby: `signed_body = raw_body.dup.force_encoding("ISO-8859-1").encode("UTF-8")`,
    php: `$signedBody = iconv('ISO-8859-1', 'UTF-8', $rawBody);`,
    go: `letters := make([]rune, len(rawBody))
for at, one := range rawBody {
	letters[at] = rune(one)
}
signedBody := []byte(string(letters))`,
    java: `byte[] signedBody = new String(rawBody, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);`,
  }),
  jsonInsteadOfForm: asSender({
    node: `// The form’s field that is signed may be named otherwise.
const signedBody = Buffer.from(new URLSearchParams(rawBody.toString()).get('payload') ?? '');`,
    python: `# The form’s field that is signed may be named otherwise.
signed_body = urllib.parse.parse_qs(raw_body.decode())["payload"][0].encode()`,
    ruby: `# The form’s field that is signed may be named otherwise.
signed_body = URI.decode_www_form(raw_body).to_h.fetch("payload")`,
    php: `// The form’s field that is signed may be named otherwise.
parse_str($rawBody, $form);
$signedBody = $form['payload'];`,
    go: `// The form’s field that is signed may be named otherwise.
form, err := url.ParseQuery(string(rawBody))
signedBody := []byte(form.Get("payload"))`,
    java: `// The form’s field that is signed may be named otherwise.
byte[] signedBody = Arrays.stream(new String(rawBody, StandardCharsets.UTF_8).split("&"))
    .filter(pair -> pair.startsWith("payload="))
    .map(pair -> URLDecoder.decode(pair.substring(8), StandardCharsets.UTF_8))
    .findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8);`,
  }),
};
