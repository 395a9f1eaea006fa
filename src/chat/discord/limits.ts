/** The `platform` of this adapter's addresses. */
export const DISCORD = 'discord';

/** Discord's limits. Lengths are in UTF-16 units, which are never fewer than the characters that Discord counts. */

/** The longest content of a message. */
export const LONGEST_CONTENT = 2_000;

/** The longest description of an embed, where a longer text goes. */
export const LONGEST_DESCRIPTION = 4_096;

/** The longest text that says what a file shows. */
export const LONGEST_ALT = 1_024;

/** Rows below a message, and buttons in each. */
export const MOST_ROWS = 5;
export const MOST_IN_ROW = 5;

/** Options of one select. */
export const MOST_OPTIONS = 25;

/** The longest custom id of a button, select or modal, and the longest value of a select's option. */
export const LONGEST_CUSTOM_ID = 100;
export const LONGEST_VALUE = 100;

/** The longest label of a button; of a select's option; of a select before anything is picked. */
export const LONGEST_LABEL = 80;
export const LONGEST_OPTION_LABEL = 100;
export const LONGEST_PLACEHOLDER = 150;

/** The longest title and label of a modal. */
export const LONGEST_MODAL_TEXT = 45;

/** The longest text that is taken from a modal: nobody answers in more. */
export const LONGEST_TYPED = 1_000;

/** Commands: the longest description of one, of its option, and the longest name of a choice; choices of an option. */
export const LONGEST_DESCRIBED = 100;
export const LONGEST_CHOICE = 100;
export const MOST_CHOICES = 25;

/** How long an interaction can be answered, in milliseconds: a quarter of an hour, less what a call may take. */
export const INTERACTION_LIFE = 14.5 * 60_000;

/** How long somebody may wait for the first answer before Discord is asked for patience, in milliseconds; it gives up after 3,000. */
export const PATIENCE = 1_500;

/** How long one call may take, in milliseconds, unless told otherwise. */
export const CALL_TIMEOUT = 15_000;

/** Calls a second that the whole bot may make. */
export const PER_SECOND = 50;
