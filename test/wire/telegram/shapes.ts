import type {
  BotCommand,
  BotCommandScope,
  CopyTextButton,
  EphemeralMessageParameters,
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  LinkPreviewOptions,
  MessageEntity,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
  ReplyParameters,
  User,
} from '@grammyjs/types';

type Leaf =
  | 'int'
  | 'string'
  | 'bool'
  | 'true'
  /** A number or "@name". */
  | 'chat'
  | 'file'
  /** One of the four kinds of markup. */
  | 'markup'
  /** Exists, and the fake server does not know what it does. */
  | 'unbuilt'
  /** Taken long ago, and told by its documentation not to be sent any more. */
  | 'retired';

type Known = Leaf | keyof typeof SHAPES;

/** What a field takes: a kind, a list of it, or a list of lists; with `!` it must be there. */
export type Field = `${Known}${'' | '[]' | '[][]'}${'' | '!'}`;

type AllKeys<T> = T extends unknown ? keyof T : never;

/** One field for every property that the library's types know, no more and no less. */
export type FieldsOf<T, F = string> = { readonly [K in AllKeys<T> & string]: F };

/** The objects inside parameters. */
export const SHAPES = {
  InlineKeyboardMarkup: {
    inline_keyboard: 'InlineKeyboardButton[][]!',
    force_reply: 'unbuilt',
  } satisfies FieldsOf<InlineKeyboardMarkup>,
  InlineKeyboardButton: {
    text: 'string!',
    icon_custom_emoji_id: 'unbuilt',
    style: 'string',
    url: 'string',
    callback_data: 'string',
    web_app: 'unbuilt',
    login_url: 'unbuilt',
    disabled: 'unbuilt',
    switch_inline_query: 'string',
    switch_inline_query_current_chat: 'string',
    switch_inline_query_chosen_chat: 'unbuilt',
    copy_text: 'CopyTextButton',
    callback_game: 'unbuilt',
    pay: 'unbuilt',
  } satisfies FieldsOf<InlineKeyboardButton>,
  CopyTextButton: { text: 'string!' } satisfies FieldsOf<CopyTextButton>,
  ReplyKeyboardMarkup: {
    keyboard: 'KeyboardButton[][]!',
    is_persistent: 'bool',
    resize_keyboard: 'bool',
    one_time_keyboard: 'bool',
    input_field_placeholder: 'string',
    selective: 'bool',
    force_reply: 'unbuilt',
  } satisfies FieldsOf<ReplyKeyboardMarkup>,
  KeyboardButton: {
    text: 'string!',
    icon_custom_emoji_id: 'unbuilt',
    style: 'string',
    request_users: 'unbuilt',
    request_chat: 'unbuilt',
    request_managed_bot: 'unbuilt',
    request_contact: 'bool',
    request_location: 'bool',
    request_poll: 'unbuilt',
    web_app: 'unbuilt',
  } satisfies FieldsOf<Exclude<KeyboardButton, string>>,
  ReplyKeyboardRemove: {
    remove_keyboard: 'true!',
    selective: 'bool',
  } satisfies FieldsOf<ReplyKeyboardRemove>,
  ForceReply: {
    force_reply: 'true!',
    input_field_placeholder: 'string',
    selective: 'bool',
  } satisfies FieldsOf<ForceReply>,
  ReplyParameters: {
    message_id: 'int',
    chat_id: 'unbuilt',
    ephemeral_message_id: 'int',
    checklist_task_id: 'unbuilt',
    poll_option_id: 'unbuilt',
    allow_sending_without_reply: 'bool',
    quote: 'unbuilt',
    quote_parse_mode: 'unbuilt',
    quote_entities: 'unbuilt',
    quote_position: 'unbuilt',
  } satisfies FieldsOf<ReplyParameters>,
  EphemeralMessageParameters: {
    receiver_user_id: 'int!',
    callback_query_id: 'string',
    replace_callback_query_message: 'unbuilt',
  } satisfies FieldsOf<EphemeralMessageParameters>,
  LinkPreviewOptions: {
    is_disabled: 'bool',
    url: 'string',
    prefer_small_media: 'bool',
    prefer_large_media: 'bool',
    show_above_text: 'bool',
  } satisfies FieldsOf<LinkPreviewOptions>,
  MessageEntity: {
    type: 'string!',
    offset: 'int!',
    length: 'int!',
    url: 'string',
    user: 'User',
    language: 'string',
    custom_emoji_id: 'unbuilt',
    unix_time: 'unbuilt',
    date_time_format: 'unbuilt',
  } satisfies FieldsOf<MessageEntity>,
  User: {
    id: 'int!',
    is_bot: 'bool',
    first_name: 'string',
    last_name: 'string',
    username: 'string',
    language_code: 'string',
    is_premium: 'bool',
    added_to_attachment_menu: 'bool',
  } satisfies FieldsOf<User>,
  BotCommand: {
    command: 'string!',
    description: 'string!',
    is_ephemeral: 'bool',
  } satisfies FieldsOf<BotCommand>,
  BotCommandScope: {
    type: 'string!',
    chat_id: 'chat',
    user_id: 'int',
  } satisfies FieldsOf<BotCommandScope>,
} as const;
