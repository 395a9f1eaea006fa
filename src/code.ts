import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another, read aloud or typed. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** So long that guessing is hopeless (30^8), and short enough to type. */
const LENGTH = 8;

/** A new code for joining two chats. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
