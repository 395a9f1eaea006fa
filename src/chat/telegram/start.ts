import type { Offer } from '../adapter.ts';
import { START_MOST } from './limits.ts';
import type { Room } from './room.ts';

/** What an address of ours begins the private chat with. */
export interface Start {
  readonly command: string;
  readonly args: string;
  /** The room it was said in. Anybody can write such an address: what they may do there is asked. */
  readonly room?: Room;
}

/*
 * The platform takes 64 of the characters A-Z a-z 0-9 _ -. A start is `<command>`, `<command>_<args>` or
 * `<command>_<args>_<room>`. In the words a space is `--`, and any other character that is no letter or digit is its
 * bytes, each `-` and two hexadecimal digits. A room is its chat's number without the sign, in base 36, and behind a
 * `-` its topic's: `club_join_cs12a3b4k-h`.
 */
const ROOM = /^([1-9a-z][0-9a-z]{0,10})(?:-([1-9a-z][0-9a-z]{0,10}))?$/;

/** As it stands in an address; without its words where they do not fit, and nothing where it never does. */
export function writeStart({ command, args, room }: Start): string | undefined {
  const place = room ? [writeRoom(room)] : [];
  const without = room ? [write(command), '', ...place] : [write(command)];
  const whole = args === '' ? without : [write(command), write(args), ...place];
  return [whole, without].map((parts) => parts.join('_')).find((start) => start.length <= START_MOST);
}

/** What it says, where it begins with a command that is offered; the room only where that is about rooms. */
export function readStart(start: string, offers: readonly Offer[]): Start | undefined {
  const [first = '', words = '', place, ...more] = start.split('_');
  const command = read(first);
  const args = read(words)?.trim();
  const offer = offers.find(({ name }) => name === command);
  const room = place === undefined ? undefined : readRoom(place);
  const strange = more.length > 0 || (place !== undefined && !room);
  if (!offer || args === undefined || strange) return undefined;
  return { command: offer.name, args, ...(offer.rooms && room && { room }) };
}

/** What somebody would type. */
export function lineOf({ command, args }: Start): string {
  return args === '' ? `/${command}` : `/${command} ${args}`;
}

function write(words: string): string {
  return words.replace(/ |[^A-Za-z0-9]+?/gu, (sign) =>
    sign === ' '
      ? '--'
      : Array.from(Buffer.from(sign), (byte) => `-${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

/** Nothing where nobody wrote it so. */
function read(written: string): string | undefined {
  if (!/^(?:[A-Za-z0-9]|--|-[0-9a-f]{2})*$/.test(written)) return undefined;
  const hex = written.replace(/--|-([0-9a-f]{2})|[A-Za-z0-9]/g, (sign, byte?: string) =>
    sign === '--' ? '20' : (byte ?? Buffer.from(sign).toString('hex')),
  );
  return Buffer.from(hex, 'hex').toString();
}

function writeRoom({ chat, thread }: Room): string {
  const group = (-chat).toString(36);
  return thread === undefined ? group : `${group}-${thread.toString(36)}`;
}

function readRoom(written: string): Room | undefined {
  const [, group = '', topic] = ROOM.exec(written) ?? [];
  const chat = -Number.parseInt(group, 36);
  const thread = topic === undefined ? undefined : Number.parseInt(topic, 36);
  if (!Number.isSafeInteger(chat) || (thread !== undefined && !Number.isSafeInteger(thread)))
    return undefined;
  return { chat, ...(thread !== undefined && { thread }) };
}
