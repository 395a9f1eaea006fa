/** The `platform` of this adapter's addresses. */
export const TELEGRAM = 'telegram';

/** The longest text of a message, in UTF-16 code units, without its markup. */
export const TEXT_MOST = 4096;

/** The longest caption of a file, in the same. */
export const CAPTION_MOST = 1024;

/** The longest data of a button, in bytes. */
export const DATA_BYTES_MOST = 64;

/** The most buttons in one row. */
export const ROW_MOST = 8;

/** The longest words that answer a press, in UTF-16 code units. */
export const TOAST_MOST = 200;

/** What the name of a command may be. */
export const COMMAND_NAME = /^[a-z0-9_]{1,32}$/;

/** The longest description of a command, in UTF-16 code units. */
export const DESCRIPTION_MOST = 256;

/** The longest start of an address that opens the private chat. */
export const START_MOST = 64;

/** How long something said in a group can be answered for its sender's eyes only, in milliseconds. */
export const WHISPER_TIME = 15_000;

/** How long the platform holds a poll when nothing comes, in seconds. */
export const POLL_TIME = 30;

/** The most updates in one answer. */
export const BATCH = 100;

/** How long one call may take, in milliseconds, before its answer counts as lost. */
export const CALL_TIMEOUT = 15_000;

/** How long an end may take, in milliseconds, whatever hangs. */
export const STOP_TIMEOUT = 1_800;

/** How often an update that could not be kept is taken again before it is given up. */
export const TRIES_MOST = 5;

/** The first pause before an update that could not be kept is taken again, in milliseconds: they double. */
export const AGAIN_PAUSE = 100;

/** The first pause after a failure, in milliseconds, and the longest: they double. */
export const FIRST_PAUSE = 250;
export const LONGEST_PAUSE = 30_000;

/** The longest body that the platform posts to a webhook, in bytes; what comes is some kilobytes. */
export const HOOK_BODY_MOST = 1_000_000;

/** Messages a second over all; edits do not count. */
export const PER_SECOND = 30;

/** How long one message counts for its chat, in milliseconds: one a second, and twenty a minute in a group. */
export const CHAT_EVERY = 1_000;
export const GROUP_EVERY = 3_000;
