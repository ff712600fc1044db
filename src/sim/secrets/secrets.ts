import { durationMs } from '../../model/units.ts';
import { base64FromBytes, bytesFromText } from '../../signing/bytes/bytes.ts';
import type { Running } from '../engine/engine.ts';
import { luck } from '../engine/luck.ts';
import type { rotationMachine } from './rotation.machine.ts';
import type { Run } from '../run.ts';
import { acceptedAt, firstTerms, newestOf, signingAt, type SecretTerm } from './secretTerms.ts';

/**
 * The secret with this number, counted from 1, of a run with this seed: a key of 36 bytes that says in
 * plain words that it is an example. Nothing real is signed with it, so it may be printed.
 */
export function secretOf(seed: number, number: number): string {
  const salt = Array.from({ length: 15 }, (_, place) =>
    Math.floor(luck(seed, 'secret', number, place) * 36).toString(36),
  );
  const text = `example secret ${number} `.padEnd(21, '.') + salt.join('');
  return `whsec_${base64FromBytes(bytesFromText(text))}`;
}

/** The secrets of a run: which the sender signs with, which the receiver takes, which one was stolen. */
export class Secrets {
  readonly #run: Run;
  readonly #rotation: Running<typeof rotationMachine> | undefined;
  readonly #firstTerms: readonly SecretTerm[];
  readonly #texts = new Map<number, string>();
  #stolen: number | undefined;

  constructor(run: Run) {
    this.#run = run;
    this.#firstTerms = firstTerms(run.clock.now);
    this.#rotation = run.part('rotation', (machine) =>
      run.start(machine, 'rotation', {
        now: () => run.clock.now,
        overlapMs: () => durationMs(run.settings.rotationOverlapMs),
        lagMs: () => durationMs(run.settings.rotationLagMs),
      }),
    );
    this.leakChanged();
  }

  /** The sender signs with these, the newest first. */
  get signing(): readonly string[] {
    return this.#textsOf(signingAt);
  }

  /** The receiver takes signatures by any of these, the newest first. */
  get accepted(): readonly string[] {
    return this.#textsOf(acceptedAt);
  }

  /** What the attacker has, while a leak is on. It stays the same when the secret is rotated. */
  get stolen(): string | undefined {
    return this.#stolen === undefined ? undefined : this.#textOf(this.#stolen);
  }

  rotate(): void {
    // Each of the secrets in use is looked at several times in each of the four turns of a rotation.
    this.#run.meter.count('looks', 8 * this.#terms.length);
    this.#rotation?.send({ type: 'rotation.asked' });
  }

  /** A leak that begins gives away the secret that is the newest then. */
  leakChanged(): void {
    this.#stolen = this.#run.settings.secretLeaked ? newestOf(this.#terms) : undefined;
  }

  get #terms() {
    return this.#rotation?.settledContext.terms ?? this.#firstTerms;
  }

  #textsOf(inForce: typeof signingAt): readonly string[] {
    // Each of them is looked at whenever a request is signed or checked.
    this.#run.meter.count('looks', this.#terms.length);
    return inForce(this.#terms, this.#run.clock.now).map((number) => this.#textOf(number));
  }

  #textOf(number: number): string {
    let text = this.#texts.get(number);
    if (text === undefined) {
      text = secretOf(this.#run.scenario.seed, number);
      this.#texts.set(number, text);
    }
    return text;
  }
}
