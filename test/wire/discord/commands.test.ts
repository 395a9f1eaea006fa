import { DiscordAPIError, InteractionResponseType, MessageFlags, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { answering, original } from './answering.ts';

describe('a slash command', () => {
  it('arrives with what was filled in, in a conversation and in a guild', async () => {
    const seen: unknown[] = [];
    const { discord } = await answering({
      async command(interaction) {
        const { commandName, context, guildId, options, locale, guildLocale } = interaction;
        seen.push([
          commandName,
          context,
          guildId,
          options.getString('day'),
          options.getInteger('minutes'),
          locale,
          guildLocale,
        ]);
        await interaction.reply('here');
      },
    });
    const ana = discord.person({ username: 'ana', locale: 'de' });
    ana.runs('today', { day: 'yesterday', minutes: 30 });
    await ana.hears(/here/);
    ana.runs('today', {}, { where: discord.home.channel('general') });
    await ana.hears(/here/);
    expect(seen).toEqual([
      ['today', 1, null, 'yesterday', 30, 'de', null],
      ['today', 0, discord.home.id, null, null, 'de', 'en-US'],
    ]);
    expect(discord.violations).toEqual([]);
  });

  it('is offered only where it may be called, and filled in only as it asks', async () => {
    const { discord } = await answering({});
    const [ana, ben] = [discord.person({ username: 'ana' }), discord.person({ username: 'ben', guilds: [] })];
    const mei = discord.person({ username: 'mei' });
    discord.home.joins(mei, { admin: true });
    const general = discord.home.channel('general');
    expect(ana.offered()).toEqual(['today']);
    expect(ana.offered(general)).toEqual(['today', 'club']);
    expect(mei.offered(general)).toEqual(['today', 'club', 'rule']);
    expect(ben.offered()).toEqual([]);
    ben.installs();
    expect(ben.offered()).toEqual(['today', 'why']);
    expect(ben.offered('private-channel')).toEqual(['why']);
    expect(() => ana.runs('nothing')).toThrow(/not offered/);
    expect(() => ana.runs('today', { day: 'never' })).toThrow(/none of/);
    expect(() => ana.runs('today', { minutes: 601 })).toThrow(/over 600/);
    expect(() => ana.runs('today', { hours: 1 })).toThrow(/has no hours/);
    expect(() => ana.runs('club', {}, { where: general })).toThrow(/choose one of join/);
    expect(ana.runs('club join', {}, { where: general }).answer).toBeUndefined();
  });

  it('is answered once, and by a type that fits', async () => {
    const { discord, client, refused } = await answering({
      async command(interaction) {
        const { id, token } = interaction;
        const respond = async (body: object) =>
          client.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
        for (const type of [1, 6, 7, 8])
          await respond({ type, data: { content: 'x' } }).catch((error: unknown) =>
            refused.push(error instanceof DiscordAPIError ? error.code : error),
          );
        await interaction.reply('first');
        await respond({ type: 4, data: { content: 'second' } });
      },
    });
    const ana = discord.person({ username: 'ana' });
    const run = ana.runs('today');
    expect(await run.answered()).toBe(InteractionResponseType.ChannelMessageWithSource);
    await discord.done(({ status, body }) => status === 400 && JSON.stringify(body).includes('second'));
    expect(refused.slice(0, 4)).toEqual([50035, 50035, 50035, 50035]);
    expect(ana.sees().map(({ content }) => content)).toEqual(['first']);
    expect(discord.violations.at(-1)).toMatch(/40060/);
  });

  it('waits three seconds for its answer, and its token fifteen minutes', async () => {
    let now = Date.parse('2026-03-02T07:00:00Z');
    const { discord, client, refusals } = await answering(
      {
        async command(interaction) {
          if (interaction.options.getInteger('minutes') === 4) now += 3001;
          await interaction.reply('in time');
        },
      },
      { clock: { now: () => new Date(now).toISOString() } },
    );
    const ana = discord.person({ username: 'ana' });
    ana.runs('today', { minutes: 4 });
    expect(await refusals(1)).toEqual([10062]);
    const { token } = ana.runs('today');
    await ana.hears(/in time/);
    const edit = async () =>
      client.rest.patch(original(client, token), { body: { content: 'later' }, auth: false });
    now += 15 * 60_000;
    await edit();
    now += 1;
    await expect(edit()).rejects.toMatchObject({ code: 50027, status: 401 });
    expect(ana.sees().map(({ content }) => content)).toEqual(['later']);
    expect(discord.violations).toEqual([]);
  });

  it('can be deferred, then edited or followed up', async () => {
    const { discord } = await answering({
      async command(interaction) {
        await interaction.deferReply({ flags: MessageFlags.Ephemeral });
        if (interaction.options.getInteger('minutes') === 1) await interaction.followUp('in its place');
        else await interaction.editReply('the answer');
        await interaction.followUp({ content: 'and more', flags: MessageFlags.Ephemeral });
        await interaction.deleteReply();
      },
    });
    const ana = discord.person({ username: 'ana' });
    for (const [minutes, text] of [
      [1, /in its place/],
      [2, /the answer/],
    ] as const) {
      ana.runs('today', { minutes });
      expect(await ana.hears(text)).toMatchObject({ ephemeral: true, thinking: false, edited: false });
      expect(await ana.hears(/and more/)).toMatchObject({ ephemeral: true });
    }
    await discord.done(({ method, n }) => method === 'DELETE' && n > 8);
    expect(ana.sees().map(({ content }) => content)).toEqual(['and more', 'and more']);
  });

  it('tells of the message it made when asked to', async () => {
    const { discord } = await answering({
      async command(interaction) {
        const response = await interaction.reply({ content: 'here', withResponse: true });
        await interaction.followUp(`made ${response.resource?.message?.id}`);
      },
    });
    const ana = discord.person({ username: 'ana' });
    ana.runs('today');
    const here = await ana.hears(/here/);
    await ana.hears(new RegExp(`made ${here.id}`));
    expect(discord.violations).toEqual([]);
  });

  it('of an app installed by its user alone reaches places the bot is not in', async () => {
    const { discord, client } = await answering({
      async command(interaction) {
        await interaction.reply('1');
        for (const text of ['2', '3', '4', '5', '6', '7']) await interaction.followUp(text);
      },
    });
    const ana = discord.person({ username: 'ana', guilds: [] });
    ana.installs();
    ana.runs('why', {}, { where: 'private-channel' });
    await ana.hears(/6/);
    await discord.done(({ status }) => status === 400);
    const [first] = ana.sees('private-channel');
    expect(ana.sees('private-channel')).toHaveLength(6);
    await expect(client.rest.get(Routes.channel(first?.channelId ?? ''))).rejects.toMatchObject({
      code: 50001,
    });
  });
});
