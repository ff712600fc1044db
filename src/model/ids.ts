/** One thing that happened at the provider. Doubles as the idempotency key of every attempt. */
export type EventId = `evt_${string}`;

/** The obligation to get one event to one endpoint. */
export type DeliveryId = `dlv_${string}`;

/**
 * One HTTP request with its answer, named after what sent it: `dlv_3.2` is attempt 2 of delivery 3.
 * A request that is tampered with on the way keeps its name.
 */
export type MessageId =
  | `dlv_${string}.${number}`
  | `poll_${number}`
  /** The handshake of a held connection, and what is written into it. */
  | `stream_${number}`
  | `frame_${number}`
  | `ack_${number}`
  | `backfill_${number}`
  | `fetch_${number}`
  | `forge_${number}`
  | `replay_${number}`;

/** What an attacker can do to a webhook. */
export type AttackAct = 'forge' | 'tamper' | 'replay';

/** The simulated machines, by the name that the machine panel shows. */
export type MachineName =
  | 'source'
  | 'delivery'
  | 'endpointHealth'
  | 'receiver'
  | 'handler'
  | 'worker'
  | 'poller'
  | 'stream'
  | 'queueEntry'
  | 'api'
  | 'backfill'
  | 'fetcher'
  | 'rotation'
  | 'attacker';

/** The id of the delivery of one event: the simulation knows one endpoint. */
export function deliveryIdOf(eventId: EventId): DeliveryId {
  return `dlv_${eventId.slice('evt_'.length)}`;
}
