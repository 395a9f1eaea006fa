import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank, plain } from '../../../src/chat/telegram/text.ts';
import { ASKING, fakeTelegram, faultAt, message, parcel, shownOf, telegramOn, withAna } from './support.ts';

/** What is markup, a mention or no character at all to somebody. */
const HOSTILE = '<b> </b> </code> <a> [x](tg://user?id=1) ||x|| * _ ` &lt; & &#60; < > @everyone /today x 👍🏽'
  .split(' ')
  .concat(' ', '<a href="tg://user?id=1">', '\n', '\n\n', '\u200b', '\u202e', '\ud800', '\udfff', '\u0000');

describe('a message', () => {
  it('is seen as it was said, its beginning bold, with its buttons', async () => {
    const { fake, ana, send } = await withAna();
    const said = message(['Progress. <b>Next</b> & so', 'https://example.com'], {
      strong: 'Progress.',
      ...ASKING,
    });
    const delivery = await send(parcel(ana.id, said));
    const seen = await ana.hears(/Progress/);
    expect(seen.text).toBe('Progress. <b>Next</b> & so\n\nhttps://example.com');
    expect(seen.entities[0]).toEqual({ type: 'bold', offset: 0, length: 9 });
    expect(seen.buttons).toEqual([[{ text: 'Mon', callback_data: 'q1|mon' }]]);
    expect(delivery).toEqual({ kind: 'sent', shown: String(seen.id) });
    expect(seen.message).not.toHaveProperty('link_preview_options.url');
    expect(fake.violations).toEqual([]);
  });

  it('of 10,000 characters comes whole, its buttons at its end', async () => {
    const { fake, ana, send } = await withAna();
    const words = Array.from({ length: 2000 }, (_, at) => `w${1000 + at}`);
    const delivery = await send(parcel(ana.id, message(words.join(' '), ASKING)));
    const parts = ana.sees().filter((one) => one.byBot);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map((one) => one.text).join(' ')).toBe(words.join(' '));
    expect(parts.map((one) => one.buttons.length)).toEqual([...parts.slice(1).map(() => 0), 1]);
    expect(delivery).toEqual({ kind: 'sent', shown: String(parts.at(-1)?.id) });
    expect(fake.violations).toEqual([]);
  });

  it('that stopped half-way goes on from there', async () => {
    const { fake, ana, send } = await withAna();
    const text = ['a', 'b', 'c'].map((one) => one.repeat(3000));
    const said = parcel(ana.id, message(text, ASKING));
    faultAt(fake, 'sendMessage', 2, { is: 'internal' });
    expect(await send(said)).toEqual({ kind: 'retry' });
    expect(await send({ ...said, attempts: 2 })).toMatchObject({ kind: 'sent' });
    expect(ana.sees().flatMap((one) => (one.byBot ? [one.text.charAt(0)] : []))).toEqual(['a', 'b', 'c']);
  });

  it('that is the last word to somebody leaves nothing behind: not even how far it got', async () => {
    const { fake, bot, ana, send } = await withAna();
    const said = parcel(ana.id, message(['a', 'b'].map((one) => one.repeat(3000))), { keep: false });
    faultAt(fake, 'sendMessage', 2, { is: 'internal' });
    expect(await send(said)).toEqual({ kind: 'retry' });
    expect(await send({ ...said, attempts: 2 })).toEqual({ kind: 'sent' });
    expect(ana.sees().flatMap((one) => (one.byBot ? [one.text.charAt(0)] : []))).toEqual(['a', 'a', 'b']);
    expect(bot.lines).toEqual([]);
  });

  it('brings its file, below it or behind it', async () => {
    const { fake, ana, send } = await withAna();
    const file = { name: 'comeback.json', mime: 'application/json', body: '{"name":"Zoë"}' };
    await send(parcel(ana.id, message('All of it.', { file })));
    const short = await ana.hears(/All/);
    expect(short.document).toMatchObject({ name: 'comeback.json', text: file.body });
    const long = await send(parcel(ana.id, message('x'.repeat(1025), { file, ...ASKING })));
    const [text, behind] = ana
      .sees()
      .filter((one) => one.byBot)
      .slice(1);
    expect(text?.text).toHaveLength(1025);
    expect(behind?.document?.text).toBe(file.body);
    expect(shownOf(long)).toBe(String(text?.id));
    expect(fake.violations).toEqual([]);
  });

  it('is literal whatever it says', async () => {
    const { fake, ana, send } = await withAna();
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({
        maxLength: 60,
        unit: fc.constantFrom(...HOSTILE),
      }),
      fc.constantFrom('👍'.repeat(4096), '&'.repeat(4097), '<'.repeat(9000), '\u200b'.repeat(5000)),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, fc.nat(9), async (first, second, length) => {
        ana.forgets();
        const strong = first.slice(0, length);
        expect(await send(parcel(ana.id, message([first, second], { strong, ...ASKING })))).toMatchObject({
          kind: 'sent',
        });
        const seen = ana.unheard();
        const visible = (text: string) => text.replace(/\s/g, '');
        const whole = plain(`${plain(first)}\n\n${plain(second)}`);
        const shown = visible(seen.map((one) => one.text).join(''));
        if (isBlank(whole)) expect(shown).toBe('…');
        else if (whole.trim().length <= 4096) expect(shown).toBe(visible(whole));
        else expect(shown.replace(/\p{Cf}/gu, '')).toBe(visible(whole).replace(/\p{Cf}/gu, ''));
        const found = new Set(['bot_command', 'mention', 'hashtag', 'url', 'email']);
        const marked = seen.flatMap((one) => one.entities.filter(({ type }) => !found.has(type)));
        expect(marked.every(({ type, offset }) => type === 'bold' && offset === 0)).toBe(true);
        expect(fake.violations).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what becomes of a message', () => {
  it.each([
    [{ is: 'too-many', retryAfter: 7 }, { kind: 'retry', retryAfterMs: 7000 }, 0],
    [{ is: 'internal' }, { kind: 'retry' }, 0],
    [{ is: 'bad-gateway' }, { kind: 'retry' }, 0],
    [{ is: 'reset' }, { kind: 'unknown' }, 0],
    [{ is: 'lost' }, { kind: 'unknown' }, 1],
  ] as const)('when the server does this: %j', async (fault, delivery, arrived) => {
    const { fake, bot, ana, send } = await withAna();
    fake.fault(() => fault);
    expect(await send(parcel(ana.id, message('hi')))).toEqual(delivery);
    expect(ana.sees().filter((one) => one.byBot)).toHaveLength(arrived);
    expect(fake.calls.filter((call) => call.method === 'sendMessage')).toHaveLength(1);
    expect(bot.lines.join('')).not.toContain(fake.token);
    expect(bot.lines.join('')).not.toContain(String(ana.id));
  });

  it('when the server hangs', async () => {
    const fake = await fakeTelegram();
    const { adapter } = telegramOn(fake, { callTimeout: 50 });
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('/start');
    fake.fault(() => ({ is: 'hang' }));
    expect(await adapter.send(parcel(ana.id, message('hi')))).toEqual({ kind: 'unknown' });
  });

  it('when nobody is there any more', async () => {
    const { fake, ana, send } = await withAna();
    const ben = fake.person({ first_name: 'Ben' });
    ben.says('/start');
    ana.blocks();
    ben.deletesAccount();
    for (const { id } of [ana, ben])
      expect(await send(parcel(id, message('hi', ASKING)))).toEqual({ kind: 'gone' });
    ana.unblocks();
    expect(await send(parcel(ana.id, message('hi')))).toEqual({ kind: 'sent' });
  });

  it('when the platform will never take it', async () => {
    const { fake, send } = await withAna();
    const stranger = fake.person({ first_name: 'Mei' });
    expect(await send(parcel(stranger.id, message('hi')))).toEqual({ kind: 'rejected' });
  });

  it('when everything was let go of', async () => {
    const { bot, ana, send } = await withAna();
    await bot.adapter.close();
    expect(await send(parcel(ana.id, message('hi')))).toEqual({ kind: 'retry' });
  });
});
