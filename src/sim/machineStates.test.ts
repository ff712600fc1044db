import { expect, test } from 'vitest';
import type { AnyStateMachine } from 'xstate';
import type { MachineName } from '../model/ids.ts';
import { machineStates } from '../view/machineStates.ts';
import { apiMachine } from './api.machine.ts';
import { attackerMachine } from './attacker.machine.ts';
import { deliveryMachine } from './delivery.machine.ts';
import { endpointHealthMachine } from './endpointHealth.machine.ts';
import { handlerMachine } from './handler.machine.ts';
import { pollerMachine } from './poller.machine.ts';
import { receiverMachine } from './receiver.machine.ts';
import { sourceMachine } from './source.machine.ts';
import { workerMachine } from './worker.machine.ts';

const machines: Readonly<Record<MachineName, AnyStateMachine>> = {
  source: sourceMachine,
  delivery: deliveryMachine,
  endpointHealth: endpointHealthMachine,
  receiver: receiverMachine,
  handler: handlerMachine,
  worker: workerMachine,
  poller: pollerMachine,
  api: apiMachine,
  attacker: attackerMachine,
};

test.each(Object.keys(machines) as MachineName[])(
  'the machine panel knows every state that %s records, and no other',
  (name) => {
    // A state without an entry fact is passed through and never stayed in.
    const recorded = Object.values(machines[name].states)
      .filter(({ entry }) => entry.length > 0)
      .map(({ key }) => key);
    expect(recorded.toSorted()).toEqual(machineStates[name].toSorted());
  },
);
