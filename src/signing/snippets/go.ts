import { partWriter, type KeyRule, type Part, type Plan } from './plan.ts';
import { writerFor } from './template.ts';

/** The check in Go, with its standard library. */
export function goSnippet(plan: Plan): string {
  const { facts, timestamp, keys } = plan;
  const sent = facts.bodyTime ? 'body.Sent' : 'int64(sent)';
  const entry = facts.single ? 'offered' : 'entry';
  const write = writerFor(plan, header, {
    constants: plan.constants.flatMap(({ name, value, ifSent }) => [
      `if ${ifSent ? `${header(name)} != "" && ` : ''}${header(name)} != "${value}" {`,
      '\treturn false',
      '}',
    ]),
    newHash: plan.hash === 'sha384' ? 'sha512.New384' : `${plan.hash}.New`,
    fields: plan.fields.map(
      ({ name, path }) => `${name} := field(${path.map((each) => `"${each}"`).join(', ')})`,
    ),
    decoded: keys.map(decoded).join(''),
    eachKey: keys.flatMap((rule) =>
      rule.kind === 'base64'
        ? [
            `if decoded, err := ${decoded(rule)}; err == nil && len(decoded) > 0 {`,
            '\tkeys = append(keys, decoded)',
            '}',
          ]
        : ['if secret != "" {', '\tkeys = append(keys, []byte(secret))', '}'],
    ),
    looksGo: plan.looks?.replaceAll('\\', '\\\\'),
    message: messageLines(plan),
    content: facts.bodyOnly ? 'rawBody' : 'message',
    matches: facts.public ? `isGood(${entry})` : `hmac.Equal([]byte(${entry}), []byte(expected))`,
    sentAt: { seconds: `time.Unix(${sent}, 0)`, milliseconds: `time.UnixMilli(${sent})` }[
      timestamp?.unit === 'milliseconds' ? 'milliseconds' : 'seconds'
    ],
  });
  const comparison = write(comparisonTemplate, { age: write(ageTemplate) });
  const code = write(facts.jwt ? jwtTemplate : facts.token ? tokenTemplate : checkTemplate, {
    comparison,
  });
  return write(template, {
    code,
    imports: imports(['http.', ...(facts.timed ? ['time.'] : []), ...code].join('\n')),
  }).join('\n');
}

const template = String.raw`
         | package webhooks
         |
         | import (
         | 	«imports»
         | )
         |
         | // Verify wants the body exactly as it came.
 weights | // The secret is in Unicode's form NFKD, which ASCII is already.
 behind  | // The secret has the key before it, as key:secret.
 bodyNote| // The body is «bodyNote».
 urlNote | // The URL is in full, «urlNote».
         | func Verify(secret string, headers http.Header, rawBody []byte«url?, rawURL»«method?, method»«url/method? string»«timed?, now time.Time») bool {
         | 	«code»
         | }
         |
`;

const packages =
  'bytes crypto/ecdsa crypto/ed25519 crypto/hmac crypto/sha1 crypto/sha256 crypto/sha512 crypto/subtle crypto/x509 encoding/base64 encoding/hex ' +
  'encoding/json encoding/pem fmt hash net/http net/url regexp sort strconv strings time';

/** The packages that the code names; Go takes neither fewer nor more. */
function imports(code: string): readonly string[] {
  return packages
    .split(' ')
    .filter((path) => new RegExp(`\\b${path.slice(path.lastIndexOf('/') + 1)}[.]`).test(code))
    .map((path) => `"${path}"`);
}

const tokenTemplate = String.raw`
 | offered := sha256.Sum256([]byte(«offered»)) // of equal length
 basic | // Of name:password.
 basic | basic := "Basic " + base64.StdEncoding.EncodeToString([]byte(secret))
 | expected := sha256.Sum256([]byte(«basic?basic»«!basic?secret»))
 | return secret != "" && subtle.ConstantTimeCompare(offered[:], expected[:]) == 1
`;

const jwtTemplate = String.raw`
         | offered := «offered»
 bearer  | if !strings.HasPrefix(offered, "Bearer ") {
 "       | 	return false
 "       | }
         | parts := strings.Split(«bearer?offered[7:]»«!bearer?offered», ".")
 text    | key := secret
 behind  | account, key, _ := strings.Cut(secret, ":")
         | if key == "" || len(parts) != 3 {
         | 	return false
         | }
         | // The JSON in a part of the token.
         | read := func(part string, into any) bool {
         | 	text, err := base64.RawURLEncoding.DecodeString(part)
         | 	return err == nil && json.Unmarshal(text, into) == nil
         | }
         | var head struct{ Alg string }
         | var claims map[string]any
         | if !read(parts[0], &head) || !read(parts[1], &claims) {
         | 	return false
         | }
 algorithms | algorithms := map[string]func() hash.Hash{"HS256": sha256.New, "HS384": sha512.New384, "HS512": sha512.New}
 "       | named, ok := algorithms[head.Alg]
 "       | if !ok {
 !algorithms | if head.Alg != "HS256" {
         | 	return false
         | }
         | mac := hmac.New(«algorithms?named»«!algorithms?sha256.New», []byte(key))
         | mac.Write([]byte(parts[0] + "." + parts[1]))
         | expected := base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
         | if !hmac.Equal([]byte(parts[2]), []byte(expected)) {
         | 	return false
         | }
         | if claims["iss"] != «issued?"«issuer»"»«behind?account» {
         | 	return false
         | }
 jti     | if _, ok := claims["jti"]; !ok {
 "       | 	return false
 "       | }
 urlText | if claims["«urlClaim»"] != rawURL {
 "       | 	return false
 "       | }
 urlHash | urlHash, _ := claims["«urlClaim»"].(string)
 "       | if strings.ToLower(urlHash) != fmt.Sprintf("%x", sha256.Sum256([]byte(rawURL))) {
 "       | 	return false
 "       | }
         | // Where nothing was sent, there may be no hash of it.
         | sum := sha256.Sum256(rawBody)
         | bodyHash := «hashHex?hex»«hash64?base64.StdEncoding»«hash64url?base64.RawURLEncoding».EncodeToString(sum[:])
         | if given, ok := claims["«claim»"]; ok || len(rawBody) > 0 {
         | 	text, _ := given.(string)
         | 	if «hashHex?strings.ToLower(text)»«hash64?text»«hash64url?strings.TrimRight(text, "=")» != bodyHash {
         | 		return false
         | 	}
         | }
         | for _, name := range []string{"exp", "nbf", "iat"} {
         | 	if given, ok := claims[name]; ok {
         | 		if _, ok := given.(float64); !ok {
         | 			return false
         | 		}
         | 	}
         | }
         | seconds := float64(now.UnixNano()) / 1e9
         | if exp, ok := claims["exp"].(float64); ok && seconds >= exp+«tolerance» {
         | 	return false
         | }
         | nbf, ok := claims["nbf"].(float64)
         | return !ok || nbf-seconds <= «tolerance»
`;

// Under the name of `url` would be the package.
const checkTemplate = String.raw`
                      | «constants»
 several              | var keys [][]byte
 "                    | «eachKey»
 text/either          | key := []byte(secret)
 either               | if strings.HasPrefix(secret, "«keyPrefix»") {
 "                    | 	key, _ = «decoded»
 "                    | }
 behind               | account, text, _ := strings.Cut(secret, ":")
 "                    | key := []byte(text)
 ECDSA                | // In base64, alone or as PEM.
 "                    | der, err := base64.StdEncoding.DecodeString(secret)
 "                    | if block, _ := pem.Decode([]byte(secret)); block != nil {
 "                    | 	der, err = block.Bytes, nil
 "                    | }
 "                    | if err != nil {
 "                    | 	return false
 "                    | }
 "                    | parsed, _ := x509.ParsePKIXPublicKey(der)
 "                    | key, isKey := parsed.(*ecdsa.PublicKey)
 "                    | if !isKey {
 "                    | 	return false
 "                    | }
 hexKey               | key, err := hex.DecodeString(secret)
 key64                | key, err := «decoded»
 !several !ECDSA      | if «hexKey/key64?err != nil || »«Ed25519?len(key) != ed25519.PublicKeySize»«!Ed25519?len(key) == 0» {
 "                    | 	return false
 "                    | }
 account              | if «account» != account {
 "                    | 	return false
 "                    | }
 looks                | if !regexp.MustCompile("^«looksGo»$").MatchString(«offered») {
 "                    | 	return false
 "                    | }
 fields               | var body any
 "                    | decoder := json.NewDecoder(bytes.NewReader(rawBody))
 "                    | decoder.UseNumber() // As it is written.
 "                    | var form url.Values
 "                    | if !json.Valid(rawBody) {
 "                    | 	var err error
 "                    | 	if form, err = url.ParseQuery(string(rawBody)); err != nil {
 "                    | 		return false
 "                    | 	}
 "                    | } else if decoder.Decode(&body) != nil {
 "                    | 	return false
 "                    | }
 needed               | missing := false
 fields               | field := func(path ...string) string {
 "                    | 	value := body
 "                    | 	// Of a form the last name counts, and of several fields the first.
 "                    | 	if last := path[len(path)-1]; form.Has(last) {
 "                    | 		return form.Get(last)
 "                    | 	}
 "                    | 	for _, name := range path {
 "                    | 		switch each := value.(type) {
 "                    | 		case map[string]any:
 "                    | 			value = each[name]
 "                    | 		case []any:
 "                    | 			value = nil
 "                    | 			if at, err := strconv.Atoi(name); err == nil && at < len(each) {
 "                    | 				value = each[at]
 "                    | 			}
 "                    | 		default:
 "                    | 			value = nil
 "                    | 		}
 "                    | 	}
 "                    | 	switch value.(type) {
 "                    | 	case string, bool, json.Number:
 "                    | 		return fmt.Sprint(value)
 "                    | 	}
 needed               | 	missing = true
 fields               | 	return ""
 "                    | }
 "                    | «fields»
 needed               | if missing {
 "                    | 	return false
 "                    | }
 field                | offered := «offered»
 list                 | entries := strings.Split(«offered», "«separator»")
 single header        | offered := «offered»
 some                 | entries := []string{«offers»}
 timeHeader           | timestamp := «time»
 timePair             | timestamp := ""
 "                    | for _, entry := range entries {
 "                    | 	if timestamp == "" && strings.HasPrefix(entry, "«pair»=") {
 "                    | 		timestamp = entry[«pairLength»:]
 "                    | 	}
 "                    | }
 timeFirst timed iso  | sent, err := time.Parse(time.RFC3339, timestamp)
 timeFirst timed !iso | sent, err := strconv.ParseUint(timestamp, 10, 63)
 timeFirst timed      | if err != nil {
 timeFirst !timed iso | if _, err := time.Parse(time.RFC3339, timestamp); err != nil {
 timeFirst !timed !iso| if _, err := strconv.ParseUint(timestamp, 10, 63); err != nil {
 timeFirst            | 	return false
 "                    | }
 least                | if sent, _ := strconv.ParseUint(timestamp, 10, 63); sent < «least» {
 "                    | 	return false
 "                    | }
 form                 | called, err := url.Parse(rawURL)
 "                    | if err != nil {
 "                    | 	return false
 "                    | }
 "                    | // A body that is no form is vouched for by its hash in the URL.
 "                    | values := url.Values{}
 "                    | if query := called.Query(); !query.Has("bodySHA256") {
 "                    | 	if values, err = url.ParseQuery(string(rawBody)); err != nil {
 "                    | 		return false
 "                    | 	}
 "                    | } else if query.Get("bodySHA256") != fmt.Sprintf("%x", sha256.Sum256(rawBody)) {
 "                    | 	return false
 "                    | }
 "                    | var pairs []string
 "                    | for name, all := range values {
 "                    | 	for _, value := range all {
 "                    | 		pairs = append(pairs, name+"\x00"+value)
 "                    | 	}
 "                    | }
 "                    | sort.Strings(pairs)
 "                    | var form []byte
 "                    | for at, pair := range pairs {
 "                    | 	if at == 0 || pair != pairs[at-1] {
 "                    | 		form = append(form, strings.Replace(pair, "\x00", "", 1)...)
 "                    | 	}
 "                    | }
 weights              | // As Python writes them.
 "                    | weights := regexp.MustCompile("(\"weight\":\\s*)(\\d+)\\s*([,}])")
 "                    | rawBody = weights.ReplaceAll(rawBody, []byte("${'$'}{1}${'$'}{2}.0${'$'}{3}"))
                      | «message»
 several              | for _, key := range keys {
 "                    | 	«comparison»
 "                    | }
 !several             | «comparison»
 !single              | return false
`;

const comparisonTemplate = String.raw`
 HMAC            | mac := hmac.New(«newHash», key)
 plain           | mac := «hash».New()
 plain !keyLast  | mac.Write(key)
 !public         | mac.Write(«content»)
 plain keyLast   | mac.Write(key)
 !public hex     | expected := «prefix?"«prefix»" + »hex.EncodeToString(mac.Sum(nil))
 !public base64  | expected := «prefix?"«prefix»" + »base64.StdEncoding.EncodeToString(mac.Sum(nil))
 !public base64url | expected := «prefix?"«prefix»" + »base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
 ECDSA           | hash := sha256.Sum256(«content»)
 "               | isGood := func(entry string) bool {
 "               | 	signature, err := «hex?hex»«base64?base64.StdEncoding».DecodeString(«!prefix?entry»«prefix?strings.TrimPrefix(entry, "«prefix»")»)
 "               | 	return err == nil && «prefix?strings.HasPrefix(entry, "«prefix»") && »ecdsa.VerifyASN1(key, hash[:], signature)
 "               | }
 Ed25519         | isGood := func(entry string) bool {
 "               | 	signature, err := «hex?hex»«base64?base64.StdEncoding».DecodeString(«!prefix?entry»«prefix?strings.TrimPrefix(entry, "«prefix»")»)
 "               | 	return err == nil && «prefix?strings.HasPrefix(entry, "«prefix»") && »ed25519.Verify(key, «content», signature)
 "               | }
 !single         | for _, entry := range entries {
 "               | 	if «matches» {
 !single timed   | 		«age»
 !single !timed  | 		return true
 !single         | 	}
 "               | }
 single timed    | if !«matches» {
 "               | 	return false
 "               | }
 "               | «age»
 single !timed   | return «matches»
`;

const ageTemplate = String.raw`
 bodyTime  | var body struct {
 "         | 	Sent int64 ${'`json:"«timeField»"`'}
 "         | }
 "         | if json.Unmarshal(rawBody, &body) != nil {
 "         | 	return false
 "         | }
 !iso      | age := now.Sub(«sentAt»)
 iso       | age := now.Sub(sent)
 pastOnly  | return age <= «tolerance»*time.Second
 notAhead  | return 0 <= age && age <= «tolerance»*time.Second
 both      | return -«tolerance»*time.Second <= age && age <= «tolerance»*time.Second
`;

const header = (name: string) => `headers.Get("${name}")`;

/** With or without padding. */
function decoded(rule: KeyRule): string {
  const prefix = 'prefix' in rule ? rule.prefix : '';
  return `base64.RawStdEncoding.DecodeString(strings.Trim(strings.TrimPrefix(secret, "${prefix}"), "="))`;
}

/** The message that is signed, and its parts, as Go writes them. */
function messageLines({ message, facts }: Plan): readonly string[] {
  if (facts.bodyOnly) return [];
  const at = message.findIndex(({ kind }) => kind === 'body' || kind === 'form');
  const expression = partWriter({
    text: (text) => `"${text}"`,
    header,
    variable: (name) => (name === 'url' ? 'rawURL' : name),
    body: 'rawBody',
  });
  // Spaced as gofmt does it.
  const text = (parts: readonly Part[], plus: string) => parts.map(expression).join(plus);
  if (at < 0) return [`message := []byte(${text(message, ' + ')})`];
  const [before, bytes, after] = [
    message.slice(0, at),
    message.slice(at, at + 1),
    message.slice(at + 1),
  ];
  return [
    `message := append([]byte(${before.length > 0 ? text(before, '+') : '""'}), ${text(bytes, '')}...)`,
    ...(after.length > 0 ? [`message = append(message, ${text(after, ' + ')}...)`] : []),
  ];
}
