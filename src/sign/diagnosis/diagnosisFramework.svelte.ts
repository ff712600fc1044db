import type { Framework } from '../../signing/cures/cure.ts';

/** The framework that cures are shown for; remembered while the page is open. */
class FrameworkChoice {
  chosen: Framework = $state('Express');
}

export const framework = new FrameworkChoice();
