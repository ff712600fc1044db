import { schemes } from '../../signing/schemes.ts';
import { describe, expect, test } from 'vitest';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import type { VerifyInput } from '../../signing/request.ts';
import type { SchemeId } from '../../signing/providers/scheme.ts';
import { sign } from '../../signing/sign.ts';
import { verify } from '../../signing/verify.ts';
import { workerInPage, type BackgroundWorker } from '../../page/background/backgroundWorker.ts';
import { Diagnosis } from './diagnosis.svelte.ts';
import { partsOfDiagnosis, work, type DiagnosisPart, type DiagnosisTask } from './diagnosisTask.ts';

type DiagnosisWorker = BackgroundWorker<DiagnosisTask, DiagnosisPart>;

const nowSeconds = 1_767_225_600;
const secret = 'example, not a secret';

async function request(damaged: Partial<VerifyInput> = {}): Promise<VerifyInput> {
  const body = bytesFromText('{\n  "id": 1\n}');
  const signed = await sign('stripe', { secret, body, nowSeconds });
  return { secret, headers: signed.headers, body, nowSeconds, ...damaged };
}

const compacted = { body: bytesFromText('{"id":1}') };

async function follow(diagnosis: Diagnosis, input: VerifyInput, id: SchemeId = 'stripe') {
  diagnosis.follow({ schemeId: id, request: input }, await verify(id, input));
}

const inPage = () => new Diagnosis(() => Promise.resolve(workerInPage(partsOfDiagnosis)), 0);

/** Turns of the clock until the search has ended. */
async function ended(diagnosis: Diagnosis): Promise<void> {
  await expect.poll(() => diagnosis.state, { interval: 1 }).not.toBe('searching');
}

/** A worker that keeps its tasks until the test lets them be done. */
function patientWorker() {
  const waiting: (() => Promise<void>)[] = [];
  const tasks: DiagnosisTask[] = [];
  let stopped = 0;
  const worker: DiagnosisWorker = {
    work: (task, onPart) => {
      tasks.push(task);
      onPart({ tried: 24 });
      return new Promise((resolve) => {
        waiting.push(async () => {
          onPart({ report: await work(task) });
          resolve();
        });
      });
    },
    stop: () => {
      stopped += 1;
    },
  };
  return {
    diagnosis: new Diagnosis(() => Promise.resolve(worker), 0),
    tasks,
    stopped: () => stopped,
    asked: (times: number) => expect.poll(() => tasks.length, { interval: 1 }).toBe(times),
    finish: async () => {
      await waiting.shift()?.();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

describe('the diagnosis', () => {
  test('finds what was done to a refused body, and what undoes it', async () => {
    const diagnosis = inPage();
    await follow(diagnosis, await request(compacted));
    expect(diagnosis.state).toBe('searching');
    await ended(diagnosis);
    const { finding, change, diff, layoutHere } = diagnosis.report ?? {};
    expect(finding?.causes).toEqual(['jsonIndented2']);
    expect(change).toEqual({ body: bytesFromText('{\n  "id": 1\n}') });
    expect(diff).toMatchObject({ of: 'body', onlySigned: 5, onlyChecked: 0 });
    expect(layoutHere).toBe('jsonCompacted');
  });

  test('rests while a request is accepted, and forgets what it had found', async () => {
    const diagnosis = inPage();
    await follow(diagnosis, await request(compacted));
    await ended(diagnosis);
    await follow(diagnosis, await request());
    expect(diagnosis.state).toBe('idle');
    expect(diagnosis.report).toBeUndefined();
  });

  test('asks for the secret before it searches', async () => {
    const diagnosis = inPage();
    await follow(diagnosis, await request({ secret: '' }));
    expect(diagnosis.state).toBe('waiting');
    expect(diagnosis.missing).toBe('secret empty');
  });

  test('of a late request needs no search, and follows the clock', async () => {
    const { diagnosis, tasks } = patientWorker();
    await follow(diagnosis, await request({ nowSeconds: nowSeconds + 900 }));
    expect(diagnosis.state).toBe('done');
    expect(diagnosis.report?.finding).toMatchObject({ causes: ['clock'], ageSeconds: 900 });
    expect(diagnosis.report?.change).toEqual({ nowSeconds });
    await follow(diagnosis, await request({ nowSeconds: nowSeconds + 901 }));
    expect(diagnosis.report?.finding).toMatchObject({ ageSeconds: 901 });
    expect(tasks).toHaveLength(0);
  });

  test('is not begun anew when only the clock has moved on', async () => {
    const { diagnosis, tasks, asked, finish } = patientWorker();
    await follow(diagnosis, await request(compacted));
    await asked(1);
    await follow(diagnosis, await request({ ...compacted, nowSeconds: nowSeconds + 5 }));
    await finish();
    expect(diagnosis.state).toBe('done');
    expect(tasks).toHaveLength(1);
  });

  test('is begun anew when the request is another, and takes nothing late of the one before', async () => {
    const { diagnosis, asked, finish, stopped } = patientWorker();
    await follow(diagnosis, await request(compacted));
    await asked(1);
    await follow(diagnosis, await request({ secret: 'another' }));
    expect(stopped()).toBe(1);
    await finish();
    expect(diagnosis.report).toBeUndefined();
    await asked(2);
    await finish();
    expect(diagnosis.state).toBe('done');
    expect(diagnosis.report?.finding).toBeUndefined();
  });

  test('is begun anew when the same request is pasted with another text that may be its body', async () => {
    const diagnosis = inPage();
    const taken = await request({ body: bytesFromText('{"id":2}') });
    const task: DiagnosisTask = { schemeId: 'stripe', request: taken };
    const verdict = await verify('stripe', taken);
    diagnosis.follow(task, verdict);
    await ended(diagnosis);
    expect(diagnosis.report?.finding).toBeUndefined();
    const bodies = [{ name: 'text', body: (await request()).body }];
    diagnosis.follow({ ...task, copy: { bodies } }, verdict);
    await ended(diagnosis);
    expect(diagnosis.report?.finding?.causes).toEqual(['otherText']);
  });

  test('stops when it is cancelled, stays so for the same request, and can be asked again', async () => {
    const { diagnosis, tasks, asked, finish, stopped } = patientWorker();
    await follow(diagnosis, await request(compacted));
    await asked(1);
    expect(diagnosis.tried).toBe(24);
    diagnosis.cancel();
    expect(diagnosis.state).toBe('cancelled');
    await finish();
    expect(stopped()).toBe(1);
    await follow(diagnosis, await request({ ...compacted, nowSeconds: nowSeconds + 1 }));
    expect(diagnosis.state).toBe('cancelled');
    expect(tasks).toHaveLength(1);
    diagnosis.again();
    await asked(2);
    await finish();
    expect(diagnosis.report?.finding?.causes).toEqual(['jsonIndented2']);
  });

  test('tells in a sentence that nobody can search', async () => {
    const worker: DiagnosisWorker = {
      work: () => Promise.reject(new Error('No room')),
      stop: () => undefined,
    };
    const diagnosis = new Diagnosis(() => Promise.resolve(worker), 0);
    await follow(diagnosis, await request(compacted));
    await ended(diagnosis);
    expect(diagnosis.state).toBe('broken');
    expect(diagnosis.problem).toBe('No room');
  });

  test('tells in a sentence that there was nobody to be had', async () => {
    const diagnosis = new Diagnosis(() => Promise.reject(new Error('No way there')), 0);
    await follow(diagnosis, await request(compacted));
    await ended(diagnosis);
    expect(diagnosis.state).toBe('broken');
    expect(diagnosis.problem).toBe('No way there');
  });

  test('of a forged request tells how much was tried', async () => {
    const diagnosis = inPage();
    await follow(diagnosis, await request({ body: bytesFromText('{"id":2}') }));
    await ended(diagnosis);
    expect(diagnosis.report?.finding).toBeUndefined();
    expect(diagnosis.report?.tried.body).toBeGreaterThan(20);
    expect(diagnosis.report?.tried.scheme).toBe(schemes.length - 1);
  });
});
