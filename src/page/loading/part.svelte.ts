import { newVersion } from './newVersion.svelte.ts';

const failedStyles = new Set<HTMLLinkElement>();

// An error of a link does not bubble, but it is seen on the way down.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failedStyles.add(target);
  },
  true,
);

// A style of the page itself may have failed before this ran, which waits for all of them.
for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')) {
  if (isEmpty(link)) failedStyles.add(link);
}

/** A style that failed has no sheet, or, in Chromium a moment later, one whose rules cannot be read. */
function isEmpty({ sheet }: HTMLLinkElement): boolean {
  try {
    return !sheet || sheet.cssRules.length === 0;
  } catch {
    return true;
  }
}

const loaded = new WeakMap<() => Promise<unknown>, unknown>();

/** What this very function has loaded before, without a promise, so that it is drawn at once. */
export function loadedPart<Part>(load: () => Promise<Part>): Part | undefined {
  return loaded.get(load) as Part | undefined;
}

/**
 * Loads a part of the page, also once more after it has failed.
 * Rejects when it cannot be had; whether a new version is the reason is looked up meanwhile.
 */
export async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    await mendStyles();
    const part = await load();
    loaded.set(load, part);
    return part;
  } catch (error) {
    console.error(error);
    void newVersion.look();
    throw error;
  }
}

/** The bundler asks for a style once and takes a second try for done: the styles that failed are asked for here. */
async function mendStyles(): Promise<void> {
  await Promise.all(Array.from(failedStyles, again));
}

function again(failed: HTMLLinkElement): Promise<void> {
  failedStyles.delete(failed);
  const link = failed.cloneNode() as HTMLLinkElement;
  failed.replaceWith(link);
  return new Promise((resolve, reject) => {
    link.onload = () => {
      resolve();
    };
    link.onerror = () => {
      reject(new Error(`${link.href} could not be loaded`));
    };
  });
}
