import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The content as it is shipped. */
export const dataDir = fileURLToPath(new URL('../../data', import.meta.url));

/** A copy of the content to make mistakes in, gone when the test is over. */
export function copyOfData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comeback-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(dataDir, folder, { recursive: true });
  return folder;
}

/** Replaces the one place where `from` stands, and gives its line, counted from 1. */
export function edit(folder: string, name: string, from: string, to: string): number {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8');
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`"${from}" stands ${parts.length - 1} times in ${name}`);
  writeFileSync(path, parts.join(to));
  return parts[0]?.split('\n').length ?? 0;
}

/** The line in which a text stands for the first time; a line break before it is not part of that line. */
export function lineOf(folder: string, name: string, text: string): number {
  const before = readFileSync(join(folder, name), 'utf8').split(text)[0] ?? '';
  return before.split('\n').length + (text.startsWith('\n') ? 1 : 0);
}
