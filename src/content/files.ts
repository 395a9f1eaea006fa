import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the content: its path below the folder, with forward slashes, and its text. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** All YAML and Fluent files of the content, sorted by name, so that they are the same on every platform. */
export function readFiles(dataDir: string): TextFile[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|ftl)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      name: path.slice(dataDir.length).replaceAll('\\', '/').replace(/^\/+/, ''),
      text: readFileSync(path, 'utf8')
        .replaceAll('\r\n', '\n')
        .replace(/^\uFEFF/, ''),
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
