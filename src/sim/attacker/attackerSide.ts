import type { CommandRefusal } from '../../model/facts.ts';
import type { HttpRequest } from '../../model/http.ts';
import type { AttackAct, EventId, MessageId } from '../../model/ids.ts';
import type { Settings } from '../../model/settings.ts';
import { attackerMachine } from './attacker.machine.ts';
import type { Running } from '../engine/engine.ts';
import { bodyOf, readNotice, secondsAt, thinBodyOf } from '../network/messages.ts';
import { signedWebhook } from '../network/signedWebhook.ts';
import type { Run } from '../run.ts';
import type { Secrets } from '../secrets/secrets.ts';
import { signatureHeaders, type SignatureKind } from '../secrets/signatures.ts';
import type { Exchange, Wire } from '../network/wire.ts';

/** What a forged event claims to be worth, in cents. */
const forgedAmountCents = 99_900;

/** What she signs with who has to guess. */
const guessedSecret = 'whsec_aSBkbyBub3Qga25vdyB0aGUgc2VjcmV0';

const tamperedTimes = 100;

/** How far the order that a tampered thin event points to is from the true one: nobody has that many. */
const tamperedAhead = 8_000;

const forgeries: Readonly<Record<Settings['forgery'], SignatureKind>> = {
  wrongSecret: 'hmac',
  noSignature: 'none',
  plainHash: 'plainHash',
};

/** The attacker: forges requests, changes them on the way, records them and sends them again. */
export class AttackerSide {
  readonly #run: Run;
  readonly #wire: Wire;
  readonly #secrets: Secrets;
  readonly #endpointArrived: (exchange: Exchange) => void;
  readonly #attacker: Running<typeof attackerMachine>;
  #recorded: Exchange | undefined;
  /** One that was pointed out to her goes before what merely came by. */
  #copied: Exchange | undefined;
  #forged = 0;
  #replayed = 0;

  constructor(
    run: Run,
    wire: Wire,
    ways: {
      readonly secrets: Secrets;
      readonly endpointArrived: (exchange: Exchange) => void;
    },
  ) {
    this.#run = run;
    this.#wire = wire;
    this.#secrets = ways.secrets;
    this.#endpointArrived = ways.endpointArrived;
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
      change: (messageId) => {
        run.soon(() => {
          this.#change(messageId);
        });
      },
      copy: (messageId) => {
        run.soon(() => {
          this.#keep(messageId);
        });
      },
      hasRecording: () => (this.#copied ?? this.#recorded) !== undefined,
      seesOnlyCiphertext: () => run.settings.https,
    });
  }

  attack(act: AttackAct): void {
    this.#attacker.send({ type: 'attack', act });
  }

  /** Changes a request that is on its way, or keeps a copy of it; returns why she cannot. */
  reach(act: 'tamper' | 'copy', messageId: MessageId): CommandRefusal | undefined {
    const refusal = this.#wire.whyNot(act, messageId);
    if (!refusal) this.#attacker.send({ type: act === 'tamper' ? 'change' : 'copy', messageId });
    return refusal;
  }

  /** Lets a genuine request pass, changed when the attacker was waiting for one that she can read. */
  passing = (exchange: Exchange): Exchange => {
    if (this.#run.settings.https) {
      this.#attacker.send({ type: 'ciphertext.overheard' });
      return exchange;
    }
    // Not whether she lies in wait at this moment: she may be forging meanwhile.
    const changes = this.#attacker.settledContext.tampers;
    this.#attacker.send({ type: 'request.overheard', exchange });
    if (!changes) return exchange;
    const { messageId, request } = exchange;
    const { id } = readNotice(request.body);
    this.#run.record({ type: 'attack.made', act: 'tamper', messageId, eventId: id });
    return { ...exchange, origin: 'tampered', request: this.#changed(request, id) };
  };

  #change(messageId: MessageId): void {
    const exchange = this.#wire.underWay(messageId);
    const { id: eventId } = readNotice(exchange.request.body);
    const request = this.#changed(exchange.request, eventId);
    this.#run.record({ type: 'attack.made', act: 'tamper', messageId, eventId, request });
    this.#wire.replace({ ...exchange, origin: 'tampered', request });
  }

  #keep(messageId: MessageId): void {
    this.#copied = this.#wire.underWay(messageId);
    const { id: eventId } = readNotice(this.#copied.request.body);
    this.#run.record({ type: 'request.copied', messageId, eventId });
  }

  /** The signature stays as it was, unless she has a secret to make a better one. */
  #changed(request: HttpRequest, eventId: EventId): HttpRequest {
    const body = readNotice(request.body).payment
      ? withAmountTimes(request.body, tamperedTimes)
      : withOrderAhead(request.body, tamperedAhead);
    const secret = this.#secrets.stolen;
    if (secret === undefined) return { ...request, body };
    const resigned = signatureHeaders(this.#run.settings.signatureMethod, {
      secrets: [secret],
      body,
      eventId,
      nowSeconds: secondsAt(this.#run.clock.now),
    });
    return { ...request, body, headers: { ...request.headers, ...resigned } };
  }

  #forge(): void {
    const ordinal = ++this.#forged;
    const eventId: EventId = `evt_x${ordinal}`;
    const at = this.#run.clock.now;
    const { https, jsonStyle, payload } = this.#run.settings;
    const payment = { order: 9000 + ordinal, customer: 'cus_m', amountCents: forgedAmountCents };
    const event = { id: eventId, payment };
    const body = payload === 'thin' ? thinBodyOf(event, jsonStyle) : bodyOf(event, at, jsonStyle);
    const request = signedWebhook(body, {
      eventId,
      attemptId: `att_x${ordinal}_1`,
      nowSeconds: secondsAt(at),
      https,
      ...this.#bestSignature(),
    });
    this.#send('forge', { messageId: `forge_${ordinal}`, eventId, origin: 'forged', request });
  }

  /** With a stolen secret she signs as the sender does; without one she tries what she was told to. */
  #bestSignature(): { readonly signature: SignatureKind; readonly secrets: readonly string[] } {
    const { signatureMethod, forgery } = this.#run.settings;
    const secret = this.#secrets.stolen;
    return secret === undefined
      ? { signature: forgeries[forgery], secrets: [guessedSecret] }
      : { signature: signatureMethod, secrets: [secret] };
  }

  #replay(): void {
    const copy = this.#copied ?? this.#recorded;
    if (!copy) throw new Error('there is nothing to replay');
    const { request } = copy;
    const { id: eventId } = readNotice(request.body);
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

/** The same body with an amount that is so many times as much, as far as it names one. */
function withAmountTimes(body: string, times: number): string {
  return body.replace(
    /("amount": ?)(\d+)/,
    (_, name: string, cents: string) => `${name}${Number(cents) * times}`,
  );
}

/** The same thin body about another order, so many numbers on. */
function withOrderAhead(body: string, ahead: number): string {
  return body.replace(
    /("order": ?)(\d+)/,
    (_, name: string, order: string) => `${name}${Number(order) + ahead}`,
  );
}
