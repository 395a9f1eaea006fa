import { expect } from 'vitest';
import { isClub } from '../../src/bot/any-record.ts';
import type { ClubRecord } from '../../src/bot/clubs/record.ts';
import type { Event } from '../../src/bot/event.ts';
import type { Message } from '../../src/bot/message.ts';
import { openChats, textOf, type Chat, type Place } from './chats.ts';

/** A channel or group in which people speak, and we post. */
export interface RoomChat {
  /** A command, said there by a member or by an administrator. */
  says(who: Chat, text: string): Promise<void>;
  admin(who: Chat, text: string): Promise<void>;
  /** Something happens to the room itself. */
  happens(event: Event): Promise<void>;
  /** What was said there since somebody last spoke or time passed, without the board and its changes. */
  hears(text: RegExp): void;
  hearsNothing(): void;
  /** The board as it stands there; undefined where there is none. */
  board(): string | undefined;
  club(): ClubRecord | undefined;
  readonly place: Place;
}

/** Rooms of a world of chats. */
export function openRoom(
  world: ReturnType<typeof openChats>,
  platform: string,
  id: string,
  title = 'Morning club',
): RoomChat {
  const address = { platform, id };
  const place = world.place(platform, id);
  const said = (who: Chat, text: string, admin: boolean) =>
    world.happensAt(who.address, {
      type: 'text',
      text,
      room: { ...address, admin, title },
      hints: { locale: 'en', zone: 'Europe/Berlin' },
    });
  const last = (): Message[] =>
    place.seen
      .slice(place.from)
      .map(({ message }) => message)
      .filter(({ ref }) => ref !== 'board');
  return {
    says: (who, text) => said(who, text, false),
    admin: (who, text) => said(who, text, true),
    happens: (event) => world.happensAt(address, event),
    hears: (text) => expect(textOf(last())).toMatch(text),
    hearsNothing: () => expect(last()).toEqual([]),
    board() {
      const newest = place.seen.findLast(({ message }) => message.ref === 'board')?.message;
      return newest && !newest.closes ? textOf([newest]) : undefined;
    },
    club() {
      const found = world.store.find(address)?.record;
      return found && isClub(found) ? found : undefined;
    },
    place,
  };
}

/** Answers of an administrator who sets up a club in Berlin that posts everything at eight. */
const SETUP = ['08:00', 'Europe/Berlin', 'all'];

/** Sets up a club in a room. */
export async function founds(room: RoomChat, who: Chat, answers: readonly string[] = SETUP): Promise<void> {
  await room.admin(who, '/club setup');
  for (const answer of answers) await who.says(answer);
}

/** Somebody with a comeback, who has begun it a while ago. */
export async function enrolled(chat: Chat): Promise<Chat> {
  await chat.says('/start');
  await chat.answers();
  return chat;
}

/** Joins the club of a room under a name. */
export async function joins(room: RoomChat, who: Chat, name: string): Promise<void> {
  await room.says(who, '/club join');
  if (who.asked() === 'buddy-name') await who.says(name);
  await who.taps('yes');
}

/** A channel with a club that Eve, who has not enrolled, set up, and in which Ana is. */
export async function clubOfEve() {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  const eve = world.chat('discord', 'eve');
  const ana = await enrolled(world.chat('discord', 'ana'));
  await founds(room, eve);
  await joins(room, ana, 'Ana');
  return { ...world, world, room, eve, ana };
}
