import { createHmac } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const { PORT, WEBHOOK_SECRET = '' } = process.env;
const key = Buffer.from(WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64');

const charges = {};

const app = new Hono();

app.post('/webhooks', async (c) => {
  const body = await c.req.text();
  const id = c.req.header('webhook-id');
  const time = c.req.header('webhook-timestamp');
  if (Date.now() / 1000 - time > 300) return c.text('Too old', 400);
  const signed = `${id}.${time}.${body}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64');
  if (c.req.header('webhook-signature') !== `v1,${signature}`) {
    return c.text('Invalid signature', 401);
  }
  const event = JSON.parse(body);
  charges[id] = (charges[id] ?? 0) + 1;
  console.log('Charged for', event.type);
  return c.json({ received: true });
});

app.get('/effects', (c) => c.json(charges));

serve({ fetch: app.fetch, port: Number(PORT), hostname: '127.0.0.1' });
