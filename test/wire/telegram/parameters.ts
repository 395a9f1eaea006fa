import type { Args, Method } from './api.ts';
import type { Field, FieldsOf } from './shapes.ts';

const RECIPIENT = {
  business_connection_id: 'unbuilt',
  chat_id: 'chat!',
  message_thread_id: 'int',
} as const;

/** What every `send…` of a message takes beside its content. */
const SENDING = {
  ...RECIPIENT,
  direct_messages_topic_id: 'unbuilt',
  ephemeral_message_parameters: 'EphemeralMessageParameters',
  disable_notification: 'bool',
  protect_content: 'bool',
  allow_paid_broadcast: 'unbuilt',
  suggested_post_parameters: 'unbuilt',
  message_effect_id: 'unbuilt',
  reply_parameters: 'ReplyParameters',
  reply_markup: 'markup',
  reply_to_message_id: 'retired',
} as const;

const TEXT = { text: 'string', parse_mode: 'string', entities: 'MessageEntity[]' } as const;
const CAPTION = { caption: 'string', parse_mode: 'string', caption_entities: 'MessageEntity[]' } as const;
const EDITED = {
  business_connection_id: 'unbuilt',
  chat_id: 'chat',
  message_id: 'int',
  inline_message_id: 'unbuilt',
  reply_markup: 'InlineKeyboardMarkup',
} as const;
const EPHEMERAL = {
  chat_id: 'chat!',
  receiver_user_id: 'int!',
  ephemeral_message_id: 'int!',
} as const;
const COMMANDS = { scope: 'BotCommandScope', language_code: 'string' } as const;

/** Every parameter of every method. That none is missing or too many, the library's types see to. */
export const PARAMETERS = {
  getMe: {},
  getUpdates: { offset: 'int', limit: 'int', timeout: 'int', allowed_updates: 'string[]' },
  setWebhook: {
    url: 'string!',
    certificate: 'unbuilt',
    ip_address: 'unbuilt',
    max_connections: 'int',
    allowed_updates: 'string[]',
    drop_pending_updates: 'bool',
    secret_token: 'string',
  },
  deleteWebhook: { drop_pending_updates: 'bool' },
  getWebhookInfo: {},
  sendMessage: { ...SENDING, ...TEXT, text: 'string!', link_preview_options: 'LinkPreviewOptions' },
  sendDocument: {
    ...SENDING,
    ...CAPTION,
    document: 'file!',
    thumbnail: 'file',
    disable_content_type_detection: 'bool',
  },
  sendPhoto: {
    ...SENDING,
    ...CAPTION,
    photo: 'file!',
    show_caption_above_media: 'bool',
    has_spoiler: 'bool',
  },
  sendChatAction: { ...RECIPIENT, action: 'string!' },
  editMessageText: {
    ...EDITED,
    ...TEXT,
    link_preview_options: 'LinkPreviewOptions',
    rich_message: 'unbuilt',
  },
  editMessageReplyMarkup: EDITED,
  deleteMessage: { chat_id: 'chat!', message_id: 'int!' },
  editEphemeralMessageText: {
    ...EPHEMERAL,
    ...TEXT,
    link_preview_options: 'LinkPreviewOptions',
    rich_message: 'unbuilt',
    reply_markup: 'InlineKeyboardMarkup',
  },
  editEphemeralMessageReplyMarkup: { ...EPHEMERAL, reply_markup: 'InlineKeyboardMarkup' },
  deleteEphemeralMessage: EPHEMERAL,
  answerCallbackQuery: {
    callback_query_id: 'string!',
    text: 'string',
    show_alert: 'bool',
    url: 'unbuilt',
    cache_time: 'int',
  },
  setMyCommands: { ...COMMANDS, commands: 'BotCommand[]!' },
  getMyCommands: COMMANDS,
  deleteMyCommands: COMMANDS,
  setMyDescription: { description: 'string', language_code: 'string' },
  getMyDescription: { language_code: 'string' },
  setMyShortDescription: { short_description: 'string', language_code: 'string' },
  getMyShortDescription: { language_code: 'string' },
  getChat: { chat_id: 'chat!' },
  getChatMember: { chat_id: 'chat!', user_id: 'int!' },
  getChatAdministrators: { chat_id: 'chat!', return_bots: 'bool' },
  leaveChat: { chat_id: 'chat!' },
  pinChatMessage: {
    business_connection_id: 'unbuilt',
    chat_id: 'chat!',
    message_id: 'int!',
    disable_notification: 'bool',
  },
  unpinChatMessage: { business_connection_id: 'unbuilt', chat_id: 'chat!', message_id: 'int' },
} as const satisfies { readonly [M in Method]: FieldsOf<Args<M>, Field> };

/**
 * How ephemeral messages were asked for before Bot API 10.3 gathered it in `ephemeral_message_parameters`. The real
 * server was not seen to drop it, and the library's types no longer have it.
 */
export const BEFORE_10_3 = { receiver_user_id: 'int', callback_query_id: 'string' } as const;
