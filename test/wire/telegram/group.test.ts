import { InlineKeyboard } from 'grammy';
import { describe, expect, it } from 'vitest';
import { handClock, polling, refusal, rig } from './rig.ts';

const kinds = (updates: readonly object[]): (string | undefined)[] =>
  updates.map((update) => Object.keys(update)[1]);

describe('a group', () => {
  it('lets a bot in privacy mode hear what is meant for it, and an administrator everything', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const club = telegram.group({ title: 'Club', members: [ana] });
    const { message_id: id } = await api.sendMessage(club.id, 'Run today?');
    const [question] = ana.in(club).sees();
    for (const text of [
      'hello',
      '/today',
      '/today@fake_coach_bot',
      '/today@other_bot',
      'ask @fake_coach_bot',
    ])
      ana.in(club).says(text);
    ana.in(club).says('yes', question ? { replyTo: question } : {});
    const heard = await api.getUpdates();
    expect(heard.map((update) => update.message?.text)).toEqual([
      '/today',
      '/today@fake_coach_bot',
      'ask @fake_coach_bot',
      'yes',
    ]);
    expect(heard.at(-1)?.message?.reply_to_message?.message_id).toBe(id);
    club.promotesBot();
    expect(ana.in(club).says('hello').updateId).toBeDefined();
  });

  it('tells who came, who went and who may do what', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const ben = telegram.person({ first_name: 'Ben' });
    const club = telegram.group({ title: 'Club', members: [ana], bot: 'administrator' });
    await api.getUpdates({ allowed_updates: ['message', 'my_chat_member', 'chat_member'] });
    ben.in(club).joins();
    club.promotes(ana);
    ben.in(club).leaves();
    const updates = await api.getUpdates();
    expect(kinds(updates)).toEqual(['chat_member', 'message', 'chat_member', 'chat_member', 'message']);
    expect(updates[1]?.message?.new_chat_members?.[0]?.id).toBe(ben.id);
    expect((await api.getChatMember(club.id, ben.id)).status).toBe('left');
    expect((await api.getChatAdministrators(club.id)).map((one) => one.user.first_name)).toEqual([
      'Owner',
      'Ana',
    ]);
    expect(await api.getChat(club.id)).toMatchObject({ type: 'supergroup', title: 'Club' });
    expect(() => ben.in(club).says('/today')).toThrow('Ben is not in that group');
  });

  it('lets only an administrator pin, and delete what others said', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const club = telegram.group({ title: 'Club', members: [ana] });
    const { message } = ana.in(club).says('/today');
    expect(await refusal(api.pinChatMessage(club.id, message.message_id))).toMatch(/400 .*not enough rights/);
    expect(await refusal(api.deleteMessage(club.id, message.message_id))).toMatch(/can't be deleted/);
    club.promotesBot();
    await api.pinChatMessage(club.id, message.message_id);
    await api.unpinChatMessage(club.id);
    await api.deleteMessage(club.id, message.message_id);
    expect(ana.in(club).sees()).toEqual([]);
  });

  it('may throw the bot out, take it in again, and be left', async () => {
    const { telegram, api } = await rig();
    const club = telegram.group({ title: 'Club', type: 'group' });
    const send = async (): Promise<string> => refusal(api.sendMessage(club.id, 'x'));
    club.kicksBot();
    expect(await send()).toBe('403 Forbidden: bot was kicked from the group chat');
    club.addsBot();
    expect(await send()).toBe('nothing');
    await api.leaveChat(club.id);
    expect(await send()).toBe('403 Forbidden: bot is not a member of the group chat');
    expect(telegram.violations).toEqual([]);
  });

  it('may become a supergroup: the old id is refused with the new one', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const club = telegram.group({ title: 'Club', type: 'group', members: [ana] });
    const old = club.id;
    club.becomesSupergroup();
    const answer = await fetch(`${telegram.apiRoot}/bot${telegram.token}/sendMessage?chat_id=${old}&text=x`);
    expect(await answer.json()).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: club.id },
    });
    await api.sendMessage(club.id, 'x');
    expect(ana.in(club).sees().at(-1)?.text).toBe('x');
    const [left, come] = await api.getUpdates();
    expect([left?.message?.migrate_to_chat_id, come?.message?.migrate_from_chat_id]).toEqual([club.id, old]);
  });
});

describe('a message for one pair of eyes', () => {
  it('answers an ephemeral command, is changed and goes, and nobody else sees it', async () => {
    const { telegram } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const ben = telegram.person({ first_name: 'Ben' });
    const club = telegram.group({ title: 'Club', members: [ana, ben] });
    await polling(telegram, (bot) => {
      bot.command('today', (ctx) =>
        ctx.reply('Your run', {
          ephemeral_message_parameters: { receiver_user_id: ctx.from?.id ?? 0 },
          reply_parameters: { ephemeral_message_id: ctx.message?.ephemeral_message_id ?? 0 },
          reply_markup: new InlineKeyboard().text('More', 'more'),
        }),
      );
      bot.callbackQuery('more', async (ctx) => {
        await ctx.answerCallbackQuery();
        const id = ctx.callbackQuery.message?.ephemeral_message_id ?? 0;
        await ctx.api.editEphemeralMessageText(club.id, ctx.from.id, id, 'Five minutes', {
          reply_markup: new InlineKeyboard().text('Gone', 'gone'),
        });
      });
      bot.callbackQuery('gone', async (ctx) => {
        const id = ctx.callbackQuery.message?.ephemeral_message_id ?? 0;
        await ctx.api.editEphemeralMessageReplyMarkup(club.id, ctx.from.id, id);
        await ctx.api.deleteEphemeralMessage(club.id, ctx.from.id, id);
      });
    });
    const said = ana.in(club).saysEphemerally('/today');
    expect(said.message).toMatchObject({ message_id: 0, ephemeral_message_id: 1 });
    const mine = await ana.in(club).hears(/Your run/);
    expect(mine).toMatchObject({ ephemeral: true, message: { message_id: 0, receiver_user: ana.user } });
    expect(ben.in(club).sees()).toEqual([]);
    expect(() => ben.in(club).presses(mine, 'More')).toThrow('Ben sees no such message');

    ana.in(club).presses(mine, 'More');
    const more = await ana.in(club).hears(/Five minutes/);
    await telegram.idle();
    expect(ana.in(club).sees()).toHaveLength(2);
    ana.in(club).presses(more, 'Gone');
    await telegram.idle();
    expect(
      ana
        .in(club)
        .sees()
        .map((message) => message.text),
    ).toEqual(['/today']);
    expect(ben.in(club).unheard()).toEqual([]);
    expect(telegram.violations).toEqual([]);
  });

  it('answers a pressed button, in the words of before Bot API 10.3 too', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const ben = telegram.person({ first_name: 'Ben' });
    const club = telegram.group({ title: 'Club', members: [ana, ben] });
    await api.sendMessage(club.id, 'Club run', { reply_markup: new InlineKeyboard().text('Why', 'why') });
    const press = ana.in(club).taps('Why');
    await api.sendMessage(club.id, 'because', {
      ephemeral_message_parameters: { receiver_user_id: ana.id, callback_query_id: press.queryId },
    });
    await fetch(
      `${telegram.apiRoot}/bot${telegram.token}/sendMessage?chat_id=${club.id}&text=so&receiver_user_id=${ana.id}&callback_query_id=${press.queryId}`,
    );
    expect(
      ana
        .in(club)
        .sees()
        .map((message) => message.text),
    ).toEqual(['Club run', 'because', 'so']);
    expect(
      ben
        .in(club)
        .sees()
        .map((message) => message.text),
    ).toEqual(['Club run']);
    expect(telegram.violations).toEqual([]);
  });

  it('comes within 15 seconds, for whoever asked, and never in private', async () => {
    const clock = handClock();
    const { telegram, api } = await rig({ clock });
    const ana = telegram.person({ first_name: 'Ana' });
    const ben = telegram.person({ first_name: 'Ben' });
    const club = telegram.group({ title: 'Club', members: [ana, ben] });
    ana.says('/start');
    const { message } = ana.in(club).saysEphemerally('/today');
    const to = (chat: number, receiver: number, reply: object): Promise<string> =>
      refusal(
        api.sendMessage(chat, 'x', {
          ephemeral_message_parameters: { receiver_user_id: receiver },
          ...reply,
        }),
      );
    const reply = { reply_parameters: { ephemeral_message_id: message.ephemeral_message_id ?? 0 } };
    expect(await to(club.id, ana.id, {})).toMatch(/answers an ephemeral command or a pressed button/);
    expect(await to(club.id, ben.id, reply)).toMatch(/no command of the receiver/);
    expect(await to(ana.id, ana.id, reply)).toMatch(/for groups only/);
    expect(telegram.violations).toHaveLength(3);
    expect(await to(club.id, ana.id, reply)).toBe('nothing');
    clock.moves(16);
    expect(await to(club.id, ana.id, reply)).toMatch(/too old/);
    expect(telegram.violations).toHaveLength(3);
  });
});

describe('a command that nobody else is to see', () => {
  it('must be registered as one, by a bot that registers its commands', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const club = telegram.group({ title: 'Club', members: [ana] });
    await api.setMyCommands([
      { command: 'today', description: 'Today', is_ephemeral: true },
      { command: 'plan', description: 'The plan' },
    ]);
    expect(ana.in(club).saysEphemerally('/today').updateId).toBeDefined();
    expect(() => ana.in(club).saysEphemerally('/plan')).toThrow('/plan is not registered as ephemeral');
    expect(() => ana.in(club).saysEphemerally('hello')).toThrow('only a command');
  });
});

describe('what no honest client sends', () => {
  it('reaches the bot: forged data, on a message that is gone', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    ana.says('/start');
    const press = ana.pressesForged('forget:ben', { id: 999 });
    const query = (await api.getUpdates())[1]?.callback_query;
    expect(query).toMatchObject({
      id: press.queryId,
      data: 'forget:ben',
      message: { message_id: 999, date: 0 },
    });
  });
});
