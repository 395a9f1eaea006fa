import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/bot/message.ts';
import type { Delivery, Parcel } from '../../../src/chat/adapter.ts';
import { parcel, question, startBench, telling, type Bench, type BenchOptions } from './bench.ts';

/** Our own delays, in milliseconds. */
const PATIENCE = 1_500;
const AGAIN = [200, 1_000];
const LIFE = 14.5 * 60_000;

let bench: Bench;

async function started(options?: BenchOptions): Promise<Bench> {
  bench = await startBench(options);
  await bench.start();
  if (!options?.offers)
    await bench.discord.done(
      ({ method, route, status }) => method === 'PUT' && route.endsWith('/commands') && status === 200,
    );
  return bench;
}

afterEach(async () => {
  await bench.closes();
});

const shownOf = (delivery: Delivery) => (delivery.kind === 'sent' ? delivery.shown : undefined);
const closing = (ref: string, ...paragraphs: readonly string[]): Message => ({
  ...telling(...paragraphs),
  ref,
  closes: true,
});
const answering = (answers: string, shown?: string): Partial<Parcel> => ({
  answers,
  ...(shown !== undefined && { shown }),
});
const calls = (route: string) => bench.discord.calls.filter((call) => call.route.endsWith(route));
const callbacks = () => calls('/callback').map(({ body }) => (body as { type: number }).type);

describe('in the private chat', () => {
  it('a line comes in once, and its answer goes out', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    const said = ana.says('hello');
    const incoming = await takes();
    expect(incoming).toEqual({
      key: `discord:${said.id}`,
      from: { platform: 'discord', id: ana.id },
      event: { type: 'text', text: 'hello' },
    });
    expect(await adapter.send(parcel(1, ana.id, question, { answers: incoming.key }))).toEqual({
      kind: 'sent',
      shown: expect.stringMatching(/^\d+\/\d+$/),
    });
    const heard = await ana.hears(/How far/);
    expect(heard.buttons.map(({ label }) => label)).toEqual(['Yes', 'No']);
    expect(heard.ephemeral).toBe(false);
    // The line told which channel it is.
    expect(calls('/users/@me/channels')).toEqual([]);
  });

  it('a press is answered by changing its message, then by a message of its own', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana', locale: 'de' });
    const shown = shownOf(await adapter.send(parcel(1, ana.id, question)));
    ana.presses(await ana.hears(/How far/), 'Yes');
    const { event, key } = await takes();
    expect(event).toEqual({ type: 'press', ref: 'q1', button: 'yes', hints: { locale: 'de' } });
    const closes = parcel(2, ana.id, closing('q1', 'How far? Yes.'), answering(key, shown));
    expect(await adapter.send(closes)).toEqual({ kind: 'sent' });
    const closed = await ana.hears(/Yes\./);
    expect(closed.buttons).toEqual([]);
    await adapter.send(parcel(3, ana.id, telling('Well done.'), answering(key)));
    const told = await ana.hears(/Well done/);
    expect([told.ephemeral, told.id === closed.id]).toEqual([false, false]);
    expect(callbacks()).toEqual([7]);
  });

  it('a closing without words takes the buttons and leaves the text', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    const shown = shownOf(await adapter.send(parcel(1, ana.id, question)));
    const heard = await ana.hears(/How far/);
    expect(
      await adapter.send(parcel(2, ana.id, closing('q1'), shown === undefined ? {} : { shown })),
    ).toEqual({ kind: 'sent' });
    await expect
      .poll(() => ana.sees().find(({ id }) => id === heard.id))
      .toMatchObject({ content: 'How far?', buttons: [] });
    expect(takes).toBeDefined();
  });

  it('a closing of what is not there any more is done', async () => {
    const { discord, adapter } = await started();
    const ana = discord.person({ username: 'ana' });
    for (const shown of ['12345678901234567/12345678901234568', 'e12345678901234567/12345678901234568'])
      expect(await adapter.send(parcel(2, ana.id, closing('q1', 'Gone.'), { shown }))).toEqual({
        kind: 'sent',
      });
    expect(await adapter.send(parcel(3, ana.id, closing('q1', 'Gone.')))).toEqual({ kind: 'sent' });
    expect(ana.sees()).toEqual([]);
  });

  it('an edit is made in place, or said anew where that place is gone', async () => {
    const { discord, adapter } = await started();
    const ana = discord.person({ username: 'ana' });
    const shown = shownOf(await adapter.send(parcel(1, ana.id, question)));
    const first = await ana.hears(/How far/);
    const edit: Message = { ...question, paragraphs: ['How far then?'], edits: true };
    expect(await adapter.send(parcel(2, ana.id, edit, shown === undefined ? {} : { shown }))).toEqual({
      kind: 'sent',
      shown,
    });
    expect((await ana.hears(/then/)).id).toBe(first.id);
    const anew = await adapter.send(
      parcel(3, ana.id, edit, { shown: `${first.channelId}/12345678901234568` }),
    );
    expect((await ana.hears(/then/)).id).not.toBe(first.id);
    expect(shownOf(anew)).not.toBe(shown);
  });

  it('a press on one of two messages leaves the other to be closed by itself', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    const old = shownOf(await adapter.send(parcel(1, ana.id, question)));
    const former = await ana.hears(/How far/);
    await adapter.send(parcel(2, ana.id, { ...question, paragraphs: ['And now?'], ref: 'q2' }));
    ana.presses(await ana.hears(/now/), 'No');
    const { key } = await takes();
    await adapter.send(parcel(3, ana.id, closing('q1', 'Over.'), answering(key, old)));
    expect((await ana.hears(/Over/)).id).toBe(former.id);
    await adapter.send(parcel(4, ana.id, telling('So be it.'), answering(key)));
    await ana.hears(/So be it/);
    expect(callbacks()).toEqual([4]);
  });
});

describe('in a server', () => {
  it('everything between a command and its last answer is for one pair of eyes', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    const ben = discord.person({ username: 'ben' });
    const where = discord.home.channel('general');
    ana.runs('done', { day: 'yesterday' }, { where });
    const run = await takes();
    expect(run.event).toEqual({ type: 'text', text: '/done yesterday', hints: { locale: 'en' } });
    const typed: Message = { ...question, typed: true };
    const shown = shownOf(await adapter.send(parcel(1, ana.id, typed, answering(run.key))));
    expect(shown).toMatch(/^e\d+\/\d+$/);
    const asked = await ana.hears(/How far/);
    expect(asked.buttons.map(({ label }) => label)).toEqual(['Yes', 'No', 'Type it']);

    ana.presses(asked, 'Type it');
    const form = await ana.hearsModal(/Your answer/);
    ana.submits(form, { 'A few words or a number': ' about 3 ' });
    const words = await takes();
    expect(words.event).toEqual({ type: 'text', text: 'about 3', ref: 'q1', hints: { locale: 'en' } });
    await adapter.send(parcel(2, ana.id, closing('q1', 'How far? 3.'), answering(words.key, shown)));
    expect((await ana.hears(/3\./)).id).toBe(asked.id);

    const days = ['mon', 'tue', 'wed'].map((id) => ({ id, label: id }));
    const several: Message = {
      ...question,
      paragraphs: ['Which days?'],
      ref: 'q2',
      buttons: [days, [{ id: 'done', label: 'These' }]],
      several: true,
    };
    const next = shownOf(await adapter.send(parcel(3, ana.id, several, answering(words.key))));
    const which = await ana.hears(/Which days/);
    const [select] = which.selects;
    expect(select).toMatchObject({ minValues: 1, maxValues: 3, placeholder: 'Pick all that suit you' });
    ana.selects(which, select?.customId ?? '', ['mon', 'wed']);
    const picked = await takes();
    expect(picked.event).toMatchObject({ type: 'press', ref: 'q2', button: 'mon wed done' });
    await adapter.send(parcel(4, ana.id, closing('q2'), answering(picked.key, next)));
    await adapter.send(parcel(5, ana.id, telling('Fine.'), answering(picked.key)));
    await ana.hears(/Fine/);

    expect(ana.sees(where).every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(ana.sees(where).flatMap(({ buttons, selects }) => [...buttons, ...selects])).toEqual([]);
    expect(ben.sees(where)).toEqual([]);
    expect(ana.sees('dm')).toEqual([]);
    expect(callbacks()).toEqual([4, 9, 7, 7]);
  });

  it('a private chat of others is a public place too', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.installs();
    ana.runs('today', {}, { where: 'private-channel' });
    const { key } = await takes();
    for (const id of [1, 2]) await adapter.send(parcel(id, ana.id, telling(`Part ${id}`), answering(key)));
    expect(ana.sees('private-channel').map(({ ephemeral }) => ephemeral)).toEqual([true, true]);
  });

  it('more follow-ups than are allowed there go to the private chat', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.installs();
    ana.runs('today', {}, { where: 'private-channel' });
    const { key } = await takes();
    for (let id = 1; id <= 8; id += 1)
      expect(await adapter.send(parcel(id, ana.id, telling(`Part ${id}`), answering(key)))).toEqual({
        kind: 'sent',
      });
    expect(ana.sees('private-channel').map(({ content }) => content)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => `Part ${n}`),
    );
    expect(ana.sees().map(({ content }) => content)).toEqual(['Part 7', 'Part 8']);
  });

  it('what is said there is no answer', async () => {
    const { discord, takes, arrived } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.says('yes', { where: discord.home.channel('general') });
    ana.says('hello');
    await takes();
    expect(arrived.map(({ event }) => event)).toEqual([{ type: 'text', text: 'hello' }]);
  });

  it('a parcel for somebody else is never shown there', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    const ben = discord.person({ username: 'ben' });
    ana.runs('today', {}, { where: discord.home.channel('general') });
    const { key } = await takes();
    await adapter.send(parcel(1, ben.id, telling('For Ben.'), answering(key)));
    await ben.hears(/For Ben/);
    expect(ana.sees(discord.home.channel('general'))).toEqual([]);
    expect(callbacks()).toEqual([]);
  });
});

describe('what nobody may use', () => {
  it('somebody else’s button, and one that stands where all can see it, is refused politely', async () => {
    const { discord, adapter, arrived } = await started();
    const ana = discord.person({ username: 'ana' });
    const ben = discord.person({ username: 'ben', locale: 'de' });
    await adapter.send(parcel(1, ana.id, question));
    const [yes] = (await ana.hears(/How far/)).buttons;
    await adapter.send(parcel(2, ben.id, telling('Hello Ben')));
    const bens = await ben.hears(/Hello/);
    ben.forges({ custom_id: yes?.customId ?? '', message: bens });
    const refused = await ben.hears(/jemand anderem/);
    expect(refused.ephemeral).toBe(true);
    const where = discord.home.channel('general');
    const open = ana.says('look', { where });
    ana.forges({ custom_id: yes?.customId ?? '', message: open });
    expect((await ana.hears(/somebody else/)).ephemeral).toBe(true);
    expect(arrived).toEqual([]);
  });

  it.each([
    '',
    'x',
    'b|',
    'b|zz|q1',
    'b||q1|yes',
    'b|!|q1|yes',
    'q|abc|q1|yes',
    '%0000',
    'b|abc|q1|yes|more',
    'm|abc',
  ])('the forged %j does nothing', async (custom_id) => {
    const { discord, adapter, arrived } = await started();
    const ana = discord.person({ username: 'ana' });
    await adapter.send(parcel(1, ana.id, question));
    const message = await ana.hears(/How far/);
    ana.forges({ custom_id, message });
    await ana.hears(/closed by now|somebody else/);
    expect(arrived).toEqual([]);
  });

  it('a select that answers nothing does nothing', async () => {
    const { discord, adapter, arrived } = await started();
    const ana = discord.person({ username: 'ana' });
    await adapter.send(parcel(1, ana.id, { ...question, typed: true }));
    const message = await ana.hears(/How far/);
    const custom_id = (message.buttons[0]?.customId ?? '').replace(/^b/, 's');
    ana.forges({ custom_id, message, component_type: 3, values: [] });
    await ana.hears(/closed by now/);
    expect(arrived).toEqual([]);
  });
});

describe('patience', () => {
  it('is asked for a command, and filled by its first answer', async () => {
    const { discord, adapter, takes, time } = await started();
    const ana = discord.person({ username: 'ana' });
    const where = discord.home.channel('general');
    const run = ana.runs('today', {}, { where });
    const { key } = await takes();
    expect(time.fires(PATIENCE)).toBe(1);
    expect(await run.answered()).toBe(5);
    expect(shownOf(await adapter.send(parcel(1, ana.id, question, answering(key))))).toMatch(/^e/);
    await adapter.send(parcel(2, ana.id, telling('More.'), answering(key)));
    expect(ana.sees(where).map(({ content, thinking, ephemeral }) => [content, thinking, ephemeral])).toEqual(
      [
        ['How far?', false, true],
        ['More.', false, true],
      ],
    );
  });

  it('is asked for a press, whose message can still be changed', async () => {
    const { discord, adapter, takes, time } = await started();
    const ana = discord.person({ username: 'ana' });
    const where = discord.home.channel('general');
    ana.runs('today', {}, { where });
    const shown = shownOf(await adapter.send(parcel(1, ana.id, question, answering((await takes()).key))));
    const pressed = ana.presses(await ana.hears(/How far/), 'Yes');
    const { key } = await takes();
    time.fires(PATIENCE);
    expect(await pressed.answered()).toBe(6);
    await adapter.send(parcel(2, ana.id, telling('First this.'), answering(key)));
    await adapter.send(parcel(3, ana.id, closing('q1', 'Yes it is.'), answering(key, shown)));
    expect(ana.sees(where).map(({ content }) => content)).toEqual(['Yes it is.', 'First this.']);
    expect(ana.sees(where).every(({ ephemeral }) => ephemeral)).toBe(true);
  });

  it('is not asked for what was answered', async () => {
    const { discord, adapter, takes, time } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.runs('today');
    await adapter.send(parcel(1, ana.id, telling('Here.'), answering((await takes()).key)));
    expect(time.fires(PATIENCE)).toBe(0);
    expect(callbacks()).toEqual([4]);
  });
});

describe('an interaction that is over', () => {
  it.each([
    ['three seconds without an answer', 4_000],
    ['a quarter of an hour', LIFE],
  ])('after %s its answer goes to the private chat', async (_, ms) => {
    const { discord, adapter, takes, time } = await started();
    const ana = discord.person({ username: 'ana' });
    const where = discord.home.channel('general');
    ana.runs('today', {}, { where });
    const { key } = await takes();
    time.passes(ms);
    expect(shownOf(await adapter.send(parcel(1, ana.id, question, answering(key))))).toMatch(/^\d/);
    await ana.hears(/How far/);
    expect(ana.sees(where)).toEqual([]);
    expect(ana.sees('dm')).toHaveLength(1);
  });

  it('is unknown after a restart: the answer goes to the private chat', async () => {
    const { discord, takes, restarts } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.runs('today', {}, { where: discord.home.channel('general') });
    const { key } = await takes();
    await restarts();
    expect(await bench.adapter.send(parcel(1, ana.id, telling('Late.'), answering(key)))).toEqual({
      kind: 'sent',
    });
    expect(ana.sees('dm').map(({ content }) => content)).toEqual(['Late.']);
    // Nothing has changed about the commands: they are not written again.
    expect(calls('/commands').map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET']);
  });

  it('told twice is taken twice, and answered at the first telling', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.runs('today');
    const { key } = await takes();
    discord.redeliver(1);
    expect((await takes()).key).toBe(key);
    await adapter.send(parcel(1, ana.id, telling('Once.'), answering(key)));
    await adapter.send(parcel(2, ana.id, telling('Twice.'), answering(key)));
    expect(ana.sees().map(({ content }) => content)).toEqual(['Once.', 'Twice.']);
    expect(callbacks()).toEqual([4]);
  });
});

describe('an arrival that is not kept', () => {
  it('is handed over again, then excused', async () => {
    let refusals = 3;
    const { discord, takes, time, faults } = await started({
      receive: async () => {
        refusals -= 1;
        if (refusals >= 0) throw new Error('the disk is full');
      },
    });
    const ana = discord.person({ username: 'ana' });
    const where = discord.home.channel('general');
    ana.runs('today', {}, { where });
    const { key } = await takes();
    for (const ms of AGAIN) {
      await time.waits(ms);
      time.fires(ms);
      expect((await takes()).key).toBe(key);
    }
    expect((await ana.hears(/went wrong/)).ephemeral).toBe(true);
    expect(faults.filter((kind) => kind === 'receive')).toHaveLength(3);
    ana.says('again');
    await takes();
  });

  it('in the private chat is excused there', async () => {
    const { discord, time } = await started({
      receive: () => {
        throw new Error('at once');
      },
    });
    const ana = discord.person({ username: 'ana' });
    ana.says('hello');
    for (const ms of AGAIN) {
      await time.waits(ms);
      time.fires(ms);
    }
    await ana.hears(/went wrong/);
  });
});
