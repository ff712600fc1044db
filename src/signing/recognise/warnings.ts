const sentencesMost = 20;

/** What could not be used of a text, a sentence each: the first of them, and how many more there were. */
export class Warnings {
  readonly sentences: string[] = [];
  leftOut = 0;

  add(sentence: string): void {
    if (this.sentences.includes(sentence)) return;
    if (this.sentences.length < sentencesMost) this.sentences.push(sentence);
    else this.leftOut += 1;
  }

  addAll({ sentences, leftOut }: Warnings): void {
    for (const sentence of sentences) this.add(sentence);
    this.leftOut += leftOut;
  }

  get count(): number {
    return this.sentences.length + this.leftOut;
  }
}

const shownMost = 40;

/** The beginning of a text, fit for a sentence. */
export function shortened(text: string): string {
  const start = text.slice(0, shownMost + 1).replaceAll(/\s+/g, ' ');
  return text.length > shownMost ? `${start.slice(0, shownMost)}…` : start;
}
