import { randomInt } from 'node:crypto';
import type { EventId } from '../../model/ids.ts';
import type { HttpRequest } from '../../model/http.ts';
import type { Settings } from '../../model/settings.ts';
import { bytesFromText } from '../../signing/bytes/bytes.ts';
import type { Signed } from '../../signing/check/prepareSigning.ts';
import { signatureHeaders, type Scheme } from '../../signing/providers/scheme.ts';
import { headerValues } from '../../signing/request.ts';
import type { Inability, RejectionReason } from '../../signing/check/verdict.ts';
import { mockEvent, type MockEvent } from '../../signing/write/mockEvent.ts';
import type { Exchange } from '../../sim/network/wire.ts';
import { signOnNode, signWithoutSecret } from './nodeSigning.ts';

/** What is special about an event, beside that it happens. */
export interface EventPlan {
  /** What it is called among the others of its drill. */
  readonly label?: string;
  /** Writes the same event otherwise. */
  readonly body?: (body: string) => string;
  /** How long ago the first attempt was signed, in seconds; negative for a time to come. */
  readonly signedSecondsAgo?: number;
  /** A new secret signs beside the receiver's. */
  readonly rotating?: boolean;
  /** What becomes of the first attempt on its way: nobody gets it; its answer is lost; its answer becomes a 500. */
  readonly first?: 'lost' | 'answer lost' | 'answer broken';
  readonly sent?: Manner;
}

/** How a request is sent: in chunks, with names in another case, or piece by piece and read slowly. */
export type Manner = 'chunked' | 'lower case' | 'upper case' | 'slowly';

/** A request as it goes over the wire. */
export interface Parcel {
  /** Names and values in turn, as they are sent. */
  readonly headers: readonly string[];
  readonly body: Uint8Array;
  readonly plan: EventPlan;
  /** By which the receiver knows the event. */
  readonly id: string | undefined;
}

interface Secrets {
  readonly known: string;
  /** What somebody tries who has to guess. */
  readonly guessed: string;
  /** The new one of a rotation. */
  readonly next: string;
}

/** Writes real requests in the place of the simulated ones, in the provider's shape and signed by its rule. */
export class Letters {
  readonly #scheme: Scheme;
  readonly #url: URL;
  readonly #secrets: Secrets;
  /** Other runs have other ids: a receiver may remember those. */
  readonly #salt = randomInt(100_000, 1_000_000);
  #events = 0;
  readonly #mocks = new Map<EventId, { readonly mock: MockEvent; readonly plan: EventPlan }>();
  readonly #bytesOf = lastOf(bytesFromText);
  readonly #planned = lastOf((text: string, plan: EventPlan) => plan.body?.(text) ?? text);
  readonly #parcels = new WeakMap<HttpRequest, Parcel>();
  /** What was written in the place of a simulated request that somebody may have recorded. */
  readonly #written = new WeakMap<HttpRequest, HttpRequest>();

  constructor(scheme: Scheme, url: URL, secrets: Secrets) {
    this.#scheme = scheme;
    this.#url = url;
    this.#secrets = secrets;
  }

  /** Says what will be special about an event. */
  plan(eventId: EventId, plan: EventPlan): void {
    this.#mock(eventId, plan);
  }

  /** By which the receiver knows an event; undefined where the scheme names nothing. */
  idOf(eventId: EventId): string | undefined {
    return this.#mock(eventId).mock.id;
  }

  /** Nothing is asked about the event any more. */
  forget(eventId: EventId): void {
    this.#mocks.delete(eventId);
  }

  parcelOf(request: HttpRequest): Parcel {
    const parcel = this.#parcels.get(request);
    if (!parcel) throw new Error('it was not written here');
    return parcel;
  }

  /** Throws where the secret does not sign: see `whyUnsigned`. */
  write({ request, eventId, attempt, origin }: Exchange, settings: Settings): HttpRequest {
    if (eventId === undefined) throw new Error('only events are sent');
    switch (origin) {
      case 'replayed': {
        const copied = this.#written.get(request);
        if (!copied) throw new Error('it was never sent');
        return copied;
      }
      case 'forged':
        return this.#forged(eventId, settings.forgery);
      default: {
        const genuine = this.#genuine(eventId, attempt ?? 1);
        this.#written.set(request, genuine);
        return origin === 'tampered' ? this.#tampered(genuine) : genuine;
      }
    }
  }

  /** Why nothing can be signed; undefined where it can. */
  whyUnsigned(): RejectionReason | Inability | undefined {
    const { mock } = this.#mock('evt_0');
    const signed = this.#sign(mock, this.#secrets.known, nowSeconds());
    this.forget('evt_0');
    return signed.ok ? undefined : signed.because;
  }

  /** The header of the signature that has a sign which none may carry, as of a secret that is sent; undefined where all can be sent. */
  unsendable(): string | undefined {
    const { mock } = this.#mock('evt_0');
    const { headers } = this.#sign(mock, this.#secrets.known, nowSeconds());
    this.forget('evt_0');
    return Object.entries(headers).find(([, value]) => !fieldValue.test(value))?.[0];
  }

  #genuine(eventId: EventId, attempt: number): HttpRequest {
    const { mock, plan } = this.#mock(eventId);
    const { known, next } = this.#secrets;
    const ago = attempt === 1 ? (plan.signedSecondsAgo ?? 0) : 0;
    const secret = plan.rotating ? [next, known] : known;
    return this.#packed(this.#sign(mock, secret, nowSeconds() - ago), { mock, plan });
  }

  #forged(eventId: EventId, forgery: Settings['forgery']): HttpRequest {
    const { mock, plan } = this.#mock(eventId);
    const { guessed } = this.#secrets;
    const now = nowSeconds();
    switch (forgery) {
      case 'wrongSecret':
        return this.#packed(this.#sign(mock, guessed, now), { mock, plan });
      case 'plainHash':
        return this.#packed(signWithoutSecret(this.#scheme, this.#input(mock, guessed, now)), {
          mock,
          plan,
        });
      case 'noSignature': {
        const signed = this.#sign(mock, guessed, now);
        if (!signed.ok) throw new Error(signed.because);
        const unwanted = new Set(signatureHeaders(this.#scheme).map((name) => name.toLowerCase()));
        const headers = Object.fromEntries(
          Object.entries(signed.headers).filter(([name]) => !unwanted.has(name.toLowerCase())),
        );
        // Of a signature in the body nothing is left either.
        return this.#packed({ ok: true, headers }, { mock, plan });
      }
    }
  }

  /** The same with a hundred times the first amount, and the signature of what it was. */
  #tampered(genuine: HttpRequest): HttpRequest {
    const parcel = this.parcelOf(genuine);
    const body = tamperedBody(genuine.body, parcel.id);
    const bytes = bytesFromText(body);
    const tampered: HttpRequest = { ...genuine, body };
    const length = parcel.headers.indexOf('Content-Length') + 1;
    const headers = parcel.headers.map((each, at) => (at === length ? String(bytes.length) : each));
    this.#parcels.set(tampered, { ...parcel, headers, body: bytes, plan: {} });
    return tampered;
  }

  #mock(eventId: EventId, plan: EventPlan = {}) {
    let known = this.#mocks.get(eventId);
    if (!known) {
      const digits = `${this.#salt}${String(this.#events++).padStart(6, '0')}`;
      const mock = mockEvent(this.#scheme.id, (id) => freshened(id, digits));
      known = { mock: plan.body ? { ...mock, body: this.#planned(mock.body, plan) } : mock, plan };
      this.#mocks.set(eventId, known);
    }
    return known;
  }

  #input({ headers, body, id }: MockEvent, secret: string | readonly string[], seconds: number) {
    return {
      secret,
      body: this.#bytesOf(body),
      url: this.#url.href,
      method: 'POST',
      eventId: id,
      contentType: headerValues(headers, 'content-type')[0],
      nowSeconds: seconds,
    };
  }

  #sign(mock: MockEvent, secret: string | readonly string[], seconds: number): Signed {
    return signOnNode(this.#scheme, this.#input(mock, secret, seconds));
  }

  #packed(
    signed: Signed,
    { mock, plan }: { readonly mock: MockEvent; readonly plan: EventPlan },
  ): HttpRequest {
    if (!signed.ok) throw new Error(signed.because);
    const body = signed.body ?? this.#bytesOf(mock.body);
    const url = signed.url ?? this.#url.href;
    const given = { ...mock.headers, ...signed.headers };
    const unlessGiven = (name: string, value: string) =>
      headerValues(given, name).length === 0 ? [[name, value]] : [];
    const length =
      plan.sent === 'chunked'
        ? ['Transfer-Encoding', 'chunked']
        : ['Content-Length', String(body.length)];
    const fields = [
      ['Host', this.#url.host],
      ...unlessGiven('Content-Type', 'application/json'),
      ...unlessGiven('User-Agent', 'Hookscope/1.0'),
      ...Object.entries(given),
      ['Accept', '*/*'],
      length,
    ] as [string, string][];
    const headers: string[] = [];
    for (const [name, value] of fields) headers.push(inCase(name, plan.sent), value);
    let written: HttpRequest['headers'] | undefined;
    const request: HttpRequest = {
      method: 'POST',
      url,
      // Read where somebody keeps the facts.
      get headers() {
        return (written ??= Object.fromEntries(
          fields.map(([name, value]) => [name.toLowerCase(), value]),
        ));
      },
      body: signed.body ? utf8.decode(signed.body) : mock.body,
    };
    this.#parcels.set(request, { headers, body, plan, id: mock.id });
    return request;
  }
}

/** What a header may say (RFC 9110, section 5.5), in Latin-1. */
export const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The same, but what was asked for last is not made again: one large event after the other differs in its headers only. */
function lastOf<T extends readonly unknown[], R>(make: (...of: T) => R): (...of: T) => R {
  let last: { readonly of: T; readonly made: R } | undefined;
  return (...of) => {
    if (!last || of.some((each, at) => each !== last?.of[at])) last = { of, made: make(...of) };
    return last.made;
  };
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

const nowSeconds = () => Math.floor(Date.now() / 1000);

function inCase(name: string, manner: Manner | undefined): string {
  if (manner === 'lower case') return name.toLowerCase();
  return manner === 'upper case' ? name.toUpperCase() : name;
}

/** An id of the same kind with these digits at its end, which count also as hex. */
function freshened(id: string, digits: string): string {
  const [end = ''] =
    /\d+$/.exec(id) ?? /[0-9a-f]{8,12}$/.exec(id) ?? /[0-9A-Za-z]{1,12}$/.exec(id) ?? [];
  const last = /[0-9a-f]{12}$/.exec(id) ? id.slice(-12) : end;
  return id.slice(0, id.length - last.length) + digits;
}

/** A body that says something else than before: its first number is a hundred times as much. */
function tamperedBody(body: string, id: string | undefined): string {
  const changed = body.replace(
    /("(?:amount|total|value|count|number|size)[^"]*":\s*"?|=)(\d+)/,
    (whole, name: string, digits: string) => (digits === id ? whole : `${name}${digits}00`),
  );
  if (changed !== body) return changed;
  const other = body.replace(/(":\s*")([a-z])/i, (_, before: string) => `${before}x`);
  return other === body ? `${body} ` : other;
}
