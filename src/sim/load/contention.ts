import { backoffMs, type BackoffPolicy } from '../../model/rules/backoff.ts';
import type { ContentionPoint, ContentionStrategy } from '../../model/load/load.ts';
import { Draws } from './draws.ts';
import { LoadMeter, withoutPause } from './loadMeter.ts';

/**
 * The model is that of the AWS Architecture Blog's "Exponential Backoff And Jitter"
 * (aws-samples/aws-arch-backoff-simulator): each client reads a row's version and writes it back; a
 * write succeeds when nobody wrote in between, and else the client backs off and reads again. A hop
 * over the network takes |N(10, 2)| ms. Here a tick is a thousandth of a millisecond, so that whole
 * ticks are as good as fractions and the product's own backoff, which counts in whole numbers, serves.
 */
const ticksPerMs = 1_000;
const hopMeanMs = 10;
const hopDeviationMs = 2;
const base = 5 * ticksPerMs;
const cap = 2_000 * ticksPerMs;

interface Client {
  /** Writes that failed. */
  failed: number;
  backoffMs: number;
  /** The row's version when it was last read. */
  version: number;
  at: number;
  readonly seq: number;
  /** What happens to it at `at`. */
  step: 'reads' | 'hasRead' | 'writes';
}

/** After its first failure a client waits the base twice, and decorrelated jitter starts from the base once. */
function policyOf(strategy: ContentionStrategy): BackoffPolicy {
  const policy = { firstWaitMs: 2 * base, longestWaitMs: cap, jitterPercent: 0, waits: '' };
  switch (strategy) {
    case 'none':
      return { ...policy, retryPlan: 'immediate', jitter: 'none' };
    case 'exponential':
      return { ...policy, retryPlan: 'exponential', jitter: 'none' };
    case 'decorrelated':
      return { ...policy, firstWaitMs: base, retryPlan: 'exponential', jitter: 'decorrelated' };
    case 'equal':
    case 'full':
      return { ...policy, retryPlan: 'exponential', jitter: strategy };
    default:
      return strategy satisfies never;
  }
}

interface Contention {
  readonly clients: number;
  readonly repeats: number;
  readonly seed: number;
}

/**
 * So many clients write one row, each once, again and again in independent repeats.
 * @returns the mean of the repeats.
 */
export function contend(strategy: ContentionStrategy, contention: Contention): ContentionPoint {
  const meter = new LoadMeter();
  return withoutPause(contendInSteps(strategy, contention, meter)) as ContentionPoint;
}

/**
 * The same with pauses, each of which says how many of the repeats are done, from 0 to 1.
 *
 * @param meter counts the calls; when they are too many, there is no result.
 */
export function* contendInSteps(
  strategy: ContentionStrategy,
  { clients, repeats, seed }: Contention,
  meter: LoadMeter,
): Generator<number, ContentionPoint | undefined> {
  const policy = policyOf(strategy);
  let calls = 0;
  let doneMs = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    if (meter.pauses()) yield repeat / repeats;
    const draws = new Draws(seed, 'contention', strategy, clients, repeat);
    const once = contendOnce(policy, clients, draws, meter);
    if (!once) return undefined;
    calls += once.calls;
    doneMs += once.doneTicks / ticksPerMs;
  }
  return { strategy, clients, calls: calls / repeats, doneMs: doneMs / repeats };
}

function contendOnce(policy: BackoffPolicy, clients: number, draws: Draws, meter: LoadMeter) {
  const hop = () => Math.round(Math.abs(hopMeanMs + hopDeviationMs * draws.normal()) * ticksPerMs);
  const due = new Agenda();
  for (let seq = 0; seq < clients; seq++) {
    due.add({ failed: 0, backoffMs: 0, version: 0, at: hop(), seq, step: 'reads' });
  }

  let version = 0;
  let calls = 0;
  let doneTicks = 0;
  for (let client = due.next(); client; client = due.next()) {
    switch (client.step) {
      case 'reads':
        client.version = version;
        client.step = 'hasRead';
        client.at += hop();
        break;
      case 'hasRead':
        client.step = 'writes';
        client.at += hop();
        break;
      case 'writes': {
        calls++;
        meter.count(1);
        if (meter.isOver) return undefined;
        const answeredAt = client.at + hop();
        if (client.version === version) {
          version++;
          doneTicks = Math.max(doneTicks, answeredAt);
          continue;
        }
        client.failed++;
        client.backoffMs = backoffMs(policy, client.failed, {
          backoffMs: client.backoffMs,
          luck: draws.next(),
        });
        client.step = 'reads';
        client.at = answeredAt + client.backoffMs + hop();
        break;
      }
      default:
        client.step satisfies never;
    }
    due.add(client);
  }
  return { calls, doneTicks };
}

/** Who is due next, in order of time; a binary heap. */
class Agenda {
  readonly #heap: Client[] = [];

  add(client: Client): void {
    const heap = this.#heap;
    let at = heap.length;
    while (at > 0) {
      const above = (at - 1) >>> 1;
      const parent = heap[above];
      if (!parent || isBefore(parent, client)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = client;
  }

  next(): Client | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    let at = 0;
    for (;;) {
      const left = heap[2 * at + 1];
      const right = heap[2 * at + 2];
      if (!left) break;
      const takesRight = right !== undefined && isBefore(right, left);
      const child = takesRight ? right : left;
      if (isBefore(last, child)) break;
      heap[at] = child;
      at = 2 * at + (takesRight ? 2 : 1);
    }
    heap[at] = last;
    return first;
  }
}

function isBefore(a: Client, b: Client): boolean {
  return a.at < b.at || (a.at === b.at && a.seq < b.seq);
}
