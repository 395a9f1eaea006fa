import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Offer } from '../adapter.ts';

/** What puts the open question again, where there is such a command. */
const AGAIN = 'today';

/** Where people find the bot; with a command it is said there at once. Nothing of a person is in it. */
export function linkTo(username: string, command?: string): string {
  return `https://t.me/${username}${command === undefined ? '' : `?start=${command}`}`;
}

/** One button that opens the private chat. */
export function opening(text: string, url: string): InlineKeyboardMarkup['inline_keyboard'] {
  return [[{ text, url }]];
}

/** The command that brings what is open into the private chat. */
export function again(offers: readonly Offer[]): string | undefined {
  return offers.find((offer) => offer.name === AGAIN)?.name;
}
