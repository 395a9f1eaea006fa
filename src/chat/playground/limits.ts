/** The longest request body, in bytes: much more than anybody types. */
export const LONGEST_BODY = 1_000_000;

/** How far the clock may be moved at once, in milliseconds: five years, several times the longest comeback. */
export const LONGEST_MOVE = 5 * 366 * 86_400_000;

/** Ids of people, and of rooms. Capital letters are taken for small ones. */
export const PERSON_ID = /^[a-z0-9_-]{1,32}$/;

/** The longest title of a room, in characters. */
export const LONGEST_TITLE = 64;
