import { createHash } from 'node:crypto';
import type { TextFile } from './files.ts';

/** Twelve letters that change with any change of the content, and with nothing else. */
export function versionOf(files: readonly TextFile[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(`${name}\0${text}\0`);
  return hash.digest('hex').slice(0, 12);
}
