// @ts-check
import { getMessages, getState, moveClock } from './api.js';
import { Chat } from './chat.js';
import { Clock } from './clock.js';
import { around, find } from './dom.js';
import { explain, notice } from './notice.js';
import { drawTabs, preparePeople } from './people.js';
import { toggleTheme } from './theme.js';
import { browserZone } from './time.js';
import { fillWords, learnWords, word } from './words.js';

/** @import { Move, Outcome, State } from "./api.js" */

const locale = document.documentElement.lang;
const columns = find(document, '#chats', HTMLElement);

/** @type {Map<string, Chat>} */
const chats = new Map();

/** @type {State} */
let state = { now: new Date().toISOString(), people: [], next: null };

/** @type {string | null} the person whose clock the bar shows, and whose chat a phone shows */
let current = null;

/** @type {Clock} */
let clock;

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

/** People, zones and what is due may all have changed with anything that was said. */
async function refresh() {
  state = await getState();
  const known = new Set(state.people.map(({ id }) => id));
  for (const [id, chat] of chats) {
    // Whoever was forgotten and comes back is somebody new.
    if (known.has(id) && chat.isGone) remove(id);
    // The farewell is to be read: the column stays until the reader closes it.
    if (!known.has(id)) chat.leave();
  }
  for (const person of state.people) {
    if (chats.has(person.id)) continue;
    const chat = new Chat(person, {
      now: () => state.now,
      act: async (task) => void (await act(task)),
      missed: () => drawTabs(chats.values(), current),
      closed: () => {
        remove(person.id);
        chooseSomebody();
        show();
      },
    });
    chats.set(person.id, chat);
    columns.append(chat.element);
    chat.show(person, state.now);
    await chat.load();
  }
  chooseSomebody();
  show();
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
  for (const person of state.people) chats.get(person.id)?.show(person, state.now);
  for (const [id, chat] of chats) chat.element.toggleAttribute('data-current', id === current);
  const chat = current ? chats.get(current) : undefined;
  clock.show({
    now: state.now,
    next: state.next,
    zone: chat?.zone ?? browserZone(),
    name: chat?.name ?? null,
  });
  document.body.dataset['people'] = chats.size > 1 ? 'many' : chats.size === 1 ? 'one' : 'none';
  find(document, '#first', HTMLElement).hidden = chats.size > 0;
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
  for (const chat of chats.values()) {
    if (chat.isGone) continue;
    const { messages } = await getMessages(chat.id, chat.lastMessage);
    chat.receive(messages);
  }
}

async function start() {
  await learnWords(locale);
  fillWords(document);
  clock = new Clock(move);
  preparePeople({
    locale,
    has: (id) => chats.get(id)?.isGone === false,
    added: async (id) => {
      await refresh();
      choose(id);
      const chat = chats.get(id);
      chat?.element.scrollIntoView({ inline: 'nearest' });
      chat?.focus();
    },
  });

  find(document, '#theme', HTMLButtonElement).addEventListener('click', toggleTheme);
  find(document, '#tabs', HTMLElement).addEventListener('click', (event) => {
    const id = around(event, '[data-tab]')?.dataset['tab'];
    if (id) choose(id);
  });
  for (const kind of ['focusin', 'pointerdown']) {
    columns.addEventListener(kind, (event) => {
      const id = around(event, '[data-person]')?.dataset['person'];
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
