import type { Chat, Message, Update, User } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/chat/telegram/decode.ts';
import { createPresses } from '../../../src/chat/telegram/press.ts';
import { OFFERS } from './support.ts';

const presses = createPresses('7:token');
const parts = {
  us: { id: 7, username: 'fake_coach_bot' },
  offers: OFFERS,
  locales: ['en', 'de'],
  presses,
  topics: { of: () => [], refusing: () => [] },
};
const ana: User = { id: 11, is_bot: false, first_name: 'Ana' };
const room: Chat = { id: 11, type: 'private', first_name: 'Ana' };
const group: Chat = { id: -100, type: 'supergroup', title: 'Runners' };
const from = { platform: 'telegram', id: '11' };

const update = (news: object): Update => ({ update_id: 5, ...news });
const says = (text: string, more: object = {}) =>
  decode(update({ message: { message_id: 3, date: 1, chat: room, from: ana, text, ...more } }), parts);
const saysInGroup = (text: string, more: object = {}) => says(text, { chat: group, ...more });
const presses_ = (data: string, message: Partial<Message> | object | undefined, who = ana) =>
  decode(update({ callback_query: { id: 'c1', from: who, chat_instance: 'x', data, message } }), parts);
const taken = (event: object, more: object = {}) => ({
  kind: 'incoming',
  incoming: { key: 'telegram:7:5', from, event },
  locale: 'en',
  ...more,
});
const text = (line: string) => ({ type: 'text', text: line });

describe('in private', () => {
  it.each([
    ['3/10', '3/10'],
    ['/today', '/today'],
    ['/today@fake_coach_bot', '/today'],
    ['/TODAY@Fake_Coach_Bot now', '/TODAY now'],
    ['/done  yesterday\nlate', '/done yesterday\nlate'],
    ['/start today', '/today'],
    ['/start export', '/export'],
    ['/start something', '/start something'],
    ['/start', '/start'],
    ['a @other_bot b', 'a @other_bot b'],
  ])('%j is %j', (said, meant) => {
    expect(says(said)).toEqual(taken(text(meant)));
  });

  it.each([
    ['for another bot', '/today@other_bot', {}],
    ['of a bot', 'hi', { from: { ...ana, is_bot: true } }],
    ['of nobody', 'hi', { from: undefined }],
    ['of a channel', 'hi', { chat: { id: -5, type: 'channel', title: 'x' } }],
    ['that is news about the chat', 'x', { text: undefined, pinned_message: {} }],
  ])('a message %s is nothing', (_, said, more) => {
    expect(says(said, more)).toEqual({ kind: 'nothing' });
  });

  it('what has no words is a line without any, so that somebody answers', () => {
    for (const kind of ['sticker', 'voice', 'photo', 'location'])
      expect(says('x', { text: undefined, [kind]: {} })).toEqual(taken(text('')));
  });

  it('a location is its zone, and nothing else of it', () => {
    const news = { text: undefined, location: { latitude: 52.52, longitude: 13.4 } };
    const message = { message_id: 3, date: 1, chat: room, from: ana, ...news };
    const event = { ...text('Europe/Berlin'), shared: true };
    expect(decode(update({ message }), parts, 'Europe/Berlin')).toEqual(taken(event));
  });

  it('the words below a picture count', () => {
    expect(says('x', { text: undefined, caption: '3/10' })).toEqual(taken(text('3/10')));
  });

  it.each([
    ['de', 'de'],
    ['de-CH', 'de'],
    ['en-GB', 'en'],
  ])('a language (%s) that there is, is a hint', (language_code, locale) => {
    expect(says('hi', { from: { ...ana, language_code } })).toEqual(
      taken({ ...text('hi'), hints: { locale } }, { locale }),
    );
  });

  it('one that there is not, is none', () => {
    expect(says('hi', { from: { ...ana, language_code: 'fr' } })).toEqual(taken(text('hi')));
  });

  it('a press is a press, and is answered', () => {
    const data = presses.write({ ref: 'q1', button: 'yes' });
    expect(presses_(data, { message_id: 3, chat: room, date: 0 })).toEqual(
      taken({ type: 'press', ref: 'q1', button: 'yes' }, { query: 'c1' }),
    );
  });

  it('a press that cannot be read is outdated', () => {
    expect(presses_('x', { message_id: 3, chat: room, date: 1 })).toMatchObject({
      kind: 'refused',
      query: 'c1',
      say: 'chat-outdated',
    });
  });

  it.each([
    ['kicked', { type: 'unreachable', on: 'telegram' }],
    ['member', { type: 'unreachable', on: 'telegram', back: true }],
  ])('somebody for whom the bot is %s', (status, event) => {
    const change = { chat: room, from: ana, date: 1, old_chat_member: {}, new_chat_member: { status } };
    expect(decode(update({ my_chat_member: change }), parts)).toEqual(taken(event));
    const channel = { id: -5, type: 'channel', title: 'x' };
    expect(decode(update({ my_chat_member: { ...change, chat: channel } }), parts)).toEqual({
      kind: 'nothing',
    });
  });
});

describe('in a group', () => {
  it.each(['hello', '3/10', '/nothing', '/today@other_bot', 'see /today', '/10'])('%j is nothing', (said) => {
    expect(saysInGroup(said)).toEqual({ kind: 'nothing' });
  });

  it.each(['/today', '/today@fake_coach_bot', '/today my knee hurts'])(
    '%j is led to the private chat',
    (said) => {
      expect(saysInGroup(said)).toEqual({
        kind: 'private',
        chat: -100,
        message: 3,
        start: 'today',
        locale: 'en',
      });
    },
  );

  it('a command is answered in its topic', () => {
    expect(saysInGroup('/today', { is_topic_message: true, message_thread_id: 9 })).toMatchObject({
      thread: 9,
    });
  });

  it('a command that only we see is taken, and answered there', () => {
    expect(saysInGroup('/today@fake_coach_bot', { message_id: 0, ephemeral_message_id: 4 })).toEqual(
      taken(text('/today'), { whisper: { chat: -100, user: 11, said: 4, locale: 'en' } }),
    );
  });

  it('one that is for private chats alone is led there, for the same eyes', () => {
    expect(saysInGroup('/export', { message_id: 0, ephemeral_message_id: 4 })).toEqual({
      kind: 'private',
      chat: -100,
      whisper: { chat: -100, user: 11, said: 4, locale: 'en' },
      start: 'export',
      locale: 'en',
    });
  });

  it('words that only we see are no answer', () => {
    expect(saysInGroup('3/10', { message_id: 0, ephemeral_message_id: 4 })).toEqual({ kind: 'nothing' });
  });

  it('somebody without a name is led to the private chat, another bot is not heard', () => {
    const bot = { ...ana, is_bot: true };
    expect(saysInGroup('/today', { from: bot, sender_chat: group })).toMatchObject({ kind: 'private' });
    expect(saysInGroup('hi', { from: bot, sender_chat: group })).toEqual({ kind: 'nothing' });
    expect(saysInGroup('/today', { from: bot })).toEqual({ kind: 'nothing' });
  });

  it('a press on what is for somebody’s eyes only is theirs alone', () => {
    const data = presses.write({ ref: 'q1', button: 'yes' });
    const whisper = { message_id: 0, date: 1, chat: group, ephemeral_message_id: 4, receiver_user: ana };
    expect(presses_(data, whisper)).toEqual(
      taken(
        { type: 'press', ref: 'q1', button: 'yes' },
        { query: 'c1', whisper: { chat: -100, user: 11, query: 'c1', locale: 'en' } },
      ),
    );
    const others = [
      { ...whisper, receiver_user: { ...ana, id: 12 } },
      { message_id: 3, date: 1, chat: group },
      undefined,
    ];
    for (const other of others)
      expect(presses_(data, other)).toMatchObject({ kind: 'refused', say: 'chat-not-yours' });
  });
});

it('an update of any other kind is nothing', () => {
  expect(decode(update({ edited_message: { text: '/today' } }), parts)).toEqual({ kind: 'nothing' });
});
