import { frameworks, type Framework } from '../signing/cures/cure.ts';
import type { Scheme } from '../signing/providers/scheme.ts';
import { schemes } from '../signing/schemes.ts';
import { WrongUse } from './verb.ts';

/** The scheme of an id. Throws `WrongUse` where there is none. */
export function schemeCalled(id: string): Scheme {
  const scheme = schemes.find((each) => each.id === id);
  if (scheme) return scheme;
  throw new WrongUse(`there is no scheme “${id}”: see hookscope list schemes`);
}

/** The framework of a name, in capitals or small letters. Throws `WrongUse` where there is none. */
export function frameworkCalled(name = 'Express'): Framework {
  const framework = frameworks.find((each) => each.toLowerCase() === name.toLowerCase());
  if (framework) return framework;
  throw new WrongUse(`the frameworks are ${frameworks.join(', ')}`);
}
