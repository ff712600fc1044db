import { describe, expect, test } from 'vitest';
import { bytesFromText } from '../signing/bytes.ts';
import { causes, type Cause } from '../signing/diagnose/causes.ts';
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
    diff: { of: 'body', parts: [], onlySigned: 5, onlyChecked: 0, hiddenBytes: 0, hiddenPlaces: 0 },
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

test('the evidence names the secret, the bytes, and the length that the header had announced', () => {
  expect(evidence(reportOf('jsonIndented2'))).toEqual([
    'With this change and secret 2 of 2, all 256 bits equal the received signature (abababababab…): no other change can do that by chance.',
    '5 bytes of the body stand only in what was signed, 0 only in what is here.',
    'The Content-Length header says 12 bytes, as many as were signed; the body here has 7.',
  ]);
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
    'The body has another number of bytes than the Content-Length header says: it was changed on the way.',
  ]);
});
