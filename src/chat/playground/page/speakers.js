// @ts-check
import { find, make } from './dom.js';
import { faceMark, nameOf } from './names.js';
import { word } from './words.js';

/** The row of faces that says who speaks in a room. */
export class Speakers {
  #root;
  #name;
  #drawn = '';
  #chosen = '';

  /**
   * @param {HTMLElement} root
   * @param {string} room
   * @param {() => void} changed
   */
  constructor(root, room, changed) {
    this.#root = root;
    this.#name = `speaker:${room}`;
    root.addEventListener('change', ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      this.#chosen = target.value;
      changed();
    });
  }

  /** Whoever speaks; nobody in a room where nobody is. */
  get chosen() {
    return this.#chosen;
  }

  /** @param {string} id */
  choose(id) {
    this.#chosen = id;
    for (const radio of this.#root.querySelectorAll('input')) radio.checked = radio.value === id;
  }

  /** @param {readonly string[]} members @param {readonly string[]} others who come in by speaking */
  show(members, others) {
    const everybody = [...members, ...others];
    if (!everybody.includes(this.#chosen)) this.#chosen = everybody[0] ?? '';
    const drawn = JSON.stringify([members, others]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const hadFocus = this.#root.contains(document.activeElement);
    find(this.#root, '.chips', HTMLElement).replaceChildren(
      ...everybody.map((id) => this.#chip(id, members.includes(id))),
    );
    if (hadFocus) find(this.#root, 'input:checked', HTMLInputElement).focus();
  }

  /** @param {string} id @param {boolean} isMember */
  #chip(id, isMember) {
    const radio = make('input', 'unseen');
    radio.type = 'radio';
    radio.name = this.#name;
    radio.value = id;
    radio.checked = id === this.#chosen;
    const chip = make('label', 'chip', radio, faceMark(id), make('span', '', nameOf(id)));
    if (!isMember) {
      chip.classList.add('outside');
      chip.append(make('span', 'unseen', word('page-room-outside')));
    }
    return chip;
  }
}
