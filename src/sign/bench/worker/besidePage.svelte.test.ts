import '../../../signing/schemes.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { longBuffers } from '../../../page/background/longBuffers.ts';
import { benchParts, benchWork } from './benchWork.ts';
import { keepingParts, type SentTask } from './keptBody.ts';
import type { Verdict } from '../../../signing/check/verdict.ts';
import { openBench, openedAt, verdictOf } from '../bench.testkit.ts';
import { exampleDraft } from '../examples.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

const nobodyAborts = new AbortController().signal;
const input = { draft: exampleDraft('github'), clockSeconds: openedAt };

/** As a browser makes one whose script is refused or gone: it says so later, by an event. */
class WorkerWithoutScript extends EventTarget {
  static made = 0;
  static terminated = 0;
  onerror: (() => void) | undefined;

  constructor() {
    super();
    WorkerWithoutScript.made++;
    setTimeout(() => this.onerror?.());
  }

  postMessage() {}

  terminate() {
    WorkerWithoutScript.terminated++;
  }
}

/** Does a task when the test lets it. */
class HeldWorker extends EventTarget {
  static posted: unknown[] = [];
  static let: (() => void)[] = [];
  onmessage: ((event: { data: unknown }) => void) | undefined;

  postMessage(task: Parameters<typeof benchParts>[0]) {
    HeldWorker.posted.push(task);
    HeldWorker.let.push(() => {
      void (async () => {
        for (const part of benchParts(task)) this.onmessage?.({ data: { part: await part } });
        this.onmessage?.({ data: { done: true } });
      })();
    });
  }

  terminate() {}
}

test('a long body is checked and signed in the page when the script of the worker does not come, which is asked for once', async () => {
  vi.stubGlobal('Worker', WorkerWithoutScript);
  const { bench, settled } = openBench();
  await settled();
  const text = `{"text":"${'x'.repeat(600_000)}"}`;
  bench.send({ type: 'draft.edited', change: { body: { as: 'text', text } } });
  expect(verdictOf(await settled())).toContain('Reject');
  bench.send({ type: 'sign.asked' });
  expect(verdictOf(await settled())).toContain('Accept');
  bench.stop();
  const { made, terminated } = WorkerWithoutScript;
  expect({ made, terminated }).toEqual({ made: 1, terminated: 1 });
});

test('of the checks that are asked for while one is under way only the one still wanted is made', async () => {
  vi.stubGlobal('Worker', HeldWorker);
  const { besidePage } = await import('./besidePage.ts');
  const first = besidePage('check', input, nobodyAborts);
  const keys = Array.from({ length: 5 }, () => {
    const key = new AbortController();
    const check = besidePage('check', input, key.signal);
    check.catch(() => undefined);
    key.abort();
    return check;
  });
  const last = besidePage('sign', { ...input, signer: 'sender' }, nobodyAborts);
  await vi.waitFor(() => expect(HeldWorker.let).toHaveLength(1));
  HeldWorker.let.shift()?.();
  expect(await first).toHaveProperty('verdict');
  await vi.waitFor(() => expect(HeldWorker.let).toHaveLength(1));
  HeldWorker.let.shift()?.();
  expect(await last).toHaveProperty('ok', true);
  expect(HeldWorker.posted).toEqual([
    { kind: 'check', input },
    { kind: 'sign', input: { ...input, signer: 'sender' } },
  ]);
  for (const key of keys) await expect(key).rejects.toThrow();
});

test('a check that fails beside the page does not stand in the way of the next one', async () => {
  const { besidePage } = await import('./besidePage.ts');
  const broken = { draft: { ...input.draft, body: undefined as never }, clockSeconds: openedAt };
  await expect(besidePage('check', broken, nobodyAborts)).rejects.toThrow();
  expect(await besidePage('check', input, nobodyAborts)).toHaveProperty('verdict');
});

/** Copies and moves what it is sent and sends, as a browser does between two threads. */
class CopyingWorker extends EventTarget {
  static posted: SentTask[] = [];
  readonly #parts = keepingParts();
  onmessage: ((event: { data: unknown }) => void) | undefined;

  postMessage(task: SentTask) {
    CopyingWorker.posted.push(task);
    void (async () => {
      for (const output of this.#parts(structuredClone(task))) {
        const part = await output;
        const data = structuredClone({ part }, { transfer: [...longBuffers(part)] });
        this.onmessage?.({ data });
      }
      this.onmessage?.({ data: { done: true } });
    })();
  }

  terminate() {}
}

test('a body that was checked is not sent again while it is the same, and another one is', async () => {
  vi.stubGlobal('Worker', CopyingWorker);
  const { besidePage } = await import('./besidePage.ts');
  const bodies = ['x', 'y'].map((sign) => {
    const bytes = new TextEncoder().encode(sign.repeat(100_000));
    return { as: 'file', name: '', bytes } as const;
  });
  const macsOf = ({ verdict }: { verdict: Verdict }) =>
    verdict.steps.flatMap((step) => (step.step === 'mac' ? step.computed : []));
  for (const [kind, body] of [
    ['check', bodies[0]],
    ['sign', bodies[0]],
    ['check', bodies[0]],
    ['check', bodies[1]],
    ['check', bodies[1]],
  ] as const) {
    const draft = { ...input.draft, body: body ?? input.draft.body };
    const given = { draft, clockSeconds: openedAt, signer: 'sender' } as const;
    const done = await besidePage(kind, given, nobodyAborts);
    const here = await benchWork.check(given);
    if (!('verdict' in done && 'verdict' in here)) continue;
    expect(macsOf(done)).toEqual(macsOf(here));
    expect(done.request.body).toBe(body?.bytes);
  }
  const isKept = CopyingWorker.posted.map((task) => task.isBodyKept ?? false);
  // Signing may give the bytes away.
  expect(isKept).toEqual([false, false, false, false, true]);
});
