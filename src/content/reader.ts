import { parentPort, workerData } from 'node:worker_threads';
import type { Told } from './apart.ts';
import { readContent } from './load.ts';
import { ContentError } from './problems.ts';

/** Tells the thread that asked. */
const tell = (told: Told): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that rule is about windows of a browser
  parentPort?.postMessage(told);
};

try {
  tell({ content: readContent(String(workerData)) });
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  tell({ problems: error.problems });
}
