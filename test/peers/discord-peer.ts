import { DigitalDiscord, generateSnowflake } from 'discord-digital-twin';
import { mkdtemp, rm } from 'node:fs/promises';
import { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMember, type Member } from './discord-member.ts';
import { startProxy, type Modal } from './discord-proxy.ts';
import { createScreens } from './discord-screens.ts';
import { createInbox } from './ears.ts';

/** The twin behind its proxy, with a server that has one channel, and as many people as there are names. */
export async function startDiscordPeer(names: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'comeback-twin-'));
  const users = names.map((username) => ({ id: generateSnowflake(), username }));
  const screens = createScreens();
  const modals = createInbox<Modal>('the proxy', ({ customId }) => customId);
  const calls = createInbox<string>('the twin', String);
  const refused: string[] = [];

  const proxy = await startProxy(() => twin, {
    saw: screens.show,
    opened: modals.add,
    answered(call, status) {
      calls.add(call);
      if (status >= 300) refused.push(`${call}: ${status}`);
    },
  });
  const twin: DigitalDiscord = new DigitalDiscord({
    guild: { name: 'Runners', channels: [{ name: 'general', type: 0 }] },
    users,
    // In memory all twins of a process would share one database.
    dbUrl: `file:${join(folder, 'twin.db')}`,
    gatewayUrlOverride: proxy.gatewayUrl,
  });
  await onLoopback(() => twin.start());
  const { id: channel } = await twin.prisma.channel.findFirstOrThrow({ where: { name: 'general' } });

  return {
    token: twin.botToken,
    apiRoot: proxy.apiRoot,
    calls,
    refused,
    open: screens.open,
    /** What the twin holds of the channel, by whomever and for whomever it is. */
    said: () => twin.channel(channel).getMessages(),
    commands: () => twin.prisma.applicationCommand.findMany(),
    /** Somebody who speaks to the bot in the channel, where others are, or in their private chat. */
    async member(name: string, place: 'channel' | 'private'): Promise<Member> {
      const { id = '' } = users.find(({ username }) => username === name) ?? {};
      const alone = place === 'private';
      const home = alone ? await proxy.directWith(id) : channel;
      return createMember({ twin, id, channel: home, alone, screens, modals });
    },
    async close() {
      await proxy.close();
      await twin.stop();
      await twin.prisma.$disconnect();
      await rm(folder, { recursive: true });
    },
  };
}

/** The twin would listen wherever the machine can be reached: who begins to listen during `work` does so on loopback. */
async function onLoopback(work: () => Promise<void>): Promise<void> {
  const { listen } = Server.prototype;
  Reflect.set(Server.prototype, 'listen', function listenHere(this: Server, port: number, done: () => void) {
    return listen.call(this, { port, host: '127.0.0.1' }, done);
  });
  try {
    await work();
  } finally {
    Server.prototype.listen = listen;
  }
}
