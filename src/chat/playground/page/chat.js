// @ts-check
import { getChat, getMessages, press } from './api.js';
import { Composer } from './composer.js';
import { around, find } from './dom.js';
import { faceMark, nameOf } from './names.js';
import { Talk } from './talk.js';
import { Thread } from './thread.js';
import { write } from './time.js';
import { fillWords, word } from './words.js';

/** @import { Message, Person } from "./api.js" */
/** @import { Surroundings } from "./talk.js" */

/** @param {string} zone */
const cityOf = (zone) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** The column of one person. */
export class Chat {
  #person;
  #thread;
  #composer;
  #talk;
  #place;
  #gone = false;

  /** @param {Person} person @param {Surroundings} page */
  constructor(person, page) {
    this.#person = person;

    const copy = find(document, '#chat', HTMLTemplateElement).content.cloneNode(true);
    if (!(copy instanceof DocumentFragment)) throw new Error('The template of a chat is empty');
    fillWords(copy);
    this.element = find(copy, '.chat', HTMLElement);
    this.element.dataset['person'] = person.id;
    this.element.setAttribute('aria-label', word('page-chat', { name: this.name }));

    find(copy, '.person', HTMLElement).prepend(this.mark());
    find(copy, '.name', HTMLElement).textContent = this.name;
    find(copy, '.log', HTMLElement).setAttribute('aria-label', word('page-chat', { name: this.name }));
    this.#place = find(copy, '.place', HTMLElement);
    this.#thread = new Thread(find(copy, '.thread', HTMLElement), person.zone, page.missed);
    this.#composer = new Composer(find(copy, '.composer', HTMLElement), person.id, (text) => {
      void this.#talk.say(this.id, text);
    });
    this.#talk = new Talk(this.element, page, this.#thread, this.#composer);
    this.element.addEventListener('click', (event) => this.#onClick(event));
    find(copy, '.farewell button', HTMLButtonElement).addEventListener('click', page.closed);
  }

  get id() {
    return this.#person.id;
  }

  get name() {
    return nameOf(this.id);
  }

  get zone() {
    return this.#person.zone;
  }

  get clockOf() {
    return this.name;
  }

  get missed() {
    return this.#thread.missed;
  }

  /** Forgotten by the coach; only the page still shows what was said. */
  get isGone() {
    return this.#gone;
  }

  mark() {
    return faceMark(this.id);
  }

  async load() {
    const { entries } = await getChat(this.id);
    this.#thread.load(entries);
  }

  /** What came meanwhile. */
  async catchUp() {
    if (this.#gone) return;
    const { messages } = await getMessages(this.id, this.#thread.lastMessage);
    this.receive(messages);
  }

  /** @param {Person} person @param {string} now */
  show(person, now) {
    this.#person = person;
    this.#thread.setZone(person.zone);
    const time = write('moment', now, person.zone);
    this.#place.textContent = word('page-place', { city: cityOf(person.zone), time });
  }

  /** There is nobody left to answer: what was said stays readable, nothing can be pressed or written. */
  leave() {
    if (this.#gone) return;
    this.#gone = true;
    this.#thread.settle();
    const farewell = find(this.element, '.farewell', HTMLElement);
    const close = find(farewell, 'button', HTMLButtonElement);
    const hadFocus = this.element.contains(document.activeElement);
    find(farewell, 'p', HTMLElement).textContent = word('page-forgotten', { name: this.name });
    find(this.element, '.composer', HTMLElement).hidden = true;
    farewell.hidden = false;
    if (hadFocus) close.focus();
  }

  /** @param {Message[]} messages */
  receive(messages) {
    this.#thread.receive(messages);
  }

  /** Whoever is new here finds the greeting under the finger; the rest, the field. */
  focus() {
    const hello = find(this.element, '.hello button', HTMLButtonElement);
    if (hello.checkVisibility()) hello.focus();
    else this.#composer.focus();
  }

  /** @param {Event} event */
  #onClick(event) {
    const command = around(event, '[data-command]')?.dataset['command'];
    if (command) {
      this.#composer.settle();
      void this.#talk.say(this.id, command);
      return;
    }
    const button = around(event, '[data-button]')?.dataset['button'];
    const message = around(event, '[data-message]')?.dataset['message'];
    if (button && message) void this.#press(Number(message), button);
  }

  /** @param {number} message @param {string} button */
  #press(message, button) {
    return this.#talk.ask(async () => {
      const outcome = await press(this.id, message, button);
      this.#thread.markAnswered(message, button);
      this.#thread.follow();
      return outcome;
    });
  }
}
