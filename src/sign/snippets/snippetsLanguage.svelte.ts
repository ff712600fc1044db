import type { SnippetLanguage } from '../../signing/snippets/snippets.ts';

/** The language that code is shown in; remembered while the page is open. */
class LanguageChoice {
  chosen: SnippetLanguage = $state('Node');
}

export const language = new LanguageChoice();
