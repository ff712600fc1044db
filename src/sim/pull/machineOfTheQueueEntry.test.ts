import { expect } from 'vitest';
import { durationMs } from '../../model/units.ts';
import { VirtualClock } from '../engine/clock.ts';
import { machineTests, type Start } from '../paths/machines.testkit.ts';
import { queueEntryMachine } from './queueEntry.machine.ts';

const received = {
  type: 'received',
  messageId: 'poll_1',
  hiddenMs: durationMs(30_000),
} as const;
const acknowledged = { type: 'acknowledged', messageId: 'ack_1' } as const;

machineTests('queueEntry', {
  machine: queueEntryMachine,
  transitions: [
    'available: received > inFlight',
    'inFlight: acknowledged > deleted',
    'inFlight: visibilityTimeout > available',
    'inFlight: visibilityTimeout, if receivedTooOften > deadLettered',
    'queueEntry: queue.removed > removed',
  ],
  claims: {
    'is deleted by an acknowledgement while it is hidden, and then stays so': (start) => {
      const { entry } = entryOf(start);
      entry.actor.send(received);
      entry.wait(29_999);
      entry.actor.send(acknowledged);
      entry.wait(60_000);
      expect(entry.states).toEqual(['available', 'inFlight', 'deleted']);
    },
    'is offered again, and says so, when nobody has acknowledged it in time': (start) => {
      const { entry, offers } = entryOf(start);
      entry.actor.send(received);
      entry.wait(29_999);
      expect(offers()).toBe(0);
      entry.wait(1);
      expect(offers()).toBe(1);
      entry.actor.send(acknowledged);
      expect(entry.states).toEqual(['available', 'inFlight', 'available']);
    },
    'is a dead letter when it was received as often as it may be': (start) => {
      const { entry } = entryOf(start, 2);
      for (const messageId of ['poll_1', 'poll_2'] as const) {
        entry.actor.send({ ...received, messageId });
        entry.wait(30_000);
      }
      expect(entry.facts.map(({ type }) => type)).toEqual([
        'entry.received',
        'entry.returned',
        'entry.received',
        'entry.deadLettered',
      ]);
      expect(entry.facts.at(-1)).toMatchObject({ messageId: 'poll_2', receives: 2 });
    },
    'is offered for ever where it may be received any number of times': (start) => {
      const { entry, offers } = entryOf(start, 0);
      for (let n = 0; n < 5; n++) {
        entry.actor.send(received);
        entry.wait(30_000);
      }
      expect(offers()).toBe(5);
    },
    'is gone with its queue, also while it is hidden': (start) => {
      const { entry } = entryOf(start);
      entry.actor.send(received);
      entry.actor.send({ type: 'queue.removed' });
      entry.wait(60_000);
      expect(entry.states).toEqual(['available', 'inFlight', 'removed']);
    },
  },
});

function entryOf(start: Start<typeof queueEntryMachine>, most = 3) {
  const clock = new VirtualClock();
  let offers = 0;
  const queue = {
    now: () => clock.now,
    receivesMost: () => most,
    offered: () => {
      offers++;
    },
  };
  const entry = start({ eventId: 'evt_1', queue }, clock);
  return { entry, offers: () => offers };
}
