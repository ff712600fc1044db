import { describe, expect, test } from 'vitest';
import { settingTable, standardSettings } from '../../model/settings.ts';
import { answerWhileDown, answerWhileRestarting, meaningOf, thanks } from './httpAnswers.ts';

const statuses = [102, 199, 200, 201, 202, 203, 204, 205, 299, 300, 301, 399, 400, 500];

test.each([
  ['2xx', [200, 201, 202, 203, 204, 205, 299]],
  ['2xx 3xx', [200, 201, 202, 203, 204, 205, 299, 300, 301, 399]],
  ['200', [200]],
  ['200 204', [200, 204]],
  ['204', [204]],
  ['200 201 202 203 204', [200, 201, 202, 203, 204]],
  ['102 200 201 202 204', [102, 200, 201, 202, 204]],
] as const)('by the rule “%s” these are success: %j', (successRule, expected) => {
  const policy = { ...standardSettings, successRule };
  expect(statuses.filter((status) => meaningOf(policy, status) === 'success')).toEqual(expected);
});

test('every rule of success is in the table above', () => {
  expect(settingTable.successRule.options).toHaveLength(7);
});

describe('a status that is no success', () => {
  const each = [199, 300, 399, 400, 409, 410, 411, 428, 429, 430, 499, 500, 503];
  const meanings = (change: Partial<typeof standardSettings>) =>
    each.filter((status) => meaningOf({ ...standardSettings, ...change }, status) !== 'try again');

  test('is tried again unless the policy says otherwise', () => {
    expect(meanings({})).toEqual([]);
  });

  test.each([
    [{ on3xx: 'giveUp' }, [300, 399]],
    [{ on4xx: 'giveUp' }, [400, 409, 411, 428, 430, 499]],
    [{ on429: 'giveUp' }, [429]],
    [{ on410: 'giveUp' }, [410]],
    [{ on410: 'disable' }, [410]],
  ] as const)('by %j is the end for %j alone', (change, expected) => {
    expect(meanings(change)).toEqual(expected);
  });

  test('means that the endpoint is gone only where 410 is taken for that', () => {
    const gone = { ...standardSettings, on410: 'giveUp', on4xx: 'giveUp' } as const;
    expect(meaningOf(gone, 410)).toBe('endpoint gone');
    expect(meaningOf(gone, 404)).toBe('not tried again');
    expect(meaningOf({ ...gone, on410: 'retry' }, 410)).toBe('try again');
  });
});

test.each(settingTable.thanksStatus.options)(
  'thanks with %s, with a body unless it is a 204',
  (status) => {
    const response = thanks(status, '{"received":true}');
    expect(response.status).toBe(Number(status));
    expect(response.body).toBe(status === '204' ? '' : '{"received":true}');
    expect('content-type' in response.headers).toBe(status !== '204');
  },
);

test.each(settingTable.downAnswer.options)(
  'an endpoint that is down answers %s, or nothing',
  (downAnswer) => {
    const answer = answerWhileDown(downAnswer);
    expect(answer?.status).toBe(downAnswer === 'silence' ? undefined : Number(downAnswer));
    expect(answer?.headers['retry-after']).toBeUndefined();
    expect(answer !== undefined && 'location' in answer.headers).toBe(downAnswer === '301');
  },
);

test('a restart answers 503 with the whole seconds that it still takes', () => {
  expect(answerWhileRestarting(1_001)).toMatchObject({
    status: 503,
    headers: { 'retry-after': '2' },
  });
});
