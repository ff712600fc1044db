import { assign, emit, setup } from 'xstate';
import type { FactBody } from '../../model/facts.ts';
import type { AttackAct, MessageId } from '../../model/ids.ts';
import { enter, recordEntered } from '../engine/recordEntered.ts';
import type { Exchange } from '../network/wire.ts';

interface AttackerInput {
  readonly forge: () => void;
  readonly replay: () => void;
  /** Notes a genuine request that came by, as the sender wrote it. */
  readonly record: (exchange: Exchange) => void;
  /** Changes a request that is on its way. */
  readonly change: (messageId: MessageId) => void;
  /** Keeps a copy of one for the next replays. */
  readonly copy: (messageId: MessageId) => void;
  readonly hasRecording: () => boolean;
  readonly seesOnlyCiphertext: () => boolean;
}

interface AttackerContext extends AttackerInput {
  /** The next genuine request that comes by is to be changed; other attacks do not make her forget. */
  readonly tampers: boolean;
}

type AttackerEvent =
  | { type: 'attack'; act: AttackAct }
  /** A genuine request comes by, readable. */
  | { type: 'request.overheard'; exchange: Exchange }
  /** An encrypted request comes by. */
  | { type: 'ciphertext.overheard' }
  /** Somebody wants a request that is on its way, genuine and readable, to be changed or copied. */
  | { type: 'change' | 'copy'; messageId: MessageId }
  | { type: 'response.arrived' };

/**
 * Can write requests and, where the way is not encrypted, change one on it and keep copies.
 *
 *   idle ──forge──▶ forging ──response.arrived / patience──▶ idle
 *   idle ──replay──▶ replaying ──response.arrived / patience──▶ idle
 *   idle ──tamper──▶ tampering ──the next request comes by, readable or not──▶ idle
 *   tampering ──forge / replay──▶ forging, replaying ──▶ idle ──still wants to──▶ tampering
 *
 * In each state she can change or copy a request that is pointed out to her on its way.
 */
export const attackerMachine = setup({
  types: {
    input: {} as AttackerInput,
    context: {} as AttackerContext,
    events: {} as AttackerEvent,
    emitted: {} as FactBody,
  },
  delays: {
    patience: 10_000,
  },
  guards: {
    wants: ({ event }, params: { act: AttackAct }) =>
      event.type === 'attack' && event.act === params.act,
    wantsToReplayNothing: ({ context, event }) =>
      event.type === 'attack' && event.act === 'replay' && !context.hasRecording(),
    wantsToTamper: ({ context }) => context.tampers,
  },
  actions: {
    recordEntered: emit(({ event }, params: { state: string }) =>
      recordEntered('attacker', 'attacker', params.state, event),
    ),
    resolveToTamper: assign({ tampers: true }),
    stopTampering: assign({ tampers: false }),
    forge: ({ context }) => {
      context.forge();
    },
    replay: ({ context }) => {
      context.replay();
    },
    record: ({ context }, params: { exchange: Exchange }) => {
      context.record(params.exchange);
    },
    change: ({ context }, params: { messageId: MessageId }) => {
      context.change(params.messageId);
    },
    copy: ({ context }, params: { messageId: MessageId }) => {
      context.copy(params.messageId);
    },
    recordNothingToReplay: emit(({ context }) => ({
      type: 'attack.failed',
      act: 'replay',
      reason: context.seesOnlyCiphertext() ? 'encrypted on the way' : 'nothing recorded yet',
    })),
    recordNothingToChange: emit(() => ({
      type: 'attack.failed',
      act: 'tamper',
      reason: 'encrypted on the way',
    })),
  },
}).createMachine({
  id: 'attacker',
  context: ({ input }) => ({ ...input, tampers: false }),
  initial: 'idle',
  on: {
    attack: [
      { guard: { type: 'wants', params: { act: 'forge' } }, target: '.forging' },
      {
        guard: { type: 'wants', params: { act: 'tamper' } },
        target: '.tampering',
        actions: 'resolveToTamper',
      },
      { guard: 'wantsToReplayNothing', actions: 'recordNothingToReplay' },
      { guard: { type: 'wants', params: { act: 'replay' } }, target: '.replaying' },
    ],
    'request.overheard': {
      actions: [
        { type: 'record', params: ({ event }) => ({ exchange: event.exchange }) },
        'stopTampering',
      ],
    },
    'ciphertext.overheard': {
      guard: 'wantsToTamper',
      actions: ['recordNothingToChange', 'stopTampering'],
    },
    change: {
      actions: { type: 'change', params: ({ event }) => ({ messageId: event.messageId }) },
    },
    copy: {
      actions: { type: 'copy', params: ({ event }) => ({ messageId: event.messageId }) },
    },
  },
  states: {
    idle: {
      entry: enter('idle'),
      always: { guard: 'wantsToTamper', target: 'tampering' },
    },
    forging: {
      entry: [enter('forging'), 'forge'],
      on: { 'response.arrived': 'idle' },
      after: { patience: 'idle' },
    },
    tampering: {
      entry: enter('tampering'),
      on: {
        'request.overheard': {
          target: 'idle',
          actions: [
            { type: 'record', params: ({ event }) => ({ exchange: event.exchange }) },
            'stopTampering',
          ],
        },
        'ciphertext.overheard': {
          target: 'idle',
          actions: ['recordNothingToChange', 'stopTampering'],
        },
      },
    },
    replaying: {
      entry: [enter('replaying'), 'replay'],
      on: { 'response.arrived': 'idle' },
      after: { patience: 'idle' },
    },
  },
});
