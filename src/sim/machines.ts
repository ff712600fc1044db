import type { AnyStateMachine } from 'xstate';
import type { MachineName } from '../model/ids.ts';
import { apiMachine } from './network/api.machine.ts';
import { attackerMachine } from './attacker/attacker.machine.ts';
import { backfillMachine } from './pull/backfill.machine.ts';
import { deliveryMachine } from './sender/delivery.machine.ts';
import { endpointHealthMachine } from './sender/endpointHealth.machine.ts';
import { fetcherMachine } from './pull/fetcher.machine.ts';
import { handlerMachine } from './receiver/handler.machine.ts';
import { pollerMachine } from './pull/poller.machine.ts';
import { queueEntryMachine } from './pull/queueEntry.machine.ts';
import { receiverMachine } from './receiver/receiver.machine.ts';
import { rotationMachine } from './secrets/rotation.machine.ts';
import { sourceMachine } from './sender/source.machine.ts';
import { streamMachine } from './stream/stream.machine.ts';
import { workerMachine } from './receiver/worker.machine.ts';

/** The definition of every simulated machine, in the order in which a reader meets them. */
export const machines = {
  source: sourceMachine,
  delivery: deliveryMachine,
  endpointHealth: endpointHealthMachine,
  receiver: receiverMachine,
  handler: handlerMachine,
  worker: workerMachine,
  poller: pollerMachine,
  stream: streamMachine,
  queueEntry: queueEntryMachine,
  api: apiMachine,
  backfill: backfillMachine,
  fetcher: fetcherMachine,
  rotation: rotationMachine,
  attacker: attackerMachine,
} as const satisfies Readonly<Record<MachineName, AnyStateMachine>>;
