import { openChats, type Chat } from './chats.ts';

/** A world of chats, and how people in it begin and become buddies. */
export function openBuddies() {
  const world = openChats();
  const pairOf = (chat: Chat) => chat.record()?.buddy;

  return {
    ...world,
    pairOf,
    /** Somebody who has enrolled, and lives there. */
    async runner(platform: string, id: string, habits: Readonly<Record<string, string>> = {}): Promise<Chat> {
      const chat = world.chat(platform, id);
      await chat.says('/start');
      await chat.answers(habits);
      return chat;
    },
    /** Invites by a code, and gives it to the other, who says yes; both tell their names where they are asked. */
    async pairUp(one: Chat, other: Chat, names: readonly [string, string] = ['Ana', 'Ben']): Promise<void> {
      await other.says(`/buddy ${await codeOf(one, names[0])}`);
      await other.taps('yes');
      if (other.asked() === 'buddy-name' && pairOf(other) === undefined) await other.says(names[1]);
    },
    codeOf,
  };
}

/** The code of an invitation. */
export async function codeOf(chat: Chat, name = 'Ana'): Promise<string> {
  await chat.says('/buddy invite');
  if (chat.record()?.dialogues.at(-1)?.question === 'buddy-name') await chat.says(name);
  return chat.seen.findLast(({ message }) => message.opens)?.message.opens?.args ?? '';
}
