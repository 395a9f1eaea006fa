import { InlineKeyboard, InputFile } from 'grammy';
import { describe, expect, it } from 'vitest';
import { polling, refusal, rig } from './rig.ts';

describe('a person and a bot that polls', () => {
  it('talk, with buttons that change the message', async () => {
    const { telegram } = await rig();
    await polling(telegram, (bot) => {
      bot.command('start', (ctx) =>
        ctx.reply('<b>Hello</b> &amp; welcome', {
          parse_mode: 'HTML',
          reply_markup: new InlineKeyboard().text('Yes', 'answer:yes').url('Read', 'https://example.org'),
        }),
      );
      bot.callbackQuery('answer:yes', async (ctx) => {
        await ctx.answerCallbackQuery({ text: 'noted', show_alert: true });
        await ctx.editMessageText('You said yes.');
      });
    });
    const ana = telegram.person({ first_name: 'Ana', language_code: 'de' });
    ana.says('/start');
    const hello = await ana.hears(/Hello/);
    expect(hello.text).toBe('Hello & welcome');
    expect(hello.entities).toEqual([{ type: 'bold', offset: 0, length: 5 }]);
    expect(hello.buttons.flat().map((button) => button.text)).toEqual(['Yes', 'Read']);

    const press = ana.presses(hello, 'Yes');
    expect(await press.answered()).toEqual({ text: 'noted', alert: true });
    const edited = await ana.hears(/You said yes/);
    expect(edited).toMatchObject({ id: hello.id, edited: true, buttons: [] });
    expect(ana.sees().map((message) => message.text)).toEqual(['/start', 'You said yes.']);
    expect(() => ana.presses(hello, 'Yes')).toThrow('it has none');
    expect(telegram.violations).toEqual([]);
  });

  it('exchange files, places and corrections', async () => {
    const { telegram } = await rig();
    const heard: string[] = [];
    await polling(telegram, (bot) => {
      bot.command('export', (ctx) =>
        ctx.replyWithDocument(new InputFile(Buffer.from('{"runs":"é"}'), 'export.json'), {
          caption: 'All of it',
        }),
      );
      bot.command('chart', (ctx) => ctx.replyWithPhoto(new InputFile(Buffer.from('pixels'), 'chart.png')));
      bot.on('message:location', (ctx) => heard.push(`at ${ctx.message.location.latitude}`));
      bot.on('edited_message:text', (ctx) => heard.push(`now ${ctx.editedMessage.text}`));
    });
    const ana = telegram.person({ first_name: 'Ana' });
    ana.says('/export');
    const file = await ana.hears(/All of it/);
    expect(file.document).toMatchObject({ name: 'export.json', text: '{"runs":"é"}' });
    expect(file.message.document).toMatchObject({ mime_type: 'application/json', file_size: 13 });
    ana.says('/chart');
    expect((await ana.hears((message) => message.photo !== undefined)).photo?.text).toBe('pixels');

    ana.shares({ latitude: 52.5, longitude: 13.4 });
    ana.edits(ana.says('3 of 10'), '4 of 10');
    await telegram.idle();
    expect(heard).toEqual(['at 52.5', 'now 4 of 10']);
    expect(telegram.violations).toEqual([]);
  });

  it('hears each message once, and says what there was instead', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    ana.says('hello');
    await api.sendMessage(ana.id, 'one', { reply_markup: new InlineKeyboard().text('Go', 'go') });
    await api.sendMessage(ana.id, 'two');
    expect((await ana.hears(/two/)).text).toBe('two');
    expect(ana.unheard().map((message) => message.text)).toEqual(['one']);
    await expect(ana.hears(/two/, 1)).rejects.toThrow(
      /never heard \/two\/[^]*Not taken yet:\n {2}"one" \[Go]/,
    );
    const [one] = ana.unheard();
    await api.editMessageReplyMarkup(ana.id, one?.id ?? 0);
    expect(ana.unheard()).toHaveLength(1);
    await api.editMessageText(ana.id, one?.id ?? 0, 'one, changed');
    expect(ana.unheard().map((message) => message.text)).toEqual(['one', 'one, changed']);
    ana.forgets();
    expect(ana.unheard()).toEqual([]);
  });

  it('marks commands, names and addresses as the real server does', async () => {
    const { telegram } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const marked = (text: string): string[] =>
      (ana.says(text).message.entities ?? []).map(
        (one) => `${one.type} ${text.slice(one.offset, one.offset + one.length)}`,
      );
    expect(marked('/done today')).toEqual(['bot_command /done']);
    expect(marked('so /done@fake_coach_bot')).toEqual(['bot_command /done@fake_coach_bot']);
    expect(marked('3/10, and usr/bin/x')).toEqual([]);
    expect(marked('@ben see https://example.org/a?b=c, or mail a@example.org')).toEqual([
      'mention @ben',
      'url https://example.org/a?b=c',
      'email a@example.org',
    ]);
    expect(marked('at 7.30 I ran 5.2 km')).toEqual([]);
  });
});

describe('who cannot be written to', () => {
  it('is told as the real server tells it', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const send = async (): Promise<string> => refusal(api.sendMessage(ana.id, 'hello'));
    expect(await send()).toBe('400 Bad Request: chat not found');
    ana.says('/start');
    expect(await send()).toBe('nothing');
    ana.blocks();
    expect(await send()).toBe('403 Forbidden: bot was blocked by the user');
    ana.unblocks();
    expect(await send()).toBe('nothing');
    ana.deletesAccount();
    expect(await send()).toBe('403 Forbidden: user is deactivated');

    const updates = await api.getUpdates();
    const changes = updates.flatMap((update) => update.my_chat_member ?? []);
    expect(changes.map((change) => change.new_chat_member.status)).toEqual(['kicked', 'member']);
    expect(telegram.violations).toEqual([]);
  });
});
