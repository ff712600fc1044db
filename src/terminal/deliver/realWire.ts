import type { CommandRefusal, FactBody } from '../../model/facts.ts';
import type { HttpRequest, HttpResponse } from '../../model/http.ts';
import type { SimInstant } from '../../model/units.ts';
import type { Ends, Exchange, Wire } from '../../sim/network/wire.ts';
import type { Run } from '../../sim/run.ts';

/** What becomes of a request, told in the run's time. One of `lost`, `answered`, `answerLost` and `silent` comes last. */
export interface Legs {
  /** It has reached the other side. */
  arrived(): void;
  /** It has not reached it. */
  lost(): void;
  /** The answer is on its way. */
  answering(response: HttpResponse): void;
  answered(): void;
  answerLost(): void;
  /** No answer comes any more. */
  silent(): void;
}

/** What carries a request to a receiver and brings its answer. */
export interface Network {
  carry(exchange: Exchange, legs: Legs): void;
}

/** The request that is sent in the place of the one that the simulated sender or attacker wrote. */
export type Write = (exchange: Exchange) => HttpRequest;

type Sent = Extract<FactBody, { readonly type: 'request.sent' | 'response.sent' }> & {
  endsAt: SimInstant;
  lost: boolean;
};

/**
 * The wire of a real run: it records what the simulated one records. When a message arrives is known only then, and is
 * written into the fact of its sending.
 */
export class RealWire implements Wire {
  readonly #run: Run;
  readonly #network: Network;
  readonly #write: Write;

  constructor(run: Run, network: Network, write: Write) {
    this.#run = run;
    this.#network = network;
    this.#write = write;
  }

  /** Returns this instant: nobody knows yet when it arrives. */
  send(exchange: Exchange, { answered }: Ends): SimInstant {
    const run = this.#run;
    const { messageId } = exchange;
    const real = { ...exchange, request: this.#write(exchange) };
    const open = { endsAt: run.clock.now, lost: false };
    const request: Sent = { type: 'request.sent', ...real, ...open };
    let answer: Sent | undefined;
    let response: HttpResponse | undefined;
    const ends = (sent: Sent | undefined, type: 'lost' | 'arrived') => {
      if (!sent) throw new Error(`${messageId} ended before it began`);
      sent.endsAt = run.clock.now;
      sent.lost = type === 'lost';
      const what = sent.type === 'request.sent' ? 'request' : 'response';
      run.record({ type: `${what}.${type}`, messageId });
    };
    run.record(request);
    this.#network.carry(real, {
      arrived: () => {
        ends(request, 'arrived');
      },
      lost: () => {
        ends(request, 'lost');
      },
      answering: (given) => {
        response = given;
        answer = {
          type: 'response.sent',
          messageId,
          response,
          endsAt: run.clock.now,
          lost: false,
        };
        run.record(answer);
      },
      answered: () => {
        ends(answer, 'arrived');
        if (response) answered?.(response);
      },
      answerLost: () => {
        ends(answer, 'lost');
      },
      silent: () => undefined,
    });
    return run.clock.now;
  }

  answer(): never {
    throw new Error('a real receiver answers by itself');
  }

  /** Nobody can reach what is on its way. */
  whyNot(): CommandRefusal {
    return 'encrypted';
  }

  lose(): CommandRefusal {
    return 'encrypted';
  }

  underWay(): never {
    throw new Error('nobody watches a real message');
  }

  replace(): never {
    throw new Error('a real message cannot be replaced');
  }
}
