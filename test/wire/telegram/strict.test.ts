import { InlineKeyboard, InputFile, type Api } from 'grammy';
import { describe, expect, it } from 'vitest';
import type { Person } from './person.ts';
import { handClock, refusal, rig } from './rig.ts';

/** Sends what the library's types would not let through. */
async function raw(api: Api, method: string, params: object): Promise<string> {
  const call = (api.raw as unknown as Record<string, (params: object) => Promise<unknown>>)[method];
  if (!call) throw new Error(`no ${method}`);
  return refusal(call(params));
}

const buttons = (...rows: object[][]): object => ({ reply_markup: { inline_keyboard: rows } });
const many = (count: number): object[] =>
  Array.from({ length: count }, (_, at) => ({ text: `${at}`, callback_data: `${at}` }));
const command = (name: string, description = 'does it'): object => ({
  commands: [{ command: name, description }],
});

type Wrong = readonly [string, object, RegExp];

/** Method, parameters beside the chat, and what is answered. All of it is a violation. */
const VIOLATIONS: readonly Wrong[] = [
  ['sendMessage', { text: 'x', disable_web_page_preview: true }, /knows no "disable_web_page_preview"/],
  ['sendMessage', { text: 'x', reply_to_message_id: 1 }, /retired/],
  ['sendMessage', { text: 'x', message_effect_id: '5' }, /does not know what it does/],
  ['sendMessage', { text: 'x', disable_notification: 'yes' }, /must be bool/],
  ['sendMessage', {}, /message text is empty/],
  ['sendMessage', { text: '' }, /message text is empty/],
  ['sendMessage', { text: ' \n ' }, /text must be non-empty/],
  ['sendMessage', { text: '<b></b>', parse_mode: 'HTML' }, /text must be non-empty/],
  ['sendMessage', { text: 'x'.repeat(4097) }, /message is too long/],
  ['sendMessage', { text: '\u{1f3c3}'.repeat(2049) }, /message is too long/],
  ['sendMessage', { text: 'half \ud83d' }, /strings must be encoded in UTF-8/],
  ['sendMessage', { text: '*x*', parse_mode: 'MarkdownV2' }, /does not read Markdown/],
  ['sendMessage', { text: 'x', parse_mode: 'BBCode' }, /unsupported parse_mode/],
  ['sendMessage', { text: 'x', entities: [{ type: 'bold', offset: 0, length: 2 }] }, /outside of the text/],
  ['sendMessage', { text: 'x', ...buttons([{ text: 'a', callback_data: 'é'.repeat(33) }]) }, /DATA_INVALID/],
  ['sendMessage', { text: 'x', ...buttons([{ text: 'a', callback_data: '' }]) }, /BUTTON_DATA_INVALID/],
  ['sendMessage', { text: 'x', ...buttons([{ text: 'a' }]) }, /text buttons are unallowed/],
  ['sendMessage', { text: 'x', ...buttons([{ text: ' ', callback_data: 'a' }]) }, /must not be empty/],
  ['sendMessage', { text: 'x', ...buttons([{ callback_data: 'a' }]) }, /needs "text"/],
  ['sendMessage', { text: 'x', ...buttons([{ text: 'a', url: 'run', color: 1 }]) }, /knows no "color"/],
  ['sendMessage', { text: 'x', ...buttons([{ text: 'a', url: 'run' }]) }, /URL 'run' is invalid/],
  [
    'sendMessage',
    { text: 'x', ...buttons([{ text: 'a', url: 'https://example.org', callback_data: 'a' }]) },
    /exactly one thing/,
  ],
  ['sendMessage', { text: 'x', ...buttons(many(9)) }, /too many buttons in a row/],
  ['sendMessage', { text: 'x', ...buttons(...Array.from({ length: 13 }, () => many(8))) }, /too long/],
  ['sendMessage', { text: 'x', reply_markup: { buttons: [] } }, /no keyboard that exists/],
  ['sendMessage', { text: 'x', reply_markup: { inline_keyboard: many(1) } }, /must be a list/],
  ['sendMessage', { text: 'x', receiver_user_id: 5 }, /for groups only/],
  ['sendDocument', { document: 'no-such-file' }, /wrong file identifier/],
  [
    'sendDocument',
    { document: new InputFile(Buffer.from('x'), 'a'), caption: 'x'.repeat(1025) },
    /caption is/,
  ],
  ['sendDocument', { document: new InputFile(Buffer.alloc(0), 'a') }, /file must be non-empty/],
  ['sendDocument', { document: new InputFile(Buffer.alloc(50 * 1024 * 1024 + 1), 'a') }, /file is too big/],
  ['sendChatAction', { action: 'running' }, /wrong parameter action/],
  ['editMessageText', { text: 'x' }, /chat_id and message_id must be there/],
  ['getChat', { chat_id: 'ana' }, /must be chat/],
];

/** The same without a chat. */
const VIOLATIONS_OF_THE_BOT: readonly Wrong[] = [
  ['sendMessage', { text: 'x' }, /needs "chat_id"/],
  ['setMyCommands', command('Start'), /BOT_COMMAND_INVALID/],
  ['setMyCommands', command('a'.repeat(33)), /BOT_COMMAND_INVALID/],
  ['setMyCommands', command('start', ''), /DESCRIPTION_INVALID/],
  ['setMyCommands', command('start', 'x'.repeat(257)), /DESCRIPTION_INVALID/],
  [
    'setMyCommands',
    { commands: Array.from({ length: 101 }, (_, at) => ({ command: `c${at}`, description: 'd' })) },
    /TOO_MUCH/,
  ],
  ['setMyCommands', { ...command('start'), language_code: 'english' }, /invalid language code/],
  ['setMyCommands', { ...command('start'), scope: { type: 'everywhere' } }, /unsupported type/],
  ['setMyCommands', { ...command('start'), scope: { type: 'chat' } }, /has not what it needs/],
  ['setMyDescription', { description: 'x'.repeat(513) }, /too long/],
  ['setMyShortDescription', { short_description: 'x'.repeat(121) }, /too long/],
  ['answerCallbackQuery', { callback_query_id: '1' }, /query is too old/],
  ['getUpdates', { limit: 101 }, /limit must be/],
  ['setWebhook', { url: 'http://example.org' }, /HTTPS URL must be provided/],
  ['setWebhook', { url: 'https://example.org', secret_token: 'a b' }, /unallowed characters/],
  ['sendDice', { chat_id: 1 }, /404 Not Found/],
];

/** Some of the parameters are far too long to stand in a title. */
const titled = ([method, params, answer]: Wrong) =>
  [`${method}: ${answer.source}`, method, params, answer] as const;

describe('what a correct client never sends', () => {
  const started = async (): Promise<{ api: Api; ana: Person; violations: () => number }> => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    ana.says('/start');
    return { api, ana, violations: () => telegram.violations.length };
  };

  it.each(VIOLATIONS.map(titled))('%s', async (_, method, params, answer) => {
    const { api, ana, violations } = await started();
    expect(await raw(api, method, { chat_id: ana.id, ...params })).toMatch(answer);
    expect(violations()).toBe(1);
    expect(ana.sees()).toHaveLength(1);
  });

  it.each(VIOLATIONS_OF_THE_BOT.map(titled))('%s', async (_, method, params, answer) => {
    const { api, violations } = await started();
    expect(await raw(api, method, params)).toMatch(answer);
    expect(violations()).toBe(1);
  });

  it('is refused and written down, and what is just within its limits is not', async () => {
    const { api, ana, violations } = await started();
    await api.sendMessage(ana.id, `<i>${'\u{1f3c3}'.repeat(2048)}</i>`, { parse_mode: 'HTML' });
    await api.sendMessage(ana.id, 'x'.repeat(4096), {
      reply_markup: new InlineKeyboard().text('a', 'é'.repeat(32)).copyText('b', 'copied'),
    });
    await api.sendDocument(ana.id, new InputFile(Buffer.from('x'), 'a b.txt'), { caption: 'x'.repeat(1024) });
    expect(violations()).toBe(0);
    expect(ana.sees().at(-1)?.document?.name).toBe('a b.txt');
  });

  it('is also told where a client forgot to escape a text, which is let through', async () => {
    const { api, ana, violations } = await started();
    await api.sendMessage(ana.id, 'R & D', { parse_mode: 'HTML' });
    expect(ana.sees().at(-1)?.text).toBe('R & D');
    expect(violations()).toBe(1);
  });

  it.each([
    ['bytes that are no text', Buffer.from([0x7b, 0xff, 0x7d]), 'strings must be encoded in UTF-8'],
    ['what is no JSON', Buffer.from('text=hello'), "can't parse the request as JSON"],
  ])('is %s', async (_, body, complaint) => {
    const { telegram } = await rig();
    const answer = await fetch(`${telegram.apiRoot}/bot${telegram.token}/getMe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await answer.json()).toMatchObject({ error_code: 400, description: `Bad Request: ${complaint}` });
    expect(telegram.violations).toMatchObject([{ method: 'getMe', what: `Bad Request: ${complaint}` }]);
  });
});

describe('what happens to a correct client too', () => {
  it('is refused, and is no violation: edits', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const hers = ana.says('/start').message.message_id;
    const { message_id: id } = await api.sendMessage(ana.id, 'one');
    expect(await refusal(api.editMessageText(ana.id, id, 'one'))).toMatch(/400 .*message is not modified/);
    expect(await refusal(api.editMessageReplyMarkup(ana.id, id))).toMatch(/message is not modified/);
    expect(await refusal(api.editMessageText(ana.id, hers, 'x'))).toMatch(/message can't be edited/);
    expect(await refusal(api.editMessageText(ana.id, 999, 'x'))).toMatch(/message to edit not found/);
    await api.deleteMessage(ana.id, id);
    expect(await refusal(api.deleteMessage(ana.id, id))).toMatch(/message to delete not found/);
    expect(ana.sees().map((message) => message.text)).toEqual(['/start']);
    expect(telegram.violations).toEqual([]);
  });

  it('is refused, and is no violation: a button answered twice, or late', async () => {
    const clock = handClock();
    const { telegram, api } = await rig({ clock });
    const ana = telegram.person({ first_name: 'Ana' });
    ana.says('/start');
    await api.sendMessage(ana.id, 'one', { reply_markup: new InlineKeyboard().text('Go', 'go') });
    const first = ana.taps('Go');
    await api.answerCallbackQuery(first.queryId);
    expect(await refusal(api.answerCallbackQuery(first.queryId))).toMatch(/400 .*query is too old/);
    const late = ana.taps('go');
    clock.moves(16);
    expect(await refusal(api.answerCallbackQuery(late.queryId))).toMatch(/400 .*query is too old/);
    const long = ana.taps('go');
    expect(telegram.violations).toEqual([]);
    expect(await refusal(api.answerCallbackQuery(long.queryId, { text: 'x'.repeat(201) }))).toMatch(
      /TOO_LONG/,
    );
    expect(telegram.violations).toHaveLength(1);
  });

  it('a wrong token, and one that is revoked', async () => {
    const { telegram, api } = await rig();
    const address = (token: string): string => `${telegram.apiRoot}/bot${token}/getMe`;
    const wrong = await fetch(address('1:wrong'));
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ]);
    expect((await fetch(address(telegram.token))).status).toBe(200);
    telegram.revokeToken();
    expect(await refusal(api.getMe())).toBe('401 Unauthorized');
  });
});

describe('what the bot says of itself', () => {
  it('is kept by scope and language', async () => {
    const { telegram, api } = await rig();
    const commands = [{ command: 'today', description: 'Today' }];
    await api.setMyCommands(commands);
    await api.setMyCommands([{ command: 'today', description: 'Heute' }], {
      scope: { type: 'all_private_chats' },
      language_code: 'de',
    });
    expect(await api.getMyCommands()).toEqual(commands);
    expect(await api.getMyCommands({ language_code: 'de' })).toEqual([]);
    expect(telegram.commands({ type: 'all_private_chats' }, 'de')[0]?.description).toBe('Heute');
    await api.deleteMyCommands();
    expect(await api.getMyCommands()).toEqual([]);
    await api.setMyDescription('A coach');
    expect(await api.getMyDescription({ language_code: 'fr' })).toEqual({ description: 'A coach' });
    expect(telegram.violations).toEqual([]);
  });
});
