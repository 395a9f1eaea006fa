import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rig } from './rig.ts';

describe('the record of calls', () => {
  it('has each with its parameters and its end', async () => {
    const { telegram, api } = await rig();
    await api.getMe();
    await api.sendMessage(5, 'hello').catch(() => {});
    expect(telegram.calls).toMatchObject([
      { n: 1, method: 'getMe', params: {}, outcome: { ok: true, result: { username: 'fake_coach_bot' } } },
      {
        n: 2,
        method: 'sendMessage',
        params: { chat_id: 5, text: 'hello' },
        chat: 5,
        nth: 1,
        outcome: { ok: false, code: 400, description: 'Bad Request: chat not found' },
      },
    ]);
  });

  it('is written to a file by several servers at once, a line each', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wire-'));
    onTestFinished(async () => rm(folder, { recursive: true }));
    const wireLog = join(folder, 'calls.jsonl');
    const rigs = await Promise.all([rig({ wireLog }), rig({ wireLog })]);
    await Promise.all(rigs.map(async ({ api }) => api.getMyCommands({ language_code: 'de' })));
    const lines = (await readFile(wireLog, 'utf8')).trimEnd().split('\n');
    const line = { platform: 'telegram', method: 'getMyCommands', params: { language_code: 'de' } };
    expect(lines.map((text) => JSON.parse(text) as unknown)).toEqual([line, line]);
  });
});
