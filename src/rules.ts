import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from './coach/replay.ts';
import type { Rules } from './coach/rules.ts';
import { runExamples } from './content/examples.ts';
import { readExport } from './content/export-file.ts';
import { loadContent } from './content/load.ts';
import { printReplay } from './content/print/replay.ts';
import { printRules } from './content/print/rules.ts';
import { ContentError, described } from './content/problems.ts';
import { packageRoot } from './root.ts';

const USAGE = `npm run rules                           checks the content in data/ and prints the rules
npm run rules -- replay export.json     works an exported journal through the rules as they now stand`;

/** Narrower terminals than this get lines that are cut by the terminal, not words that are cut by us. */
const NARROWEST = 80;
/** Where the output goes to a file or another program. */
const WIDTH_OF_A_FILE = 120;

const width = Math.max(NARROWEST, process.stdout.columns ?? WIDTH_OF_A_FILE);
const [command, path, ...more] = process.argv.slice(2);

try {
  if (command === undefined) showRules();
  else if (command === 'replay' && path !== undefined && more.length === 0) showReplay(path);
  else fail(USAGE);
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  fail(error.message);
}

function showRules(): void {
  const { rules, locales } = loadContent(dataDir());
  const { count, problems } = runExamples(dataDir(), rules);
  if (problems.length > 0)
    return fail(['The rules do not bear out their examples:', ...problems.map(described)].join('\n'));
  print(printRules(rules, width));
  print(
    `\nThe content is sound: ${rules.rows.length} rows, ${count} examples, languages: ${locales.join(', ')}, version ${rules.version}.`,
  );
}

function showReplay(file: string): void {
  const { rules } = loadContent(dataDir());
  const text = textOf(file);
  if (text === undefined) return fail(`${file} cannot be read. Give the path of a file that /export gave.`);
  const read = readExport(text);
  if ('problem' in read) return fail(`${file} cannot be replayed. ${read.problem}`);
  print(printReplay(rules satisfies Rules, replay(rules.rows, read.verdicts), width));
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function dataDir(): string {
  return join(packageRoot(), 'data');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
