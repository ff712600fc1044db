const marks = /[{},]/g;
const sequence = /\{[\w+-]{1,20}\.\.[\w+-]{1,20}(?:\.\.[\w+-]{1,20})?\}/;

/** What a shell would make something else of, in the parts of one word that stand in no quotes. */
export class UnquotedParts {
  #braces: 'none' | 'open' | 'with a comma' = 'none';

  /** A sentence where this part stands for something else, together with those before it. */
  remark(part: string, isFirst: boolean, isAfterDollar: boolean): string | undefined {
    if (isFirst && /^(?:[A-Za-z_]\w{0,80}=)?~(?:[\w/+-]|$)/.test(part)) {
      return '~ stands for the path of a home directory, which only the shell knows.';
    }
    return this.#isList(isAfterDollar ? part.slice(1) : part) || sequence.test(part)
      ? 'Braces stand there without quotes: a shell would make several words of what is in them.'
      : undefined;
  }

  #isList(part: string): boolean {
    for (const [mark] of part.matchAll(marks)) {
      if (mark === '{' && this.#braces === 'none') this.#braces = 'open';
      else if (mark === ',' && this.#braces === 'open') this.#braces = 'with a comma';
      else if (mark === '}') {
        if (this.#braces === 'with a comma') return true;
        this.#braces = 'none';
      }
    }
    return false;
  }
}
