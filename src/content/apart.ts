import { Worker } from 'node:worker_threads';
import { contentOf, type Content, type ReadContent } from './content.ts';
import { ContentError, type Problem } from './problems.ts';

/** What the thread that reads has to tell. */
export type Told = { readonly content: ReadContent } | { readonly problems: readonly Problem[] };

/** As this file is: compiled, or run from its source. */
const READER = import.meta.url.endsWith('.ts') ? './reader.ts' : './reader.js';

/**
 * Like `loadContent`, in a thread of its own that ends when it has read: what reading and checking take (a parser,
 * schemas, and much that is soon rubbish) is given back, and the bot that then runs for months is a quarter smaller.
 */
export async function loadContentApart(dataDir: string): Promise<Content> {
  const reader = new Worker(new URL(READER, import.meta.url), { workerData: dataDir });
  const told = await new Promise<Told>((resolve, reject) => {
    reader.once('message', resolve);
    reader.once('error', reject);
  });
  if ('problems' in told) throw new ContentError(dataDir, told.problems);
  return contentOf(told.content);
}
