import type { FakeDiscord } from '../wire/discord/start.ts';
import type { FakeTelegram } from '../wire/telegram/fake-telegram.ts';
import { bare } from './club-people.ts';
import { plain } from './on-discord.ts';

/** Something that the bot said or changed, as it went over the wire. */
export interface Said {
  readonly at: string;
  readonly platform: 'telegram' | 'discord';
  /** Telegram's chat; on Discord the channel, or the id of whoever is spoken to. */
  readonly to: string;
  readonly text: string;
  /** Nobody had said anything: time passed. */
  readonly unprompted: boolean;
}

/** Keeps everything that is said on both platforms from now on. */
export function watch(telegram: FakeTelegram, discord: FakeDiscord, now: () => string) {
  const said: Said[] = [];
  let unprompted = false;
  telegram.onCall(({ method, params }) => {
    const { chat_id: chat, text } = params;
    if (!/^(?:sendMessage|editMessageText|sendDocument)$/.test(method)) return;
    said.push({ at: now(), platform: 'telegram', to: String(chat), text: bare(words(text)), unprompted });
  });
  discord.onCall(({ method, path, body, user }) => {
    const content = typeof body === 'object' && body !== null && 'content' in body ? body['content'] : '';
    const embeds = typeof body === 'object' && body !== null && 'embeds' in body ? body['embeds'] : [];
    const [, channel] = /^\/channels\/(\d+)\/messages/.exec(path) ?? [];
    if (channel === undefined || !['POST', 'PATCH'].includes(method)) return;
    const text = bare(plain(`${words(content)}${JSON.stringify(embeds)}`));
    said.push({ at: now(), platform: 'discord', to: user ?? channel, text, unprompted });
  });
  return {
    said: said as readonly Said[],
    /** What is said while time passes is said unprompted. */
    async passing(work: () => Promise<void>) {
      unprompted = true;
      await work();
      unprompted = false;
    },
  };
}

function words(text: unknown): string {
  return typeof text === 'string' ? text.replaceAll(/<[^>]*>/g, '') : '';
}
