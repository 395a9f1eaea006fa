// @ts-check
import { getChat, leaveRoom, press } from './api.js';
import { pinnedNote } from './bubble.js';
import { roomCommands } from './commands.js';
import { Composer } from './composer.js';
import { around, find } from './dom.js';
import { listOf, nameOf, roomMark } from './names.js';
import { notice } from './notice.js';
import { Speakers } from './speakers.js';
import { Talk } from './talk.js';
import { Thread } from './thread.js';
import { fillWords, word } from './words.js';

/** @import { Message, Person, RoomState } from "./api.js" */
/** @import { Surroundings } from "./talk.js" */

/** The column of a room: everybody in it reads the same, and whoever is chosen speaks. */
export class Room {
  #state;
  #page;
  #thread;
  #composer;
  #talk;
  #speakers;
  #leave;
  /** @type {Person[]} */
  #people = [];
  #pinned = '';

  /** @param {RoomState} state @param {Surroundings & { answered: (person: string) => void }} page */
  constructor(state, page) {
    this.#state = state;
    this.#page = page;

    const copy = find(document, '#room', HTMLTemplateElement).content.cloneNode(true);
    if (!(copy instanceof DocumentFragment)) throw new Error('The template of a room is empty');
    fillWords(copy);
    this.element = find(copy, '.chat', HTMLElement);
    this.element.dataset['room'] = state.id;
    find(copy, '.person', HTMLElement).prepend(roomMark());
    this.#leave = find(copy, '.leave', HTMLButtonElement);
    this.#thread = new Thread(find(copy, '.thread', HTMLElement), 'UTC', page.missed, { inRoom: true });
    const composer = find(copy, '.composer', HTMLElement);
    this.#composer = new Composer(composer, this.id, (text) => void this.#say(text), roomCommands);
    this.#speakers = new Speakers(find(copy, '.speakers', HTMLElement), state.id, () => this.#showSpeaker());
    this.#talk = new Talk(this.element, page, this.#thread, this.#composer);
    this.element.addEventListener('click', (event) => this.#onClick(event));
    this.#leave.addEventListener('click', () => void this.#onLeave());
  }

  /** As messages to it have it. */
  get id() {
    return `room:${this.#state.id}`;
  }

  get name() {
    return this.#state.title;
  }

  /** A room has no time of its own: what counts is the clock of whoever speaks. */
  get zone() {
    return this.#people.find(({ id }) => id === this.#speakers.chosen)?.zone ?? 'UTC';
  }

  get clockOf() {
    return nameOf(this.#speakers.chosen);
  }

  get missed() {
    return this.#thread.missed;
  }

  get isGone() {
    return false;
  }

  mark() {
    return roomMark();
  }

  async load() {
    const { entries } = await getChat(this.id);
    this.#thread.load(entries);
    this.#showPinned();
  }

  /** Other windows may have brought people's words as well as messages. */
  catchUp() {
    return this.load();
  }

  /** @param {RoomState} state @param {Person[]} people */
  show(state, people) {
    this.#state = state;
    this.#people = people;
    const { title, keeper, members } = state;
    const label = word('page-room-chat', { title });
    this.element.setAttribute('aria-label', label);
    find(this.element, '.log', HTMLElement).setAttribute('aria-label', label);
    find(this.element, '.name', HTMLElement).textContent = title;
    const others = members.filter((id) => id !== keeper).map(nameOf);
    find(this.element, '.place', HTMLElement).textContent =
      others.length === 0
        ? word('page-room-alone', { keeper: nameOf(keeper) })
        : word('page-room-members', { keeper: nameOf(keeper), others: listOf(others) });
    for (const place of this.element.querySelectorAll('[data-keeper]')) {
      place.textContent = word(place.getAttribute('data-keeper') ?? '', { keeper: nameOf(keeper) });
    }
    const outside = people.map(({ id }) => id).filter((id) => !members.includes(id));
    this.#speakers.show(members, outside);
    this.#showSpeaker();
  }

  /** @param {Message[]} messages */
  receive(messages) {
    this.#thread.receive(messages);
    this.#showPinned();
  }

  focus() {
    const setUp = find(this.element, '.hello button', HTMLButtonElement);
    if (setUp.checkVisibility()) setUp.focus();
    else this.#composer.focus();
  }

  #showSpeaker() {
    const { members } = this.#state;
    const speaker = this.#speakers.chosen;
    const name = nameOf(speaker);
    this.#thread.setZone(this.zone);
    this.#composer.setLabel(word('page-room-say', { name }));
    this.#leave.hidden = !members.includes(speaker);
    const last = members.length === 1;
    this.#leave.textContent = word(last ? 'page-room-end' : 'page-room-leave', { name });
    this.#page.missed();
  }

  #showPinned() {
    const shown = this.#thread.pinned;
    const drawn = JSON.stringify(shown.map(({ id, text }) => [id, text]));
    if (drawn === this.#pinned) return;
    this.#pinned = drawn;
    const pinned = find(this.element, '.pinned', HTMLElement);
    find(pinned, '.notes', HTMLElement).replaceChildren(...shown.map(pinnedNote));
    pinned.hidden = shown.length === 0;
  }

  /** @param {Event} event */
  #onClick(event) {
    if (around(event, '[data-set-up]')) this.#speakers.choose(this.#state.keeper);
    const command = around(event, '[data-command]')?.dataset['command'];
    if (command) {
      this.#composer.settle();
      void this.#say(command);
      return;
    }
    const button = around(event, '[data-button]')?.dataset['button'];
    const message = around(event, '[data-message]')?.dataset['message'];
    if (button && message) void this.#press(Number(message), button);
  }

  /** @param {string} text */
  async #say(text) {
    const speaker = this.#speakers.chosen;
    const outcome = await this.#talk.say(speaker, text, this.#state.id);
    // The answer to a command stands in another column.
    if (outcome?.messages.some(({ to }) => to === speaker)) this.#page.answered(speaker);
  }

  /** @param {number} message @param {string} button */
  #press(message, button) {
    return this.#talk.ask(() => press(this.#speakers.chosen, message, button));
  }

  async #onLeave() {
    const { id, title, members } = this.#state;
    const left = await this.#talk.ask(() => leaveRoom(id, this.#speakers.chosen));
    if (left && members.length === 1) notice(word('page-room-ended', { title }));
  }
}
