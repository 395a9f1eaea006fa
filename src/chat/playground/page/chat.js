// @ts-check
import { getChat, press, say } from './api.js';
import { Composer } from './composer.js';
import { around, find } from './dom.js';
import { explain, notice } from './notice.js';
import { Thread } from './thread.js';
import { write } from './time.js';
import { fillWords, word } from './words.js';

/** @import { Message, Outcome, Person } from "./api.js" */

/**
 * @typedef {object} Surroundings what a chat needs of the page around it
 * @property {() => string} now
 * @property {(task: () => Promise<Outcome>) => Promise<void>} act runs a task in its turn and delivers what comes of it
 * @property {() => void} missed
 * @property {() => void} closed the reader has read the farewell
 */

const FACES = 6;

/** @param {string} id */
const nameOf = (id) => id.replace(/[-_]+/g, ' ').replace(/(?<=^|\s)\S/g, (letter) => letter.toUpperCase());

/** @param {string} id the same colour for the same person, on every visit */
export const faceOf = (id) =>
  String(Array.from(id).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % FACES);

/** @param {string} zone */
const cityOf = (zone) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** The column of one person. */
export class Chat {
  #person;
  #page;
  #thread;
  #composer;
  #place;
  #waiting = 0;
  #gone = false;

  /** @param {Person} person @param {Surroundings} page */
  constructor(person, page) {
    this.#person = person;
    this.#page = page;

    const copy = find(document, '#chat', HTMLTemplateElement).content.cloneNode(true);
    if (!(copy instanceof DocumentFragment)) throw new Error('The template of a chat is empty');
    fillWords(copy);
    this.element = find(copy, '.chat', HTMLElement);
    this.element.dataset['person'] = person.id;
    this.element.setAttribute('aria-label', word('page-chat', { name: this.name }));

    const face = find(copy, '.face', HTMLElement);
    face.textContent = this.name.charAt(0);
    face.dataset['face'] = faceOf(person.id);
    find(copy, '.name', HTMLElement).textContent = this.name;
    find(copy, '.log', HTMLElement).setAttribute('aria-label', word('page-chat', { name: this.name }));
    this.#place = find(copy, '.place', HTMLElement);
    this.#thread = new Thread(find(copy, '.thread', HTMLElement), person.zone, page.missed);
    this.#composer = new Composer(find(copy, '.composer', HTMLElement), person.id, (text) => {
      void this.#say(text);
    });
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

  get missed() {
    return this.#thread.missed;
  }

  get lastMessage() {
    return this.#thread.lastMessage;
  }

  /** Forgotten by the coach; only the page still shows what was said. */
  get isGone() {
    return this.#gone;
  }

  async load() {
    const { entries } = await getChat(this.id);
    this.#thread.load(entries);
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
      void this.#say(command);
      return;
    }
    const button = around(event, '[data-button]')?.dataset['button'];
    const message = around(event, '[data-message]')?.dataset['message'];
    if (button && message) void this.#press(Number(message), button);
  }

  /** @param {string} text */
  #say(text) {
    return this.#ask(async () => {
      const words = { id: '', from: this.id, at: this.#page.now(), text };
      this.#thread.hear(words);
      try {
        return await say(this.id, text);
      } catch (error) {
        this.#thread.takeBack(words);
        this.#composer.giveBack(text);
        throw error;
      }
    });
  }

  /** @param {number} message @param {string} button */
  #press(message, button) {
    return this.#ask(async () => {
      const outcome = await press(this.id, message, button);
      this.#thread.markAnswered(message, button);
      this.#thread.follow();
      return outcome;
    });
  }

  /** @param {() => Promise<Outcome>} task */
  async #ask(task) {
    this.#setWaiting(1);
    try {
      await this.#page.act(task);
    } catch (error) {
      notice(explain(error));
    } finally {
      this.#setWaiting(-1);
    }
  }

  /** @param {1 | -1} change */
  #setWaiting(change) {
    this.#waiting += change;
    this.element.toggleAttribute('data-waiting', this.#waiting > 0);
  }
}
