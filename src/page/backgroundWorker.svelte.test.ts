import { describe, expect, test } from 'vitest';
import { handInPage, hireHand, problemOf } from './backgroundWorker.ts';

function* countdown(from: number) {
  for (let n = from; n > 0; n--) yield n;
}

function noWorker(): Worker {
  throw new Error('no worker is to be had');
}

/** As a browser makes one whose script is refused or gone: it says so later, by an event. */
function brokenWorker(): Worker {
  const worker = { postMessage() {}, terminate() {} } as unknown as Worker;
  setTimeout(() => {
    worker.onerror?.call(worker, new ErrorEvent('error'));
  });
  return worker;
}

describe('a hand', () => {
  test('is the page itself where there is no worker, and does one task after the other', async () => {
    const hand = await hireHand(noWorker, () => Promise.resolve(countdown));
    const said: number[] = [];
    await hand.ask(3, (n) => said.push(n));
    await hand.ask(2, (n) => said.push(n));
    expect(said).toEqual([3, 2, 1, 2, 1]);
  });

  test('is the page too when the script of the worker does not come, for every task', async () => {
    const hand = await hireHand(
      () => brokenWorker(),
      () => Promise.resolve(countdown),
    );
    const said: number[] = [];
    await hand.ask(2, (n) => said.push(n));
    await hand.ask(1, (n) => said.push(n));
    expect(said).toEqual([2, 1, 1]);
  });

  test('whose worker and page both lack the script says why', async () => {
    const hand = await hireHand(
      () => brokenWorker(),
      () => Promise.reject(new Error('offline')),
    );
    await expect(hand.ask(1, () => {})).rejects.toThrow('offline');
  });

  test('whose worker breaks before anything is asked leaves no failure to the page until something is', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const hand = await hireHand(
      () => brokenWorker(),
      () => Promise.reject(new Error('offline')),
    );
    await new Promise((resolve) => setTimeout(resolve, 1));
    await new Promise((resolve) => setTimeout(resolve, 1));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    await expect(hand.ask(1, () => {})).rejects.toThrow('offline');
  });

  test('in the page says what was promised when it is there, unless it is dismissed meanwhile', async () => {
    const hand = handInPage((task: string) => [Promise.resolve(task), later]);
    let bring: (part: string) => void = () => {};
    const later = new Promise<string>((resolve) => {
      bring = resolve;
    });
    const said: string[] = [];
    const end = hand.ask('at once', (part) => {
      said.push(part);
      setTimeout(() => {
        hand.dismiss();
        bring('too late');
      }, 1);
    });
    await end;
    expect(said).toEqual(['at once']);
  });

  test('does not come when the page cannot load the work either', async () => {
    const hired = hireHand(noWorker, () => Promise.reject(new Error('offline')));
    await expect(hired).rejects.toThrow('offline');
  });

  test('in the page stops between two pieces when it is dismissed, and its task ends', async () => {
    const hand = handInPage(countdown);
    const said: number[] = [];
    await hand.ask(1_000, (n) => {
      said.push(n);
      if (n === 998) hand.dismiss();
    });
    expect(said).toEqual([1_000, 999, 998]);
  });

  test('whose task breaks says what it had and rejects with the reason', async () => {
    const said: number[] = [];
    const hand = handInPage(function* () {
      yield 1;
      throw new Error('no room');
    });
    await expect(hand.ask('anything', (n) => said.push(n))).rejects.toThrow('no room');
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
