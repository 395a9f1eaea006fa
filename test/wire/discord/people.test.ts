import { DiscordAPIError, GatewayIntentBits as Bits, Routes, type Client } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { connected } from './real-client.ts';

/** The code of what a call is refused with. */
async function codeOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.catch((caught: unknown) => caught);
  return error instanceof DiscordAPIError ? error.code : 'accepted';
}

/** Answers every message of a person with its own words. */
function echoes(client: Client<true>): void {
  client.on('messageCreate', (message) => {
    if (!message.author.bot && message.channel.isSendable())
      void message.channel.send(`you said: ${message.content}`);
  });
}

describe('somebody', () => {
  it('talks with the bot in a conversation of their own', async () => {
    const { discord, client } = await connected();
    echoes(client);
    const [ana, ben] = [discord.person({ username: 'ana' }), discord.person({ username: 'ben' })];
    ana.says('hello');
    ben.says('good morning');
    expect(await ana.hears(/you said/)).toMatchObject({
      content: 'you said: hello',
      by: 'comeback',
      edited: false,
    });
    expect((await ben.hears(/you said/)).content).toBe('you said: good morning');
    expect(ana.sees().map(({ by, content }) => `${by}: ${content}`)).toEqual([
      'ana: hello',
      'comeback: you said: hello',
    ]);
    await expect(ana.hears(/you said/, 20)).rejects.toThrow(/ana never heard .*nothing$/s);
    expect(discord.violations).toEqual([]);
  });

  it('sees edits in place, hears each once, and no longer sees what was deleted', async () => {
    const { discord, client } = await connected();
    const ana = discord.person({ username: 'ana' });
    const user = await client.users.fetch(ana.id);
    const message = await user.send('one');
    await message.edit('two');
    await user.send('three');
    expect((await ana.hears(/two/)).edited).toBe(true);
    expect((await ana.hears(/one/)).edited).toBe(false);
    expect(ana.sees().map(({ content }) => content)).toEqual(['two', 'three']);
    expect(ana.unheard.map(({ content }) => content)).toEqual(['three']);
    await message.delete();
    expect(ana.sees().map(({ content }) => content)).toEqual(['three']);
    expect(await codeOf(message.edit('four'))).toBe(10008);
  });

  it('cannot be written to once they closed their messages, blocked the bot or share no server with it', async () => {
    const { discord, client } = await connected();
    const ana = discord.person({ username: 'ana' });
    const mei = discord.person({ username: 'mei', guilds: [] });
    const send = async (id: string) =>
      codeOf(client.users.fetch(id).then(async (user) => user.send('hello')));
    ana.closesDMs();
    expect(await send(ana.id)).toBe(50007);
    ana.opensDMs();
    expect(await send(ana.id)).toBe('accepted');
    ana.blocks();
    expect(await send(ana.id)).toBe(50007);
    ana.unblocks();
    expect(await send(mei.id)).toBe(50278);
    expect(() => mei.says('hello')).toThrow(/shares no server/);
    mei.installs();
    expect(await send(mei.id)).toBe('accepted');
    discord.home.kicksBot();
    expect(await send(ana.id)).toBe(50278);
    expect(discord.violations).toEqual([]);
  });

  it('is not told twice when a nonce is enforced, for a few minutes', async () => {
    let now = Date.parse('2026-03-02T07:00:00Z');
    const { discord, client } = await connected({ clock: { now: () => new Date(now).toISOString() } });
    const [ana, ben] = [discord.person({ username: 'ana' }), discord.person({ username: 'ben' })];
    const send = async (id: string, more: object) =>
      (await (await client.users.createDM(id)).send({ content: 'once', ...more })).id;
    const first = await send(ana.id, { nonce: '7', enforceNonce: true });
    expect(await send(ana.id, { nonce: '7', enforceNonce: true })).toBe(first);
    expect(await send(ana.id, { nonce: '7' })).not.toBe(first);
    expect(await send(ben.id, { nonce: '7', enforceNonce: true })).not.toBe(first);
    expect(ana.sees()).toHaveLength(2);
    now += 6 * 60_000;
    expect(await send(ana.id, { nonce: '7', enforceNonce: true })).not.toBe(first);
  });

  it('may only change what is their own', async () => {
    const { discord, client } = await connected();
    const ana = discord.person({ username: 'ana' });
    const mine = ana.says('mine');
    const edit = client.rest.patch(Routes.channelMessage(mine.channelId, mine.id), {
      body: { content: 'yours' },
    });
    expect(await codeOf(edit)).toBe(50005);
    expect(await codeOf(client.rest.delete(Routes.channelMessage(mine.channelId, mine.id)))).toBe(50003);
    ana.deletes(mine);
    expect(ana.sees()).toEqual([]);
  });

  it('uploads files that the bot can read', async () => {
    const { discord, client } = await connected();
    const ana = discord.person({ username: 'ana' });
    const arrived = new Promise<string>((resolve) => {
      client.once('messageCreate', (message) => resolve(message.attachments.first()?.url ?? ''));
    });
    ana.says('here', { files: [{ name: 'export.json', body: '{}', contentType: 'application/json' }] });
    expect(await (await fetch(await arrived)).text()).toBe('{}');
  });
});

describe('a guild', () => {
  it('shows its channels to its members only, and the bot’s rights in them are told apart', async () => {
    const { discord, client } = await connected();
    const [ana, ben] = [discord.person({ username: 'ana' }), discord.person({ username: 'ben', guilds: [] })];
    const general = discord.home.channel('general');
    const send = async () =>
      codeOf(client.rest.post(Routes.channelMessages(general.id), { body: { content: 'x' } }));
    expect(await send()).toBe('accepted');
    await ana.hears(/x/);
    expect(() => ben.sees(general)).toThrow(/not in general/);
    general.forbids('send');
    expect(await send()).toBe(50013);
    general.forbids('view');
    expect(await send()).toBe(50001);
    general.allows('view');
    general.allows('send');
    expect(await send()).toBe('accepted');
    general.deletes();
    expect(await send()).toBe(10003);
  });

  it('tells the bot of its comings and goings', async () => {
    const { discord, client } = await connected({}, [Bits.Guilds, Bits.GuildMembers]);
    const ana = discord.person({ username: 'ana' });
    const heard: string[] = [];
    client.on('guildCreate', ({ name }) => heard.push(`in ${name}`));
    client.on('guildDelete', ({ name }) => heard.push(`out of ${name}`));
    client.on('channelUpdate', (_, { id }) => heard.push(`renamed ${id}`));
    client.on('channelDelete', ({ id }) => heard.push(`deleted ${id}`));
    client.on('raw', ({ t }: { t: string }) => t === 'GUILD_MEMBER_REMOVE' && heard.push('somebody left'));
    const done = new Promise((resolve) => client.on('guildDelete', resolve));
    const club = discord.guild({ name: 'Club', channels: ['runs'], members: [ana], bot: false });
    club.invitesBot();
    const runs = club.channel('runs');
    runs.renames('walks');
    runs.deletes();
    club.leaves(ana);
    club.kicksBot();
    await done;
    expect(heard).toEqual([
      'in Club',
      `renamed ${runs.id}`,
      `deleted ${runs.id}`,
      'somebody left',
      'out of Club',
    ]);
  });
});
