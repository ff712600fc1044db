import { describe, expect, test } from 'vitest';
import { byteDiff } from '../../signing/bytes/byteDiff.ts';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import { causes, type Cause } from '../../signing/diagnose/causes.ts';
import {
  changeWords,
  evidence,
  hintSentences,
  triedCount,
  triedLines,
} from './diagnosisEvidenceWords.ts';
import type { DiagnosisReport } from './diagnosisTask.ts';
import { causeSentences, findingTitle } from './diagnosisWords.ts';

const none = { time: 0, body: 0, secret: 0, signature: 0, rule: 0, URL: 0, scheme: 0, several: 0 };

function reportOf(...named: [Cause, ...Cause[]]): DiagnosisReport {
  return {
    schemeId: 'stripe',
    request: {
      secret: ['a', 'b'],
      headers: { 'content-length': '12' },
      body: bytesFromText('{"a":1}'),
      url: 'http://localhost:3000/in/?a=b',
    },
    finding: {
      causes: named,
      secret: 2,
      mac: new Uint8Array(32).fill(0xab),
      body: bytesFromText('{\n  "a": 1\n}'),
      url: 'https://hooks.example.com/in?a=b',
      timestamp: '1767225600000',
      method: 'PUT',
      algorithm: 'HMAC-SHA-1',
      schemeId: 'github',
      ageSeconds: 5_000,
      toleranceSeconds: 300,
      ...(named[0] === 'otherStep' ? { reasons: ['header has another value'] as const } : {}),
    },
    layoutHere: 'jsonCompacted',
    diff: {
      of: 'body',
      parts: [],
      onlySigned: 5,
      onlyChecked: 0,
      hiddenBytes: 0,
      alone: {},
      hiddenPlaces: 0,
    },
    hints: [],
    tried: none,
  };
}

describe('a cause', () => {
  test.each(causes)(
    '%s is told in one sentence of at most 25 words that names both sides',
    (cause) => {
      const [sentence = '', ...others] = causeSentences(reportOf(cause));
      expect(others).toEqual([]);
      expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(25);
      expect(sentence).toMatch(/^[A-Z].*\.$/s);
      expect(sentence).toMatch(/here|The signature (is right|matches)/);
      expect(sentence).toMatch(/sign|sender/);
      expect(sentence).not.toMatch(/undefined|\bMAC\b|serialis|wrongly|your/);
      expect(findingTitle({ causes: [cause] })).toMatch(/^Found it: /);
    },
  );

  test('of a re-formatted body says how either side is laid out', () => {
    expect(causeSentences(reportOf('jsonIndented2'))).toEqual([
      'The signed body was indented by two spaces; the one here is compact.',
    ]);
  });

  test('in two parts of a request has a sentence for each, and a title of both', () => {
    const report = reportOf('secretTrimmed', 'newlineLost');
    expect(causeSentences(report)).toHaveLength(2);
    expect(findingTitle({ causes: ['secretTrimmed', 'newlineLost'] })).toBe(
      'Found it: two things differ',
    );
  });
});

describe('a request of some age', () => {
  const aged = (cause: Cause, ageSeconds: number) => {
    const report = reportOf(cause);
    const { finding } = report;
    if (!finding) throw new Error('no finding');
    return causeSentences({ ...report, finding: { ...finding, ageSeconds } })[0];
  };

  test('is told in minutes, since it goes on ageing while the sentence stands', () => {
    expect(aged('clock', 615)).toBe(
      'The signature matches, but the request is about 10 min old and 300 s are allowed: late, recorded, or a clock is wrong.',
    );
    expect(aged('replay', 86_400)).toContain('is about 24 h old');
  });

  test('puts it on a clock alone only when it comes from the future', () => {
    expect(aged('clock', -615)).toContain('about 10 min early');
    expect(aged('clock', -615)).toContain('one of the two clocks is wrong');
  });
});

test('a body that is compact here is not said to end its lines in LF', () => {
  expect(causeSentences(reportOf('crlf'))).toEqual([
    'The signed body broke its lines as Windows does, with CR LF; the one here has no lines.',
  ]);
});

test('what looks odd names the provider whose headers these are', () => {
  const { schemeId, request, tried } = reportOf('crlf');
  const headers = { 'X-Hub-Signature-256': `sha256=${'ab'.repeat(32)}`, 'X-GitHub-Event': 'ping' };
  const hints = ['headers of another provider'] as const;
  expect(hintSentences({ schemeId, request: { ...request, headers }, tried, hints })).toEqual([
    'The headers look like those of GitHub: choose it as the provider.',
  ]);
});

test('the button tells a secret that was made from the sender’s key from the one that was copied', () => {
  const change = { secret: 'whsec_x' };
  expect(changeWords({ ...reportOf('secretNotDecoded'), change })).toContain(
    'a secret of which this rule makes the sender’s key',
  );
  expect(changeWords({ ...reportOf('secretTrimmed'), change })).toContain(
    'the secret as the sender has it',
  );
  expect(changeWords({ ...reportOf('clock'), change: { nowSeconds: 1 } })).toBe(
    'Sets the receiver’s clock to the time at which it was sent.',
  );
});

test('what is true twice is told once', () => {
  expect(causeSentences(reportOf('secretQuotes', 'secretQuotes'))).toHaveLength(1);
});

test('the evidence names the secret, the bytes, and the length that the header had announced', () => {
  expect(evidence(reportOf('jsonIndented2'))).toEqual([
    'With this change and secret 2 of 2, all 256 bits equal the received signature (abababababab…): no other change can do that by chance.',
    '5 bytes of the body stand only in what was signed, 0 only in what is here.',
    'The Content-Length header says 12 bytes, as many as were signed; the body here has 7.',
  ]);
});

test('the evidence says of what is one byte over and over how many there are', () => {
  const of = (signed: string, checked: string) => {
    const diff = {
      of: 'body',
      ...byteDiff(bytesFromText(signed), bytesFromText(checked)),
    } as const;
    return evidence({ ...reportOf('slashesEscaped'), diff });
  };
  expect(of('\\/a'.repeat(28), '/a'.repeat(28))).toContain(
    'All 28 bytes that only the signed body has are backslashes.',
  );
  expect(of('{}', '{}\n')).toContain('The byte that only the body here has is a line feed.');
  expect(of('"a"', '"b"').join(' ')).not.toMatch(/ that only /);
});

test('the evidence shows no byte of a token, which is the secret itself', () => {
  const finding = { causes: ['secretTrimmed'], secret: 2, mac: bytesFromText('abab') } as const;
  const report = { ...reportOf('jsonIndented2'), schemeId: 'gitlab', finding } as const;
  const words = evidence(report).join(' ');
  expect(words).toContain('the token received equals secret 2 of 2');
  expect(words).not.toContain('61626162');
});

test('the button says which fields it changes', () => {
  const report = { ...reportOf('urlScheme'), change: { url: 'https://a.example', secret: 's' } };
  expect(changeWords(report)).toBe(
    'Puts the secret as the sender has it and the URL that was signed into the fields.',
  );
});

test('what was tried is told by kind, the most first', () => {
  const tried = { ...none, body: 7, URL: 1_200 };
  expect(triedCount(tried)).toBe(1_207);
  expect(triedLines(tried)).toEqual([
    '1,200 other URLs and methods',
    '7 other bodies (JSON writers, line ends, character sets, wrappings, forms)',
  ]);
});

test('what looks odd leaves out the length that is evidence already', () => {
  const hints = ['body may have lost numbers', 'body length differs from Content-Length'] as const;
  const found = { ...reportOf('jsonIndented2'), hints };
  const numbers =
    'The body has something that a parser does not keep: a number such as 1.0 or 1e3, one beyond 2^53, or a name given twice.';
  expect(hintSentences(found)).toEqual([numbers]);
  const { schemeId, request, tried } = found;
  expect(hintSentences({ schemeId, request, tried, hints })).toEqual([
    numbers,
    'The body has another number of bytes than the Content-Length header says: it was changed, on the way or by what it was copied from.',
  ]);
});
