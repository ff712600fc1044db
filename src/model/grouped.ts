const english = new Intl.NumberFormat('en');

/** A number as the page writes it: `1,024`. */
export function grouped(number: number): string {
  return english.format(number);
}
