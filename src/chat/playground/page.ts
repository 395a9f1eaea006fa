import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** A file of the page, to be served as it is. */
export interface PageFile {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Reads a file of the page; nothing for one that is not there, not of a type we serve, or not inside the folder. */
export async function readPage(folder: string, path: string): Promise<PageFile | undefined> {
  const type = TYPES[extname(path)];
  if (!type || !path.split('/').every((part) => /^[\w-][\w.-]*$/.test(part))) return undefined;
  try {
    return { type, body: new Uint8Array(await readFile(join(folder, path))) };
  } catch {
    return undefined;
  }
}
