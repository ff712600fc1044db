import { describe, expect, test } from 'vitest';
import { textFromBytes } from '../bytes/bytes.ts';
import { recognise } from '../recognise.ts';

describe('JSON with the names of headers in it is a body', () => {
  test.each([
    '{"host":"db1","warning":"disk full"}',
    '{"host":"db1","warning":"disk full","path":"/var"}',
    '{"host":"db1","content-type":"disk","id":1}',
    '{"headers":{"content-type":"text/plain"},"id":1,"text":"x"}',
    '{"level":"info","headers":{"content-type":"text/plain"},"text":"x"}',
    '{"headers":{"From":"a@a.example","To":"b@a.example","Subject":"x","Received":"by c","Content-Type":"text/plain"},"text":"x"}',
    '{"headers":{"Message-ID":"1","MIME-Version":"1.0","Content-Type":"text/plain"},"body":"x"}',
    '{"headers":[["From","a"],["To","b"],["Subject","x"],["Date","y"],["Content-Type","z"]],"url":"https://a.example","body":""}',
  ])('%s', (text) => {
    const { as, request, doubts } = recognise(text);
    expect({ as, doubts, headers: request.headers }).toEqual({
      as: 'body',
      doubts: [],
      headers: {},
    });
    expect(request.body && textFromBytes(request.body)).toBe(text);
  });
});

describe('JSON is a request', () => {
  test.each([
    ['{"stripe-signature":"t=1,v1=ab","host":"a.example"}', 'a signature'],
    ['{"headers":{"content-type":"text/plain"},"body":"x"}', 'a body'],
    ['{"headers":{"content-type":"text/plain"},"method":"POST"}', 'a method'],
    ['{"headers":{"content-type":"text/plain"},"url":"https://a.example"}', 'an address'],
    ['{"content-type":"text/plain","method":"POST","url":"https://a.example"}', 'both'],
  ])('%s, for it has %s', (text) => {
    expect(recognise(text).as).toBe('JSON with headers');
  });
});
