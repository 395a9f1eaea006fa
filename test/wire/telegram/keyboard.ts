import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from '@grammyjs/types';
import { violate } from './refusal.ts';

type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

const BUTTONS_MOST = 100;
const IN_A_ROW_MOST = 8;
const DATA_BYTES_MOST = 64;
const COPIED_MOST = 256;
const STYLES: readonly string[] = ['danger', 'success', 'primary'];

/** What a button is beside its looks. */
const LOOKS: readonly string[] = ['text', 'icon_custom_emoji_id', 'style'];

/**
 * The inline keyboard that a message will have; nothing where another kind of keyboard, or none, was asked for. An empty
 * one takes the keyboard away.
 */
export function inlineKeyboard(markup: Markup | undefined): InlineKeyboardMarkup | undefined {
  if (!markup) return undefined;
  if ('keyboard' in markup) {
    checkSize(markup.keyboard);
    return undefined;
  }
  if (!('inline_keyboard' in markup)) return undefined;
  checkSize(markup.inline_keyboard);
  for (const button of markup.inline_keyboard.flat()) checkButton(button);
  const rows = markup.inline_keyboard.filter((row) => row.length > 0);
  return rows.length > 0 ? { inline_keyboard: rows } : undefined;
}

function checkSize(rows: readonly (readonly unknown[])[]): void {
  if (rows.flat().length > BUTTONS_MOST) throw violate('reply markup is too long');
  if (rows.some((row) => row.length > IN_A_ROW_MOST)) throw violate('too many buttons in a row');
}

function checkButton(button: InlineKeyboardButton): void {
  if (button.text.trim() === '') throw violate('button text must not be empty');
  if (button.style !== undefined && !STYLES.includes(button.style)) throw violate('invalid button style');
  const actions = Object.keys(button).filter((key) => !LOOKS.includes(key));
  if (actions.length === 0) throw violate('text buttons are unallowed in the inline keyboard');
  if (actions.length > 1)
    throw violate(`a button must do exactly one thing, and this one has ${actions.join(' and ')}`);
  if ('callback_data' in button) checkData(button.callback_data);
  if ('url' in button && !/^(?:https?|tg|tonsite):\/\/[^\s/]/i.test(button.url))
    throw violate(`inline keyboard button URL '${button.url}' is invalid`);
  if ('copy_text' in button && !within(button.copy_text.text.length, 1, COPIED_MOST))
    throw violate('BUTTON_COPY_TEXT_INVALID');
}

function checkData(data: string): void {
  if (!within(Buffer.byteLength(data), 1, DATA_BYTES_MOST)) throw violate('BUTTON_DATA_INVALID');
}

const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;
