import { build, preview } from 'vite';

const flag = process.argv.indexOf('--port');
const asked = flag > 0 ? process.argv[flag + 1] : process.env['PORT'];
const port = Number(asked ?? 4173);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`"${asked}" is not a port: give a whole number from 0 to 65535.`);
  process.exit(1);
}

await build({ logLevel: 'warn' });

const server = await preview({
  preview: { host: '127.0.0.1', port, strictPort: asked !== undefined },
}).catch((error) => {
  const busy = /already in use|EADDRINUSE/.test(String(error));
  console.error(busy ? `Port ${port} is in use; choose another with --port.` : String(error));
  process.exit(1);
});
console.log(`Open ${server.resolvedUrls?.local[0] ?? ''}  (Ctrl-C stops)`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    void server.close().finally(() => process.exit(0));
  });
}

// npm does not pass SIGTERM on, so stop when npm is gone.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(0);
}, 500).unref();
