import { Events, GatewayIntentBits as Bits, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { connected, fake, loggedIn, unconnected } from './real-client.ts';

describe('the gateway', () => {
  it('refuses a wrong token, and intents that were not granted', async () => {
    const discord = await fake({ privileged: 0 });
    await expect(unconnected(discord).login('wrong')).rejects.toMatchObject({ code: 'TokenInvalid' });
    await expect(unconnected(discord, [Bits.MessageContent]).login(discord.token)).rejects.toThrow(
      /disallowed intents/,
    );
    expect(discord.violations).toEqual([]);
  });

  it('ends with 4004 once the token is void, and a new one is good', async () => {
    const { discord, client } = await connected();
    const gone = new Promise<number>((resolve) =>
      client.once(Events.ShardDisconnect, ({ code }) => resolve(code)),
    );
    discord.revokesToken();
    expect(await gone).toBe(4004);
    await expect(client.rest.get('/users/@me')).rejects.toMatchObject({ status: 401 });
    discord.issuesToken('fresh');
    await unconnected(discord).login('fresh');
    expect(discord.gateway.counts.ready).toBe(2);
  });

  it('delivers only what the intents ask for', async () => {
    const texts = async (intents: number[]) => {
      const { discord, client } = await connected({}, intents);
      const ana = discord.person({ username: 'ana' });
      const heard: string[] = [];
      const done = new Promise((resolve) => client.on(Events.InteractionCreate, resolve));
      client.on(Events.MessageCreate, (message) => heard.push(message.content));
      await client.application.commands.set([{ name: 'end', description: 'Ends it' }]);
      const where = discord.home.channel('general');
      ana.says('in private');
      ana.says('in public', { where });
      ana.says(`<@${client.user.id}> hello`, { where });
      ana.runs('end');
      await done;
      return heard.map((text) => text.replace(client.user.id, 'bot'));
    };
    expect(await texts([Bits.Guilds])).toEqual([]);
    expect(await texts([Bits.Guilds, Bits.DirectMessages])).toEqual(['in private']);
    expect(await texts([Bits.Guilds, Bits.GuildMessages])).toEqual(['', '<@bot> hello']);
    expect(await texts([Bits.Guilds, Bits.GuildMessages, Bits.MessageContent])).toEqual([
      'in public',
      '<@bot> hello',
    ]);
  });

  it('tells a resumed session what it missed', async () => {
    const { discord, client } = await connected();
    const ana = discord.person({ username: 'ana' });
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    discord.gateway.drops();
    await discord.gateway.reaches('close', 1);
    ana.says('are you there?');
    ana.says('hello?');
    await resumed;
    expect(heard).toEqual(['are you there?', 'hello?']);
    expect(discord.gateway.counts).toMatchObject({ identify: 1, resume: 1, resumed: 1 });
  });

  it('forgets what a new session missed', async () => {
    const { discord, client } = await connected();
    const ana = discord.person({ username: 'ana' });
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => heard.push(content));
    discord.gateway.answersResumes(() => ({ invalid: false }));
    discord.gateway.drops();
    await discord.gateway.reaches('close', 1);
    ana.says('lost');
    await discord.gateway.reaches('ready', 2);
    const next = new Promise((resolve) => client.once(Events.MessageCreate, resolve));
    ana.says('found');
    await next;
    expect(heard).toEqual(['found']);
  });

  it('asks to reconnect, says that a session is invalid, or closes', async () => {
    const { discord, client } = await connected();
    const { gateway } = discord;
    const resumes = async () => new Promise((resolve) => client.once(Events.ShardResume, resolve));
    gateway.asksToReconnect();
    await resumes();
    gateway.answersResumes((nth) => (nth === 1 ? { invalid: true } : 'replay'));
    gateway.closes(4000);
    await resumes();
    expect(gateway.counts).toMatchObject({ resume: 3, invalid: 1, identify: 1 });
    gateway.invalidates(false);
    await gateway.reaches('ready', 2);
    expect(gateway.connections).toBe(1);
  });

  it('can call a session invalid in the same breath as resumed', async () => {
    const { discord } = await connected();
    discord.gateway.answersResumes(() => 'replay-then-invalid');
    discord.gateway.drops();
    await discord.gateway.reaches('ready', 2);
    expect(discord.gateway.counts).toMatchObject({ resumed: 1, invalid: 1, identify: 2 });
  });

  it('can close on everybody who connects, as long as it likes', async () => {
    const { discord, client } = await connected();
    discord.gateway.greets((nth) => (nth < 3 ? { close: 4002 } : 'hello'));
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    discord.gateway.closes(4002);
    await resumed;
    expect(discord.gateway.counts.connect).toBe(4);
  });

  it('can refuse a WebSocket with an HTTP error', async () => {
    const discord = await fake();
    discord.gateway.greets((nth) => (nth === 1 ? { http: 503 } : 'hello'));
    await expect(unconnected(discord).login(discord.token)).rejects.toThrow(/503/);
  });

  it('acknowledges heartbeats, or does not, and then nobody stays', async () => {
    const discord = await fake();
    discord.gateway.heartbeatEvery = 20;
    await loggedIn(discord, unconnected(discord));
    await discord.gateway.reaches('heartbeat', 3);
    expect(discord.gateway.counts.close).toBe(0);
    discord.gateway.acks = false;
    await discord.gateway.reaches('resumed', 1);
    expect(discord.gateway.counts.close).toBe(1);
  });

  it('delivers twice when told to', async () => {
    const { discord, client } = await connected();
    const ana = discord.person({ username: 'ana' });
    const heard: string[] = [];
    const twice = new Promise((resolve) =>
      client.on('raw', ({ t, d }: { t: string; d: { content: string } }) => {
        if (t === 'MESSAGE_CREATE' && heard.push(d.content) === 5) resolve(heard);
      }),
    );
    ana.says('one');
    ana.says('two');
    // What the bot wrote itself does not count.
    await client.rest.post(Routes.channelMessages(ana.sees()[0]?.channelId ?? ''), {
      body: { content: 'mine' },
    });
    discord.redeliver(2);
    await twice;
    expect(heard).toEqual(['one', 'two', 'mine', 'one', 'two']);
  });
});
