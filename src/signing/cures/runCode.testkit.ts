import { base64FromBytes, bytesFromText, textFromBytes } from '../bytes/bytes.ts';
import type { Framework } from './cure.ts';

/** A cure to run: what it is given, and the variable that it is to set. */
export interface Run {
  readonly code: string;
  /** The environment’s secret. */
  readonly secret?: string;
  /** In camel case; bytes, but for `signature`, which is text. */
  readonly given?: Readonly<Record<string, Uint8Array>>;
  readonly result: string;
}

/** Frameworks of which the language can be run without them. */
export const runnable = {
  Express: { command: 'node', version: '--version', file: 'run.mjs', args: [] },
  FastAPI: { command: 'python3', version: '--version', file: 'run.py', args: [] },
  Rails: { command: 'ruby', version: '--version', file: 'run.rb', args: [] },
  Laravel: { command: 'php', version: '--version', file: 'run.php', args: [] },
  Go: { command: 'go', version: 'version', file: 'main.go', args: ['run'] },
} as const satisfies Partial<Record<Framework, unknown>>;
export type Runnable = keyof typeof runnable;

/** The program that runs them, and what it reads. */
export function program(framework: Runnable, runs: readonly Run[]) {
  const named = isSnake(framework) ? snake : (name: string) => name;
  const jobs = runs.map(({ given = {}, secret = '', result, code }) => ({
    code,
    secret,
    result: named(result),
    given: Object.fromEntries(
      Object.entries(given).map(([name, bytes]) => [named(name), base64FromBytes(bytes)]),
    ),
  }));
  return {
    text: framework === 'Go' ? goProgram(runs) : programs[framework],
    input: JSON.stringify(jobs),
  };
}

const isSnake = (framework: Runnable) => framework === 'FastAPI' || framework === 'Rails';
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a run set its variable to, where it is a text. */
export function textOf(result: Uint8Array | string | undefined): string | undefined {
  return result instanceof Uint8Array ? textFromBytes(result) : result;
}

const programs: Readonly<Record<Exclude<Runnable, 'Go'>, string>> = {
  Express: `
import crypto from 'node:crypto';
import zlib from 'node:zlib';
import { readFileSync } from 'node:fs';
globalThis.req = { get: () => undefined };
const told = JSON.parse(readFileSync(0)).map(({ code, secret, given, result }) => {
  process.env.WEBHOOK_SECRET = secret;
  const values = Object.entries(given).map(([name, value]) => {
    const bytes = Buffer.from(value, 'base64');
    return name === 'signature' ? bytes.toString() : bytes;
  });
  try {
    const value = new Function('crypto', 'zlib', ...Object.keys(given), code + '\\nreturn ' + result)(crypto, zlib, ...values);
    const all = Array.isArray(value) ? Buffer.concat(value) : value;
    return Buffer.from(typeof all === 'boolean' ? String(all) : all).toString('base64');
  } catch (error) {
    return '!' + error.message;
  }
});
console.log(JSON.stringify(told));
`,
  FastAPI: `
import base64, binascii, hashlib, hmac, json, os, re, sys, urllib.parse, zlib
told = []
for run in json.load(sys.stdin):
    os.environ["WEBHOOK_SECRET"] = run["secret"]
    scope = dict(globals())
    for name, value in run["given"].items():
        data = base64.b64decode(value)
        scope[name] = data.decode() if name == "signature" else data
    try:
        exec(run["code"], scope)
        value = scope[run["result"]]
        if isinstance(value, bool): value = str(value).lower()
        if isinstance(value, list): value = b"".join(value)
        if isinstance(value, str): value = value.encode()
        told.append(base64.b64encode(value).decode())
    except Exception as error:
        told.append("!" + str(error))
print(json.dumps(told))
`,
  Rails: `
require "json"
require "openssl"
require "stringio"
require "uri"
require "zlib"
Encoding.default_external = Encoding::UTF_8
told = JSON.parse($stdin.read).map do |run|
  ENV["WEBHOOK_SECRET"] = run["secret"]
  scope = binding
  run["given"].each { |name, value| scope.local_variable_set(name, value.unpack1("m")) }
  begin
    scope.eval(run["code"])
    value = scope.local_variable_get(run["result"])
    value = value.map(&:b).join if value.is_a?(Array)
    [value.to_s].pack("m0")
  rescue StandardError => error
    "!" + error.message
  end
end
puts JSON.generate(told)
`,
  Laravel: `<?php
set_error_handler(function ($level, $message) { throw new ErrorException($message); });
$secret_of_run = '';
function config($name) { return $GLOBALS['secret_of_run']; }
function run_one($run) {
    foreach ($run['given'] as $name => $value) $$name = base64_decode($value);
    eval($run['code']);
    $value = \${$run['result']};
    if (is_bool($value)) $value = $value ? 'true' : 'false';
    return base64_encode(is_array($value) ? implode('', $value) : $value);
}
$told = [];
foreach (json_decode(file_get_contents('php://stdin'), true) as $run) {
    $secret_of_run = $run['secret'];
    try { $told[] = run_one($run); } catch (Throwable $error) { $told[] = '!' . $error->getMessage(); }
}
echo json_encode($told);
`,
};

const goPackages = {
  bytes: 'bytes.NewReader',
  'compress/gzip': 'gzip.NewReader',
  'crypto/hmac': 'hmac.New',
  'crypto/sha1': 'sha1.New',
  'crypto/sha256': 'sha256.New',
  'crypto/sha512': 'sha512.New',
  'encoding/hex': 'hex.DecodeString',
  io: 'io.ReadAll',
  'net/url': 'url.ParseQuery',
  regexp: 'regexp.MustCompile',
  strings: 'strings.TrimSpace',
} as const;

function goProgram(runs: readonly Run[]): string {
  const functions = runs.map(({ code, given = {}, secret = '', result }, index) => {
    const values = Object.entries(given).map(([name, bytes]) =>
      name === 'signature'
        ? `\tsignature := ${JSON.stringify(textFromBytes(bytes))}`
        : `\t${name} := []byte{${[...bytes].join(', ')}}`,
    );
    return [
      `func run${index}() (told string) {`,
      '\tdefer func() { if problem := recover(); problem != nil { told = fmt.Sprint("!", problem) } }()',
      `\tos.Setenv("WEBHOOK_SECRET", string([]byte{${[...bytesFromText(secret)].join(', ')}}))`,
      ...values,
      code.replaceAll('log.Fatal(', 'panic('),
      ...(/\berr :?=/.test(code) ? ['\t_ = err'] : []),
      `\treturn written(${result})`,
      '}',
    ].join('\n');
  });
  return `package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
${Object.keys(goPackages)
  .map((name) => `\t"${name}"`)
  .join('\n')}
)

${Object.values(goPackages)
  .map((name) => `var _ = ${name}`)
  .join('\n')}

func written(value interface{}) string {
	switch value := value.(type) {
	case [][]byte:
		all := []byte{}
		for _, one := range value {
			all = append(all, one...)
		}
		return base64.StdEncoding.EncodeToString(all)
	case []byte:
		return base64.StdEncoding.EncodeToString(value)
	default:
		return base64.StdEncoding.EncodeToString([]byte(fmt.Sprint(value)))
	}
}

${functions.join('\n\n')}

func main() {
	json.NewEncoder(os.Stdout).Encode([]string{${runs.map((_, index) => `run${index}()`).join(', ')}})
}
`;
}
