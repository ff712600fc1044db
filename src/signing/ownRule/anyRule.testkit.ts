import * as fc from 'fast-check';
import { readRule, ruleChoices, type RuleFields } from './ownRule.ts';

const literal = fc.string({
  unit: fc.oneof(fc.stringMatching(/^[\w .,:;|/=+&@*~!?^()<>-]$/), fc.constant('\\n')),
  maxLength: 3,
});
const word = fc.stringMatching(/^[a-z]\w{0,5}$/);
const part = fc.constantFrom('{body}', '{timestamp}', '{id}', '{url}', '{method}');

const value = fc.oneof(
  fc.constantFrom('{signature}', 'sha256={signature}', 'v1,{signature}', 'Bearer {signature}'),
  fc.constantFrom('t={timestamp},v1={signature}', 'ts={timestamp};h1={signature}'),
  word.map((key) => `${key}={signature}`),
);

/** Rules of one's own that can be read. Of those by a public key there are some, where `algorithms` has that. */
export function anyRule(
  algorithms: readonly string[] = ruleChoices.algorithm,
): fc.Arbitrary<RuleFields> {
  return fc
    .record({
      name: fc.constantFrom('', 'Acme', 'Ümläut Co. 2'),
      header: fc.constantFrom('X-Signature', 'Acme-Sig', 'x_hmac'),
      value,
      algorithm: fc.constantFrom(...algorithms),
      encoding: fc.constantFrom(...ruleChoices.encoding),
      pieces: fc.array(fc.tuple(literal, part), { minLength: 1, maxLength: 4 }),
      end: literal,
      key: fc.constantFrom(...ruleChoices.key),
      prefix: fc.constantFrom('', 'whsec_', 'k-'),
      id: fc.constantFrom('', 'X-Id'),
      time: fc.constantFrom('', 'X-Time'),
      unit: fc.constantFrom(...ruleChoices.unit),
      tolerance: fc.constantFrom('', '0', '300'),
    })
    .map(({ pieces, end, ...rest }) => {
      const time = rest.value.includes('{timestamp}') ? '' : rest.time;
      const timed = time !== '' || rest.value.includes('{timestamp}');
      const known = pieces.filter(
        ([, name]) => (name !== '{id}' || rest.id !== '') && (name !== '{timestamp}' || timed),
      );
      const signed = known.some(([, name]) => name === '{body}')
        ? known
        : [...known, ['', '{body}']];
      return {
        ...rest,
        time,
        content: signed.flat().join('') + end,
        prefix: rest.key === 'base64' ? rest.prefix : '',
        tolerance: timed ? rest.tolerance : '',
      };
    })
    .filter((fields) => readRule(fields).ok);
}
