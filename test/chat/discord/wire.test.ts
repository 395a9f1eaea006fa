import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/bot/message.ts';
import type { Delivery } from '../../../src/chat/adapter.ts';
import type { Call, Fault } from '../../wire/discord/calls.ts';
import { parcel, question, startBench, telling, type Bench } from './bench.ts';

const CALL_TIMEOUT = 15_000;

let bench: Bench;

async function started(): Promise<Bench> {
  bench = await startBench();
  await bench.start();
  await bench.discord.done(
    ({ method, route, status }) => method === 'PUT' && route.endsWith('/commands') && status === 200,
  );
  return bench;
}

afterEach(async () => {
  await bench.closes();
});

/** What each fault of the wire means for a parcel. */
const FAULTS: readonly (readonly [string, Fault, Delivery])[] = [
  ['500', '500', { kind: 'retry' }],
  ['502', '502', { kind: 'retry' }],
  ['reset', 'reset', { kind: 'unknown' }],
  ['lost', 'lost', { kind: 'unknown' }],
  ['hang', 'hang', { kind: 'unknown' }],
  ['429', { retryAfter: 0.2 }, { kind: 'retry', retryAfterMs: 250 }],
];

/** Lets the first call at a place fail, and tells what came of the parcel. */
async function failing(
  matches: (call: Call) => boolean,
  fault: Fault,
  send: () => Promise<Delivery>,
): Promise<Delivery> {
  const { discord, time } = bench;
  // The commands are being listed beside: what is counted here is the limit of one call alone.
  while (time.pending().includes(CALL_TIMEOUT)) await new Promise((resolve) => setImmediate(resolve));
  let struck = false;
  discord.fault((call) => {
    if (struck || !matches(call)) return undefined;
    struck = true;
    return fault;
  });
  const came = new Promise<void>((resolve) => {
    const off = discord.onCall((call) => {
      if (call.fault === undefined) return;
      off();
      resolve();
    });
  });
  const delivery = send();
  await came;
  if (fault === 'hang') expect(time.fires(CALL_TIMEOUT)).toBe(1);
  const result = await delivery;
  discord.fault();
  return result;
}

const ends = (route: string) => (call: Call) => call.route.endsWith(route);

/** Sends until no rate limit is in the way any more: the library keeps to it by itself. */
async function inTime(send: () => Promise<Delivery>): Promise<Delivery> {
  for (;;) {
    const delivery = await send();
    if (delivery.kind !== 'retry' || delivery.retryAfterMs === undefined) return delivery;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe.each(FAULTS)('%s', (name, fault, expected) => {
  it('of a first answer: told truly, said once in the end', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    const where = discord.home.channel('general');
    ana.runs('today', {}, { where });
    const { key } = await takes();
    const send = async () => adapter.send(parcel(1, ana.id, question, { answers: key }));
    expect(await failing(ends('/callback'), fault, send)).toEqual(expected);
    expect(await inTime(send)).toEqual({ kind: 'sent', shown: expect.stringMatching(/^e\d+\/\d+$/) });
    expect(ana.sees(where).map(({ content }) => content)).toEqual(['How far?']);
    expect(ana.sees('dm')).toEqual([]);
    expect(adapter.state()).toBe('up');
  });

  it('of a post: told truly, said once in the end', async () => {
    const { discord, adapter } = await started();
    const ana = discord.person({ username: 'ana' });
    const send = async () => adapter.send(parcel(1, ana.id, question));
    expect(await failing(ends('/channels/{channel}/messages'), fault, send)).toEqual(expected);
    expect(await inTime(send)).toEqual({ kind: 'sent', shown: expect.stringMatching(/^\d+\/\d+$/) });
    expect(ana.sees().map(({ content }) => content)).toEqual(['How far?']);
  });

  it('of the opening of a private chat: told truly', async () => {
    const { discord, adapter } = await started();
    const ana = discord.person({ username: 'ana' });
    const send = async () => adapter.send(parcel(1, ana.id, question));
    expect(await failing(ends('/users/@me/channels'), fault, send)).toEqual(expected);
    expect((await inTime(send)).kind).toBe('sent');
    expect(ana.sees()).toHaveLength(1);
  });

  it('of a further answer: told truly, never left out', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.runs('today');
    const { key } = await takes();
    await adapter.send(parcel(1, ana.id, telling('First.'), { answers: key }));
    const send = async () => adapter.send(parcel(2, ana.id, telling('Second.'), { answers: key }));
    const hook = (call: Call) => call.method === 'POST' && call.route.startsWith('/webhooks');
    expect(await failing(hook, fault, send)).toEqual(expected);
    expect(await inTime(send)).toEqual({ kind: 'sent' });
    // What was done without our being told is said again: rather twice than never.
    const seconds = name === 'lost' ? 2 : 1;
    expect(ana.sees().filter(({ content }) => content === 'Second.')).toHaveLength(seconds);
  });

  it('of a closing: told truly, done in the end', async () => {
    const { discord, adapter } = await started();
    const ana = discord.person({ username: 'ana' });
    const asked = await adapter.send(parcel(1, ana.id, question));
    const shown = asked.kind === 'sent' ? (asked.shown ?? '') : '';
    const close: Message = { ...telling('Closed.'), ref: 'q1', closes: true };
    const send = async () => adapter.send(parcel(2, ana.id, close, { shown }));
    expect(await failing(({ method }) => method === 'PATCH', fault, send)).toEqual(expected);
    expect(await inTime(send)).toEqual({ kind: 'sent' });
    expect(ana.sees().map(({ content, buttons }) => [content, buttons])).toEqual([['Closed.', []]]);
  });
});

describe('what is certain', () => {
  it('whatever is said is taken, pings nobody and unfolds nowhere', async () => {
    const { discord, adapter } = await started();
    const ana = discord.person({ username: 'ana' });
    const ben = discord.person({ username: 'ben' });
    const scrap = fc.oneof(
      fc.constantFrom(
        '@everyone',
        '@here',
        `<@${ben.id}>`,
        'https://x.example',
        '\ud83d',
        '\u202e',
        '*',
        '`',
        '\n',
      ),
      fc.constant('👩‍👩‍👧‍👦'.repeat(200)),
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
    const words = fc.array(scrap, { minLength: 1, maxLength: 8 }).map((scraps) => scraps.join(''));
    let id = 0;
    await fc.assert(
      fc.asyncProperty(words, words, fc.boolean(), async (said, label, asks) => {
        id += 1;
        const button = { id: 'b', label };
        const message: Message = asks
          ? { ...question, paragraphs: [said], buttons: [[button]], typed: true }
          : telling(said);
        const delivery = await inTime(async () => adapter.send(parcel(id, ana.id, message)));
        expect(delivery.kind).toBe(said.trim() === '' && !asks ? 'rejected' : 'sent');
      }),
      { numRuns: 60 },
    );
    expect(discord.violations).toEqual([]);
    for (const { pings, embeds, message } of ana.sees()) {
      expect([pings.everyone, pings.users, pings.roles]).toEqual([false, [], []]);
      expect(embeds.length > 0 || ((message.flags ?? 0) & 4) !== 0).toBe(true);
    }
  });

  it('an answer that was lost is not hidden by a plea for patience', async () => {
    const { discord, adapter, takes, time } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.runs('today');
    const { key } = await takes();
    const send = async () => adapter.send(parcel(1, ana.id, telling('Once.'), { answers: key }));
    await failing(ends('/callback'), 'lost', send);
    time.fires(1_500);
    expect(await inTime(send)).toEqual({ kind: 'sent' });
    expect(ana.sees().map(({ content }) => content)).toEqual(['Once.']);
  });

  it('a plea for patience that was lost is found out', async () => {
    const { discord, adapter, takes, time } = await started();
    const ana = discord.person({ username: 'ana' });
    const where = discord.home.channel('general');
    ana.runs('today', {}, { where });
    const { key } = await takes();
    discord.fault((call) => (ends('/callback')(call) ? 'lost' : undefined));
    time.fires(1_500);
    await discord.done(ends('/callback'));
    discord.fault();
    expect(await adapter.send(parcel(1, ana.id, telling('Here.'), { answers: key }))).toEqual({
      kind: 'sent',
    });
    expect(ana.sees(where).map(({ content, thinking }) => [content, thinking])).toEqual([['Here.', false]]);
  });

  it('a person who takes no messages is gone', async () => {
    const { discord, adapter } = await started();
    const [ana, ben, mei] = ['ana', 'ben', 'mei'].map((username) => discord.person({ username }));
    ana?.closesDMs();
    ben?.blocks();
    for (const person of [ana, ben])
      expect(await adapter.send(parcel(1, person?.id ?? '', question))).toEqual({ kind: 'gone' });
    const known = await adapter.send(parcel(2, mei?.id ?? '', question));
    expect(known.kind).toBe('sent');
    if (mei) discord.home.leaves(mei);
    expect(await adapter.send(parcel(3, mei?.id ?? '', question))).toEqual({ kind: 'gone' });
    expect(await adapter.send(parcel(4, '12345678901234567', question))).toEqual({ kind: 'gone' });
    ana?.opensDMs();
    expect((await adapter.send(parcel(5, ana?.id ?? '', question))).kind).toBe('sent');
  });

  it('a repetition within minutes is known by its nonce, after a restart too', async () => {
    const { discord, adapter, restarts } = await started();
    const ana = discord.person({ username: 'ana' });
    await adapter.send(parcel(7, ana.id, question));
    await restarts();
    expect((await bench.adapter.send(parcel(7, ana.id, question, { attempts: 2 }))).kind).toBe('sent');
    expect(ana.sees()).toHaveLength(1);
  });

  it('of several parts only those are said again that did not get through', async () => {
    const { discord, adapter } = await started();
    const ana = discord.person({ username: 'ana' });
    const long = Array.from({ length: 3 }, (_, at) => `${at}${'x'.repeat(1_500)}`);
    const send = async () =>
      adapter.send(parcel(1, ana.id, { ...question, urgency: 'post', paragraphs: long }));
    const second = (call: Call) =>
      ends('/messages')(call) && (call.body as { nonce?: string }).nonce === '1.1';
    expect(await failing(second, '500', send)).toEqual({ kind: 'retry' });
    expect((await send()).kind).toBe('sent');
    expect(ana.sees().map(({ content }) => content[0])).toEqual(['0', '1', '2']);
    expect(ana.sees().map(({ buttons }) => buttons.length)).toEqual([0, 0, 2]);
    const posts = discord.calls
      .filter(ends('/messages'))
      .map(({ body }) => (body as { nonce?: string }).nonce);
    expect(posts).toEqual(['1.0', '1.1', '1.1', '1.2']);
  });

  it('a private chat that is not there any more is opened anew', async () => {
    const { discord } = await started();
    const ana = discord.person({ username: 'ana' });
    const opened: string[] = [];
    const api = createServer((request, response) => {
      const post = (request.url ?? '').endsWith('/messages');
      if (!post) opened.push(`12345678901234567${opened.length}`);
      const known = (request.url ?? '').includes(opened.at(-1) ?? '');
      const missing = post && (!known || opened.length === 1) && seen.length > 0;
      if (post && !missing) seen.push(request.url ?? '');
      response.writeHead(missing ? 404 : 200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(
          missing ? { code: 10003, message: '' } : { id: post ? '5' : opened.at(-1), channel_id: '6' },
        ),
      );
    });
    const seen: string[] = [];
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
    const { port } = api.address() as AddressInfo;
    const other = bench.make(`http://127.0.0.1:${port}/api`);
    for (const id of [1, 2]) expect((await other.send(parcel(id, ana.id, question))).kind).toBe('sent');
    expect(opened).toHaveLength(2);
    expect(seen.map((url) => url.split('/').at(-2))).toEqual(opened);
    await other.close();
    api.closeAllConnections();
    await new Promise((resolve) => api.close(resolve));
  });

  it('the last words to somebody leave nothing behind', async () => {
    const { discord, adapter, lines } = await started();
    const ana = discord.person({ username: 'ana' });
    await adapter.send(parcel(1, ana.id, question));
    const before = lines.length;
    expect(await adapter.send(parcel(2, ana.id, telling('Farewell.'), { keep: false }))).toEqual({
      kind: 'sent',
    });
    expect(lines.length).toBe(before);
    // Which channel it was has to be asked again.
    await adapter.send(parcel(3, ana.id, telling('You again?')));
    expect(discord.calls.filter(ends('/users/@me/channels'))).toHaveLength(2);
  });

  it('a server that is not there is tried again later', async () => {
    const { discord, adapter } = await started();
    const ana = discord.person({ username: 'ana' });
    await discord.close();
    // A line that was still open may break on the way; after that there is none.
    expect((await adapter.send(parcel(1, ana.id, question))).kind).toMatch(/unknown|retry/);
    expect(await adapter.send(parcel(1, ana.id, question))).toEqual({ kind: 'retry' });
    await adapter.close();
    bench = await started();
  });

  it('a command list that cannot be written is left for the next start', async () => {
    bench = await startBench();
    bench.discord.fault((call) => (call.method === 'PUT' ? '500' : undefined));
    await bench.start();
    await bench.discord.done(({ method }) => method === 'PUT');
    await expect.poll(() => bench.faults).toEqual(['commands']);
    expect(bench.adapter.state()).toBe('up');
    bench.discord.fault();
    await bench.restarts();
    await bench.discord.done(({ method, status }) => method === 'PUT' && status === 200);
    const ana = bench.discord.person({ username: 'ana' });
    expect(ana.offered()).toEqual(['today', 'done', 'pain']);
    expect(ana.offered(bench.discord.home.channel('general'))).toEqual(['today', 'done']);
  });

  it('nothing of it reaches the log but kinds and codes', async () => {
    const { discord, adapter, lines, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.closesDMs();
    ana.runs('pain', { words: 'a stabbing secret' });
    await takes();
    await failing(ends('/messages'), '500', async () => adapter.send(parcel(1, ana.id, telling('secret'))));
    await adapter.send(parcel(2, ana.id, telling('secret')));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).not.toMatch(/secret|\bana\b|fake\.discord|token"/);
    expect(lines.join('\n')).not.toContain(ana.id);
  });
});
