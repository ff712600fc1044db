import { partWriter, type KeyRule, type Plan } from './plan.ts';
import { writerFor } from './template.ts';

/** The check in PHP 8, without dependencies. */
export function phpSnippet(plan: Plan): string {
  const { facts, fields, timestamp } = plan;
  const entry = facts.single ? '$offered' : '$entry';
  const write = writerFor(plan, header, {
    constants: plan.constants.flatMap(({ name, value, ifSent }) => [
      ifSent
        ? `if (!in_array(${header(name)}, ['', '${value}'], true)) {`
        : `if (${header(name)} !== '${value}') {`,
      '    return false;',
      '}',
    ]),
    keys: plan.keys.map(keyOf).join(', '),
    key: facts.text ? '$secret' : '$key',
    fields: fields.map(
      ({ name, path }) =>
        `$${name} = $field('${path.join("', '")}')${plan.emptyFields ? " ?? ''" : ''};`,
    ),
    names: fields.map(({ name }) => `$${name}`).join(', '),
    message: plan.message.map(expression).join(' . '),
    matches: facts.public ? `$check(${entry})` : `hash_equals($expected, ${entry})`,
    stamp:
      facts.bodyTime && timestamp && 'field' in timestamp.from
        ? `(json_decode($rawBody, true)['${timestamp.from.field}'] ?? NAN)`
        : '$timestamp',
  });
  const comparison = write(comparisonTemplate, { age: write(ageTemplate) });
  return write(template, {
    check: facts.token ? [] : write(facts.jwt ? jwtTemplate : checkTemplate, { comparison }),
  }).join('\n');
}

const template = String.raw`
         | <?php
         |
         | // $headers: names in lower case. $rawBody: file_get_contents('php://input'), exactly as it came.
 weights | // $secret: in Unicode's form NFKD, which ASCII is already.
 behind  | // $secret: with the key before it, as key:secret.
 bodyNote| // $rawBody: «bodyNote».
 urlNote | // $url: in full, «urlNote».
         | function verify(string $secret, array $headers, string $rawBody«url?, string $url»«method?, string $method = 'POST'»«timed?, ?float $now = null»): bool
         | {
 timed   |     $now ??= microtime(true);
 headers |     // A header that came twice with one value is joined: a, a.
 "       |     $header = fn (string $name) => implode(', ', array_unique(explode(', ', trim($headers[$name] ?? ''))));
 token   |     return $secret !== '' && hash_equals(«basic?'Basic ' . base64_encode($secret)»«!basic?$secret», «offered»);
         |     «check»
         | }
         |
`;

const jwtTemplate = String.raw`
         | $offered = «offered»;
 bearer  | if (!str_starts_with($offered, 'Bearer ')) {
 "       |     return false;
 "       | }
         | $parts = explode('.', «bearer?substr($offered, 7)»«!bearer?$offered»);
 text    | $key = $secret;
 behind  | [$account, $key] = explode(':', $secret, 2) + ['', ''];
         | if ($key === '' || count($parts) !== 3) {
         |     return false;
         | }
         | // The JSON in a part of the token.
         | $read = fn (string $part) => (array) json_decode((string) base64_decode(strtr($part, '-_', '+/')), true);
         | [$head, $claims] = [$read($parts[0]), $read($parts[1])];
         | $named = match ($head['alg'] ?? null) {
         |     'HS256' => 'sha256',
 algorithms |     'HS384' => 'sha384',
 "       |     'HS512' => 'sha512',
         |     default => null,
         | };
         | if ($named === null) {
         |     return false;
         | }
         | $mac = hash_hmac($named, "$parts[0].$parts[1]", $key, true);
         | if (!hash_equals(rtrim(strtr(base64_encode($mac), '+/', '-_'), '='), $parts[2])) {
         |     return false;
         | }
         | if (($claims['iss'] ?? null) !== «issued?'«issuer»'»«behind?$account») {
         |     return false;
         | }
 jti     | if (!array_key_exists('jti', $claims)) {
 "       |     return false;
 "       | }
 urlText | if (($claims['«urlClaim»'] ?? null) !== $url) {
 "       |     return false;
 "       | }
 urlHash | $urlHash = $claims['«urlClaim»'] ?? null;
 "       | if (!is_string($urlHash) || strtolower($urlHash) !== hash('sha256', $url)) {
 "       |     return false;
 "       | }
         | // Where nothing was sent, there may be no hash of it.
 hashHex | $hash = hash('sha256', $rawBody);
 hash64  | $hash = base64_encode(hash('sha256', $rawBody, true));
 hash64url | $hash = rtrim(strtr(base64_encode(hash('sha256', $rawBody, true)), '+/', '-_'), '=');
         | $given = $claims['«claim»'] ?? ($rawBody === '' ? $hash : null);
         | if (!is_string($given) || «hashHex?strtolower($given)»«hash64?$given»«hash64url?rtrim($given, '=')» !== $hash) {
         |     return false;
         | }
         | foreach (['exp', 'nbf', 'iat'] as $name) {
         |     if (isset($claims[$name]) && !is_int($claims[$name]) && !is_float($claims[$name])) {
         |         return false;
         |     }
         | }
         | if (isset($claims['exp']) && $now >= $claims['exp'] + «tolerance») {
         |     return false;
         | }
         | return !isset($claims['nbf']) || $claims['nbf'] - $now <= «tolerance»;
`;

// A form is read by hand: parse_str would rename the parameters that it cannot make variables of.
const checkTemplate = String.raw`
               | «constants»
 several       | $keys = [«keys»];
 text          | if ($secret === '') {
 behind        | [$account, $key] = explode(':', $secret, 2) + ['', ''];
 made !behind  | $key = «keys»;
 ECDSA         | // In base64, alone or as PEM.
 "             | $base64 = preg_replace('/-----[A-Z ]+-----|\s/', '', $secret);
 "             | $key = openssl_pkey_get_public("-----BEGIN PUBLIC KEY-----\n$base64\n-----END PUBLIC KEY-----");
 "             | if ($key === false) {
 made Ed25519  | if (strlen((string) $key) !== SODIUM_CRYPTO_SIGN_PUBLICKEYBYTES) {
 made !Ed25519 | if ($key === false || $key === '') {
 !several      |     return false;
 "             | }
 account       | if («account» !== $account) {
 "             |     return false;
 "             | }
 looks         | if (!preg_match('/^«looks»$/D', «offered»)) {
 "             |     return false;
 "             | }
 fields        | $body = json_decode($rawBody, true);
 "             | $from = 0;
 "             | if (json_last_error() !== JSON_ERROR_NONE) {
 "             |     // A form: the last name of a path counts, and of several fields the first.
 "             |     foreach (array_reverse(explode('&', $rawBody)) as $pair) {
 "             |         [$name, $value] = array_map('urldecode', explode('=', $pair, 2) + ['', '']);
 "             |         $form[$name] = $value;
 "             |     }
 "             |     [$body, $from] = [$form, -1];
 "             | }
 "             | $field = function (string ...$path) use ($body, $from) {
 "             |     foreach (array_slice($path, $from) as $name) {
 "             |         $body = is_array($body) ? $body[$name] ?? null : null;
 "             |     }
 "             |     return is_string($body) ? $body : (is_scalar($body) ? json_encode($body) : null);
 "             | };
 "             | «fields»
 needed        | if (in_array(null, [«names»], true)) {
 "             |     return false;
 "             | }
 field         | $offered = $«offered»;
 list          | $entries = explode('«separator»', «offered»);
 single header | $offered = «offered»;
 some          | $entries = [«offers»];
 timeHeader    | $timestamp = «time»;
 timePair      | $times = preg_grep('/^«pair»=/', $entries);
 "             | $timestamp = substr(reset($times) ?: '', «pairLength»);
 timeFirst     | if (!preg_match('/^«shape»$/D', $timestamp)) {
 "             |     return false;
 "             | }
 least         | if ((float) $timestamp < «least») {
 "             |     return false;
 "             | }
 form          | // A body that is no form is vouched for by its hash in the URL.
 "             | parse_str((string) parse_url($url, PHP_URL_QUERY), $query);
 "             | $bodyHash = $query['bodySHA256'] ?? null;
 "             | if ($bodyHash !== null && $bodyHash !== hash('sha256', $rawBody)) {
 "             |     return false;
 "             | }
 "             | $pairs = [];
 "             | foreach ($bodyHash === null ? explode('&', $rawBody) : [] as $pair) {
 "             |     [$name, $value] = array_map('urldecode', explode('=', $pair, 2) + ['', '']);
 "             |     $pairs["$name\0$value"] = $name . $value;
 "             | }
 "             | ksort($pairs, SORT_STRING);
 "             | $form = implode('', $pairs);
 weights       | // As Python writes them.
 "             | $rawBody = preg_replace('/("weight":\s*)(\d+)\s*(?=[,}])/', '$1${'$'}{2}.0', $rawBody);
               | $message = «message»;
 several       | foreach (array_filter($keys) as $key) {
 "             |     «comparison»
 "             | }
 !several      | «comparison»
 !single       | return false;
`;

const comparisonTemplate = String.raw`
 Ed25519        | // Of another length, sodium's function would throw.
 Ed25519 hex    | $shape = '/^«prefix»([0-9a-f]{128})$/D';
 Ed25519 base64 | $shape = '/^«prefix»([A-Za-z0-9+\/]{86}==)$/D';
 Ed25519        | $check = fn ($entry) => preg_match($shape, $entry, $found)
 "              |     && sodium_crypto_sign_verify_detached(«hex?hex2bin»«base64?base64_decode»($found[1]), $message, $key);
 ECDSA          | $check = fn ($entry) => «prefix?str_starts_with($entry, '«prefix»') && »openssl_verify(
 "              |     $message,
 ECDSA base64   |     (string) base64_decode(«prefix?substr($entry, «prefixLength»)»«!prefix?$entry», true),
 ECDSA hex      |     pack('H*', preg_replace('/[^0-9a-f]/', '', «prefix?substr($entry, «prefixLength»)»«!prefix?$entry»)),
 ECDSA          |     $key,
 "              |     OPENSSL_ALGO_SHA256,
 "              | ) === 1;
 HMAC hex       | $expected = «prefix?'«prefix»' . »hash_hmac('«hash»', $message, «key»);
 HMAC base64    | $expected = «prefix?'«prefix»' . »base64_encode(hash_hmac('«hash»', $message, «key», true));
 HMAC base64url | $expected = «prefix?'«prefix»' . »rtrim(strtr(base64_encode(hash_hmac('«hash»', $message, «key», true)), '+/', '-_'), '=');
 plain hex      | $expected = «prefix?'«prefix»' . »hash('«hash»', «keyLast?$message . »«key»«!keyLast? . $message»);
 plain base64   | $expected = «prefix?'«prefix»' . »base64_encode(hash('«hash»', «keyLast?$message . »«key»«!keyLast? . $message», true));
 !single        | foreach ($entries as $entry) {
 "              |     if («matches») {
 !single timed  |         «age»
 !single !timed |         return true;
 !single        |     }
 "              | }
 single timed   | if (!«matches») {
 "              |     return false;
 "              | }
 "              | «age»
 single !timed  | return «matches»;
`;

const ageTemplate = String.raw`
 seconds      | $age = $now - (float) «stamp»;
 milliseconds | $age = $now - (float) «stamp» / 1000;
 iso          | $age = $now - (float) (new \DateTimeImmutable(«stamp»))->format('U.u');
 pastOnly     | return $age <= «tolerance»;
 notAhead     | return $age >= 0 && $age <= «tolerance»;
 both         | return abs($age) <= «tolerance»;
`;

const header = (name: string) => `$header('${name}')`;

function keyOf(rule: KeyRule): string {
  if (rule.kind === 'text') return '$secret';
  if (rule.kind === 'hex')
    return "preg_match('/^([0-9a-f]{2})+$/iD', $secret) ? hex2bin($secret) : ''";
  if (rule.kind !== 'base64') return '$key';
  const decoded = `base64_decode(preg_replace('/^${rule.prefix}/', '', $secret), true)`;
  return rule.otherwise === 'text'
    ? `str_starts_with($secret, '${rule.prefix}') ? ${decoded} : $secret`
    : decoded;
}

const expression = partWriter({
  text: (text) => (text.includes('\\') ? `"${text}"` : `'${text}'`),
  header,
  variable: (name) => `$${name}`,
  body: '$rawBody',
});
