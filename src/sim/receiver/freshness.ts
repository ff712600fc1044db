/** How old a signed request is, in whole seconds, from its timestamp; undefined when that is no number. */
export function ageSeconds(timestamp: string | undefined, nowSeconds: number): number | undefined {
  return timestamp !== undefined && /^\d{1,12}$/.test(timestamp)
    ? nowSeconds - Number(timestamp)
    : undefined;
}

/** Fresh is at most `toleranceSeconds` from now, on either side, as Standard Webhooks asks. */
export function isFresh(age: number | undefined, toleranceSeconds: number): boolean {
  return age !== undefined && Math.abs(age) <= toleranceSeconds;
}
