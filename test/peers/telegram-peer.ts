import { TelegramServer } from '@bonkers-agency/grammy-test';
import type { Chat, InlineKeyboardButton, Message, Update, User, UserFromGetMe } from 'grammy/types';
import type { Shown, Someone } from '../platforms/stage.ts';
import { createInbox, type Inbox } from './ears.ts';
import type { Upload } from './form.ts';
import { serveBotApi, type Answer, type Call } from './telegram-http.ts';

const TOKEN = '4242:a-token-of-the-tests';

const BOT = {
  id: 4242,
  is_bot: true,
  first_name: 'Comeback',
  username: 'comeback_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
} satisfies UserFromGetMe;

/** A message as it stood when it came. */
interface Arrived {
  readonly message: Message;
  readonly text: string;
  readonly buttons: readonly InlineKeyboardButton[];
}

/** The peer behind HTTP. What it lacks is made good for here, marked with “Gap”, and nowhere else. */
export async function startTelegramPeer() {
  const server = new TelegramServer(BOT);
  const inboxes = new Map<number, Inbox<Arrived>>();
  const files = new Map<number, Upload>();
  const calls = createInbox<string>('the peer', String);
  const refused: string[] = [];
  const waiting: Update[] = [];
  let wake = () => {};

  const inbox = (chat: number) => {
    const known = inboxes.get(chat) ?? createInbox<Arrived>(`chat ${chat}`, ({ text }) => text);
    inboxes.set(chat, known);
    return known;
  };
  const push = (update: Update) => {
    waiting.push(update);
    wake();
  };

  // Gap: it has no queue of updates and answers `getUpdates` with none, at once.
  async function updates({ params, signal }: Call): Promise<readonly Update[]> {
    const { offset = 0, timeout = 0, limit = 100 } = params as Partial<Record<string, number>>;
    while (waiting[0] && waiting[0].update_id < offset) waiting.shift();
    if (waiting.length === 0 && timeout > 0)
      await new Promise<void>((resolve) => {
        wake = resolve;
        const late = setTimeout(resolve, timeout * 1_000);
        signal.addEventListener('abort', () => {
          clearTimeout(late);
          resolve();
        });
      });
    return waiting.slice(0, limit);
  }

  async function ask(call: Call): Promise<unknown> {
    const { method, params } = call;
    if (method === 'getUpdates') return updates(call);
    // Gap: a method it does not know it says yes to.
    if (!(method in Reflect.get(server, 'apiHandlers')))
      throw Object.assign(new Error('Not Found'), { code: 404, description: 'Not Found' });
    // Gap: a text that is changed keeps its buttons there, when none are sent with it.
    const bare = method === 'editMessageText' && params['reply_markup'] === undefined;
    const result = await server.handleApiCall(method, {
      ...params,
      ...(bare && { reply_markup: { inline_keyboard: [] } }),
    });
    if (/^send|^editMessageText$/.test(method)) arrives(result as Message, call);
    return result;
  }

  function arrives(message: Message, call: Call): void {
    // Gap: of a document it keeps neither the name nor what is in it.
    const [upload] = call.files;
    if (upload) files.set(message.message_id, upload);
    inbox(message.chat.id).add({
      message,
      text: message.text ?? message.caption ?? '',
      buttons: message.reply_markup?.inline_keyboard.flat() ?? [],
    });
  }

  async function answer(call: Call): Promise<Answer> {
    try {
      const result = await ask(call);
      calls.add(call.method);
      return { ok: true, result };
    } catch (error) {
      const { code, description, parameters } = error as {
        code: number;
        description: string;
        parameters?: object;
      };
      refused.push(`${call.method}: ${description}`);
      // Gap: its clock stands still, so that what is too much for a second would stay too much.
      if (code === 429) server.advanceTime(1);
      return { ok: false, error_code: code, description, ...(parameters && { parameters }) };
    }
  }

  const http = await serveBotApi(TOKEN, answer);

  function person(id: number, name: string) {
    const user: User = { id, is_bot: false, first_name: name, language_code: 'en' };
    const own: Chat = { id, type: 'private', first_name: name };
    const says = (text: string, chat: Chat = own) => {
      const [, command, rest] = /^(\/\S+)\s*(.*)$/s.exec(text) ?? [];
      push(
        command === undefined
          ? server.simulateUserMessage(user, chat, text)
          : server.simulateUserCommand(user, chat, command, rest),
      );
    };
    const shown = ({ message, text, buttons }: Arrived): Shown => {
      const file = files.get(message.message_id);
      return {
        text,
        labels: buttons.map((button) => button.text),
        ...(file && { file: { name: file.name, text: file.body.toString('utf8') } }),
        async taps(label) {
          const button = buttons.find((one) => one.text === label);
          if (!button || !('callback_data' in button)) throw new Error(`there is no button ${label}`);
          push(server.simulateCallbackQuery(user, message.chat, button.callback_data, message));
        },
      };
    };
    const someone: Someone = {
      says: async (text) => says(text),
      hears: async (what) => shown(await inbox(id).next(({ text }) => what.test(text), what)),
      sees: async () =>
        server.getBotMessages(id).map((message) => {
          const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
          return shown({ message, text: message.text ?? message.caption ?? '', buttons });
        }),
    };
    return { ...someone, saysIn: (chat: Chat, text: string) => says(text, chat) };
  }

  return { token: TOKEN, apiRoot: http.root, close: http.close, server, calls, refused, inbox, person };
}
