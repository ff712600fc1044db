import { WebSocket } from 'ws';
import { end, installed, makeHome, start, type Engine } from './engine.ts';

interface Answer {
  readonly id?: number;
  readonly type: 'success' | 'error' | 'event';
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}

export const firefoxProgram = () =>
  installed(
    'firefox-esr',
    'firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  );

/** Starts Firefox without a window and speaks WebDriver BiDi to it: https://www.w3.org/TR/webdriver-bidi/ */
export async function startFirefox(program: string): Promise<Engine> {
  const home = makeHome();
  const { child, said } = await start(
    program,
    ['--headless', '--no-remote', '--profile', home.folder, '--remote-debugging-port', '0'],
    { says: /WebDriver BiDi listening on (ws:\S+)/, env: { HOME: home.folder } },
  );
  const socket = new WebSocket(`${said}/session`);
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });

  async function send<T>(method: string, params: object): Promise<T> {
    const id = ++last;
    const answer = await new Promise<Answer>((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    waiting.delete(id);
    if (answer.type === 'error')
      throw new Error(`${method}: ${answer.error ?? ''}, ${answer.message ?? ''}`);
    return answer.result as T;
  }

  const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('session.new', {
    capabilities: {},
  });
  const { contexts } = await send<{ contexts: readonly { context: string }[] }>(
    'browsingContext.getTree',
    {},
  );
  const context = contexts[0]?.context;
  const viewport = { width: 1280, height: 800 };
  await send('browsingContext.setViewport', { context, viewport });

  return {
    version: `Firefox ${capabilities.browserVersion}`,
    open: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    async evaluate(expression) {
      const { result, exceptionDetails } = await send<{
        result?: { value?: string };
        exceptionDetails?: { text: string };
      }>('script.evaluate', {
        expression: `(async () => JSON.stringify(await (${expression})))()`,
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result?.value ?? 'null';
    },
    act: (actions) => send('input.performActions', { context, actions }),
    async close() {
      socket.close();
      await end(child);
      home.leave();
    },
  };
}
