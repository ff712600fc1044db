/*
  The doors to what a browser may withhold: in a sandboxed frame, on plain http, in a private window, from a file.
  Each answers that it is not here, and none throws.
*/
import { builtScript } from './background/builtScript.ts';

/** What was kept on this machine under a name; undefined when nothing was, or nothing may be. */
export function readKept(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text on this machine until the next visit, where that is allowed; else it is kept nowhere. */
export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    // A private window or a sandboxed frame keeps nothing; the choice still holds until it closes.
  }
}

/** Puts a text on the clipboard. False where there is none, as on plain http, or where it is refused, as in some frames. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * A worker that runs a script of the build.
 * @param url of the script, as an import of `./some.worker.ts?worker&url` brings it.
 * @returns undefined where no worker is to be had; one whose script cannot be loaded says so by its `error` event.
 */
export function newWorker(url: string): Worker | undefined {
  try {
    return new Worker(builtScript(url), { type: 'module' });
  } catch {
    return undefined;
  }
}

/** Has the page kept for use without a network. A gift, not a promise: where it is refused, the page works online. */
export function keepOffline(): void {
  try {
    // A sandboxed frame throws when it is asked for; plain http has none.
    navigator.serviceWorker.register(builtScript('./sw.js')).catch(() => undefined);
  } catch {
    // Online only.
  }
}

/**
 * Writes an address into the history of the tab.
 * @param as a new entry, to which the browser's way back leads, or the one that is there told anew.
 * @returns false where the browser refuses, as Safari does after a hundred in ten seconds; the page goes on without it.
 */
export function writeHistory(hash: string, as: 'new' | 'same'): boolean {
  try {
    if (as === 'new') history.pushState(null, '', hash);
    else history.replaceState(history.state, '', hash);
    return true;
  } catch {
    return false;
  }
}
