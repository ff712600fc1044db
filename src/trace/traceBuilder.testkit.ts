import type { FactBody, Origin, PollPlan, Trace } from '../model/facts.ts';
import type { EventId, MessageId } from '../model/ids.ts';
import { standardSettings, type Settings } from '../model/settings.ts';
import { instant } from '../model/units.ts';
import { isFrame, isPoll } from './messages/messageKind.ts';

/** A trace told by hand, for tests that want to say exactly what happened and what the poller went by. */
export function handMadeTrace(
  told: readonly (readonly [at: number, ...facts: readonly FactBody[]])[],
  settings: Partial<Settings> = {},
  pollPlans: readonly PollPlan[] = [],
): Trace {
  const facts = told.flatMap(([at, ...bodies]) =>
    bodies.map((body) => ({ at: instant(at), body })),
  );
  return {
    scenario: {
      seed: 1,
      horizonMs: 600_000,
      eventTimesMs: [],
      payments: [],
      losses: [],
      plan: [],
      settings: { ...standardSettings, ...settings },
    },
    commands: [],
    facts: facts.map(({ at, body }, seq) => ({ ...body, at, seq })),
    pollPlans,
    endsAt: instant(600_000),
  };
}

const payment = (eventId: EventId, amountCents: number) => ({
  order: 1000 + (Number(eventId.slice('evt_'.length)) || 0),
  customer: 'cus_1',
  amountCents,
});

/** A payment of 25 euros happens at the sender. */
export const occurred = (eventId: EventId, amountCents = 2_500): FactBody => ({
  type: 'event.occurred',
  eventId,
  payment: payment(eventId, amountCents),
});

/** A webhook request leaves; `endsAt` is when it arrives or vanishes. */
export const pushed = (
  messageId: MessageId,
  eventId: EventId,
  {
    endsAt,
    lost = false,
    origin = 'genuine',
    attempt = 1,
  }: { endsAt: number; lost?: boolean; origin?: Origin; attempt?: number },
): FactBody => ({
  type: 'request.sent',
  messageId,
  channel: 'push',
  from: origin === 'forged' || origin === 'replayed' ? 'attacker' : 'sender',
  to: 'receiver',
  origin,
  eventId,
  attempt,
  request: { method: 'POST', url: 'https://billing.example/webhooks', headers: {}, body: '{}' },
  endsAt: instant(endsAt),
  lost,
});

/** A poll leaves, asking for what came after an event. */
export const polled = (messageId: MessageId, endsAt: number, after?: EventId): FactBody => ({
  type: 'request.sent',
  messageId,
  channel: 'pull',
  from: 'poller',
  to: 'api',
  origin: 'genuine',
  request: {
    method: 'GET',
    url: `https://store.example/events${after ? `?after=${after}` : ''}`,
    headers: {},
    body: '',
  },
  endsAt: instant(endsAt),
  lost: false,
});

export const answered = (
  messageId: MessageId,
  status: number,
  { endsAt, lost = false }: { endsAt: number; lost?: boolean },
): FactBody => ({
  type: 'response.sent',
  messageId,
  response: { status, headers: {}, body: '' },
  endsAt: instant(endsAt),
  lost,
});

/** Billing charges 25 euros, or another amount. */
export const charged = (messageId: MessageId, eventId: EventId, amountCents = 2_500): FactBody => ({
  type: 'effect.made',
  channel: isPoll({ messageId }) || isFrame({ messageId }) ? 'pull' : 'push',
  messageId,
  eventId,
  payment: payment(eventId, amountCents),
});

export const stored = (messageId: MessageId, eventId: EventId): FactBody => ({
  type: 'event.stored',
  messageId,
  eventId,
  durable: true,
});
