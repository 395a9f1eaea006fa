// @ts-check

export const commands = [
  '/start',
  '/today',
  '/done',
  '/pain',
  '/why',
  '/plan',
  '/progress',
  '/correct',
  '/cleared',
  '/settings',
  '/link',
  '/unlink',
  '/pause',
  '/resume',
  '/export',
  '/forget',
  '/help',
  '/cancel',
];

/** The few of every day, always in reach under the chat. */
export const everyday = ['/today', '/done', '/pain', '/plan', '/progress'];

/** @param {string} text */
export const isCommand = (text) => commands.includes(text);

/** @param {string} command */
export const commandKey = (command) => `page-command-${command.slice(1)}`;
