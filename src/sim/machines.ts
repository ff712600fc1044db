import type { AnyStateMachine } from 'xstate';
import type { MachineName } from '../model/ids.ts';
import { apiMachine } from './api.machine.ts';
import { attackerMachine } from './attacker.machine.ts';
import { backfillMachine } from './backfill.machine.ts';
import { deliveryMachine } from './delivery.machine.ts';
import { endpointHealthMachine } from './endpointHealth.machine.ts';
import { fetcherMachine } from './fetcher.machine.ts';
import { handlerMachine } from './handler.machine.ts';
import { pollerMachine } from './poller.machine.ts';
import { receiverMachine } from './receiver.machine.ts';
import { rotationMachine } from './rotation.machine.ts';
import { sourceMachine } from './source.machine.ts';
import { workerMachine } from './worker.machine.ts';

/** The definition of every simulated machine, in the order in which a reader meets them. */
export const machines = {
  source: sourceMachine,
  delivery: deliveryMachine,
  endpointHealth: endpointHealthMachine,
  receiver: receiverMachine,
  handler: handlerMachine,
  worker: workerMachine,
  poller: pollerMachine,
  api: apiMachine,
  backfill: backfillMachine,
  fetcher: fetcherMachine,
  rotation: rotationMachine,
  attacker: attackerMachine,
} as const satisfies Readonly<Record<MachineName, AnyStateMachine>>;
