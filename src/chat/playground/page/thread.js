// @ts-check
import { wasAnswered } from './answered.js';
import { bubble } from './bubble.js';
import { find, make } from './dom.js';
import { localDate, write } from './time.js';
import { word } from './words.js';

/** @import { Entry, Message, Words } from "./api.js" */

/** How far from the end, in pixels, still counts as reading the newest. */
const NEAR = 60;

/** Everything said in one chat, kept at its end for as long as the reader stays there. */
export class Thread {
  /** @type {Entry[]} */
  #entries = [];
  /** @type {Map<number, string>} the button pressed under each message, until the coach edits it */
  #answers = new Map();
  #zone;
  #inRoom;
  #root;
  #log;
  #newest;
  #onMissed;
  #atEnd = true;
  #top = 0;
  #missed = 0;

  /**
   * @param {HTMLElement} root
   * @param {string} zone
   * @param {() => void} onMissed called when the number of missed messages changes
   * @param {{ inRoom?: boolean }} [kind]
   */
  constructor(root, zone, onMissed, { inRoom = false } = {}) {
    this.#inRoom = inRoom;
    this.#root = root;
    this.#zone = zone;
    this.#onMissed = onMissed;
    this.#log = find(root, '.log', HTMLElement);
    this.#newest = find(root, '.newest', HTMLButtonElement);

    this.#log.addEventListener('scroll', () => this.#look(), { passive: true });
    this.#newest.addEventListener('click', () => {
      this.#scrollToEnd();
      this.#log.focus({ preventScroll: true });
    });
    // A picture has no height until it has come; load events do not bubble.
    this.#log.addEventListener('load', () => this.#keepUp(), true);
    new ResizeObserver(() => this.#keepUp()).observe(this.#log);
  }

  get missed() {
    return this.#missed;
  }

  get lastMessage() {
    return this.#entries.reduce((last, entry) => ('from' in entry ? last : Math.max(last, entry.id)), 0);
  }

  /** What stands on top, the newest first. */
  get pinned() {
    /** @type {Message[]} */
    const pinned = [];
    for (const entry of this.#entries) if (!('from' in entry) && entry.pinned) pinned.unshift(entry);
    return pinned;
  }

  /** @param {string} zone */
  setZone(zone) {
    if (zone === this.#zone) return;
    this.#zone = zone;
    this.#render();
  }

  /** @param {Entry[]} entries */
  load(entries) {
    this.#entries = [...entries];
    this.#render();
  }

  /**
   * All at once, since a jump over months brings hundreds, and each look at the layout is slow.
   *
   * @param {Message[]} messages new ones, and known ones that were edited
   */
  receive(messages) {
    let missed = this.#missed;
    for (const message of messages) {
      const place = this.#entries.findIndex((entry) => !('from' in entry) && entry.id === message.id);
      if (place >= 0) {
        this.#entries[place] = message;
        this.#answers.delete(message.id);
        this.#replace(message);
      } else {
        this.#append(message);
        missed += 1;
      }
    }
    this.#markLive();
    if (!this.#isRead()) this.#setMissed(missed);
    this.#keepUp();
  }

  /** @param {Words} words what the person said; the reader who speaks looks at the end */
  hear(words) {
    this.#append(words);
    this.#scrollToEnd();
  }

  /** The reader pressed something here: what comes of it is brought into view, wherever the button stood. */
  follow() {
    this.#atEnd = true;
  }

  /** @param {Words} words that never reached the coach */
  takeBack(words) {
    this.load(this.#entries.filter((entry) => entry !== words));
  }

  /** @param {number} message @param {string} button */
  markAnswered(message, button) {
    this.#answers.set(message, button);
    this.#showAnswer(message);
    this.#markLive();
  }

  /** Nothing can be pressed any more. */
  settle() {
    for (const button of this.#log.querySelectorAll('button')) button.disabled = true;
    for (const element of this.#log.querySelectorAll('[data-live]')) element.removeAttribute('data-live');
    this.#keepUp();
  }

  #render() {
    const entries = this.#entries;
    this.#entries = [];
    // Old words must not be read out again.
    this.#log.setAttribute('aria-busy', 'true');
    this.#log.replaceChildren();
    for (const entry of entries) this.#append(entry);
    this.#markLive();
    this.#root.toggleAttribute('data-empty', entries.length === 0);
    this.#log.setAttribute('aria-busy', 'false');
    this.#keepUp();
  }

  /** @param {Entry} entry */
  #append(entry) {
    const before = this.#entries.at(-1);
    const date = localDate(entry.at, this.#zone);
    const dateBefore = before && localDate(before.at, this.#zone);
    if (date !== dateBefore) {
      const newYear = dateBefore && date.slice(0, 4) !== dateBefore.slice(0, 4);
      const day = write(newYear ? 'dayOfYear' : 'day', entry.at, this.#zone);
      this.#log.append(make('p', 'date', make('span', '', day)));
    }
    this.#entries.push(entry);
    this.#log.append(bubble(entry, this.#zone, this.#inRoom));
    if (!('from' in entry)) this.#showAnswer(entry.id);
    this.#root.removeAttribute('data-empty');
  }

  /** @param {Message} message */
  #replace(message) {
    const old = this.#bubbleOf(message.id);
    const hadFocus = old?.contains(document.activeElement);
    const pressed = document.activeElement?.getAttribute('data-button');
    const fresh = bubble(message, this.#zone, this.#inRoom);
    fresh.classList.add('settled');
    old?.replaceWith(fresh);
    if (hadFocus) {
      const again = fresh.querySelector(`[data-button="${pressed}"]`);
      (again instanceof HTMLElement ? again : this.#log).focus({ preventScroll: true });
    }
  }

  /** @param {number} message */
  #showAnswer(message) {
    const pressed = this.#answers.get(message);
    if (!pressed) return;
    const element = this.#bubbleOf(message);
    element?.setAttribute('data-answered', '');
    for (const choice of element?.querySelectorAll('.answer') ?? []) {
      choice.toggleAttribute('data-chosen', choice.getAttribute('data-button') === pressed);
    }
  }

  /** Only the newest buttons speak up; the older ones stay, but quiet. */
  #markLive() {
    const asking = this.#log.querySelectorAll('[data-asks]');
    const offering = this.#log.querySelectorAll('.bubble:not([data-asks]):has(.answer)');
    const live = [[...asking].at(-1), [...offering].at(-1)];
    for (const element of this.#log.querySelectorAll('[data-message]')) {
      const settled =
        element.hasAttribute('data-answered') ||
        wasAnswered(this.#entries, Number(element.getAttribute('data-message')));
      element.toggleAttribute('data-live', live.includes(element) && !settled);
    }
  }

  /** @param {number} id */
  #bubbleOf(id) {
    return this.#log.querySelector(`[data-message="${id}"]`);
  }

  #isRead() {
    return this.#atEnd && this.#log.clientHeight > 0;
  }

  #look() {
    // A hidden chat reports a scroll to the top that nobody made.
    if (this.#log.clientHeight === 0) return;
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    // Only going up is leaving: the end also moves away by itself, when the column gets narrower.
    const wentUp = scrollTop < this.#top;
    this.#top = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.#atEnd = true;
    else if (wentUp) this.#atEnd = false;
    this.#newest.hidden = this.#atEnd;
    if (this.#atEnd) this.#setMissed(0);
  }

  #keepUp() {
    if (this.#isRead()) this.#scrollToEnd();
  }

  #scrollToEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#atEnd = true;
    this.#look();
  }

  /** @param {number} count */
  #setMissed(count) {
    const label = count > 0 ? word('page-new-messages', { count }) : word('page-newest');
    find(this.#newest, 'span', HTMLElement).textContent = label;
    if (count === this.#missed) return;
    this.#missed = count;
    this.#onMissed();
  }
}
