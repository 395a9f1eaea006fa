import { onTestFinished } from 'vitest';
import { startFakeDiscord } from '../wire/discord/start.ts';
import { startFakeTelegram } from '../wire/telegram/fake-telegram.ts';
import { startProgram } from './program.ts';

/** The program on both platforms at once, up and with its commands registered on each, until the test is over. */
export async function onBoth() {
  const telegram = await startFakeTelegram();
  onTestFinished(() => telegram.close());
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const program = await startProgram({
    telegram: { token: telegram.token, apiRoot: telegram.apiRoot },
    discord: { token: discord.token, apiRoot: discord.apiRoot },
  });
  await program.app.ready;
  await telegram.until(() => telegram.commands({ type: 'all_group_chats' }).length > 0);
  await discord.done(({ method, route }) => method === 'PUT' && route.endsWith('/commands'));
  return { telegram, discord, program };
}
