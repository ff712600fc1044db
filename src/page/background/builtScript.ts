/** A part of the Trusted Types API, which the types of the browser do not know yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * The address of a script of the build, as the page's policy (Trusted Types) wants it before it lets one run.
 * Throws a TypeError for any other address, and where the policy of somebody else forbids this one.
 */
export function builtScript(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return ofBuild(url);
  policy ??= trustedTypes.createPolicy('hookscope-built-script', { createScriptURL: ofBuild });
  return policy.createScriptURL(url);
}

function ofBuild(url: string): string {
  if (import.meta.env.MODE === 'single-file') return heldScript(url);
  const home = new URL('.', document.baseURI).href;
  const { href } = new URL(url, home);
  const path = href.startsWith(home) ? href.slice(home.length) : undefined;
  // Before the build every module is a script of its own.
  if (path === undefined || (import.meta.env.PROD && !/^(sw|assets\/[\w.-]+)\.js$/.test(path))) {
    throw new TypeError(`${url} is no script of this page.`);
  }
  return href;
}

/** The single file has its workers as texts. */
function heldScript(url: string): string {
  const held = document.querySelector(`script[data-name="${CSS.escape(url)}"]`)?.textContent;
  if (held === undefined) throw new TypeError(`${url} is no script of this page.`);
  return URL.createObjectURL(new Blob([held], { type: 'text/javascript' }));
}
