// @ts-check

const commands = [
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
  '/buddy',
  '/link',
  '/unlink',
  '/club',
  '/pause',
  '/resume',
  '/export',
  '/forget',
  '/help',
  '/cancel',
];

/** The few of every day, always in reach under the chat. */
export const everyday = ['/today', '/done', '/pain', '/plan', '/progress'];

/** @typedef {readonly { say: string, key: string }[]} Menu what can be said, and the key of what explains it */

/** @type {Menu} */
export const menu = commands.map((say) => ({ say, key: `page-command-${say.slice(1)}` }));

/** @type {Menu} what is said in a room to make it a club and to be in it */
export const roomCommands = [
  { say: '/club setup', key: 'page-room-setup' },
  { say: '/club join', key: 'page-room-join' },
  { say: '/club leave', key: 'page-room-part' },
  { say: '/club link', key: 'page-room-link' },
  { say: '/club remove', key: 'page-room-remove' },
  { say: '/club language', key: 'page-room-language' },
  { say: '/club end', key: 'page-room-close' },
];

/** What the coach names of /buddy with a word behind it. */
const ofBuddies = ['invite', 'find', 'share', 'leave', 'unblock'].map((word) => `/buddy ${word}`);

/**
 * Every command in a text, the longer before the shorter that it begins with. An invitation's code is for somebody else
 * to say: nothing there is to be pressed.
 */
export const inText = new RegExp(
  `(?<![\\w/])(?:${[...roomCommands.map(({ say }) => say), ...ofBuddies, ...commands].join('|')})\\b(?! [A-Z0-9]{8}\\b)`,
);
