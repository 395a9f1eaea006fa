import { describe, expect, it } from 'vitest';
import { startEcho } from '../../support/echo-app.ts';

const NOW = '2026-03-02T06:00:00.000Z';

describe('saying', () => {
  it('answers with everything that was sent, and makes a person of whoever speaks', async () => {
    const { say, state } = await startEcho();
    expect(await say('Ana', 'hello')).toEqual({
      status: 200,
      now: NOW,
      messages: [{ id: 2, to: 'ana', at: NOW, text: 'You said: hello', buttons: [] }],
    });
    expect(await state()).toMatchObject({
      now: NOW,
      people: [{ id: 'ana', zone: 'UTC', locale: 'en' }],
      next: null,
    });
  });

  it.each([
    ['nothing', ''],
    ['10,000 characters', 'long 🏃 '.repeat(2_000)],
    ['right to left', 'كاحلي يؤلمني'],
    ['markup', '<script>alert(1)</script> "quotes" \\ \u0000 \u2028'],
    ['half an emoji', '\ud83c'],
    ['what looks like SQL', `'); DROP TABLE records; --`],
  ])('takes %s', async (_, text) => {
    const { say, get } = await startEcho();
    const { status, messages } = await say('ana', text);
    expect(status).toBe(200);
    expect(messages).toHaveLength(1);
    const { entries } = await get('/api/chat?for=ana');
    expect(entries[0]).toMatchObject({ id: 1, from: 'ana', text: Buffer.from(text).toString() });
  });

  it('tells of messages to others too, in order', async () => {
    const { say } = await startEcho();
    const { messages } = await say('ana', '/tell nobody');
    expect(messages).toEqual([]);
    const told = await say('bob', 'hello');
    expect(told.messages).toMatchObject([{ to: 'bob' }]);
  });

  it('answers requests that come at once one after the other', async () => {
    const { say, get } = await startEcho();
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => say('ana', `n${i}`)));
    for (const [i, { messages }] of all.entries())
      expect(messages).toMatchObject([{ text: `You said: n${i}` }]);
    const { entries } = await get('/api/chat?for=ana');
    expect(entries.map(({ from }) => from ?? 'coach')).toEqual(all.flatMap(() => ['ana', 'coach']));
    expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
  });

  it('waits for a move of the clock that runs', async () => {
    const { say, clock } = await startEcho();
    await say('bob', '/tick');
    const [moved, said] = await Promise.all([clock({ by: 'PT10H' }), say('ana', 'hello')]);
    expect(['2026-03-02T06:00:00.000Z', moved.now]).toContain(said.now);
    expect(moved).toMatchObject({ now: '2026-03-02T16:00:00.000Z', messages: [] });
    expect(said.messages).toMatchObject([{ text: 'You said: hello', at: said.now }]);
  });

  it('keeps nothing of what the coach failed at, and says so without telling more', async () => {
    const { say, get, lines } = await startEcho();
    const failed = await say('ana', '/crash my knee');
    expect(failed).toEqual({ status: 500, error: 'the server failed at this; its log says where' });
    expect(lines.join()).not.toMatch(/knee|ana/);
    expect((await get('/api/chat?for=ana')).entries).toEqual([]);
    expect((await say('ana', 'still there?')).messages).toHaveLength(1);
  });

  it('wakes at once who became due at this very moment', async () => {
    const { say, state } = await startEcho();
    const { messages } = await say('ana', `/wake ${NOW}`);
    expect(messages.map(({ text }) => text)).toEqual([`Until ${NOW}`, `Woken at ${NOW}`]);
    expect((await state()).next).toBeNull();
  });
});

describe('pressing', () => {
  async function asked() {
    const app = await startEcho();
    const { messages } = await app.say('ana', '/ask');
    return { ...app, question: messages[0]! };
  }

  it('finds the question in the message', async () => {
    const { question } = await asked();
    expect(question).toMatchObject({
      asks: 'yes-no',
      buttons: [
        [
          { id: 'yes', label: 'Yes' },
          { id: 'no', label: 'No' },
        ],
      ],
    });
    expect(question).not.toHaveProperty('ref');
  });

  it('edits the message in place and keeps the label as own words', async () => {
    const { press, question, get } = await asked();
    const { messages } = await press('ana', question.id, 'yes');
    expect(messages).toMatchObject([
      { id: question.id, text: 'You chose yes', edited: true, buttons: [] },
      { id: 4, text: 'Thank you' },
    ]);
    const { entries } = await get('/api/chat?for=ana');
    expect(entries.map(({ text }) => text)).toEqual(['/ask', 'You chose yes', 'Yes', 'Thank you']);
  });

  it('takes a button that stood there once: the coach answers that', async () => {
    const { press, question } = await asked();
    await press('ana', question.id, 'yes');
    const { status, messages } = await press('ana', question.id, 'no');
    expect(status).toBe(200);
    expect(messages[0]).toMatchObject({ id: question.id, text: 'You chose no', edited: true });
  });

  it('refuses a button that never stood there, and names those that do', async () => {
    const { press, question, say } = await asked();
    expect(await press('ana', question.id, 'maybe')).toMatchObject({ status: 400, error: /it has yes, no$/ });
    const { messages } = await say('ana', 'plain');
    expect(await press('ana', messages[0]!.id, 'yes')).toMatchObject({ status: 400, error: /it has none$/ });
  });

  it('finds no message of somebody else, none that is own words, none that is not there', async () => {
    const { press, question, say } = await asked();
    await say('bob', 'hi');
    for (const [who, id] of [
      ['bob', question.id],
      ['ana', 1],
      ['ana', 99],
    ] as const) {
      expect(await press(who, id, 'yes')).toMatchObject({
        status: 404,
        error: expect.stringContaining(`${id}`),
      });
    }
  });

  it('edits the newest message under a ref, and sends a new one where there is none', async () => {
    const { say, press, question, clock } = await asked();
    await clock({ by: 'PT1M' });
    const second = (await say('ana', '/ask')).messages[0]!;
    expect((await press('ana', second.id, 'no')).messages[0]).toMatchObject({ id: second.id, edited: true });
    expect((await press('ana', question.id, 'no')).messages[0]).toMatchObject({
      id: question.id,
      edited: true,
    });
  });
});

describe('reading', () => {
  it('gives the messages after an id, without own words', async () => {
    const { say, get } = await startEcho();
    await say('ana', 'one');
    await say('ana', 'two');
    await say('bob', 'three');
    expect((await get('/api/messages?for=ANA')).messages.map(({ text }) => text)).toEqual([
      'You said: one',
      'You said: two',
    ]);
    expect((await get('/api/messages?for=ana&after=2')).messages.map(({ id }) => id)).toEqual([4]);
    expect((await get('/api/messages?for=nobody')).messages).toEqual([]);
  });

  it('gives a file as a download of its type', async () => {
    const { say, fetched } = await startEcho();
    await say('ana', 'one');
    const { file } = (await say('ana', '/export')).messages[0]!;
    expect(file).toEqual({ name: 'all of it.json', url: '/files/4/all%20of%20it.json' });
    const response = await fetched(file!.url);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''all%20of%20it.json`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await response.json()).toMatchObject({ record: { heard: ['one'] }, journal: [{ seq: 1 }] });
    expect((await fetched('/files/4/other.json')).status).toBe(404);
    expect((await fetched('/files/1/all%20of%20it.json')).status).toBe(404);
  });
});

describe('people', () => {
  it('may come before their first word, and change', async () => {
    const { post, say, state } = await startEcho();
    const made = await post('/api/people', { id: 'ana', zone: 'Europe/Berlin', locale: 'de' });
    expect(made).toMatchObject({
      status: 200,
      now: NOW,
      messages: [],
      people: [{ id: 'ana', zone: 'Europe/Berlin' }],
    });
    await post('/api/people', { id: 'ana', zone: 'Pacific/Auckland' });
    expect((await state()).people).toEqual([{ id: 'ana', zone: 'Pacific/Auckland', locale: 'de' }]);
    await say('ana', 'hello');
    await post('/api/people', { id: 'ana', zone: 'Asia/Tokyo' });
    expect((await state()).people, 'what the record knows counts more').toEqual([
      { id: 'ana', zone: 'Pacific/Auckland', locale: 'de' },
    ]);
  });
});
