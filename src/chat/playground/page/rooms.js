// @ts-check
import { putRoom } from './api.js';
import { find, make } from './dom.js';
import { faceMark, idOf, nameOf } from './names.js';
import { explain } from './notice.js';
import { word } from './words.js';

/** @import { Person } from "./api.js" */

/**
 * The dialog that adds a room: what it is called, who keeps it, and who else is in it.
 *
 * @param {{ people: () => Person[], has: (id: string) => boolean, added: (id: string) => Promise<void> }} page
 */
export function prepareRooms(page) {
  const dialog = find(document, '#room-dialog', HTMLDialogElement);
  const form = find(dialog, '#room-form', HTMLFormElement);
  const name = find(form, '[name=title]', HTMLInputElement);
  const keeper = find(form, '[name=keeper]', HTMLSelectElement);
  const members = find(form, '.chips', HTMLElement);
  const wrong = find(form, '.wrong', HTMLElement);

  find(document, '#add-room', HTMLButtonElement).addEventListener('click', () => {
    const people = page.people().map(({ id }) => id);
    form.reset();
    name.value = word('page-room-name-first');
    keeper.replaceChildren(...people.map((id) => new Option(nameOf(id), id)));
    members.replaceChildren(...people.map(chip));
    wrong.hidden = true;
    showKeeper();
    dialog.showModal();
    name.select();
  });
  keeper.addEventListener('change', showKeeper);
  find(dialog, '#room-cancel', HTMLButtonElement).addEventListener('click', () => dialog.close());
  // A click beside the dialog lands on the dialog itself, for its form covers all of it.
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  form.addEventListener('submit', (event) => void add(event));

  /** Whoever keeps a room is in it anyway. */
  function showKeeper() {
    for (const box of members.querySelectorAll('input')) {
      box.disabled = box.value === keeper.value;
      if (box.disabled) box.checked = true;
    }
  }

  /** @param {Event} event */
  async function add(event) {
    event.preventDefault();
    const title = name.value.trim();
    const id = idOf(title);
    const inside = [...members.querySelectorAll('input')].filter(({ checked }) => checked);
    try {
      wrong.textContent = object(id, title);
      if (!wrong.textContent) {
        await putRoom({ id, title, keeper: keeper.value, members: inside.map(({ value }) => value) });
        dialog.close();
        await page.added(id);
      }
    } catch (error) {
      wrong.textContent = explain(error);
    }
    wrong.hidden = !wrong.textContent;
  }

  /** @param {string} id @param {string} title */
  function object(id, title) {
    if (!id) return word('page-name-wrong');
    return page.has(id) ? word('page-name-taken', { name: title }) : '';
  }
}

/** @param {string} id */
function chip(id) {
  const box = make('input', 'unseen');
  box.type = 'checkbox';
  box.value = id;
  box.checked = true;
  return make('label', 'chip', box, faceMark(id), make('span', '', nameOf(id)));
}
