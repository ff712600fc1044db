/** What a person has guessed in this visit, by the id of the scenario; in no link and no storage. */
class Guesses {
  made: Readonly<Record<string, string>> = $state.raw({});
}

export const guesses = new Guesses();
