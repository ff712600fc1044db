/** A place in a text that moves on as the text is read. Patterns are sticky, but for that of `takeBefore`. */
export class Cursor {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The next character; empty at the end. */
  get char(): string {
    return this.text.charAt(this.at);
  }

  /** Takes one character. */
  next(): string {
    const { char } = this;
    this.at += 1;
    return char;
  }

  takeMatch(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  /** Takes what the pattern finds here. */
  take(pattern: RegExp): string | undefined {
    return this.takeMatch(pattern)?.[0];
  }

  /** Takes what the pattern finds here; false when that is nothing. */
  skip(pattern: RegExp): boolean {
    return this.take(pattern) !== undefined;
  }

  /** Takes what stands before the next place that a global pattern finds. */
  takeBefore(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return this.takeTo(pattern.exec(this.text)?.index ?? this.text.length);
  }

  /** Takes what stands before the next of two characters. */
  takeUntil(one: string, other = one): string {
    // A loop: a pattern takes far longer over megabytes.
    const [first, second] = [one.charCodeAt(0), other.charCodeAt(0)];
    let at = this.at;
    while (at < this.text.length) {
      const code = this.text.charCodeAt(at);
      if (code === first || code === second) break;
      at += 1;
    }
    return this.takeTo(at);
  }

  /** Takes a line with its end, which is left out. */
  takeLine(): string {
    const end = this.text.indexOf('\n', this.at);
    const line = this.takeTo(end < 0 ? this.text.length : end + 1);
    return line.replace(/\r?\n$|\r$/, '');
  }

  takeTo(end: number): string {
    const taken = this.text.slice(this.at, end);
    this.at = end;
    return taken;
  }

  takeRest(): string {
    return this.takeTo(this.text.length);
  }
}
