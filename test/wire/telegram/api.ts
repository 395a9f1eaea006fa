import type { ApiMethods } from '@grammyjs/types';

/** A file is a string here: `attach://` and the name of a part of the body, or the id of a file sent before. */
type Api = ApiMethods<string>;

/** What the fake server can do. */
export const METHODS = [
  'getMe',
  'getUpdates',
  'setWebhook',
  'deleteWebhook',
  'getWebhookInfo',
  'sendMessage',
  'sendDocument',
  'sendPhoto',
  'sendChatAction',
  'editMessageText',
  'editMessageReplyMarkup',
  'deleteMessage',
  'editEphemeralMessageText',
  'editEphemeralMessageReplyMarkup',
  'deleteEphemeralMessage',
  'answerCallbackQuery',
  'setMyCommands',
  'getMyCommands',
  'deleteMyCommands',
  'setMyDescription',
  'getMyDescription',
  'setMyShortDescription',
  'getMyShortDescription',
  'getChat',
  'getChatMember',
  'getChatAdministrators',
  'leaveChat',
  'pinChatMessage',
  'unpinChatMessage',
] as const satisfies readonly (keyof Api)[];

export type Method = (typeof METHODS)[number];

/** The parameters of a method, as `@grammyjs/types` has them. */
export type Args<M extends Method> =
  Parameters<Api[M]> extends [] ? object : NonNullable<Parameters<Api[M]>[0]>;

/** What a method gives, as `@grammyjs/types` has it. */
export type Result<M extends Method> = ReturnType<Api[M]>;

/** A file that came with a call. */
export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
}

/** What the methods get beside their parameters. */
export interface Came {
  readonly uploads: ReadonlyMap<string, Upload>;
  /** Tells of something that the server takes and a correct client never sends. */
  readonly odd: (what: string) => void;
}

/** Every method but the long poll answers at once. */
export type Handlers<M extends Method = Exclude<Method, 'getUpdates'>> = {
  readonly [K in M]: (args: Args<K>, came: Came) => Result<K>;
};
