// @ts-check
import { getState, moveClock } from './api.js';
import { Chat } from './chat.js';
import { Clock } from './clock.js';
import { around, find } from './dom.js';
import { nameOf } from './names.js';
import { explain, notice, unnotice } from './notice.js';
import { drawTabs, preparePeople } from './people.js';
import { Room } from './room.js';
import { prepareRooms } from './rooms.js';
import { toggleTheme } from './theme.js';
import { browserZone } from './time.js';
import { fillWords, learnWords, word } from './words.js';

/** @import { Move, Outcome, State } from "./api.js" */

const locale = document.documentElement.lang;
const columns = find(document, '#chats', HTMLElement);

/** @type {Map<string, Chat | Room>} people's by their id, rooms' by theirs behind `room:` */
const chats = new Map();

/** @type {State} */
let state = { now: new Date().toISOString(), people: [], rooms: [], next: null };

/** @type {string | null} the chat that a phone shows, and the clock of whose person the bar shows */
let current = null;

/** @type {Clock} */
let clock;

/** @type {Set<string>} whom the reader was told of, once: the badges say it too */
const toldOf = new Set();

/** @type {Promise<unknown>} */
let lastAct = Promise.resolve();

/**
 * One thing after the other, so that every chat fills in the order things happened.
 *
 * @param {() => Promise<Outcome>} task
 * @returns {Promise<Outcome>}
 */
function act(task) {
  const turn = lastAct.then(async () => {
    const outcome = await task();
    state.now = outcome.now;
    for (const chat of chats.values()) {
      chat.receive(outcome.messages.filter(({ to }) => to === chat.id));
    }
    await refresh();
    return outcome;
  });
  lastAct = turn.catch(() => {});
  return turn;
}

/** People, zones, rooms and what is due may all have changed with anything that was said. */
async function refresh() {
  state = await getState();
  const known = new Set([...state.people.map(({ id }) => id), ...state.rooms.map(({ id }) => `room:${id}`)]);
  let forgot = false;
  for (const [id, chat] of chats) {
    if (chat instanceof Room) {
      if (!known.has(id)) remove(id);
      continue;
    }
    // Whoever was forgotten and comes back is somebody new.
    if (known.has(id) && chat.isGone) remove(id);
    forgot ||= !known.has(id) && !chat.isGone;
    // The farewell is to be read: the column stays until the reader closes it.
    if (!known.has(id)) chat.leave();
  }
  // Their words are gone from every room.
  for (const chat of chats.values()) if (forgot && chat instanceof Room) await chat.load();
  for (const person of state.people) {
    if (!chats.has(person.id)) await add(new Chat(person, surroundings(person.id)));
  }
  for (const room of state.rooms) {
    const id = `room:${room.id}`;
    if (!chats.has(id)) await add(new Room(room, { ...surroundings(id), answered }));
  }
  chooseSomebody();
  show();
}

/** @param {string} id */
function surroundings(id) {
  return {
    now: () => state.now,
    act,
    missed: () => showBar(),
    closed: () => {
      remove(id);
      chooseSomebody();
      show();
    },
  };
}

/** @param {Chat | Room} chat */
async function add(chat) {
  chats.set(chat.id, chat);
  columns.append(chat.element);
  show();
  await chat.load();
}

/** @param {string} id whose own chat has the answer to what they said in a room */
function answered(id) {
  const column = chats.get(id)?.element;
  if (column?.checkVisibility()) column.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  else if (!toldOf.has(id)) notice(word('page-room-answered', { name: nameOf(id) }));
  toldOf.add(id);
}

function chooseSomebody() {
  if (!current || !chats.has(current)) current = [...chats.keys()][0] ?? null;
}

/** @param {string} id */
function remove(id) {
  chats.get(id)?.element.remove();
  chats.delete(id);
}

function show() {
  for (const person of state.people) {
    const chat = chats.get(person.id);
    if (chat instanceof Chat) chat.show(person, state.now);
  }
  for (const room of state.rooms) {
    const chat = chats.get(`room:${room.id}`);
    if (chat instanceof Room) chat.show(room, state.people);
  }
  for (const [id, chat] of chats) chat.element.toggleAttribute('data-current', id === current);
  document.body.dataset['people'] = chats.size > 1 ? 'many' : chats.size === 1 ? 'one' : 'none';
  find(document, '#add-room', HTMLButtonElement).disabled = state.people.length === 0;
  find(document, '#first', HTMLElement).hidden = chats.size > 0;
  showBar();
}

/** The clock of whom the chat in focus belongs to, and the tabs. */
function showBar() {
  const chat = current ? chats.get(current) : undefined;
  clock.show({
    now: state.now,
    next: state.next,
    zone: chat?.zone ?? browserZone(),
    name: chat?.clockOf ?? null,
  });
  drawTabs(chats.values(), current);
}

/** @param {string} id */
function choose(id) {
  if (id === current) return;
  current = id;
  show();
}

/** @param {Move} ahead */
async function move(ahead) {
  const { messages } = await act(() => moveClock(ahead));
  if (messages.length === 0) notice(word('page-quiet'));
}

/** Another window may have talked to the same coach meanwhile. */
async function catchUp() {
  await refresh();
  for (const chat of chats.values()) await chat.catchUp();
}

/** @param {string} id what is new stands last, and in focus */
async function added(id) {
  await refresh();
  choose(id);
  const chat = chats.get(id);
  chat?.element.scrollIntoView({ inline: 'nearest' });
  chat?.focus();
}

async function start() {
  await learnWords(locale);
  fillWords(document);
  clock = new Clock(move);
  preparePeople({
    locale,
    has: (id) => chats.get(id)?.isGone === false,
    added: async (id) => {
      await added(id);
      // Where there are two, there may be a club; a sign alone does not say so.
      if (state.people.length === 2 && state.rooms.length === 0) notice(word('page-room-hint'));
    },
  });
  prepareRooms({
    people: () => state.people,
    has: (id) => chats.has(`room:${id}`),
    added: (id) => {
      unnotice();
      return added(`room:${id}`);
    },
  });

  find(document, '#theme', HTMLButtonElement).addEventListener('click', toggleTheme);
  find(document, '#tabs', HTMLElement).addEventListener('click', (event) => {
    const id = around(event, '[data-tab]')?.dataset['tab'];
    if (id) choose(id);
  });
  for (const kind of ['focusin', 'pointerdown']) {
    columns.addEventListener(kind, (event) => {
      const { person, room } = around(event, '.chat')?.dataset ?? {};
      const id = room === undefined ? person : `room:${room}`;
      if (id) choose(id);
    });
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') lastAct = lastAct.then(catchUp).catch(() => {});
  });

  try {
    await refresh();
  } catch (error) {
    notice(explain(error));
  }
  delete document.body.dataset['loading'];
}

await start();
