import { createHmac, timingSafeEqual } from 'node:crypto';
import fastify from 'fastify';

const { PORT, WEBHOOK_SECRET = '' } = process.env;
const key = Buffer.from(WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64');
const toleranceSeconds = 300;

// In your own: a table whose key is the event's id. Nothing is kept here when the process ends.
const charges = new Map();
const receipts = [];

/** Several signatures come while the secret is changed: one of them has to be right. */
function isSigned(headers, rawBody) {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures } = headers;
  if (!id || !signatures || !/^\d+$/.test(time)) return false;
  if (Math.abs(Math.floor(Date.now() / 1000) - Number(time)) > toleranceSeconds) return false;
  const mac = createHmac('sha256', key).update(`${id}.${time}.`).update(rawBody).digest();
  return signatures.split(' ').some((signature) => {
    const [version, text = ''] = signature.split(',');
    const given = Buffer.from(text, 'base64');
    return version === 'v1' && given.length === mac.length && timingSafeEqual(given, mac);
  });
}

const app = fastify({ bodyLimit: 25_000_000 });

// The bytes as they came, also as application/json, for which Fastify has a parser of its own.
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => done(null, body));

app.post('/webhooks', async (request, reply) => {
  const rawBody = request.body ?? Buffer.alloc(0);
  if (!isSigned(request.headers, rawBody)) return reply.code(401).send();
  const id = request.headers['webhook-id'];
  const event = JSON.parse(new TextDecoder().decode(rawBody));
  // Looked up, charged and noted with no await between them. In a database: one transaction.
  if (!charges.has(id)) {
    charges.set(id, 1);
    receipts.push(event);
  }
  return reply.code(204).send();
});

app.get('/effects', async () => Object.fromEntries(charges));

// What takes long is done after the answer.
const sendReceipt = (event) => console.log('Receipt for', event.type);
setInterval(() => receipts.splice(0).forEach(sendReceipt), 100);

await app.listen({ port: Number(PORT), host: '127.0.0.1' });
