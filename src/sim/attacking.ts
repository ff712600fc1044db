import type { ActorRefFrom } from 'xstate';
import type { AttackAct, EventId, MessageId } from '../model/ids.ts';
import { attackerMachine } from './attacker.machine.ts';
import { bodyOf, guessedSecret, readBody, signedWebhook } from './messages.ts';
import type { Run } from './run.ts';
import type { Exchange, Wire } from './wire.ts';

/** What a forged event claims to be worth, in cents. */
const forgedAmountCents = 99_900;

/** By how much a tampered amount is multiplied. */
const tamperedTimes = 100;

/** The attacker's side: what is forged, changed on the way, or recorded and sent again. */
export class Attacking {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #endpointArrived: (exchange: Exchange) => void;
  readonly #attacker: ActorRefFrom<typeof attackerMachine>;
  #recorded: Exchange | undefined;
  #forged = 0;
  #replayed = 0;

  constructor(run: Run, wire: Wire, endpointArrived: (exchange: Exchange) => void) {
    this.#run = run;
    this.#wire = wire;
    this.#endpointArrived = endpointArrived;
    this.#attacker = run.start(attackerMachine, 'attacker', {
      forge: () => {
        run.soon(() => {
          this.#forge();
        });
      },
      replay: () => {
        run.soon(() => {
          this.#replay();
        });
      },
      record: (exchange) => {
        this.#recorded = exchange;
      },
      hasRecording: () => this.#recorded !== undefined,
    });
  }

  attack(act: AttackAct): void {
    this.#attacker.send({ type: 'attack', act });
  }

  /** Lets a genuine request pass, changed when the attacker was waiting for one. */
  passing = (exchange: Exchange): Exchange => {
    // Not whether she lies in wait at this moment: she may be forging meanwhile.
    const changes = this.#attacker.getSnapshot().context.tampers;
    this.#attacker.send({ type: 'request.overheard', exchange });
    if (!changes) return exchange;
    const { messageId, request } = exchange;
    const { id, payment } = readBody(request.body);
    this.#run.record({ type: 'attack.made', act: 'tamper', messageId, eventId: id });
    const amount = `"amount":${payment.amountCents}`;
    return {
      ...exchange,
      origin: 'tampered',
      request: {
        ...request,
        // The signature stays as it was: without the secret no better one can be made.
        body: request.body.replace(amount, `"amount":${payment.amountCents * tamperedTimes}`),
      },
    };
  };

  #forge(): void {
    const ordinal = ++this.#forged;
    const eventId: EventId = `evt_x${ordinal}`;
    const at = this.#run.clock.now;
    const payment = { order: 9000 + ordinal, customer: 'cus_m', amountCents: forgedAmountCents };
    const request = signedWebhook(bodyOf({ id: eventId, payment }, at), {
      eventId,
      attemptId: `att_x${ordinal}_1`,
      secret: guessedSecret,
      at,
    });
    this.#send('forge', { messageId: `forge_${ordinal}`, eventId, origin: 'forged', request });
  }

  #replay(): void {
    if (!this.#recorded) throw new Error('there is nothing to replay');
    const { request } = this.#recorded;
    const { id: eventId } = readBody(request.body);
    const messageId: MessageId = `replay_${++this.#replayed}`;
    this.#send('replay', { messageId, eventId, origin: 'replayed', request });
  }

  #send(
    act: AttackAct,
    sent: Pick<Exchange, 'messageId' | 'origin' | 'request'> & { readonly eventId: EventId },
  ): void {
    this.#run.record({
      type: 'attack.made',
      act,
      messageId: sent.messageId,
      eventId: sent.eventId,
    });
    this.#wire.send(
      { ...sent, channel: 'push', from: 'attacker', to: 'receiver' },
      {
        arrived: this.#endpointArrived,
        answered: () => {
          this.#attacker.send({ type: 'response.arrived' });
        },
      },
    );
  }
}
