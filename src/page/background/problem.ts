/** Says in a sentence why a worker did not start, or did not finish. */
export function problemOf(error: unknown): string {
  return `The run broke: ${messageOf(error)}.`.replace(/\.+$/, '.');
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
