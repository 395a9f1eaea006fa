import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp.ts';
import { bot, NOON } from './database.ts';
import { runTool } from './tools.ts';

describe('npm run outbox', () => {
  it('tells what waits and what was given up, with the reason, and nothing of anybody', async () => {
    const folder = tempFolder();
    const file = join(folder, 'comeback.db');
    const { says, store } = bot(file);
    for (const who of ['ana', 'ben', 'mei']) says(who, 'Achilles');
    const [ana, ben] = store.claim('playground', NOON, 9);
    store.settle([
      { id: ana?.id ?? 0, kind: 'dead', fault: 'gone' },
      { id: ben?.id ?? 0, kind: 'retry', notBefore: NOON, fault: 'unknown' },
    ]);
    // The bot goes on working meanwhile.
    const { code, out, err } = await runTool('outbox', folder, [], { DATABASE_URL: `file:${file}` });
    store.close();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^playground: 1 given up \(nobody can be reached there: .+\), the oldest said \d+ \w+ ago$/m,
    );
    expect(out).toMatch(
      /^playground: 1 may have arrived, tried again \(the answer of the platform got lost\), /m,
    );
    expect(out).toMatch(/^playground: 1 on their way, /m);
    expect(out).not.toMatch(/ana|ben|Achilles/);
  });

  it('says where there is no database, and how it is called', async () => {
    const folder = tempFolder();
    const missing = await runTool('outbox', folder, [], { DATABASE_URL: 'file:./none.db' });
    expect(missing).toMatchObject({ code: 1, err: expect.stringMatching(/There is no database/) as string });
    expect((await runTool('outbox', folder, ['--help'])).out).toMatch(/^npm run outbox/);
  });
});
