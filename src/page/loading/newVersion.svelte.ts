/** Whether the server has another build than the one that is open, and what a reload would cost. */
class NewVersion {
  out = $state(false);
  /** What a reload would lose, in a sentence; empty where it loses nothing. */
  loses = $state('');
  /** Writes the state of the Lab into the address; undefined where it cannot, as on another page. */
  keepState: (() => void) | undefined = $state.raw();

  /** That there is one, and what a reload would cost, in sentences. */
  readonly told = $derived(
    [
      'A new version of Hookscope is out.',
      this.keepState ? 'The Lab comes back as it stands.' : '',
      this.loses,
    ].join(' '),
  );

  /** Asks the server; where it does not answer, nothing is known. */
  async look(): Promise<void> {
    // There is no way back from a new version.
    if (this.out) return;
    try {
      // Not from a cache, and no service worker keeps it under this name.
      const response = await fetch('./index.html', { cache: 'no-store' });
      const theirs = /<script type="module"[^>]* src="([^"]+)"/.exec(await response.text())?.[1];
      // The name of the script that a page begins with changes with whatever it loads.
      const own = document.querySelector('script[type="module"]')?.getAttribute('src');
      this.out = response.ok && theirs !== undefined && theirs !== own;
    } catch {
      // Offline.
    }
  }

  /** Loads it in place of this one, with the state that the address holds. */
  load(): void {
    this.keepState?.();
    location.reload();
  }
}

export const newVersion = new NewVersion();
