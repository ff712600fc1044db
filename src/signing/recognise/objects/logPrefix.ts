import { Cursor } from '../cursor.ts';

const time = String.raw`\d\d:\d\d:\d\d[.,\d]{0,12}`;
const zone = String.raw`(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?`;
const level = 'TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|INF|WRN|ERR|DBG';

/** What loggers and collectors put before a line, a part each. */
const parts = [
  // `[2026-11-23 10:00:00]`, `[web-1]`, `[src/main.rs:42:5]`
  String.raw`\[(?=[^\]\n"'=]{0,60}[A-Za-z:])[^\]\n"'{=]{1,60}\](?! ?=)`,
  String.raw`\d{4}[-/]\d\d[-/]\d\d(?:[T ,]+${time})?${zone}`,
  time,
  // syslog
  String.raw`[A-Z][a-z]{2} {1,2}\d{1,2} ${time}`,
  String.raw`(?:${level})\b:?`,
  String.raw`(?:${level.toLowerCase()})\b:?(?=[\s[])`,
  // docker compose, pm2
  String.raw`(?:\d{1,5}\|)?[\w.-]{1,40} {0,12}\|(?= |$)`,
  // Heroku, syslog: `app[web.1]:`
  String.raw`[\w./-]{1,60}\[[\w.-]{1,40}\]:`,
  // Lambda
  String.raw`[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b`,
  // Laravel: `local.ERROR:`, with or without a message
  String.raw`\w{1,30}\.(?:${level}):`,
  // Spring: `1 --- [main] a.b.C :`
  String.raw`\d{1,9} ---(?= )`,
  String.raw`[\w$.]{1,100} {0,40}:(?= )(?<=[a-z]\.[\w$.]{0,100} {0,40}:)`,
  // Ruby: `I, [2026-11-23T10:00:00 #1]  INFO -- :`
  String.raw`[DIWEF], \[[^\]\n]{1,60}\]`,
  String.raw`--(?= )`,
];
const before = new RegExp(`(?:${parts.join('|')})[ \\t|:-]{0,20}`, 'y');
const partsMost = 8;

/** The line without the logger's prefix; undefined when it has none. */
export function withoutLogPrefix(line: string): string | undefined {
  const cursor = new Cursor(line);
  cursor.skip(/\s{0,40}/y);
  let found = 0;
  while (found < partsMost && cursor.skip(before)) found += 1;
  return found === 0 ? undefined : cursor.takeRest();
}
