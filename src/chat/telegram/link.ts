import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Offer } from '../adapter.ts';

/** What puts the open question again, where there is such a command. */
const AGAIN = 'today';

/** Where people find the bot; with a start (see `start.ts`) that is said there at once. */
export function linkTo(username: string, start?: string): string {
  return `https://t.me/${username}${start === undefined ? '' : `?start=${start}`}`;
}

/** Where an address can be handed on to somebody whom one picks there. */
export function shareOf(url: string): string {
  return `https://t.me/share/url?url=${encodeURIComponent(url)}`;
}

/** One button that opens the private chat, or any other address. */
export function opening(text: string, url: string): InlineKeyboardMarkup['inline_keyboard'] {
  return [[{ text, url }]];
}

/** The command that brings what is open into the private chat. */
export function again(offers: readonly Offer[]): string | undefined {
  return offers.find((offer) => offer.name === AGAIN)?.name;
}
