/** Texts that people paste by mistake, or to see what happens: none of them is a request of any provider. */
const words = ['invoice', 'payment', 'order', 'signature', 'webhook', 'headers', 'body', 'token'];

/** A text of a kind, of which `at` makes one of several. */
type Kind = (at: number) => string;

const word = (at: number) => words[at % words.length] ?? '';
const hash = (at: number) => (0x9e37_79b9 * (at + 1)).toString(16).slice(0, 8).repeat(8);
const clock = (at: number) => `2026-11-${String(10 + at)} 10:0${at % 10}:00`;
const lines = (count: number, line: Kind) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

const kinds: Readonly<Record<string, Kind>> = {
  'application log': (at) =>
    lines(
      at + 3,
      (line) =>
        `${clock(at)},${100 + line} - app.${word(line)} - INFO - ${word(line + at)} ${line} done`,
    ),
  'access log': (at) =>
    lines(
      at + 1,
      (line) =>
        `10.0.0.${line} - - [23/Nov/2026:10:00:00 +0000] "GET /${word(line)}?x=${at} HTTP/1.1" 200 ${line}12 "-" "Mozilla/5.0 (X11)"`,
    ),
  'log in JSON lines': (at) =>
    lines(at + 2, (line) =>
      JSON.stringify({
        level: 30,
        time: line,
        msg: `${word(at)} checked`,
        signature: hash(line),
        req: { id: line },
      }),
    ),
  'stack trace of Node': (at) =>
    `TypeError: Cannot read properties of undefined (reading '${word(at)}')\n${lines(at + 2, (line) => `    at ${word(line)} (/srv/app/${word(line)}.js:${line + 3}:${at + 1})`)}\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5) {\n  code: 'ERR_${at}',\n  headers: [Object]\n}`,
  'stack trace of Java': (at) =>
    `java.lang.IllegalStateException: ${word(at)} missing\n${lines(at + 2, (line) => `\tat com.example.${word(line)}.Handler.verify(Handler.java:${line + at})`)}\nCaused by: java.io.IOException: Stream closed`,
  'traceback of Python': (at) =>
    `Traceback (most recent call last):\n${lines(at + 1, (line) => `  File "/app/${word(line)}.py", line ${line + at}, in verify\n    raise ValueError({'${word(at)}': b'${hash(line)}'})`)}\nValueError: {'${word(at)}': b'x'}`,
  'JSON of an interface': (at) =>
    JSON.stringify(
      {
        data: {
          id: at,
          type: word(at),
          attributes: { signature: hash(at), headers: { accept: 'x' }, body: 'hello' },
        },
        meta: { timestamp: at },
      },
      null,
      at % 3,
    ),
  'JSON with a list': (at) =>
    JSON.stringify(
      Array.from({ length: at + 1 }, (_, one) => ({
        [word(one)]: hash(one),
        name: 'x-id',
        value: String(one),
      })),
    ),
  'package file': (at) =>
    JSON.stringify(
      {
        name: word(at),
        version: `1.${at}.0`,
        scripts: { test: 'vitest' },
        dependencies: { svix: '1.0.0', stripe: '^17.0.0' },
      },
      null,
      2,
    ),
  mail: (at) =>
    `Return-Path: <a${at}@mail.example>\nReceived: from mx.example (mx.example [192.0.2.${at}])\nDKIM-Signature: v=1; a=rsa-sha256; d=mail.example; s=k${at};\n bh=${hash(at)}; b=${hash(at + 1)}\nSubject: Your ${word(at)}\nFrom: a@mail.example\nTo: b@mail.example\nMessage-ID: <${at}@mail.example>\nContent-Type: text/plain; charset=utf-8\n\nDear all,\nthe ${word(at)} is attached.\n`,
  JavaScript: (at) =>
    `export async function ${word(at)}(request) {\n  const response = await fetch('https://api.example/${at}', {\n    method: 'POST',\n    headers: { 'Content-Type': 'application/json', Authorization: \`Bearer \${token}\` },\n    body: JSON.stringify({ ${word(at)}: ${at} }),\n  });\n  return response.json();\n}`,
  Python: (at) =>
    `import hmac\n\ndef verify_${word(at)}(payload, headers):\n    signature = headers["X-Custom-${at}"]\n    mac = hmac.new(SECRET, payload, "sha256").hexdigest()\n    return {"ok": hmac.compare_digest(mac, signature), "count": ${at}}\n`,
  Go: (at) =>
    `package main\n\nfunc ${word(at)}(w http.ResponseWriter, r *http.Request) {\n\tm := map[string]string{"a": "${at}"}\n\tlog.Printf("%v", r.Header)\n\tfmt.Fprint(w, m)\n}\n`,
  PHP: (at) =>
    `<?php\n$headers = ['Content-Type' => 'text/plain', 'X-Count' => ${at}];\nforeach ($headers as $name => $value) {\n    header("$name: $value");\n}\necho '${word(at)}';\n`,
  Markdown: (at) =>
    `# ${word(at)}\n\nSet the header \`X-Custom: ${at}\` and read it:\n\n\`\`\`js\nconst { body, headers } = event;\n\`\`\`\n\n| header | value |\n| --- | --- |\n| \`Content-Type\` | \`application/json\` |\n`,
  'YAML of containers': (at) =>
    `services:\n  web:\n    image: nginx:1.${at}\n    environment:\n      - WEBHOOK_SECRET=${hash(at)}\n    labels:\n      traefik.http.routers.${word(at)}.rule: Host(\`a.example\`)\n`,
  'environment file': (at) =>
    lines(at + 2, (line) => `${word(line).toUpperCase()}_SECRET_${at}="${hash(line)}"`),
  'table with commas': (at) =>
    `id,${word(at)},amount\n${lines(at + 1, (line) => `${line},"${word(line)}, x",${line * 10}`)}\n`,
  'answer of a server': (at) =>
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nETag: "${hash(at)}"\r\nX-Request-Id: ${at}\r\n\r\n{"ok":true}`,
  'page of HTML': (at) =>
    `<!doctype html>\n<html><head><title>${word(at)}</title><meta name="x-signature" content="${at}"></head><body><p>${hash(at)}</p></body></html>`,
  prose: (at) =>
    `The ${word(at)} did not arrive: we waited ${at} minutes, and then asked again.\nSignature: none so far. Status: open; answer: pending.\n`,
  'list of files': (at) =>
    `total ${at}\n${lines(at + 2, (line) => `-rw-r--r-- 1 root root ${line * 7} Nov 23 10:0${line % 10} ${word(line)}.json`)}`,
  commits: (at) =>
    lines(
      at + 1,
      (line) =>
        `commit ${hash(line)}\nAuthor: A <a@example.org>\nDate:   Mon Nov 23 10:00:0${line % 10} 2026 +0000\n\n    Add ${word(line)}\n`,
    ),
  'dump of PHP': (at) =>
    `Array\n(\n    [id] => ${at}\n    [${word(at)}] => Array\n        (\n            [0] => ${hash(at)}\n        )\n\n)\n`,
  'printed map of Go': (at) => `map[${word(at)}:[${hash(at)}] count:[${at}]]`,
};

/** Two hundred texts, several of each kind. */
export const notRequests: readonly (readonly [kind: string, text: string])[] = Object.entries(
  kinds,
).flatMap(([kind, make]) =>
  Array.from({ length: 8 }, (_, at): readonly [string, string] => [`${kind} ${at + 1}`, make(at)]),
);
