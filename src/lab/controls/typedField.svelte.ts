import { tick } from 'svelte';

interface Field<T> {
  /** The value in force, and as text. */
  readonly value: () => T;
  readonly text: () => string;
  /** Applies what was typed, or says in a sentence why not. */
  readonly apply: (typed: string) => string | undefined | Promise<string | undefined>;
}

/** A text field for a value: what was typed and does not fit stays to be mended, until the value changes otherwise. */
export class TypedField<T> {
  readonly #field: Field<T>;
  #refused: { readonly text: string; readonly problem: string; readonly over: T } | undefined =
    $state.raw();

  constructor(field: Field<T>) {
    this.#field = field;
  }

  get #wrong(): { readonly text: string; readonly problem: string } | undefined {
    return this.#refused?.over === this.#field.value() ? this.#refused : undefined;
  }

  /** Undefined while the field says the value. */
  get problem(): string | undefined {
    return this.#wrong?.problem;
  }

  get text(): string {
    return this.#wrong?.text ?? this.#field.text();
  }

  readonly onchange = async ({
    currentTarget: input,
  }: {
    currentTarget: HTMLInputElement;
  }): Promise<void> => {
    const text = input.value;
    const over = this.#field.value();
    const problem = await this.#field.apply(text);
    this.#refused = problem === undefined ? undefined : { text, problem, over };
    await tick();
    // Half a number is no value yet: setting what the field says already would take it away.
    if (input.value !== this.text) input.value = this.text;
  };

  /** What was typed is dropped, for the value was chosen in another way. */
  forget(): void {
    this.#refused = undefined;
  }
}
