// @ts-check
import { everyday, menu } from './commands.js';
import { find, make } from './dom.js';
import { word } from './words.js';

/** @import { Menu } from "./commands.js" */

/** @param {Menu[number]} command */
function menuItem({ say, key }) {
  const item = make('button', '', make('b', '', say), make('span', '', word(key)));
  item.type = 'button';
  item.dataset['command'] = say;
  return item;
}

/** @param {string} command */
function quickChip(command) {
  const chip = make('button', '', word(`page-quick-${command.slice(1)}`));
  chip.type = 'button';
  chip.dataset['command'] = command;
  return chip;
}

/** The field where a person types, with the menu of commands above it. */
export class Composer {
  #field;
  #slash;
  #menu;

  /**
   * @param {HTMLElement} root
   * @param {string} id unique among the chats of the page
   * @param {(text: string) => void} send
   * @param {Menu} [commands] of a chat, where it does not say otherwise
   */
  constructor(root, id, send, commands = menu) {
    this.#field = find(root, '[name=say]', HTMLInputElement);
    this.#slash = find(root, '.slash', HTMLButtonElement);
    this.#menu = find(root, '.menu', HTMLElement);
    this.#menu.id = `menu-${id}`;
    this.#menu.append(...commands.map(menuItem));
    this.#slash.setAttribute('aria-controls', this.#menu.id);
    root.querySelector('.quick')?.append(...everyday.map(quickChip));

    find(root, 'form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      const text = this.#field.value.trim();
      this.#field.value = '';
      this.close();
      if (text) send(text);
    });
    this.#slash.addEventListener('click', () => (this.#menu.hidden ? this.#open('') : this.close()));
    this.#field.addEventListener('input', () => this.#suggest());
    root.addEventListener('keydown', (event) => this.#onKey(event));
    root.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !root.contains(relatedTarget)) this.close();
    });
    document.addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !root.contains(target)) this.close();
    });
  }

  /** @param {string} text words that could not be sent, for another try */
  giveBack(text) {
    if (!this.#field.value) this.#field.value = text;
  }

  /** @param {string} label what the field is for at the moment */
  setLabel(label) {
    this.#field.placeholder = label;
    this.#field.setAttribute('aria-label', label);
  }

  /** A command was picked, so the start of it in the field has done its work. */
  settle() {
    if (this.#field.value.startsWith('/')) this.#field.value = '';
    this.close();
  }

  focus() {
    this.#field.focus();
  }

  close() {
    if (this.#menu.hidden) return;
    // The focus would be lost with the item that had it.
    if (this.#menu.contains(document.activeElement)) this.#slash.focus();
    this.#menu.hidden = true;
    this.#slash.setAttribute('aria-expanded', 'false');
  }

  /** @param {string} start only the commands that begin so */
  #open(start) {
    let shown = 0;
    for (const item of this.#menu.querySelectorAll('button')) {
      item.hidden = !item.dataset['command']?.startsWith(start);
      if (!item.hidden) shown += 1;
    }
    if (shown === 0) return this.close();
    this.#menu.hidden = false;
    this.#slash.setAttribute('aria-expanded', 'true');
  }

  #suggest() {
    const typed = this.#field.value.toLowerCase();
    if (typed.startsWith('/')) this.#open(typed);
    else this.close();
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (this.#menu.hidden) return;
    if (event.key === 'Escape') {
      this.close();
      this.#field.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const items = [...this.#menu.querySelectorAll('button:not([hidden])')];
    const here = items.findIndex((item) => item === document.activeElement);
    // From the field, up leads to the last command and down to the first.
    const next = here < 0 ? (step > 0 ? 0 : items.length - 1) : here + step;
    const item = items[next];
    if (item instanceof HTMLElement) item.focus();
    else this.#field.focus();
  }
}
