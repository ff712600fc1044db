import { lessons } from '../../lessons/lessons.ts';
import { policies } from '../../model/policies/policies.ts';
import { settingKeys, settingTable } from '../../model/settings.ts';
import { schemes } from '../../signing/schemes.ts';
import { drills } from '../deliver/drills.ts';
import { defineVerb, WrongUse } from '../verb.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
}

const lists: Readonly<Record<string, () => readonly Listed[]>> = {
  schemes: () => schemes.map(({ id, provider }) => ({ id, name: provider })),
  policies: () => policies.map(({ id, name }) => ({ id, name })),
  scenarios: () => lessons.map(({ id, title }) => ({ id, name: title })),
  settings: () => settingKeys.map((key) => ({ id: key, name: settingTable[key].label })),
  drills: () => drills.map(({ id, name, says }) => ({ id, name: `${name}: ${says}` })),
};

export const list = defineVerb({
  name: 'list',
  takes: '<what>',
  says: `What the options may name: ${Object.keys(lists).join(', ')}.`,
  options: {},
  run({ words: [what = ''], json }, terminal) {
    const entries = Object.hasOwn(lists, what) ? lists[what]?.() : undefined;
    if (!entries)
      throw new WrongUse(`there is no list of “${what}”, only ${Object.keys(lists).join(', ')}`);
    if (json) terminal.say(JSON.stringify(entries));
    else {
      const width = Math.max(...entries.map(({ id }) => id.length));
      for (const { id, name } of entries) terminal.say(`${id.padEnd(width)}  ${name}`);
    }
    return Promise.resolve('held');
  },
});
