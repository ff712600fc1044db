import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HttpRequest } from '../../model/http.ts';
import { rawRequest, rawResponse } from '../../model/rawHttp.ts';
import { instant } from '../../model/units.ts';
import { scenarioWith } from '../../sim/laws/scenarioWith.testkit.ts';
import { simulate } from '../../sim/simulate.ts';
import type { Settings } from '../../model/settings.ts';
import { bytesText, requestBytes, responseBytes, selectBytes } from './trafficVolume.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';

/** The bytes of a raw message: what is shown with one character for the end of a line has two on the wire. */
function onTheWire(raw: string, body: string): number {
  const head = raw.slice(0, raw.length - body.length);
  return new TextEncoder().encode(head.replaceAll('\n', '\r\n') + body).length;
}

const token = fc.string({ unit: fc.constantFrom('a', 'z', '-', '7'), minLength: 1, maxLength: 12 });
const headers = fc.dictionary(token, token, { maxKeys: 4 });
const body = fc.string({ unit: 'grapheme', maxLength: 60 });

test('the length of a request is that of its raw text in UTF-8', () => {
  fc.assert(
    fc.property(token, headers, body, (path, head, text) => {
      const request: HttpRequest = {
        method: 'POST',
        url: `https://billing.example/${path}?after=${path}`,
        headers: head,
        body: text,
      };
      expect(requestBytes(request)).toBe(onTheWire(rawRequest(request), text));
    }),
  );
});

test('the length of an answer is that of its raw text in UTF-8', () => {
  const status = fc.constantFrom(200, 304, 404, 429, 599);
  fc.assert(
    fc.property(status, headers, body, (code, head, text) => {
      const response = { status: code, headers: head, body: text };
      expect(responseBytes(response)).toBe(onTheWire(rawResponse(response), text));
    }),
  );
});

const hour = (settings: Partial<Settings>) =>
  simulate(
    scenarioWith({ horizonMs: 3_600_000, settings: { eventEveryMs: 600_000, ...settings } }),
  );

test('a conditional question is as often a request as a plain one, and costs fewer bytes', () => {
  const [fixed, conditional] = [hour({}), hour({ pullMode: 'conditional' })];
  const requests = (trace: typeof fixed) => selectComparison(trace, trace.endsAt).pull.requests;
  const bytes = (trace: typeof fixed) => selectBytes(trace, trace.endsAt).pull;

  expect([requests(fixed), requests(conditional)]).toEqual([720, 720]);
  expect(bytes(conditional)).toBeLessThan(bytes(fixed));
});

test('a held question costs about as few requests as there are holds and events', () => {
  const trace = hour({ pullMode: 'longPoll' });
  const { pull } = selectComparison(trace, trace.endsAt);

  expect(pull.requests).toBeLessThanOrEqual(120 + 6);
  expect(pull.stalenessWorstMs).toBe(50);
});

test('nothing is counted before it is sent', () => {
  const trace = hour({});
  expect(selectBytes(trace, instant(0)).push).toBe(0);
  expect(selectBytes(trace, instant(0)).pull).toBeGreaterThan(0);
});

test('a thin event is a smaller webhook, but its fetch has to be paid for too', () => {
  const settings = { eventEveryMs: 60_000, pollEveryMs: 600_000 };
  const [full, thin] = [hour(settings), hour({ ...settings, payload: 'thin' })];
  const pushed = (trace: typeof full) => selectBytes(trace, trace.endsAt).push;

  expect(pushed(thin)).toBeGreaterThan(pushed(full));
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [12_345, '12.3 kB'],
  [1_250_000, '1.25 MB'],
])('%d bytes are written as %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
