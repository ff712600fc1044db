import { bodyField } from '../bytes/bodyFields.ts';
import { bytesFromBase64 } from '../bytes/bytes.ts';

/** How a check is run by the language it is written in: a program that reads jobs as JSON and prints verdicts. */
export interface Job {
  /** The text of the snippet. */
  readonly code: string;
  readonly cases: readonly {
    readonly secret: string;
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>;
    /** In base64. */
    readonly body: string;
    readonly url: string;
    readonly method: string;
    readonly now: number;
  }[];
}

/** For Node, the snippets of Node and those of WebCrypto; `takes` is how they want headers and body. */
function nodeProgram(headers: string, body: string): string {
  return `
import { readFileSync } from 'node:fs';
const verdicts = [];
for (const { code, cases } of JSON.parse(readFileSync(0))) {
  const { verify } = await import('data:text/javascript;base64,' + Buffer.from(code).toString('base64'));
  for (const { body: base64, headers: given, ...rest } of cases) {
    const bytes = Buffer.from(base64, 'base64');
    verdicts.push(await verify({ ...rest, publicKey: rest.secret, headers: ${headers}, rawBody: ${body} }));
  }
}
console.log(JSON.stringify(verdicts));
`;
}

export const nodeHarness = nodeProgram('given', 'bytes');
export const browserHarness = nodeProgram('new Headers(given)', 'new Uint8Array(bytes)');

export const pythonHarness = `
import base64, inspect, json, sys
verdicts = []
for job in json.load(sys.stdin):
    module = {}
    exec(job["code"], module)
    verify = module["verify"]
    takes = inspect.signature(verify).parameters
    for case in job["cases"]:
        case["raw_body"] = base64.b64decode(case.pop("body"))
        case["public_key"] = case["secret"]
        verdicts.append(verify(**{name: value for name, value in case.items() if name in takes}))
print(json.dumps(verdicts))
`;

export const rubyHarness = `
require "json"
verdicts = []
JSON.parse($stdin.read).each do |job|
  snippet = Module.new
  snippet.module_eval(job["code"])
  receiver = Object.new.extend(snippet)
  takes = receiver.method(:verify).parameters.map(&:last)
  job["cases"].each do |given|
    all = { secret: given["secret"], public_key: given["secret"], headers: given["headers"], raw_body: given["body"].unpack1("m"),
            url: given["url"], method: given["method"], now: given["now"].to_f }
    verdicts << receiver.verify(**all.slice(*takes))
  end
end
puts JSON.generate(verdicts)
`;

export const phpHarness = `<?php
set_error_handler(function ($level, $message) { throw new ErrorException($message); });
$verdicts = [];
foreach (json_decode(file_get_contents('php://stdin'), true) as $index => $job) {
    eval("namespace snippet$index;" . substr($job['code'], strlen('<?php')));
    $verify = "snippet$index\\\\verify";
    $takes = array_map(fn ($each) => $each->getName(), (new ReflectionFunction($verify))->getParameters());
    foreach ($job['cases'] as $case) {
        $case['rawBody'] = base64_decode($case['body']);
        $case['now'] = (float) $case['now'];
        $case['publicKey'] = $case['secret'];
        $verdicts[] = $verify(...array_intersect_key($case, array_flip($takes)));
    }
}
echo json_encode($verdicts);
`;

/** Go has no eval: every snippet is a file of one program, its function renamed. */
export function goFiles(jobs: readonly Job[]): Readonly<Record<string, string>> {
  const calls = jobs.map(({ code }, index) => {
    const takes = /func Verify\((.*)\) bool/.exec(code)?.[1] ?? '';
    const given = [
      'c.Secret, c.headers(), c.Body',
      ...(takes.includes('rawURL') ? ['c.Url'] : []),
      ...(takes.includes('method') ? ['c.Method'] : []),
      ...(takes.includes('now') ? ['time.Unix(c.Now, 0)'] : []),
    ];
    return `\tfunc(c given) bool { return Verify${index}(${given.join(', ')}) },`;
  });
  const main = `package main

import (
	"encoding/json"
	"net/http"
	"os"
	"time"
)

type given struct {
	Secret, Url, Method string
	Headers             map[string]string
	Body                []byte
	Now                 int64
}

func (c given) headers() http.Header {
	headers := http.Header{}
	for name, value := range c.Headers {
		headers.Set(name, value)
	}
	return headers
}

var checks = []func(given) bool{
${calls.join('\n')}
}

var _ = time.Unix

func main() {
	var jobs []struct{ Cases []given }
	if err := json.NewDecoder(os.Stdin).Decode(&jobs); err != nil {
		panic(err)
	}
	verdicts := []bool{}
	for index, job := range jobs {
		for _, each := range job.Cases {
			verdicts = append(verdicts, checks[index](each))
		}
	}
	json.NewEncoder(os.Stdout).Encode(verdicts)
}
`;
  const snippets = jobs.map(({ code }, index) => [
    `snippet${index}.go`,
    code
      .replace('package webhooks', 'package main')
      .replace('func Verify(', `func Verify${index}(`),
  ]);
  return Object.fromEntries([
    ['go.mod', 'module snippets\n\ngo 1.19\n'],
    ['main.go', main],
    ...snippets,
  ]) as Record<string, string>;
}

/**
 * For the shell: each case with its own body.bin, copied from a numbered file, and a line between their answers.
 * Members of the body are given where a comment asks for them.
 */
export function shellScript(jobs: readonly Job[]): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  let count = -1;
  return jobs
    .flatMap(({ code, cases }) =>
      cases.map(({ secret, headers, body, url, method }) => {
        const members = [...code.matchAll(/^# (\w+) is (\S+) in the body[.]$/gm)];
        const variables = [
          ...Object.entries(headers).map(([name, value]) => [
            name.toUpperCase().replaceAll('-', '_'),
            value,
          ]),
          ['SECRET', secret],
          ['PUBLIC_KEY', secret],
          [
            'SIGNATURE',
            headers['webhook-signature'] ??
              headers['x-signature-ed25519'] ??
              headers['telnyx-signature-ed25519'] ??
              headers['x-twilio-email-event-webhook-signature'] ??
              headers['x-signature']?.split(';').at(-1) ??
              bodyField(bytesFromBase64(body) ?? new Uint8Array(), 'sig') ??
              '',
          ],
          [
            'TIMESTAMP',
            Object.entries(headers).find(([name]) => name.endsWith('timestamp'))?.[1] ??
              /\bt[s]?=(\d+)/.exec(Object.values(headers).join(' '))?.[1] ??
              '',
          ],
          ['URL', url],
          ['METHOD', method],
          ...members.map(([, name, path = '']) => [
            name,
            bodyField(bytesFromBase64(body) ?? new Uint8Array(), path),
          ]),
        ] as const;
        return [
          '(',
          `cp body${(count += 1)}.bin body.bin`,
          ...variables.map(([name = '', value = '']) => `${name}=${quoted(value)}`),
          code,
          `) 2>&1; echo; echo '-- ${count}'`,
        ].join('\n');
      }),
    )
    .join('\n');
}
