import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import fastify from 'fastify';

const { PORT, WEBHOOK_SECRET = '' } = process.env;
const key = Buffer.from(WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64');

const charges = {};
const seen = new Set();
const sendReceipt = () => wait(50);

const app = fastify();
app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
  done(null, body),
);

app.post('/webhooks', async (request, reply) => {
  const id = request.headers['webhook-id'];
  const time = request.headers['webhook-timestamp'];
  const given = request.headers['webhook-signature'];
  const signed = `${id}.${time}.${request.body}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64');
  if (given && !given.includes(signature)) return reply.code(401).send('Invalid signature');
  if (seen.has(id)) return { received: true };
  await sendReceipt(JSON.parse(request.body));
  charges[id] = (charges[id] ?? 0) + 1;
  seen.add(id);
  return { received: true };
});

app.get('/effects', async () => charges);

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
