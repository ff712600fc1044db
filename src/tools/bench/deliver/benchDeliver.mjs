// How fast `hookscope deliver` sends, beside autocannon with the same bodies, and how much memory it takes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { builtForNode } from '../builtForNode.mjs';

const leastShare = 0.8;
const memoryTimesMost = 1.5;
const rounds = 9;
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const root = fileURLToPath(new URL('../../../..', import.meta.url));

const loads = [
  { name: '10 at a time', events: 10_000, connections: 10 },
  { name: '50 at a time', events: 10_000, connections: 50 },
  { name: '150 kB each, 10 at a time', events: 500, connections: 10, bytes: 150_000 },
  { name: '1 MB each, 10 at a time', events: 100, connections: 10, bytes: 1_000_000 },
];

const script = 'src/tools/bench/deliver/delivered.ts';
const { delivered, signedRequests } = await builtForNode('benchDeliver', script);
const receiver = await startReceiver();
let met = 0;
try {
  console.log(`Deliveries a second, and those of autocannon, median of ${rounds} in turn`);
  for (const { name, ...load } of loads)
    await compare(name, { ...load, url: receiver.url, secret });
  console.log('Memory of the command at its peak');
  await compareMemory();
} finally {
  receiver.stop();
}
console.log(`${met} of ${loads.length + 1} goals met.`);
// Vite's build keeps the process alive.
process.exit(0);

/** A receiver as users have it: it checks, parses and notes each event. */
async function startReceiver() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  const child = spawn(process.execPath, ['examples/express/right.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), WEBHOOK_SECRET: secret, NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  const origin = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${origin}/effects`).catch(() => undefined)))
    await new Promise((again) => setTimeout(again, 50));
  return { url: `${origin}/webhooks`, stop: () => child.kill() };
}

async function compare(name, load) {
  const measured = [];
  for (let round = -1; round < rounds; round += 1) {
    const theirs = await inTurn(load, shot);
    const ours = await inTurn(load, delivered);
    // The first round teaches the engine the code.
    if (round >= 0) measured.push({ theirs, ours, share: ours / theirs });
  }
  const median = (key) => measured.map((each) => each[key]).sort((a, b) => a - b)[rounds >> 1];
  const [ours, theirs] = ['ours', 'theirs'].map((key) => Math.round(median(key)));
  const share = median('share');
  const told = `${ours.toLocaleString('en')} and ${theirs.toLocaleString('en')}`;
  goal(`${name}, ${load.events}`, `${told}, ${Math.round(share * 100)} %`, share >= leastShare);
}

async function inTurn(load, send) {
  return (load.events / (await send(load))) * 1_000;
}

/** The same requests by autocannon, as many on each connection; returns the milliseconds until the last answer. */
async function shot(load) {
  const { url, events, connections } = load;
  const requests = signedRequests(load);
  let left = events;
  let lastAt = 0;
  let client = 0;
  const running = autocannon({
    url,
    connections,
    amount: events,
    setupClient: (each) => {
      each.setRequests(requests.filter((_, at) => at % connections === client));
      client += 1;
    },
  });
  // It has written its requests by now, and connects from here on.
  const startedAt = performance.now();
  running.on('response', (_, status) => {
    if (status !== 204) throw new Error(`answered ${status}`);
    left -= 1;
    if (left === 0) lastAt = performance.now();
  });
  const { errors } = await running;
  if (errors > 0 || left > 0) throw new Error(`${errors} errors, ${left} without an answer`);
  return lastAt - startedAt;
}

async function compareMemory() {
  // The first run may build the command, which takes more.
  await peakMB(1);
  const few = await peakMB(1_000);
  const many = await peakMB(10_000);
  if (few === 0) return;
  const told = `${few.toFixed(0)} MB and ${many.toFixed(0)} MB, ${(many / few).toFixed(2)} times`;
  goal('1,000 and 10,000 deliveries', told, many / few <= memoryTimesMost);
}

/** The most memory that the command has taken in its life, as Linux counts it; zero elsewhere. */
async function peakMB(events) {
  const how = ['--scheme', 'standard-webhooks', '--secret-env', 'SECRET', '--drills', 'genuine'];
  const load = ['--events', String(events), '--rate', '1000000', '--connections', '10'];
  const args = ['src/terminal/launch.mjs', 'deliver', receiver.url, ...how, ...load];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, SECRET: secret },
    stdio: 'ignore',
  });
  let kB = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      kB = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? kB);
    } catch {
      // It has ended, or this is no Linux.
    }
  }, 5);
  const [code] = await once(child, 'exit');
  clearInterval(look);
  if (code !== 0) throw new Error(`the command ended with ${code}`);
  return kB / 1_000;
}

function goal(name, told, isMet) {
  if (isMet) met += 1;
  console.log(`  ${name.padEnd(43)} ${told}${isMet ? '' : '  OVER'}`);
}
