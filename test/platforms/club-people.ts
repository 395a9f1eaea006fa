import type { Channel } from '../wire/discord/guild.ts';
import type { Person as Member } from '../wire/discord/person.ts';
import type { Seen as OnDiscord } from '../wire/discord/seen.ts';
import type { FakeDiscord } from '../wire/discord/start.ts';
import type { FakeTelegram } from '../wire/telegram/fake-telegram.ts';
import type { Group } from '../wire/telegram/group.ts';
import type { Person } from '../wire/telegram/person.ts';
import type { Seen as OnTelegram } from '../wire/telegram/seen.ts';
import { loose, plain } from './on-discord.ts';
import type { Shown, Someone } from './stage.ts';

/** Somebody who is coming back, with a private chat and a room that they share with others. */
export interface Runner extends Someone {
  readonly name: string;
  /** Their id on the platform, and where they live. */
  readonly id: string;
  readonly zone: string;
  /** Says a command in the club's room; what they are answered, nobody else sees. */
  inClub(text: string): Promise<void>;
  /** What they were told in private and have not taken note of, oldest first. */
  unheard(): readonly string[];
  /** Takes note of everything. */
  forgets(): void;
}

/** A room as its members see it. */
export interface ClubRoom {
  /** What the bot has said for all to read, as it stands there now. */
  sees(): readonly string[];
  /** What is pinned, as it stands now, the newest last. */
  pinned(): readonly string[];
}

/** Somebody on Telegram. A command in the group leads to the private chat by the address that the bot gives there. */
export function onPhone(
  telegram: FakeTelegram,
  name: string,
  zone: string,
  group: () => Group,
): Runner & { readonly phone: Person } {
  const phone = telegram.person({ first_name: name, language_code: 'en' });
  const shown = (seen: OnTelegram): Shown => ({
    text: bare(seen.text),
    labels: seen.buttons.flat().map(({ text }) => text),
    ...(seen.document && { file: seen.document }),
    taps: async (label) => void phone.presses(seen, label),
  });
  return {
    name,
    zone,
    id: String(phone.id),
    phone,
    says: async (text) => void phone.says(text),
    async inClub(text) {
      const there = phone.in(group());
      there.forgets();
      there.says(text);
      const { buttons } = await there.hears(/This one is for the two of us/);
      const [open] = buttons.flat();
      if (!open || !('url' in open)) throw new Error('it leads nowhere');
      phone.opens(open.url);
    },
    hears: async (what) => shown(await phone.hears(({ text }) => what.test(bare(text)))),
    sees: async () =>
      phone
        .sees()
        .filter(({ byBot }) => byBot)
        .map(shown),
    unheard: () => phone.unheard().map(({ text }) => bare(text)),
    forgets: () => phone.forgets(),
  };
}

/** Somebody on Discord. What they are answered in the channel is shown to nobody else. */
export function atDesk(
  discord: FakeDiscord,
  name: string,
  zone: string,
  channel: Channel,
): Runner & { readonly desk: Member; invites(whom: { readonly desk: Member }): Promise<void> } {
  const desk = discord.person({ username: name.toLowerCase(), global_name: name });
  const isPrivate = ({ channelId, ephemeral }: OnDiscord) => channelId !== channel.id || ephemeral;
  const shown = (seen: OnDiscord): Shown => ({
    text: bare(plain(seen.text)),
    labels: seen.buttons.map(({ label }) => label),
    taps: async (label) => void desk.presses(seen, label),
  });
  return {
    name,
    zone,
    id: desk.id,
    desk,
    async says(text) {
      const [, command, words = ''] = /^\/(\S+)\s*(.*)$/.exec(text) ?? [];
      if (command === undefined) return void desk.says(text);
      desk.runs(command, optionsOf(command, words));
    },
    /** Picks somebody to be invited. */
    invites: async (whom: { readonly desk: Member }) =>
      void desk.runs('buddy', { do: 'invite', person: whom.desk.id }),
    inClub: async (text) => void desk.runs('club', { do: text.replace('/club ', '') }, { where: channel }),
    async hears(what) {
      for (;;) {
        const heard = await desk.hears(loose(what, bare));
        if (isPrivate(heard)) return shown(heard);
      }
    },
    sees: async () => [...desk.sees(channel).filter(isPrivate), ...desk.sees()].map(shown),
    unheard: () =>
      desk.unheard.filter((seen) => isPrivate(seen) && !seen.thinking).map((seen) => shown(seen).text),
    forgets: () => desk.forgets(),
  };
}

/** What is filled in behind a command. */
function optionsOf(command: string, words: string): Readonly<Record<string, string>> {
  if (words === '') return {};
  if (command !== 'buddy') return { do: words };
  return /^[a-z]+$/.test(words) ? { do: words } : { code: words };
}

/** A group as somebody in it sees it. */
export function groupRoom(group: () => Group, who: Person): ClubRoom {
  const sees = () =>
    who
      .in(group())
      .sees()
      .filter(({ byBot, ephemeral }) => byBot && !ephemeral);
  return {
    sees: () => sees().map(({ text }) => bare(text)),
    pinned: () =>
      group().pinned.flatMap((number) => {
        const found = sees().find(({ id }) => id === number);
        return found ? [bare(found.text)] : [];
      }),
  };
}

/** A channel as somebody in it sees it. */
export function channelRoom(channel: Channel, who: Member): ClubRoom {
  const sees = () => who.sees(channel).filter(({ by, ephemeral }) => by !== who.username && !ephemeral);
  return {
    sees: () => sees().map(({ text }) => bare(plain(text))),
    pinned: () =>
      sees()
        .filter(({ message }) => message.pinned)
        .map(({ text }) => bare(plain(text))),
  };
}

/** The text without what keeps other people's words apart. */
export function bare(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}
