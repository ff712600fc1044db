import { describe, expect, test } from 'vitest';
import { diagnose } from './findings.testkit.ts';
import { verify } from '../verify.ts';
import { changeFor } from './changeFor.ts';
import { damaged } from './damage.testkit.ts';
import { damages } from './damages.testkit.ts';

/** What no field of the request can say: another algorithm. */
const beyondFields = damages.filter(({ causes }) => causes.includes('wrongAlgorithm'));
const curable = damages.filter((damage) => !beyondFields.includes(damage));

describe('what a finding puts into the fields', () => {
  test.each(curable)('makes it accepted: $name', async (damage) => {
    const { schemeId, request } = await damaged(damage);
    const [finding] = await diagnose(schemeId, request);
    const change = finding && (await changeFor(schemeId, request, finding));
    const { schemeId: other = schemeId, ...parts } = change ?? {};
    expect(await verify(other, { ...request, ...parts })).toMatchObject({ ok: true });
  });

  test.each(beyondFields)('is nothing where no field can say it: $name', async (damage) => {
    const { schemeId, request } = await damaged(damage);
    const [finding] = await diagnose(schemeId, request);
    expect(finding && (await changeFor(schemeId, request, finding))).toBeUndefined();
  });
});
