import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { startEcho } from '../../support/echo-app.ts';
import { echoCoach } from '../../support/echo.ts';
import { tempFolder } from '../../support/temp.ts';

const url = () => `file:${join(tempFolder(), 'comeback.db')}`;

describe('a restart', () => {
  it('changes nothing: chats, people, buttons and clock', async () => {
    const databaseUrl = url();
    const first = await startEcho({ databaseUrl });
    await first.post('/api/people', { id: 'ana', zone: 'Europe/Berlin' });
    await first.say('ana', '/ask');
    await first.say('bob', '/wake 2026-03-09T06:00:00Z');
    await first.clock({ by: 'P1D' });
    const before = { state: await first.state(), chat: await first.get('/api/chat?for=ana') };
    await first.stop();
    const second = await startEcho({ databaseUrl, playgroundStart: '2030-01-01T00:00:00.000Z' });
    expect({ state: await second.state(), chat: await second.get('/api/chat?for=ana') }).toEqual(before);
    expect((await second.press('ana', 2, 'yes')).messages[0]).toMatchObject({ id: 2, edited: true });
  });

  it('finishes what a crash cut short, and says nothing twice', async () => {
    const databaseUrl = url();
    const first = await startEcho({ databaseUrl });
    await first.say('ana', '/wake 2026-03-03T06:00:00Z');
    await first.say('ana', 'hello');
    await first.stop();
    const db = new Database(databaseUrl.slice('file:'.length));
    // As a kill leaves it: the clock moved and nobody woken yet; the last message sent but not settled.
    db.exec(`UPDATE playground_clock SET now = '2026-03-03T06:00:00.000Z'`);
    const parcel = db.prepare('SELECT max(parcel) FROM playground_entries').pluck().get() as number;
    db.prepare(
      `INSERT INTO outbox (id, record, platform, address, at, urgency, message, state, not_before)
       SELECT ?, id, 'playground', 'ana', '', 0, '{"paragraphs":["You said: hello"],"urgency":"answer"}', 'sending', '' FROM records`,
    ).run(parcel);
    db.close();
    const second = await startEcho({ databaseUrl });
    const { entries } = await second.get('/api/chat?for=ana');
    expect(entries.filter(({ from }) => !from).map(({ text }) => text)).toEqual([
      'Until 2026-03-03T06:00:00Z',
      'You said: hello',
      'Woken at 2026-03-03T06:00:00.000Z',
    ]);
  });
});

describe('forgetting', () => {
  it('gives the farewell once, and leaves no person, chat, file or button', async () => {
    const databaseUrl = url();
    const { say, state, get, press, fetched } = await startEcho({ databaseUrl });
    await say('bob', 'hello');
    const question = (await say('ana', '/ask')).messages[0]!;
    const { file } = (await say('ana', '/export')).messages[0]!;
    const { messages } = await say('ana', '/forget');
    expect(messages).toMatchObject([{ to: 'ana', text: 'Goodbye', buttons: [] }]);
    expect((await state()).people.map(({ id }) => id)).toEqual(['bob']);
    expect((await get('/api/chat?for=ana')).entries).toEqual([]);
    expect((await get('/api/messages?for=ana')).messages).toEqual([]);
    expect((await press('ana', question.id, 'yes')).status).toBe(404);
    expect((await fetched(file!.url)).status).toBe(404);
    const again = (await say('ana', 'hello')).messages[0]!;
    expect(again.id).toBeGreaterThan(messages[0]!.id);
  });

  it('leaves no row even when the process dies before the farewell is out', async () => {
    const databaseUrl = url();
    const first = await startEcho({ databaseUrl });
    await first.say('ana', 'hello');
    await first.say('ana', '/forget');
    await first.stop();
    const file = databaseUrl.slice('file:'.length);
    const db = new Database(file);
    db.exec(`INSERT INTO outbox (platform, address, at, urgency, message, state, not_before)
       VALUES ('playground', 'ana', '', 0, '{"paragraphs":["Goodbye"],"urgency":"answer"}', 'sending', '')`);
    db.close();
    const second = await startEcho({ databaseUrl });
    expect((await second.state()).people).toEqual([]);
    await second.stop();
    const after = new Database(file, { readonly: true });
    const tables = [
      'records',
      'addresses',
      'keys',
      'journal',
      'outbox',
      'playground_people',
      'playground_entries',
    ];
    expect(tables.map((name) => after.prepare(`SELECT count(*) FROM ${name}`).pluck().get())).toEqual(
      tables.map(() => 0),
    );
    after.close();
  });
});

it('one record that cannot be woken does not hold up the clock or the others', async () => {
  const { say, clock, lines } = await startEcho(
    {},
    {
      step: (record, event, now, context) => {
        if (event.type === 'wake' && record?.zone === 'UTC' && record.heard[0] === 'broken')
          throw new Error('broken');
        return echoCoach.step(record, event, now, context);
      },
    },
  );
  await say('ana', 'broken');
  await say('ana', '/wake 2026-03-02T07:00:00Z');
  await say('bob', '/wake 2026-03-02T07:00:00Z');
  const { messages, now } = await clock({ by: 'P7D' });
  expect(now).toBe('2026-03-09T06:00:00.000Z');
  expect(messages).toMatchObject([{ to: 'bob', at: '2026-03-02T07:00:00.000Z' }]);
  expect(lines.length).toBeLessThan(200);
});
