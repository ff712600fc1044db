import { joinedParts, partWriter, type KeyRule, type Part, type Plan } from './plan.ts';
import { writerFor } from './template.ts';

/** The check in Ruby, with its standard library. */
export function rubySnippet(plan: Plan): string {
  const { facts, hash } = plan;
  const write = writerFor(plan, header, {
    constants: plan.constants.map(
      ({ name, value }) => `return false unless ${header(name)} == "${value}"`,
    ),
    keys: plan.keys.map(keyOf).join(', '),
    key: facts.text ? 'secret' : 'key',
    fields: plan.fields.map(
      ({ name, path }) => `${name} = body.dig(${path.map((each) => `"${each}"`).join(', ')}).to_s`,
    ),
    message: messageOf(plan.message),
    digest: hash.toUpperCase(),
    entry: facts.single ? 'offered' : 'entry',
    outer: plan.fields[0]?.path[0],
  });
  const [mac = ''] = write(macTemplate);
  const [matches = ''] = write(matchesTemplate);
  return write(template, { check: facts.token ? [] : write(checkTemplate, { mac, matches }) }).join(
    '\n',
  );
}

const template = String.raw`
 field/bodyTime | require "json"
                | require "openssl"
 timed iso      | require "time"
 form/field     | require "uri"
                |
                | # headers: names in lower case. raw_body: exactly as it came.
 bodyNote       | # raw_body: «bodyNote».
 urlNote        | # url: in full, «urlNote».
                | def verify(secret:, headers:, raw_body:«url?, url:»«method?, method: "POST"»«timed?, now: Time.now.to_f»)
 headers        |   # A header that came twice with one value is joined: a, a.
 "              |   header = ->(name) { headers[name].to_s.strip.split(", ").uniq.join(", ") }
 token          |   secret != "" && OpenSSL.secure_compare(«offered», «basic?"Basic " + [secret].pack("m0")»«!basic?secret»)
                |   «check»
 form/field     | rescue ArgumentError
 "              |   false
 bodyTime       | rescue JSON::ParserError
 "              |   false
                | end
                |
`;

// What is no form cannot be decoded as one, and raises the ArgumentError above.
const checkTemplate = String.raw`
                   | «constants»
 several           | keys = [«keys»].reject(&:empty?)
 text              | return false if secret.empty?
 made              | key = «keys»
 made Ed25519      | return false unless key.bytesize == 32
 made !Ed25519     | return false if key.empty?
                   |
 field             | begin
 "                 |   body = JSON.parse(raw_body)
 "                 |   return false unless body.is_a?(Hash)
 "                 | rescue JSON::ParserError
 "                 |   # A form: of several fields of one name the first counts.
 "                 |   body = { "«outer»" => URI.decode_www_form(raw_body).reverse.to_h }
 "                 | end
 "                 | return false unless body["«outer»"].is_a?(Hash)
 "                 |
 "                 | «fields»
 single            | offered = «offered»
 list              | entries = «offered».split("«separator»")
 some              | entries = [«offers»]
 timeHeader        | timestamp = «time»
 timePair          | time = entries.find { |entry| entry.start_with?("«pair»=") }
 "                 | timestamp = time.to_s.delete_prefix("«pair»=")
 timeFirst         | return false unless timestamp.match?(/\A«shape»\z/)
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
                   | message = «message»
 several           | expected = keys.map { |key| «mac» }
 "                 | pairs = entries.product(expected)
 !several !Ed25519 | expected = «mac»
 Ed25519           | # What stands before the bytes of an Ed25519 key in DER (RFC 8410).
 "                 | verifier = OpenSSL::PKey.read(["302a300506032b6570032100"].pack("H*") + key)
 Ed25519 !single   | ours = entries.select { |entry| entry.start_with?("«prefix»") }
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
 plain hex    | «prefix?"«prefix»" + »OpenSSL::Digest.hexdigest("«digest»", «key».b + message)
 plain base64 | «prefix?"«prefix»" + »[OpenSSL::Digest.digest("«digest»", «key».b + message)].pack("m0")
`;

const matchesTemplate = String.raw`
 Ed25519 hex              | «!single?ours.any? { |entry| »verifier.verify(nil, [«entry»«prefix?.delete_prefix("«prefix»")»].pack("H*"), message)«!single? }»
 Ed25519 base64           | «!single?ours.any? { |entry| »verifier.verify(nil, «entry»«prefix?.delete_prefix("«prefix»")».unpack1("m"), message)«!single? }»
 several                  | pairs.any? { |entry, own| OpenSSL.secure_compare(entry, own) }
 single !Ed25519          | OpenSSL.secure_compare(offered, expected)
 !several !single !Ed25519| entries.any? { |entry| OpenSSL.secure_compare(entry, expected) }
`;

const header = (name: string) => `header["${name}"]`;

function keyOf(rule: KeyRule): string {
  if (rule.kind === 'text') return 'secret';
  if (rule.kind === 'hex') return '[secret].pack("H*")';
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
