import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { catalogue } from '../../lessons/catalogue.ts';
import { drills } from '../deliver/drills.ts';
import type { Report } from '../deliver/report.ts';
import {
  startReceiver,
  startSelfSigned,
  startServer,
  testSecret,
  type Flaw,
} from '../deliver/receiver.testkit.ts';
import { typed } from '../terminal.testkit.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function receiver(...flaws: readonly Flaw[]) {
  const started = await startReceiver(...flaws);
  closing.push(started.close);
  return started;
}

const deliverTo = (url: string, ...more: readonly string[]) =>
  typed(['deliver', url, '--scheme', 'standard-webhooks', '--secret-env', 'SECRET', ...more], {
    env: { SECRET: testSecret },
  });

async function reportOf(url: string, ...more: readonly string[]) {
  const { exitCode, out, err } = await deliverTo(url, '--json', '--speed', '100000', ...more);
  return { exitCode, err, report: JSON.parse(out) as Report };
}

const fellShort = ({ drills: results }: Report) =>
  results.filter(({ verdict }) => verdict === 'fell short').map(({ id }) => id);

test('a receiver without fault holds in every drill, and every genuine event is done once', async () => {
  const { url, effects } = await receiver();
  const { exitCode, report } = await reportOf(url, '--effects', effects);
  expect(report.drills.filter(({ verdict }) => verdict !== 'held')).toEqual([]);
  expect(report.drills).toHaveLength(drills.length);
  expect(report).toMatchObject({ ledger: { events: 80, once: 80, extra: 0, fake: 0 }, found: [] });
  expect(exitCode).toBe(0);
});

const flawed: readonly (readonly [Flaw, readonly string[], string])[] = [
  ['writes the body again', ['raw-body'], 'The body is written again before it is checked'],
  [
    'checks nothing',
    ['tampered', 'wrong-secret', 'unsigned', 'plain-hash', 'replayed', 'future'],
    'The signature is not checked',
  ],
  ['takes what is unsigned', ['unsigned'], 'A missing signature passes'],
  [
    'knows no event',
    ['twice', 'at-once', 'an-hour-later', 'retried'],
    'Nobody asks whether an event is known',
  ],
  [
    'looks before it writes',
    ['at-once'],
    'Whether an event is known is asked before it is written down',
  ],
  ['takes any time', ['replayed', 'future'], 'Old timestamps pass'],
  ['compares the first signature', ['rotation'], 'Only the first signature is compared'],
  ['takes small bodies only', ['large'], 'The limit for bodies is too small'],
  ['takes one at a time', ['fifty'], 'The work is done before the answer'],
  ['breaks on what it should refuse', ['tampered', 'wrong-secret', 'unsigned', 'plain-hash'], ''],
];

test.each(flawed)(
  'a receiver that %s falls short in exactly %j, and the cause is named',
  async (flaw, ids, cause) => {
    const { url, effects } = await receiver(flaw);
    const { exitCode, report } = await reportOf(url, '--effects', effects);
    expect(fellShort(report)).toEqual(ids);
    expect(report.found.map((each) => each.cause)).toEqual(cause === '' ? [] : [cause]);
    expect(exitCode).toBe(1);
  },
);

test('without --effects nothing is said of doubles, and everything of what was answered', async () => {
  const { url } = await receiver('knows no event');
  const { exitCode, report } = await reportOf(url);
  expect(report.ledger).toBeUndefined();
  const unknown = report.drills.filter(({ verdict }) => verdict === 'cannot tell');
  expect(unknown.map(({ id }) => id)).toEqual(
    drills.filter((drill) => drill.effects !== undefined).map(({ id }) => id),
  );
  expect(exitCode).toBe(0);
});

describe('the report', () => {
  test('fits 80 columns, says what to do, and never prints the secret', async () => {
    const { url } = await receiver('writes the body again', 'takes any time');
    const { out, err } = await deliverTo(url, '--speed', '100000');
    const prose = out.split('\n').filter((line) => !line.startsWith('    '));
    expect(prose.filter((line) => line.length > 80)).toEqual([]);
    expect(out).toContain('Found: The body is written again before it is checked');
    expect(out).toContain('express.raw({ type: () => true');
    expect(out).toContain('Why: lab?scenario=forged-and-replayed');
    expect(out + err).not.toContain(testSecret.slice('whsec_'.length));
  });

  test('is written as JUnit XML with a test case a drill', async () => {
    const { url } = await receiver('takes any time');
    const file = join(tmpdir(), `hookscope-junit-${process.pid}.xml`);
    await deliverTo(url, '--speed', '100000', '--junit', file);
    const xml = await readFile(file, 'utf8');
    await rm(file);
    expect(xml.match(/<testcase /g)).toHaveLength(drills.length);
    expect(xml).toContain(`tests="${drills.length}" failures="2"`);
    expect(xml).toMatch(
      /name="Replayed too late" time="[\d.]+"><failure message="1 of 2 answered 200\."/,
    );
  });

  test('leads to scenarios that the Lab has', () => {
    const ids = catalogue.map(({ id }) => id);
    for (const { lesson } of drills) expect(ids).toContain(lesson);
  });
});

describe('every request', () => {
  test('is sent byte for byte as it was signed, with the headers of the provider in their case and no other', async () => {
    const seen: (readonly string[])[] = [];
    const bodies: string[] = [];
    const { url, close } = await startServer((request, response) => {
      seen.push(request.rawHeaders);
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
      request.on('end', () => response.end());
    });
    closing.push(close);
    await typed(
      [
        'deliver',
        url,
        '--scheme',
        'github',
        '--secret-env',
        'S',
        '--drills',
        'genuine',
        '--events',
        '1',
      ],
      { env: { S: 'It is a secret' } },
    );
    expect(seen).toHaveLength(1);
    const names = seen[0]?.filter((_, at) => at % 2 === 0);
    expect(names).toEqual(
      ['Host', 'Content-Type', 'User-Agent', 'X-GitHub-Event', 'X-GitHub-Hook-ID'].concat([
        'X-GitHub-Delivery',
        'X-Hub-Signature-256',
        'Accept',
        'Content-Length',
        'Connection',
      ]),
    );
    expect(JSON.parse(bodies.join(''))).toMatchObject({ action: 'opened' });
  });

  test('that is answered with a redirect is not sent elsewhere', async () => {
    let elsewhere = 0;
    const other = await startServer((_, response) => {
      elsewhere++;
      response.end();
    });
    const { url, close } = await startServer((request, response) => {
      request.resume();
      response.writeHead(307, { location: other.url }).end();
    });
    closing.push(close, other.close);
    const { report } = await reportOf(url, '--drills', 'genuine');
    expect(fellShort(report)).toEqual(['genuine']);
    expect(elsewhere).toBe(0);
  });
});

describe('trouble is told in a sentence, and the exit code says so', () => {
  test('where nothing listens', async () => {
    const gone = await startServer(() => undefined);
    await gone.close();
    const { exitCode, report } = await reportOf(gone.url);
    expect(report.drills[0]).toMatchObject({ verdict: 'fell short' });
    expect(report.drills[0]?.because).toMatch(/^Nothing listens at 127\.0\.0\.1:\d+\.$/);
    expect(report.verdicts['not run']).toBe(drills.length - 1);
    expect(exitCode).toBe(1);
  });

  test('where the name does not resolve, before anything is sent', async () => {
    const { exitCode, out, err } = await deliverTo('http://nobody.invalid/');
    expect(err).toBe('hookscope: the name nobody.invalid does not resolve to any address.');
    expect(out).toBe('');
    expect(exitCode).not.toBe(0);
  });

  test('where the certificate is not trusted: what was sent is kept, and nothing came in', async () => {
    let requests = 0;
    const { url, close } = await startSelfSigned(() => requests++);
    closing.push(close);
    const { exitCode, report } = await reportOf(url, '--events', '1');
    expect(report.drills[0]?.because).toMatch(
      /^The certificate of 127\.0\.0\.1:\d+ is not trusted \(.*\): name its authority in NODE_EXTRA_CA_CERTS\.$/,
    );
    expect(report.drills).toHaveLength(drills.length);
    expect(requests).toBe(0);
    expect(exitCode).toBe(1);
  });

  test('where the receiver never answers: hung up after the policy’s timeout, which is not shortened', async () => {
    const { url, close } = await startServer(() => undefined);
    closing.push(close);
    // Linear waits five seconds, Slack three.
    const { report } = await reportOf(
      url,
      '--policy',
      'slack',
      '--drills',
      'genuine',
      '--events',
      '1',
    );
    expect(report.drills[0]?.because).toBe('No answer within 3 s.');
    expect(report.drills[0]?.requests[0]?.tookMs).toBeGreaterThan(2_990);
  });

  test.each([
    ['false', 'the effects command false ended with 1.'],
    ['echo nothing', 'the effects command echo nothing gave no JSON.'],
    [
      `echo '{"a":-1}'`,
      `the effects command echo '{"a":-1}' gave no JSON object of event ids and counts.`,
    ],
  ])('where the effects command fails: %s', async (command, sentence) => {
    const { url } = await receiver();
    const { exitCode, report } = await reportOf(
      url,
      '--effects',
      command,
      '--drills',
      'genuine,twice',
    );
    expect(report.troubles).toEqual([sentence]);
    expect(report.drills.map(({ verdict }) => verdict)).toEqual(['held', 'cannot tell']);
    expect(exitCode).toBe(1);
  });

  test('where the receiver goes away in the middle: what was before is kept', async () => {
    let left = 1;
    const { url, close } = await startServer((request, response) => {
      request.resume();
      if (left-- > 0) response.end();
      else request.socket.destroy();
    });
    closing.push(close);
    const { exitCode, report } = await reportOf(
      url,
      '--drills',
      'genuine,tampered,retried',
      '--events',
      '1',
    );
    expect(report.drills.map(({ verdict }) => verdict)).toEqual([
      'held',
      'fell short',
      'fell short',
    ]);
    expect(report.drills[1]?.because).toMatch(
      /^The receiver at 127\.0\.0\.1:\d+ closed the connection without an answer\.$/,
    );
    expect(exitCode).toBe(1);
  });

  test('where the effects cannot be reached or are refused: the answers are judged all the same', async () => {
    const { url } = await receiver();
    const gone = await startServer(() => undefined);
    await gone.close();
    const broken = await startServer((_, response) => response.writeHead(503).end());
    closing.push(broken.close);
    for (const [effects, reason] of [
      [gone.url, 'could not be reached'],
      [broken.url, 'answered 503'],
    ] as const) {
      const { exitCode, report } = await reportOf(
        ...([url, '--effects', effects, '--drills', 'genuine'] as const),
      );
      expect(report.troubles).toEqual([`the effects at ${effects} ${reason}.`]);
      expect(report.drills.map(({ verdict }) => verdict)).toEqual(['held']);
      expect(exitCode).toBe(1);
    }
  });

  test('where Ctrl-C stops the run: at once, with what is still open', async () => {
    const stop = new AbortController();
    const { url, close } = await startServer(() => {
      stop.abort();
    });
    closing.push(close);
    const { exitCode, out } = await typed(
      [
        'deliver',
        url,
        '--scheme',
        'standard-webhooks',
        '--secret-env',
        'S',
        '--json',
        '--events',
        '1',
      ],
      { env: { S: testSecret }, stopped: stop.signal },
    );
    const report = JSON.parse(out) as Report;
    expect(report.troubles).toEqual([
      'Stopped: Ctrl-C. Still open were 1 requests and 1 deliveries.',
    ]);
    expect(report.verdicts).toMatchObject({ 'not run': drills.length });
    expect(exitCode).toBe(1);
  });
});

describe('what is not allowed is refused before anything is sent', () => {
  const refusedUrls: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['http://192.0.2.1/', [], /^hookscope: 192\.0\.2\.1 is 192\.0\.2\.1, not this machine: /],
    ['http://[2001:db8::1]/', [], /2001:db8::1, not this machine/],
    ['http://0.0.0.0:3000/', [], /not this machine/],
    ['http://192.0.2.1/', ['--allow-host', '192.0.2.2'], /not this machine/],
    ['ftp://127.0.0.1/', [], /is no URL that begins with http/],
    ['http://me:secret@127.0.0.1/', [], /no place in the URL/],
    ['http://127.0.0.1/', ['--speed', '0.5'], /--speed is a whole number from 1 to/],
    ['http://127.0.0.1/', ['--drills', 'none'], /no drill “none”/],
    ['http://127.0.0.1/', ['--policy', 'none'], /no policy “none”/],
    ['http://127.0.0.1/', ['--effects', 'http://192.0.2.1/'], /not this machine/],
  ];
  test.each(refusedUrls)('%s %j', async (url, more, sentence) => {
    const { exitCode, out, err } = await deliverTo(url, ...more);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    expect(err).toMatch(sentence);
  });

  test('a host of one’s own, unless its name is typed once more', async () => {
    const { exitCode, err } = await typed(
      ['deliver', 'http://192.0.2.1/', '--scheme', 'standard-webhooks', '--secret-env', 'S'].concat(
        '--allow-host',
        '192.0.2.1',
      ),
      { env: { S: testSecret }, answers: ['no'] },
    );
    expect(err).toContain('192.0.2.1 was not confirmed, so nothing was sent');
    expect(exitCode).toBe(2);
  });

  test.each([
    [{}, [], /there is no secret/],
    [{}, ['--secret-env', 'NONE'], /the environment has no NONE/],
    [{}, ['--secret-file', '/none'], /cannot be read/],
    [{ S: 'whsec_!' }, ['--secret-env', 'S'], /with this secret: the secret cannot be read\. See/],
    [
      { S: 'geheim€' },
      ['--scheme', 'gitlab', '--secret-env', 'S'],
      /cannot be sent in the header X-Gitlab-Token/,
    ],
  ])('without a secret that can be used: %j %j', async (env, more, sentence) => {
    const { exitCode, err } = await typed(
      ['deliver', 'http://127.0.0.1/', '--scheme', 'standard-webhooks', ...more],
      { env },
    );
    expect(err).toMatch(sentence);
    expect(exitCode).toBe(2);
  });
});

describe('a rule of one’s own is the policy', () => {
  /** How often one event is sent that is answered with 500. */
  async function attemptsBy(...policy: readonly string[]): Promise<number> {
    let attempts = 0;
    const { url, close } = await startServer((_, response) => {
      attempts++;
      response.writeHead(500).end();
    });
    closing.push(close);
    await reportOf(url, '--drills', 'out-of-order', ...policy);
    return attempts;
  }

  test.each([
    ['own', 1],
    ['own', 2],
    ['stripe', 1],
    ['lab?scenario=outage-and-retries', 1],
  ])('by %s with attempts=%i', async (policy, attempts) => {
    // The first of its two events is lost on its way once.
    const sent = await attemptsBy('--policy', policy, '--set', `attempts=${attempts}`);
    expect(sent).toBe(2 * attempts - 1);
  });

  test.each([
    [['--set', 'attempts=0'], /^hookscope: --set attempts=0: /],
    [['--set', 'pollEveryMs=5000'], /^hookscope: --set pollEveryMs=5000: write KEY=VALUE with /],
    [['--policy', 'own', '--set', 'attempts'], /write KEY=VALUE/],
    [['--policy', 'none.json'], /is no scenario .*no link of the Lab and no file/],
  ])('and refused in a sentence: %j', async (more, sentence) => {
    const { exitCode, out, err } = await deliverTo('http://127.0.0.1:9/', ...more);
    expect(err).toMatch(sentence);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  });
});
