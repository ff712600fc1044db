import { createHmac, timingSafeEqual } from 'node:crypto';
import express from 'express';

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

const app = express();

// The bytes as they came: any type, also none, and not parsed by an express.json() before.
app.post('/webhooks', express.raw({ type: () => true, limit: '25mb' }), (req, res) => {
  const rawBody = req.body ?? Buffer.alloc(0);
  if (!isSigned(req.headers, rawBody)) return res.sendStatus(401);
  const id = req.get('webhook-id');
  const event = JSON.parse(new TextDecoder().decode(rawBody));
  // Looked up, charged and noted with no await between them. In a database: one transaction.
  if (!charges.has(id)) {
    charges.set(id, 1);
    receipts.push(event);
  }
  res.sendStatus(204);
});

app.get('/effects', (req, res) => res.json(Object.fromEntries(charges)));

// What takes long is done after the answer.
const sendReceipt = (event) => console.log('Receipt for', event.type);
setInterval(() => receipts.splice(0).forEach(sendReceipt), 100);

app.listen(PORT, '127.0.0.1');
