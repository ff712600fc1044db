import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import express from 'express';

const { PORT, WEBHOOK_SECRET = '' } = process.env;
const key = Buffer.from(WEBHOOK_SECRET.replace(/^whsec_/, ''), 'base64');

const charges = {};
const sendReceipt = () => wait(50);

const app = express();
app.use(express.json());

app.post('/webhooks', async (req, res) => {
  const id = req.headers['webhook-id'];
  const time = req.headers['webhook-timestamp'];
  const signed = `${id}.${time}.${JSON.stringify(req.body)}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64');
  if (req.headers['webhook-signature'] !== `v1,${signature}`) {
    return res.status(401).send('Invalid signature');
  }
  charges[id] = (charges[id] ?? 0) + 1;
  await sendReceipt(req.body);
  res.json({ received: true });
});

app.get('/effects', (req, res) => res.json(charges));

app.listen(PORT, '127.0.0.1');
