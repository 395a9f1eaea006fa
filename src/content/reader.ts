import { parentPort, workerData } from 'node:worker_threads';
import type { Told } from './apart.ts';
import { readContent } from './load.ts';
import { ContentError } from './problems.ts';

parentPort?.postMessage(read(String(workerData)) satisfies Told);

function read(dataDir: string): Told {
  try {
    return { content: readContent(dataDir) };
  } catch (error) {
    if (error instanceof ContentError) return { problems: error.problems };
    throw error;
  }
}
