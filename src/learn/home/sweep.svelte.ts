import { reducesMotion } from '../../page/settings/settings.svelte.ts';

/** With reduced motion the hour moves on by so many parts, each at once. */
const stepsStill = 6;

/**
 * A playhead that goes over a whole run in so many milliseconds of wall time; it never starts by itself. Frames that
 * come late are skipped; only while the page is hidden does it wait.
 */
export class Sweep {
  readonly #wallMs: number;
  #share = $state(0);
  playing = $state(false);

  constructor(wallMs: number) {
    this.#wallMs = wallMs;
    $effect(() => {
      if (!this.playing) return;
      const still = reducesMotion();
      let from = this.#share;
      let before: number | undefined = performance.now();
      const tick = (now: number) => {
        request = requestAnimationFrame(tick);
        from = Math.min(1, from + Math.max(0, now - (before ?? now)) / this.#wallMs);
        this.#share = still ? Math.floor(from * stepsStill) / stepsStill : from;
        if (from >= 1) this.playing = false;
        before = now;
      };
      let request = requestAnimationFrame(tick);
      // What was hidden must not leap when it is seen again.
      const wait = () => (before = undefined);
      document.addEventListener('visibilitychange', wait);
      return () => {
        document.removeEventListener('visibilitychange', wait);
        cancelAnimationFrame(request);
      };
    });
  }

  get share(): number {
    return this.#share;
  }

  /** Goes on, or begins again at the end. */
  toggle(): void {
    if (!this.playing && this.#share >= 1) this.#share = 0;
    this.playing = !this.playing;
  }

  seek(share: number): void {
    this.playing = false;
    this.#share = Math.min(Math.max(share, 0), 1);
  }
}
