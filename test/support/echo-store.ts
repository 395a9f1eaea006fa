import { onTestFinished } from 'vitest';
import { openStore, type StoreOptions } from '../../src/store/open.ts';
import { readEcho } from './echo.ts';

/** The address of somebody in tests. */
export const at = (id: string) => ({ platform: 'playground', id });

/** What somebody says in tests. */
export const text = (words: string) => ({ type: 'text', text: words }) as const;

/** A store of the echo, closed when the test has ended. Ids are r1, r2 … unless `prefix` says otherwise. */
export function openEchoStore(
  url: string,
  prefix = 'r',
  more: Pick<StoreOptions<unknown>, 'scrubAtOnce'> = {},
) {
  let ids = 0;
  let codes = 0;
  const newId = () => `${prefix}${++ids}`;
  const opened = openStore({
    url,
    readRecord: readEcho,
    newId,
    newCode: () => `C${++codes}`,
    contentVersion: 'echo-1',
    ...more,
  });
  onTestFinished(() => opened.store.close());
  return opened;
}
