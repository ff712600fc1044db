import { afterEach, describe, expect, test, vi } from 'vitest';
import { startWorker, workerInPage } from './backgroundWorker.ts';
import { problemOf } from './problem.ts';

function* countdown(from: number) {
  for (let n = from; n > 0; n--) yield n;
}

/** As a browser makes one whose script is refused or gone: it says so later, by an event. */
class BrokenWorker {
  onerror: (() => void) | undefined;

  constructor() {
    setTimeout(() => this.onerror?.());
  }

  postMessage() {}

  terminate() {}
}

function start(worker: typeof BrokenWorker | undefined, inPage: () => Promise<typeof countdown>) {
  vi.stubGlobal('Worker', worker);
  return startWorker('../some.worker.js', inPage);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('whoever works beside the page', () => {
  test('is the page itself where there is no worker, and does one task after the other', async () => {
    const worker = await start(undefined, () => Promise.resolve(countdown));
    const said: number[] = [];
    await worker.work(3, (n) => said.push(n));
    await worker.work(2, (n) => said.push(n));
    expect(said).toEqual([3, 2, 1, 2, 1]);
  });

  test('is the page too when the script of the worker does not come, for every task', async () => {
    const worker = await start(BrokenWorker, () => Promise.resolve(countdown));
    const said: number[] = [];
    await worker.work(2, (n) => said.push(n));
    await worker.work(1, (n) => said.push(n));
    expect(said).toEqual([2, 1, 1]);
  });

  test('whose worker and page both lack the script says why', async () => {
    const worker = await start(BrokenWorker, () => Promise.reject(new Error('offline')));
    await expect(worker.work(1, () => {})).rejects.toThrow('offline');
  });

  test('whose worker breaks before anything is asked leaves no failure to the page until something is', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const worker = await start(BrokenWorker, () => Promise.reject(new Error('offline')));
    await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    await expect(worker.work(1, () => {})).rejects.toThrow('offline');
  });

  test('in the page says what was promised when it is there, unless it is stopped meanwhile', async () => {
    const worker = workerInPage((task: string) => [Promise.resolve(task), later]);
    let bring: (part: string) => void = () => {};
    const later = new Promise<string>((resolve) => {
      bring = resolve;
    });
    const said: string[] = [];
    const end = worker.work('at once', (part) => {
      said.push(part);
      setTimeout(() => {
        worker.stop();
        bring('too late');
      }, 1);
    });
    await end;
    expect(said).toEqual(['at once']);
  });

  test('does not come when the page cannot load the work either', async () => {
    const started = start(undefined, () => Promise.reject(new Error('offline')));
    await expect(started).rejects.toThrow('offline');
  });

  test('in the page stops between two pieces when it is stopped, and its task ends', async () => {
    const worker = workerInPage(countdown);
    const said: number[] = [];
    await worker.work(1_000, (n) => {
      said.push(n);
      if (n === 998) worker.stop();
    });
    expect(said).toEqual([1_000, 999, 998]);
  });

  test('whose task breaks says what it had and rejects with the reason', async () => {
    const said: number[] = [];
    const worker = workerInPage(function* () {
      yield 1;
      throw new Error('no room');
    });
    await expect(worker.work('anything', (n) => said.push(n))).rejects.toThrow('no room');
    expect(said).toEqual([1]);
  });
});

test.each([
  [new Error('no room'), 'The run broke: no room.'],
  [new Error('It ended.'), 'The run broke: It ended.'],
  ['no room', 'The run broke: no room.'],
])('what went wrong is one sentence: %s', (error, sentence) => {
  expect(problemOf(error)).toBe(sentence);
});
