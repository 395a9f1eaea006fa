// @ts-check
import { say } from './api.js';
import { explain, notice } from './notice.js';

/** @import { Outcome } from "./api.js" */
/** @import { Composer } from "./composer.js" */
/** @import { Thread } from "./thread.js" */

/**
 * @typedef {object} Surroundings what a column needs of the page around it
 * @property {() => string} now
 * @property {(task: () => Promise<Outcome>) => Promise<Outcome>} act runs a task in its turn and delivers what comes of it
 * @property {() => void} missed
 * @property {() => void} closed the reader has read the farewell
 */

/** What is said and asked in one column: shown at once, taken back where it never arrived. */
export class Talk {
  #element;
  #page;
  #thread;
  #composer;
  #waiting = 0;

  /** @param {HTMLElement} element @param {Surroundings} page @param {Thread} thread @param {Composer} composer */
  constructor(element, page, thread, composer) {
    this.#element = element;
    this.#page = page;
    this.#thread = thread;
    this.#composer = composer;
  }

  /** @param {string} from @param {string} text @param {string} [room] in their own chat without one */
  say(from, text, room) {
    return this.ask(async () => {
      const words = { id: '', from, at: this.#page.now(), text };
      this.#thread.hear(words);
      try {
        return await say(from, text, room);
      } catch (error) {
        this.#thread.takeBack(words);
        this.#composer.giveBack(text);
        throw error;
      }
    });
  }

  /**
   * @param {() => Promise<Outcome>} task
   * @returns {Promise<Outcome | undefined>} nothing where it failed, which the reader was told
   */
  async ask(task) {
    this.#setWaiting(1);
    try {
      return await this.#page.act(task);
    } catch (error) {
      notice(explain(error));
      return undefined;
    } finally {
      this.#setWaiting(-1);
    }
  }

  /** @param {1 | -1} change */
  #setWaiting(change) {
    this.#waiting += change;
    this.#element.toggleAttribute('data-waiting', this.#waiting > 0);
  }
}
