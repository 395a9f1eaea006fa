import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { edit } from './content/copy.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A copy of the program with content of its own, to make mistakes in. */
function copyOfProgram(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comeback-rules-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['src', 'data', 'package.json'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

function rules(folder: string, ...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'src/rules.ts', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
}

test('prints the decision table and ends well', () => {
  const { status, stdout, stderr } = rules(root);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  expect(stdout).toContain('THE DECISION TABLE');
  expect(stdout).toMatch(/^D5 +all was run, a run was posted.* progress +\+1 +1 day +S4 expert$/m);
  expect(stdout).toMatch(
    /The content is sound: \d+ rows, \d+ examples, languages: en, version [0-9a-f]{12}\./,
  );
});

test('content with mistakes, or examples that do not hold, end in failure with what is wrong', () => {
  const folder = copyOfProgram();
  edit(
    join(folder, 'data'),
    'decision.yaml',
    'morning: { least: 3 } }, verdict',
    'morning: { least: 2 } }, verdict',
  );
  const unborne = rules(folder);
  expect(unborne.status).toBe(1);
  expect(unborne.stderr).toMatch(
    /^decision\.yaml:\d+:\d+ {2}examples\[7\]\.verdict: found "repeat", expected "rest"/m,
  );

  edit(join(folder, 'data'), 'guards.yaml', ' growth: 0.10', ' growth: 10');
  const broken = rules(folder);
  expect(broken.status).toBe(1);
  expect(broken.stdout).toBe('');
  expect(broken.stderr).toMatch(/^guards\.yaml:2:\d+ {2}G1\.growth: found 10, expected a share/m);
});

test('replay tells what is wrong with a file that is no export', () => {
  const folder = mkdtempSync(join(tmpdir(), 'comeback-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'export.json');
  writeFileSync(file, '{"runs":[]}');
  const wrong = rules(root, 'replay', file);
  expect([wrong.status, wrong.stderr]).toEqual([
    1,
    expect.stringContaining('It is not an export of Comeback: journal: expected a list'),
  ]);
  const missing = rules(root, 'replay', join(folder, 'other.json'));
  expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('cannot be read')]);
  writeFileSync(file, '{"journal":[]}');
  const empty = rules(root, 'replay', file);
  expect([empty.status, empty.stdout]).toEqual([0, 'There is no verdict in this export yet.\n']);
});

test('anything else tells how it is used', () => {
  const { status, stderr } = rules(root, 'replay');
  expect([status, stderr]).toEqual([1, expect.stringContaining('npm run rules -- replay export.json')]);
});
