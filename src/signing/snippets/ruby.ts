import { joinedParts, partWriter, type KeyRule, type Part, type Plan } from './plan.ts';
import { writerFor } from './template.ts';

/** The check in Ruby, with its standard library. */
export function rubySnippet(plan: Plan): string {
  const { facts, hash } = plan;
  const write = writerFor(plan, header, {
    constants: plan.constants.map(
      ({ name, value, ifSent }) =>
        `return false unless ${ifSent ? `["", "${value}"].include?(${header(name)})` : `${header(name)} == "${value}"`}`,
    ),
    keys: plan.keys.map(keyOf).join(', '),
    key: facts.text ? 'secret' : 'key',
    fields: plan.fields.map(
      ({ name, path }) =>
        `${name} = field.call(${path.map((each) => JSON.stringify(each)).join(', ')})${plan.emptyFields ? '.to_s' : ''}`,
    ),
    names: plan.fields.map(({ name }) => name).join(' && '),
    message: messageOf(plan.message),
    digest: hash.toUpperCase(),
    entry: facts.single ? 'offered' : 'entry',
  });
  const [mac = ''] = write(macTemplate);
  const [matches = ''] = write(matchesTemplate);
  return write(template, {
    check: facts.token ? [] : write(facts.jwt ? jwtTemplate : checkTemplate, { mac, matches }),
  }).join('\n');
}

const template = String.raw`
 fields/bodyTime/jwt | require "json"
                | require "openssl"
 timed iso      | require "time"
 form/fields    | require "uri"
                |
                | # headers: names in lower case. raw_body: exactly as it came.
 weights        | # secret: in Unicode's form NFKD, which ASCII is already.
 behind         | # secret: with the key before it, as key:secret.
 bodyNote       | # raw_body: «bodyNote».
 urlNote        | # url: in full, «urlNote».
                | def verify(secret:, headers:, raw_body:«url?, url:»«method?, method: "POST"»«timed?, now: Time.now.to_f»)
 headers        |   # A header that came twice with one value is joined: a, a.
 "              |   header = ->(name) { headers[name].to_s.strip.split(", ").uniq.join(", ") }
 token          |   secret != "" && OpenSSL.secure_compare(«offered», «basic?"Basic " + [secret].pack("m0")»«!basic?secret»)
                |   «check»
 form/fields    | rescue ArgumentError
 "              |   false
 bodyTime       | rescue JSON::ParserError
 "              |   false
 ECDSA          | rescue OpenSSL::PKey::PKeyError
 "              |   false
                | end
                |
`;

const jwtTemplate = String.raw`
         | offered = «offered»
 bearer  | return false unless offered.start_with?("Bearer ")
 "       |
         | head, body, signature, *more = offered«bearer?.delete_prefix("Bearer ")».split(".", -1)
 text    | key = secret
 behind  | account, key = secret.split(":", 2)
         | return false if key.to_s.empty? || signature.nil? || more.any?
         |
         | # The JSON in a part of the token.
         | read = lambda do |part|
         |   value = JSON.parse(part.tr("-_", "+/").unpack1("m"))
         |   value.is_a?(Hash) ? value : {}
         | rescue JSON::ParserError
         |   {}
         | end
         | algorithms = { "HS256" => "SHA256"«algorithms?, "HS384" => "SHA384", "HS512" => "SHA512"» }
         | named = algorithms[read[head]["alg"]]
         | return false unless named
         |
         | mac = [OpenSSL::HMAC.digest(named, key, "#{head}.#{body}")].pack("m0").tr("+/", "-_").delete("=")
         | return false unless OpenSSL.secure_compare(signature, mac)
         |
         | claims = read[body]
 issued  | return false unless claims["iss"] == "«issuer»"
 behind  | return false unless claims["iss"] == account
 jti     | return false unless claims.key?("jti")
 urlText | return false unless claims["«urlClaim»"] == url
 urlHash | return false unless claims["«urlClaim»"].to_s.downcase == OpenSSL::Digest.hexdigest("SHA256", url)
         |
         | # Where nothing was sent, there may be no hash of it.
 hashHex | hash = OpenSSL::Digest.hexdigest("SHA256", raw_body)
 hash64  | hash = [OpenSSL::Digest.digest("SHA256", raw_body)].pack("m0")
 hash64url | hash = [OpenSSL::Digest.digest("SHA256", raw_body)].pack("m0").tr("+/", "-_").delete("=")
         | given = claims.fetch("«claim»", raw_body.empty? ? hash : "").to_s
         | return false unless given«hashHex?.downcase»«hash64url?.sub(/=+\z/, "")» == hash
         |
         | exp, nbf, iat = claims.values_at("exp", "nbf", "iat")
         | return false unless [exp, nbf, iat].compact.all?(Numeric)
         | return false if exp && now >= exp + «tolerance»
         |
         | nbf.nil? || nbf - now <= «tolerance»
`;

// What is no form cannot be decoded as one, and raises the ArgumentError above.
const checkTemplate = String.raw`
                   | «constants»
 several           | keys = [«keys»].reject(&:empty?)
 text              | return false if secret.empty?
 behind            | account, key = secret.split(":", 2)
 made !behind      | key = «keys»
 made Ed25519      | return false unless key.bytesize == 32
 made !Ed25519     | return false if key.«behind?to_s.»empty?
 account           | return false unless «account» == account
 looks             | return false unless «offered».match?(/\A«looks»\z/)
                   |
 fields            | begin
 "                 |   body = JSON.parse(raw_body)
 "                 |   from = 0
 "                 | rescue JSON::ParserError
 "                 |   # A form: the last name of a path counts, and of several fields the first.
 "                 |   body = URI.decode_www_form(raw_body).reverse.to_h
 "                 |   from = -1
 "                 | end
 "                 | field = lambda do |*path|
 "                 |   value = path[from..].reduce(body) do |each, name|
 "                 |     [each].dig(0, each.is_a?(Array) ? Integer(name, 10) : name)
 "                 |   end
 "                 |   value.to_s unless value.nil? || value.is_a?(Enumerable)
 "                 | rescue ArgumentError, TypeError
 "                 |   nil
 "                 | end
 "                 | «fields»
 needed            | return false unless «names»
 fields            |
 single            | offered = «offered»
 list              | entries = «offered».split("«separator»")
 some              | entries = [«offers»]
 timeHeader        | timestamp = «time»
 timePair          | time = entries.find { |entry| entry.start_with?("«pair»=") }
 "                 | timestamp = time.to_s.delete_prefix("«pair»=")
 timeFirst         | return false unless timestamp.match?(/\A«shape»\z/)
 least             | return false if timestamp.to_i < «least»
 "                 |
 form              | # A body that is no form is vouched for by its hash in the URL.
 "                 | body_hash = URI.decode_www_form(URI(url).query.to_s).assoc("bodySHA256")&.last
 "                 | if body_hash
 "                 |   return false unless OpenSSL::Digest.hexdigest("SHA256", raw_body) == body_hash
 "                 |
 "                 |   form = ""
 "                 | else
 "                 |   form = URI.decode_www_form(raw_body).uniq.sort.join
 "                 | end
 weights           | # As Python writes them.
 "                 | raw_body = raw_body.b.gsub(/("weight":\s*)(\d+)\s*(?=[,}])/, '\1\2.0')
                   | message = «message»
 several           | expected = keys.map { |key| «mac» }
 "                 | pairs = entries.product(expected)
 !several !public  | expected = «mac»
 Ed25519           | # What stands before the bytes of an Ed25519 key in DER (RFC 8410).
 "                 | verifier = OpenSSL::PKey.read(["302a300506032b6570032100"].pack("H*") + key)
 ECDSA             | # In base64, alone or as PEM.
 "                 | verifier = OpenSSL::PKey.read(secret.gsub(/-----[A-Z ]+-----/, "").unpack1("m"))
 ECDSA             | is_good = lambda do |signature|
 "                 |   verifier.verify("SHA256", signature, message)
 "                 | rescue OpenSSL::PKey::PKeyError
 "                 |   false
 "                 | end
 public single prefix| return false unless offered.start_with?("«prefix»")
 public !single    | ours = entries.select { |entry| entry.start_with?("«prefix»") }
 !timed            | «matches»
 timed             | return false unless «matches»
 "                 |
 bodyTime          | body = JSON.parse(raw_body)
 "                 | return false unless body.is_a?(Hash)
 "                 |
 "                 | timestamp = body["«timeField»"].to_s
 timed seconds     | age = now - timestamp.to_f
 timed milliseconds| age = now - timestamp.to_f / 1000
 timed iso         | age = now - Time.iso8601(timestamp).to_f
 timed pastOnly    | age <= «tolerance»
 timed notAhead    | age.between?(0, «tolerance»)
 timed both        | age.abs <= «tolerance»
`;

const macTemplate = String.raw`
 HMAC hex     | «prefix?"«prefix»" + »OpenSSL::HMAC.hexdigest("«digest»", «key», message)
 HMAC base64  | «prefix?"«prefix»" + »[OpenSSL::HMAC.digest("«digest»", «key», message)].pack("m0")
 HMAC base64url | «prefix?"«prefix»" + »[OpenSSL::HMAC.digest("«digest»", «key», message)].pack("m0").tr("+/", "-_").delete("=")
 plain hex    | «prefix?"«prefix»" + »OpenSSL::Digest.hexdigest("«digest»", «keyLast?message + »«key».b«!keyLast? + message»)
 plain base64 | «prefix?"«prefix»" + »[OpenSSL::Digest.digest("«digest»", «keyLast?message + »«key».b«!keyLast? + message»)].pack("m0")
`;

const matchesTemplate = String.raw`
 public hex               | «!single?ours.any? { |entry| »«Ed25519?verifier.verify(nil, »«ECDSA?is_good.call(»[«entry»«prefix?.delete_prefix("«prefix»")»].pack("H*")«Ed25519?, message»)«!single? }»
 public base64            | «!single?ours.any? { |entry| »«Ed25519?verifier.verify(nil, »«ECDSA?is_good.call(»«entry»«prefix?.delete_prefix("«prefix»")».unpack1("m")«Ed25519?, message»)«!single? }»
 several                  | pairs.any? { |entry, own| OpenSSL.secure_compare(entry, own) }
 single !public           | OpenSSL.secure_compare(offered, expected)
 !several !single !public | entries.any? { |entry| OpenSSL.secure_compare(entry, expected) }
`;

const header = (name: string) => `header["${name}"]`;

function keyOf(rule: KeyRule): string {
  if (rule.kind === 'text') return 'secret';
  if (rule.kind === 'hex') return '[secret].pack("H*")';
  if (rule.kind !== 'base64') return 'key';
  const decoded = `secret.delete_prefix("${rule.prefix}").unpack1("m")`;
  return rule.otherwise === 'text'
    ? `secret.start_with?("${rule.prefix}") ? ${decoded} : secret`
    : decoded;
}

const inText = partWriter({
  text: (text) => text,
  header: (name) => `#{header["${name}"]}`,
  variable: (name) => `#{${name}}`,
  body: '',
});

/** Bytes that know no encoding; texts and bytes of other encodings would refuse to be joined. */
function messageOf(message: readonly Part[]): string {
  const pieces = joinedParts(message, inText).map((part) =>
    part === 'body'
      ? 'raw_body'
      : (/^#\{(\w+)\}$/.exec(part.template)?.[1] ?? `"${part.template}"`),
  );
  return pieces.map((piece) => `${piece}.b`).join(' + ');
}
