import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clubCoach } from '../../support/echo-club.ts';
import { startEcho } from '../../support/echo-app.ts';
import { tempFolder } from '../../support/temp.ts';

const NOW = '2026-03-02T06:00:00.000Z';

/** The playground with a room that ana keeps, and ben in it. */
async function withRoom(config: Parameters<typeof startEcho>[0] = {}) {
  const app = await startEcho(config, clubCoach);
  const put = (body: object) => app.post('/api/rooms', body);
  await put({ id: 'club', title: 'Comeback corner', keeper: 'ana', members: ['ben'] });
  return {
    ...app,
    put,
    inRoom: (from: string, text: string, room = 'club') => app.post('/api/say', { from, text, room }),
    leave: (person: string, id = 'club') => app.post('/api/rooms/leave', { id, person }),
    room: async () => (await app.get('/api/chat?for=room:club')).entries,
    rooms: async () => (await app.state()).rooms,
  };
}

describe('a room', () => {
  it('is made with a keeper, who becomes a person, and those who are put into it', async () => {
    const { put, state } = await withRoom();
    expect(await state()).toMatchObject({
      people: [{ id: 'ana' }, { id: 'ben' }],
      rooms: [{ id: 'club', title: 'Comeback corner', keeper: 'ana', members: ['ana', 'ben'] }],
    });
    const made = await put({ id: 'Early-Birds', keeper: 'Mei' });
    expect(made).toEqual({
      status: 200,
      now: NOW,
      messages: [],
      rooms: [
        { id: 'club', title: 'Comeback corner', keeper: 'ana', members: ['ana', 'ben'] },
        { id: 'early-birds', title: 'early-birds', keeper: 'mei', members: ['mei'] },
      ],
    });
  });

  it('gets another title from its keeper alone', async () => {
    const { put, rooms } = await withRoom();
    expect((await put({ id: 'club', keeper: 'ana', members: ['mei'] })).status).toBe(200);
    await put({ id: 'club', title: '  New corner ', keeper: 'ana' });
    expect(await put({ id: 'club', title: 'Mine', keeper: 'ben' })).toMatchObject({
      status: 400,
      error: 'keeper: ana keeps the room club, not ben',
    });
    expect(await rooms()).toMatchObject([{ title: 'New corner', members: ['ana', 'ben', 'mei'] }]);
  });

  it('is no person, and no person is a room', async () => {
    const { say, post, put, state, get } = await withRoom();
    await put({ id: 'ana', keeper: 'ana' });
    await say('ana', 'mine');
    expect((await get('/api/chat?for=room:ana')).entries).toEqual([]);
    expect((await get('/api/chat?for=ana')).entries).toHaveLength(2);
    expect((await say('room:club', 'hi')).status).toBe(400);
    expect((await post('/api/people', { id: 'room:club' })).status).toBe(400);
    expect((await state()).people.map(({ id }) => id)).toEqual(['ana', 'ben']);
  });

  it.each([
    ['/api/rooms', { keeper: 'ana' }, 400, /^id: /],
    ['/api/rooms', { id: 'x y', keeper: 'ana' }, 400, /^id: must be 1 to 32/],
    ['/api/rooms', { id: 'room:x', keeper: 'ana' }, 400, /^id: /],
    ['/api/rooms', { id: 'new' }, 400, /^keeper: /],
    ['/api/rooms', { id: 'new', keeper: 'a b' }, 400, /^keeper: must be 1 to 32/],
    ['/api/rooms', { id: 'new', keeper: 'ana', title: ' ' }, 400, /^title: must not be empty/],
    ['/api/rooms', { id: 'new', keeper: 'ana', title: 'x'.repeat(65) }, 400, /^title: must be at most 64/],
    ['/api/rooms', { id: 'new', keeper: 'ana', title: 'a\nb' }, 400, /^title: must be one line/],
    ['/api/rooms', { id: 'new', keeper: 'ana', members: ['?'] }, 400, /^members.0: /],
    ['/api/rooms', { id: 'new', keeper: 'ana', owner: 'ben' }, 400, /owner/],
    ['/api/rooms/leave', { id: 'club' }, 400, /^person: /],
    ['/api/rooms/leave', { id: 'nowhere', person: 'ana' }, 404, /^id: there is no room nowhere/],
    ['/api/rooms/leave', { id: 'club', person: 'mei' }, 404, /^person: mei is not in the room club/],
    ['/api/say', { from: 'ana', text: 'x', room: 'nowhere' }, 404, /^room: there is no room nowhere/],
    ['/api/say', { from: 'ana', text: 'x', room: 'room:club' }, 400, /^room: /],
  ])('%s with %j says what is wrong', async (path, body, status, why) => {
    const { post, state } = await withRoom();
    const before = await state();
    expect(await post(path, body)).toMatchObject({ status, error: expect.stringMatching(why) });
    expect(await state()).toEqual(before);
  });

  it.each(['/api/chat?for=room:nowhere', '/api/messages?for=room:nowhere'])(
    'GET %s is told',
    async (path) => {
      const { get } = await withRoom();
      expect(await get(path)).toMatchObject({ status: 404, error: 'for: there is no room nowhere' });
      expect((await get('/api/chat?for=room:')).error).toMatch(/^for: must be/);
      expect((await get('/api/chat?for=ROOM:Club')).status).toBe(200);
    },
  );
});

describe('saying something in a room', () => {
  it('is for the others in it: the coach hears nothing of it', async () => {
    const { inRoom, room, rooms, get } = await withRoom();
    expect(await inRoom('Mei', 'hello, you two')).toEqual({ status: 200, now: NOW, messages: [] });
    await inRoom('ben', 'a / b');
    expect(await room()).toEqual([
      { id: 1, from: 'mei', at: NOW, text: 'hello, you two' },
      { id: 2, from: 'ben', at: NOW, text: 'a / b' },
    ]);
    expect((await get('/api/messages?for=room:club')).messages).toEqual([]);
    for (const one of ['ana', 'ben', 'mei'])
      expect((await get(`/api/chat?for=${one}`)).entries, one).toEqual([]);
    expect((await rooms())[0]?.members, 'whoever speaks is in it').toEqual(['ana', 'ben', 'mei']);
  });

  it('is a command where it begins with a slash, answered in private', async () => {
    const { inRoom, room, get } = await withRoom();
    const { messages } = await inRoom('ana', '/club say Welcome');
    expect(messages).toMatchObject([
      { to: 'ana', text: 'Keeper of Comeback corner' },
      { to: 'room:club', text: 'Welcome' },
    ]);
    expect((await inRoom('ben', '/club silent')).messages).toMatchObject([
      { to: 'ben', text: 'Member of Comeback corner' },
    ]);
    const chat = await room();
    expect(chat.map(({ from, to, text }) => [from ?? to, text])).toEqual([
      ['ana', '/club say Welcome'],
      ['room:club', 'Welcome'],
      ['ben', '/club silent'],
    ]);
    expect((await get('/api/chat?for=ben')).entries).toMatchObject([{ to: 'ben' }]);
    expect((await get('/api/messages?for=room:club&after=1')).messages).toMatchObject([{ text: 'Welcome' }]);
  });

  it('picks somebody who is there, and nobody else', async () => {
    const { inRoom, room } = await withRoom();
    const said = async (text: string) => (await inRoom('ana', text)).messages.map((one) => one.text);
    const keeper = 'Keeper of Comeback corner';
    expect(await said('/club say  @Ben bye')).toEqual([`${keeper}, picks playground ben`, 'bye']);
    expect(await said('/club say @mei bye')).toEqual([keeper, '@mei bye']);
    expect(await said('/club say ana@ben')).toEqual([keeper, 'ana@ben']);
    expect((await room())[0]?.text).toBe('/club say  @Ben bye');
  });

  it('does not stay where the coach failed at it', async () => {
    const { inRoom, room } = await withRoom();
    expect((await inRoom('ana', '/crash my knee')).status).toBe(500);
    expect(await room()).toEqual([]);
  });

  it('and pressing there is done by whoever presses', async () => {
    const { inRoom, press, say, room } = await withRoom();
    const { messages } = await inRoom('ana', '/club ask');
    const question = messages.find(({ to }) => to === 'room:club')!;
    expect(question.asks).toBe('in');
    expect((await press('ben', question.id, 'yes')).messages, 'the coach does not know ben').toEqual([]);
    await say('ben', 'hello');
    expect((await press('ben', question.id, 'yes')).messages).toMatchObject([
      { to: 'ben', text: 'You chose yes' },
      { to: 'ben', text: 'Thank you' },
    ]);
    expect((await press('ben', question.id, 'no')).status).toBe(400);
    expect((await press('ben', 1, 'yes')).status, 'the words of ana').toBe(404);
    expect(await room()).toHaveLength(2);
  });
});

describe('what a club says in its room', () => {
  it('is pinned, and edited in place', async () => {
    const { inRoom, room } = await withRoom();
    await inRoom('ana', '/club board Ana');
    await inRoom('ana', '/club say Good morning');
    const { messages } = await inRoom('ana', '/club board Ana, Ben');
    const shown = messages.filter(({ to }) => to === 'room:club');
    expect(shown).toMatchObject([{ text: 'Ana, Ben', pinned: true, edited: true }]);
    const theirs = (await room()).filter(({ to }) => to);
    expect(theirs.map(({ text, pinned }) => [text, pinned])).toEqual([
      ['Ana, Ben', true],
      ['Good morning', undefined],
    ]);
  });

  it('under one ref is pinned once, and taken down when it is closed', async () => {
    const { inRoom, room } = await withRoom();
    const pinned = async () => (await room()).filter((one) => one.pinned).map(({ text }) => text);
    await inRoom('ana', '/club board one');
    const { messages } = await inRoom('ana', '/club another two');
    expect(messages.filter(({ to }) => to === 'room:club').map((one) => [one.text, one.pinned])).toEqual([
      ['one', undefined],
      ['two', true],
    ]);
    expect(await pinned()).toEqual(['two']);
    await inRoom('ana', '/club close It was good');
    expect(await pinned()).toEqual([]);
    expect((await room()).find(({ text }) => text === 'It was good')?.edited).toBe(true);
  });

  it('holds a command that elsewhere an address would', async () => {
    const { inRoom } = await withRoom();
    const { messages } = await inRoom('ana', '/club open');
    expect(messages.at(-1)?.text).toBe('Come in.\n\n/club join');
  });

  it('seeks people, and says nothing by that', async () => {
    const { inRoom, leave, room, say } = await withRoom();
    await say('ben', 'hello');
    const seeks = async () => {
      const { messages } = await inRoom('ana', '/club seek ben');
      return messages.filter(({ to }) => to === 'room:club').map(({ text }) => text);
    };
    expect(await seeks()).toEqual([]);
    await leave('ben');
    expect(await seeks()).toEqual(['Somebody is absent']);
    expect((await room()).filter(({ text }) => text === '')).toEqual([]);
  });

  it('stays there when the club ends, and so does the room', async () => {
    const { inRoom, room, rooms } = await withRoom();
    await inRoom('ana', '/club say Good morning');
    const { messages } = await inRoom('ana', '/club end');
    expect(messages.at(-1)).toMatchObject({ to: 'room:club', text: 'The club has ended' });
    expect((await room()).filter(({ to }) => to).map(({ text }) => text)).toEqual([
      'Good morning',
      'The club has ended',
    ]);
    expect(await rooms()).toMatchObject([{ id: 'club', members: ['ana', 'ben'] }]);
    expect((await inRoom('ana', '/club say Again')).messages.at(-1)).toMatchObject({ text: 'Again' });
  });
});

describe('leaving a room', () => {
  it('is told to the coach, and what was said stays', async () => {
    const { inRoom, leave, room } = await withRoom();
    await inRoom('ana', '/club silent');
    await inRoom('ben', '/club silent');
    const left = await leave('Ben');
    expect(left).toMatchObject({ status: 200, now: NOW, rooms: [{ members: ['ana'] }] });
    expect(left.messages).toMatchObject([
      { to: 'ben', text: 'You left' },
      { to: 'room:club', text: 'less' },
    ]);
    expect((await room()).map(({ text }) => text)).toEqual(['/club silent', '/club silent', 'less']);
    expect((await leave('ben')).status).toBe(404);
  });

  it('is nothing to the coach of somebody it does not know, who stays a person', async () => {
    const { leave, state } = await withRoom();
    expect((await leave('ben')).messages).toEqual([]);
    expect((await state()).people.map(({ id }) => id)).toEqual(['ana', 'ben']);
  });

  it('makes the next one its keeper, and ends it with the last', async () => {
    const { inRoom, leave, rooms, put, get } = await withRoom();
    await leave('ana');
    expect(await rooms()).toMatchObject([{ keeper: 'ben' }]);
    await inRoom('ana', 'back again');
    expect((await inRoom('ana', '/club silent')).messages[0]?.text).toMatch(/^Member/);
    expect((await inRoom('ben', '/club silent')).messages[0]?.text).toMatch(/^Keeper/);
    await leave('ben');
    expect((await leave('ana')).rooms).toEqual([]);
    expect((await get('/api/chat?for=room:club')).status).toBe(404);
    await put({ id: 'club', keeper: 'mei' });
    expect((await get('/api/chat?for=room:club')).entries).toEqual([]);
  });
});

describe('somebody who is forgotten', () => {
  it('leaves no word in any room, and the next one keeps it', async () => {
    const { say, inRoom, room, rooms, put } = await withRoom();
    await put({ id: 'alone', keeper: 'ana' });
    await inRoom('ana', 'my words');
    await inRoom('ben', 'his words');
    await inRoom('ana', '/club say Good morning');
    await say('ana', '/forget');
    expect((await room()).map(({ text }) => text)).toEqual(['his words', 'Good morning']);
    expect(await rooms()).toEqual([
      { id: 'club', title: 'Comeback corner', keeper: 'ben', members: ['ben'] },
    ]);
  });

  it('can ask for it in a room', async () => {
    const { inRoom, room, state } = await withRoom();
    const { messages } = await inRoom('ben', '/forget');
    expect(messages).toMatchObject([{ to: 'ben', text: 'Goodbye' }]);
    expect(await room()).toEqual([]);
    expect(await state()).toMatchObject({ people: [{ id: 'ana' }], rooms: [{ members: ['ana'] }] });
  });
});

it('a restart changes nothing in a room', async () => {
  const databaseUrl = `file:${join(tempFolder(), 'comeback.db')}`;
  const first = await withRoom({ databaseUrl });
  await first.inRoom('ben', 'hello');
  await first.inRoom('ana', '/club board One');
  const before = { state: await first.state(), room: await first.room() };
  await first.stop();
  const second = await startEcho({ databaseUrl }, clubCoach);
  const after = { state: await second.state(), room: (await second.get('/api/chat?for=room:club')).entries };
  expect(after).toEqual(before);
  const more = await second.post('/api/say', { from: 'ana', text: '/club board Two', room: 'club' });
  expect(more.messages.at(-1)).toMatchObject({ id: before.room.at(-1)?.id, text: 'Two', edited: true });
});
