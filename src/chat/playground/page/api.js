// @ts-check

/**
 * @typedef {{ id: string, zone: string, locale: string }} Person
 * @typedef {{ id: string, label: string }} Button
 * @typedef {{ id: string, title: string, keeper: string, members: string[] }} RoomState
 *
 * @typedef {object} Message what the coach sent
 * @property {number} id
 * @property {string} to
 * @property {string} at
 * @property {string} text
 * @property {string} [asks] the question it puts
 * @property {Button[][]} buttons
 * @property {{ name: string, url: string }} [file]
 * @property {{ alt: string, url: string }} [image]
 * @property {boolean} [edited]
 * @property {boolean} [pinned] it stands on top of its room
 *
 * @typedef {{ id: number | string, from: string, at: string, text: string }} Words what a person said
 * @typedef {Message | Words} Entry
 *
 * @typedef {{ now: string, messages: Message[] }} Outcome
 * @typedef {{ now: string, people: Person[], rooms: RoomState[], next: string | null }} State
 * @typedef {{ to: string } | { by: string } | { next: true }} Move
 */

/** The server understood and said no; its message is written for the reader. */
export class Refusal extends Error {}

/**
 * @param {string} path
 * @param {object} [body] with one it is a POST
 */
async function call(path, body) {
  const response = await fetch(path, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  if (typeof answer?.error === 'string') throw new Refusal(answer.error);
  throw new Error(`${path} answered ${response.status}`);
}

const query = encodeURIComponent;

/** @type {(locale: string) => Promise<Record<string, string>>} */
export const getWords = (locale) => call(`/api/words?locale=${query(locale)}`);

/** @type {() => Promise<State>} */
export const getState = () => call('/api/state');

/** @type {(id: string) => Promise<{ entries: Entry[] }>} */
export const getChat = (id) => call(`/api/chat?for=${query(id)}`);

/** @type {(id: string, after: number) => Promise<{ messages: Message[] }>} */
export const getMessages = (id, after) => call(`/api/messages?for=${query(id)}&after=${after}`);

/** @type {(from: string, text: string, room?: string) => Promise<Outcome>} */
export const say = (from, text, room) => call('/api/say', { from, text, ...(room && { room }) });

/** @type {(from: string, message: number, button: string) => Promise<Outcome>} */
export const press = (from, message, button) => call('/api/press', { from, message, button });

/** @type {(move: Move) => Promise<Outcome>} */
export const moveClock = (move) => call('/api/clock', move);

/** @type {(person: Person) => Promise<{ now: string, people: Person[] }>} */
export const addPerson = (person) => call('/api/people', person);

/** @type {(room: { id: string, title: string, keeper: string, members: string[] }) => Promise<Outcome>} */
export const putRoom = (room) => call('/api/rooms', room);

/** @type {(id: string, person: string) => Promise<Outcome>} */
export const leaveRoom = (id, person) => call('/api/rooms/leave', { id, person });
