import { expect } from 'vitest';
import { attemptsAllowed } from '../../model/rules/backoff.ts';
import type { Fact, FactOf, Trace } from '../../model/facts.ts';
import { deliveryIdOf, type EventId, type MessageId } from '../../model/ids.ts';
import { selectComparison } from '../../trace/ledger/comparison.ts';
import { recordsOf } from '../../trace/records.ts';
import { factsOf, groupedBy, settingsBefore, type AnyRun } from './anyRun.testkit.ts';
import { meaningOf } from '../network/httpAnswers.ts';
import { laws } from './laws.testkit.ts';
import { waitMs } from '../sender/retryWait.ts';
import { simulate } from '../simulate.ts';

const factsAsText = (facts: readonly Fact[]) => JSON.stringify(facts);

/** How each delivery ended, and was sent once more, in order. */
const turnsOf = (trace: Trace) =>
  [
    ...factsOf(trace, 'delivery.delivered'),
    ...factsOf(trace, 'delivery.deadLettered'),
    ...factsOf(trace, 'delivery.resent'),
  ].sort((a, b) => a.seq - b.seq);

const attemptName = ({ deliveryId, attempt }: { deliveryId: string; attempt: number }) =>
  `${deliveryId}.${attempt}`;

function byAttempt<T extends { deliveryId: string; attempt: number }>(facts: readonly T[]) {
  return new Map(facts.map((fact) => [attemptName(fact), fact]));
}

/** What a failed attempt says about the next wait. */
function lastFailure(trace: Trace, failed: FactOf<'attempt.finished'> | undefined) {
  const outcome = failed?.outcome;
  const answer = factsOf(trace, 'response.sent').find(
    ({ messageId }) => messageId === failed?.messageId,
  );
  const askedMs = Number(answer?.response.headers['retry-after'] ?? 0) * 1000;
  return {
    askedMs: outcome?.result === 'refused' ? askedMs : 0,
    overloaded:
      outcome?.result === 'timedOut' || (outcome?.result === 'refused' && outcome.status === 429),
  };
}

/** Had the sender stopped calling the endpoint when this happened? */
function disabledAt(trace: Trace, { seq }: Fact): boolean {
  const changes = trace.facts.filter(
    ({ type }) => type === 'endpoint.disabled' || type === 'endpoint.enabled',
  );
  return changes.findLast((change) => change.seq < seq)?.type === 'endpoint.disabled';
}

// The run before this one, so that something different always lies between the two of law 1.
let other: AnyRun | undefined;

laws(
  'on any run',
  {},
  {
    'law 1: the same scenario and commands give the same trace, whatever ran in between': (
      trace,
      run,
    ) => {
      if (other) simulate(other.scenario, other.commands);
      other = run;
      const before = JSON.stringify(run);
      expect(factsAsText(simulate(run.scenario, run.commands).facts)).toBe(
        factsAsText(trace.facts),
      );
      expect(JSON.stringify(run), 'what it was run from').toBe(before);
    },

    'law 2: every event is exactly one of delivered, dead-lettered and still open': (trace) => {
      const starts = groupedBy(factsOf(trace, 'attempt.started'), ({ eventId }) => eventId);
      const finished = new Set(factsOf(trace, 'attempt.finished').map(attemptName));
      const retries = groupedBy(factsOf(trace, 'retry.scheduled'), ({ eventId }) => eventId);
      const turnsAwaited = groupedBy(factsOf(trace, 'attempt.queued'), ({ eventId }) => eventId);
      const turns = groupedBy(turnsOf(trace), ({ eventId }) => eventId);
      const occurred = new Set(factsOf(trace, 'event.occurred').map(({ eventId }) => eventId));
      const settingsAt = settingsBefore(trace);

      for (const eventId of occurred) {
        const started = starts.get(eventId) ?? [];
        const story = (turns.get(eventId) ?? []).map(({ type }) => type);
        expect(story.join(' ')).toMatch(
          /^(delivery.deadLettered( delivery.resent|$) ?)*(delivery.delivered)?$/,
        );
        const ending = turns.get(eventId)?.at(-1);
        const asked = started.filter((start) => !finished.has(attemptName(start)));
        const due = (retries.get(eventId) ?? []).filter(({ attempt }) => attempt > started.length);
        if (!ending || ending.type === 'delivery.resent') {
          // Still open: it waits for one thing, which lies beyond the end.
          const turn = (turnsAwaited.get(eventId) ?? []).findLast(
            ({ attempt }) => attempt > started.length,
          );
          const waitsUntil = turn
            ? [turn.turnAt]
            : [...asked.map((a) => a.timeoutAt), ...due.map((r) => r.dueAt)];
          expect(waitsUntil).toHaveLength(1);
          expect(waitsUntil[0]).toBeGreaterThanOrEqual(trace.endsAt);
        } else {
          expect(asked, eventId).toEqual([]);
          if (due.length === 0) continue;
          // It gave up while a retry was due: the policy forbade that meanwhile, or nobody may be asked.
          if (ending.type === 'delivery.delivered') throw new Error('delivered with a retry due');
          const forbidden = due.every((r) => r.attempt > attemptsAllowed(settingsAt(ending)));
          if (!forbidden) expect(['endpoint disabled', 'out of time']).toContain(ending.reason);
        }
      }
      const known = [...starts.keys(), ...turns.keys()];
      expect(known.filter((eventId) => !occurred.has(eventId))).toEqual([]);
    },

    'a delivery counts as delivered when, and only when, its last attempt was accepted': (
      trace,
    ) => {
      const accepted = factsOf(trace, 'attempt.finished')
        .filter(({ outcome }) => outcome.result === 'accepted')
        .map(attemptName);
      const delivered = factsOf(trace, 'delivery.delivered').map(
        ({ deliveryId, attempts }) => `${deliveryId}.${attempts}`,
      );
      expect(delivered).toEqual(accepted);
    },

    'pull charges no event twice but what a queue hands out again, and none that did not occur': (
      trace,
    ) => {
      const real = paymentsOf(trace);
      const again = new Set(
        factsOf(trace, 'entry.received').flatMap(({ eventId, receives }) =>
          receives > 1 ? [eventId] : [],
        ),
      );
      const charged = factsOf(trace, 'effect.made').filter(
        ({ channel, eventId }) => channel === 'pull' && !again.has(eventId),
      );
      expect(new Set(charged.map(({ eventId }) => eventId)).size).toBe(charged.length);
      for (const { eventId, payment } of charged) expect(payment).toEqual(real.get(eventId));
    },

    'a genuine request charges only what occurred, and the right amount': (trace) => {
      const real = paymentsOf(trace);
      const takesFirst = [
        trace.scenario.settings.fetchRule,
        ...factsOf(trace, 'setting.changed').map(({ to }) => to),
      ].includes('firstOfBurst');
      const genuine = messagesOf(trace, 'genuine');
      const charged = factsOf(trace, 'effect.made').filter(({ messageId }) =>
        genuine.has(messageId),
      );
      for (const { eventId, payment } of charged) {
        const occurred = real.get(eventId);
        // What is fetched can be a later state of the same order, and an earlier one where a burst is left to its first fetch.
        const others = [...real.values()].filter(
          ({ order, version = 0 }) =>
            order === occurred?.order && (takesFirst || version > (occurred.version ?? 0)),
        );
        expect([occurred, ...others]).toContainEqual(payment);
      }
    },

    'law 5: no delivery exceeds its attempts, and none gives up without the reason it names': (
      trace,
    ) => {
      const settingsAt = settingsBefore(trace);
      const failures = byAttempt(factsOf(trace, 'attempt.finished'));
      const retries = byAttempt(factsOf(trace, 'retry.scheduled'));
      const firsts = groupedBy(factsOf(trace, 'attempt.started'), ({ eventId }) => eventId);
      const resent = byAttempt(factsOf(trace, 'delivery.resent'));
      for (const retry of retries.values()) {
        expect(retry.attempt).toBeLessThanOrEqual(attemptsAllowed(settingsAt(retry)));
      }
      for (const end of factsOf(trace, 'delivery.deadLettered')) {
        const settings = settingsAt(end);
        const last = `${end.deliveryId}.${end.attempts}`;
        const outcome = failures.get(last)?.outcome;
        const status = outcome?.result === 'refused' ? outcome.status : 0;
        switch (end.reason) {
          case 'attempts exhausted':
            expect(end.attempts).toBeGreaterThanOrEqual(attemptsAllowed(settings));
            break;
          case 'out of time': {
            const next = retries.get(`${end.deliveryId}.${end.attempts + 1}`);
            const most = { ...lastFailure(trace, failures.get(last)), luck: 1 - 2 ** -32 };
            const backoffMs = retries.get(last)?.backoffMs ?? 0;
            const dueAt =
              next?.dueAt ?? end.at + waitMs(settings, end.attempts, { ...most, backoffMs });
            const first = firsts.get(end.eventId)?.[0]?.at ?? 0;
            expect(settings.giveUpAfterMs).toBeGreaterThan(0);
            expect(dueAt).toBeGreaterThan(first + settings.giveUpAfterMs);
            break;
          }
          case 'endpoint disabled':
            expect(disabledAt(trace, end)).toBe(true);
            break;
          case 'endpoint gone':
          case 'not tried again':
            expect(meaningOf(settings, status)).toBe(end.reason);
            break;
          case 'resend failed':
            expect(resent.has(last)).toBe(true);
            break;
          default:
            end.reason satisfies never;
        }
      }
    },

    'law 5: retries never come earlier than the policy and the endpoint allow': (trace) => {
      const settingsAt = settingsBefore(trace);
      const failures = byAttempt(factsOf(trace, 'attempt.finished'));
      const retries = byAttempt(factsOf(trace, 'retry.scheduled'));
      const resends = byAttempt(factsOf(trace, 'delivery.resent'));
      const turns = groupedBy(factsOf(trace, 'attempt.queued'), attemptName);
      const ends = groupedBy(
        factsOf(trace, 'delivery.deadLettered'),
        ({ deliveryId }) => deliveryId,
      );
      const byHand = byAttempt(factsOf(trace, 'retry.broughtForward'));
      for (const { deliveryId, attempt, at, seq } of factsOf(trace, 'attempt.started')) {
        const resent = resends.get(`${deliveryId}.${attempt}`);
        // What it waited for once before a resend was in vain.
        const since = ends.get(deliveryId)?.findLast((end) => end.seq < seq)?.seq ?? -1;
        const own = (turns.get(`${deliveryId}.${attempt}`) ?? []).filter(
          (turn) => turn.seq > since,
        );
        expect(own.at(-1)?.turnAt ?? at).toBe(at);
        // From when on it could have been made, but for the others in line.
        const readyAt = own[0]?.at ?? at;
        if (resent) expect(readyAt).toBe(resent.at);
        if (resent || attempt === 1) continue;
        const failed = failures.get(`${deliveryId}.${attempt - 1}`);
        const retry = retries.get(`${deliveryId}.${attempt}`);
        if (!failed || !retry) throw new Error('a retry without a failure before it');
        // The one exception: somebody had it sent before it was due.
        const forward = byHand.get(`${deliveryId}.${attempt}`);
        if (forward) {
          expect([readyAt, retry.at]).toEqual([forward.at, failed.at]);
          expect(readyAt).toBeLessThan(retry.dueAt);
          continue;
        }
        const settings = settingsAt(retry);
        const least = { ...lastFailure(trace, failed), backoffMs: 0, luck: 0 };
        expect(at - failed.at).toBeGreaterThanOrEqual(waitMs(settings, attempt - 1, least));
        if (settings.retryAfter === 'atLeast') {
          expect(at - failed.at).toBeGreaterThanOrEqual(least.askedMs);
        }
        expect([retry.at, retry.dueAt, retry.backoffMs]).toEqual([
          failed.at,
          readyAt,
          readyAt - failed.at,
        ]);
      }
    },

    'law 2: nothing that waits for its turn is lost by that: its attempt is made then, or the endpoint is disabled or the attempts are used up':
      (trace) => {
        const settingsAt = settingsBefore(trace);
        const started = groupedBy(factsOf(trace, 'attempt.started'), attemptName);
        const ends = groupedBy(
          factsOf(trace, 'delivery.deadLettered'),
          ({ deliveryId }) => deliveryId,
        );
        const limits = factsOf(trace, 'setting.changed').filter(
          ({ key }) => key === 'callsPerSecond',
        );
        for (const queued of factsOf(trace, 'attempt.queued')) {
          const { deliveryId, attempt, at, turnAt } = queued;
          const again = limits.some((limit) => limit.seq > queued.seq && limit.at <= turnAt);
          if (again || turnAt >= trace.endsAt) continue;
          const start = started.get(attemptName(queued))?.find((each) => each.at === turnAt);
          const end = ends.get(deliveryId)?.find((each) => each.at === turnAt);
          if (start) continue;
          if (end?.reason === 'endpoint disabled') expect(disabledAt(trace, end)).toBe(true);
          else if (end?.reason === 'out of time') {
            expect(settingsAt(end).giveUpAfterMs).not.toBe(settingsAt(queued).giveUpAfterMs);
          } else {
            expect(end?.reason, `${deliveryId}.${attempt} at ${at}`).toBe('attempts exhausted');
            expect(attemptsAllowed(settingsAt(end ?? queued))).toBeLessThan(attempt);
          }
        }
      },

    'a disabled endpoint gets no attempt but those that are asked for by hand': (trace) => {
      const resent = byAttempt(factsOf(trace, 'delivery.resent'));
      const unasked = factsOf(trace, 'attempt.started').filter(
        (start) => disabledAt(trace, start) && !resent.has(attemptName(start)),
      );
      expect(unasked).toEqual([]);
    },

    'an attempt ends at its timeout or before': (trace) => {
      const timeoutAt = new Map(
        factsOf(trace, 'attempt.started').map((start) => [start.messageId, start.timeoutAt]),
      );
      for (const { messageId, at, outcome } of factsOf(trace, 'attempt.finished')) {
        const timeout = timeoutAt.get(messageId) ?? 0;
        if (outcome.result === 'timedOut') expect(at).toBe(timeout);
        else expect(at).toBeLessThanOrEqual(timeout);
      }
    },

    'law 7: facts are ordered by time, numbered without a gap, and end before the run does': (
      trace,
    ) => {
      const misplaced = trace.facts.filter(
        ({ seq, at }, n) => seq !== n || at < (trace.facts[n - 1]?.at ?? 0) || at >= trace.endsAt,
      );
      expect(misplaced).toEqual([]);
    },

    'law 7: acting at a moment leaves every fact before it as it was': (
      trace,
      { scenario, commands },
    ) => {
      const command = commands.at(-1);
      if (!command) return;
      const before = ({ facts }: Trace) => factsAsText(facts.filter(({ at }) => at < command.at));
      expect(before(simulate(scenario, commands.slice(0, -1)))).toBe(before(trace));
    },

    'law 7: a longer run begins with every fact of a shorter one': (
      trace,
      { scenario, commands },
    ) => {
      const longer = simulate({ ...scenario, horizonMs: trace.endsAt + 3_000 }, commands);
      expect(factsAsText(longer.facts.slice(0, trace.facts.length))).toBe(factsAsText(trace.facts));
    },

    "law 9: a delivery's attempts are the same number wherever they are counted": (trace) => {
      const started = groupedBy(factsOf(trace, 'attempt.started'), ({ eventId }) => eventId);
      const sent = groupedBy(
        factsOf(trace, 'request.sent').filter(({ attempt }) => attempt !== undefined),
        ({ eventId }) => eventId,
      );
      const sending = groupedBy(
        factsOf(trace, 'machine.entered').filter(
          ({ machine, state }) => machine === 'delivery' && state === 'sending',
        ),
        ({ actor }) => actor,
      );
      const recorded = new Map(
        recordsOf(trace).deliveries.map(({ eventId, attempts }) => [eventId, attempts.length]),
      );
      const ended = new Map<EventId, number>();
      for (const turn of turnsOf(trace)) {
        if (turn.type === 'delivery.resent') ended.delete(turn.eventId);
        else ended.set(turn.eventId, turn.attempts);
      }
      let all = 0;
      for (const { eventId } of factsOf(trace, 'event.occurred')) {
        const attempts = started.get(eventId)?.length ?? 0;
        all += attempts;
        expect([
          sent.get(eventId)?.length ?? 0,
          sending.get(deliveryIdOf(eventId))?.length ?? 0,
          recorded.get(eventId) ?? 0,
          ended.get(eventId) ?? attempts,
        ]).toEqual([attempts, attempts, attempts, attempts]);
      }
      const { push } = selectComparison(trace, trace.endsAt);
      expect([push.requests, push.retries]).toEqual([all, all - started.size]);
    },

    'every request that arrives is answered at most once, and every handler comes to its end': (
      trace,
    ) => {
      const answers = factsOf(trace, 'response.sent').map(({ messageId }) => messageId);
      const arrived = new Set(factsOf(trace, 'request.arrived').map(({ messageId }) => messageId));
      const answered = new Set<string>(answers);
      expect(answered.size).toBe(answers.length);
      expect(answers.filter((messageId) => !arrived.has(messageId))).toEqual([]);

      const handlers = groupedBy(
        factsOf(trace, 'machine.entered').filter(({ machine }) => machine === 'handler'),
        ({ actor }) => actor,
      );
      const wrong = [...handlers].filter(([actor, entries]) => {
        const state = entries.at(-1)?.state ?? '';
        if (state === 'answered') return !answered.has(actor);
        return answered.has(actor) || !['waiting', 'working'].includes(state);
      });
      expect(wrong).toEqual([]);
    },

    'a request is cut only while it waits for its answer, which is then a 502': (trace) => {
      const answers = new Map(
        factsOf(trace, 'response.sent').map((sent) => [
          sent.messageId,
          `${sent.response.status} at ${sent.at}`,
        ]),
      );
      for (const { messageIds, at } of factsOf(trace, 'requests.cut')) {
        expect(messageIds.map((messageId) => answers.get(messageId))).toEqual(
          messageIds.map(() => `502 at ${at}`),
        );
      }
    },

    'a message ends where and when it was said to, or is still on its way': (trace) => {
      const ways = [
        ['request.sent', 'request.arrived', 'request.lost'],
        ['response.sent', 'response.arrived', 'response.lost'],
      ] as const;
      for (const [sent, arrived, lost] of ways) {
        const lostByHand = lostAt(trace, lost);
        const promised = factsOf(trace, sent)
          .map((fact) => ({ ...fact, ...lostByHand.get(fact.messageId) }))
          .filter(({ endsAt }) => endsAt < trace.endsAt)
          .map((fact) => `${fact.messageId} ${fact.lost ? lost : arrived} ${fact.endsAt}`);
        const kept = [...factsOf(trace, arrived), ...factsOf(trace, lost)].map(
          ({ messageId, type, at }) => `${messageId} ${type} ${at}`,
        );
        expect(kept.toSorted()).toEqual(promised.toSorted());
      }
    },

    'a worker has one job at a time, and comes to the end of each it began unless it crashes': (
      trace,
    ) => {
      const inHand = new Map<number, FactOf<'work.started'>>();
      for (const fact of trace.facts) {
        if (fact.type === 'work.started') {
          expect(inHand.has(fact.worker)).toBe(false);
          inHand.set(fact.worker, fact);
        } else if (fact.type === 'mark.started') {
          expect(inHand.has(fact.worker)).toBe(false);
        } else if (
          fact.type === 'work.finished' ||
          (fact.type === 'work.failed' && fact.worker !== undefined)
        ) {
          const { messageId, at } = fact;
          expect(inHand.get(fact.worker ?? 0)).toMatchObject({ messageId, endsAt: at });
          inHand.delete(fact.worker ?? 0);
        } else if (fact.type === 'worker.crashed') {
          inHand.delete(fact.worker);
        }
      }
      for (const { endsAt } of inHand.values()) expect(endsAt).toBeGreaterThanOrEqual(trace.endsAt);
    },
  },
);

/** The parts of messages that somebody lost, with the moment at which they have ended since. */
function lostAt(trace: Trace, type: 'request.lost' | 'response.lost') {
  return new Map(
    trace.facts.flatMap((fact, n) => {
      const given = trace.facts[n - 1];
      const isByHand =
        fact.type === type &&
        given?.type === 'command.given' &&
        given.command.type === 'message.lose' &&
        given.command.messageId === fact.messageId;
      return isByHand ? [[fact.messageId, { endsAt: fact.at, lost: true }] as const] : [];
    }),
  );
}

function paymentsOf(trace: Trace) {
  return new Map(factsOf(trace, 'event.occurred').map((e) => [e.eventId, e.payment]));
}

function messagesOf(trace: Trace, origin: FactOf<'request.sent'>['origin']): Set<MessageId> {
  // As they came in the end: a command may have had one changed on its way.
  return new Set(
    recordsOf(trace)
      .messages.filter((message) => message.origin === origin)
      .map(({ messageId }) => messageId),
  );
}

laws(
  'when the sender limits its calls',
  { unturned: ['callsPerSecond'] },
  {
    'it starts no more attempts in any second than it may, retries and resends among them': (
      trace,
    ) => {
      const { callsPerSecond } = trace.scenario.settings;
      const starts = factsOf(trace, 'attempt.started').map(({ at }) => at);
      if (callsPerSecond === 0) {
        expect(factsOf(trace, 'attempt.queued')).toEqual([]);
        return;
      }
      starts.forEach((at, i) => {
        const after = starts[i + callsPerSecond];
        if (after !== undefined) expect(after - at).toBeGreaterThanOrEqual(1_000);
      });
    },

    'it is never idle while somebody waits: each turn is a step after the one before': (trace) => {
      const { callsPerSecond } = trace.scenario.settings;
      const stepMs = Math.ceil(1_000 / callsPerSecond);
      const starts = factsOf(trace, 'attempt.started').map(({ at }) => at);
      for (const { at, turnAt } of factsOf(trace, 'attempt.queued')) {
        const turns = factsOf(trace, 'attempt.queued').map((each) => each.turnAt);
        const before = Math.max(...[...starts, ...turns].filter((each) => each < turnAt));
        expect(turnAt - before).toBeLessThanOrEqual(stepMs);
        expect(turnAt).toBeGreaterThan(at);
      }
    },
  },
);
