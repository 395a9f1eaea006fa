// @ts-check
import { addPerson } from './api.js';
import { find, make } from './dom.js';
import { idOf } from './names.js';
import { explain } from './notice.js';
import { browserZone, isZone } from './time.js';
import { word } from './words.js';

/** @import { Chat } from "./chat.js" */
/** @import { Room } from "./room.js" */

/**
 * The two ways in: the welcome when there is nobody, and the dialog that adds one more.
 *
 * @param {{ locale: string, has: (id: string) => boolean, added: (id: string) => Promise<void> }} page
 */
export function preparePeople(page) {
  const zone = browserZone();
  const firstForm = find(document, '#first-form', HTMLFormElement);
  const dialog = find(document, '#add-dialog', HTMLDialogElement);
  const addForm = find(dialog, '#add-form', HTMLFormElement);

  find(firstForm, '[name=name]', HTMLInputElement).value = word('page-first-name');
  find(firstForm, '#first-zone', HTMLElement).textContent = word('page-first-zone', { zone });
  find(addForm, '#zones', HTMLDataListElement).append(
    ...Intl.supportedValuesOf('timeZone').map((value) => new Option(value, value)),
  );

  find(document, '#add', HTMLButtonElement).addEventListener('click', () => {
    addForm.reset();
    find(addForm, '[name=zone]', HTMLInputElement).value = zone;
    find(addForm, '.wrong', HTMLElement).hidden = true;
    dialog.showModal();
  });
  find(dialog, '#add-cancel', HTMLButtonElement).addEventListener('click', () => dialog.close());
  // A click beside the dialog lands on the dialog itself, for its form covers all of it.
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());

  firstForm.addEventListener('submit', (event) => void add(event, firstForm));
  addForm.addEventListener('submit', (event) => void add(event, addForm));

  /** @param {Event} event @param {HTMLFormElement} form */
  async function add(event, form) {
    event.preventDefault();
    const wrong = find(form, '.wrong', HTMLElement);
    const person = {
      id: idOf(find(form, '[name=name]', HTMLInputElement).value),
      zone: form === addForm ? find(form, '[name=zone]', HTMLInputElement).value.trim() : zone,
      locale: page.locale,
    };
    try {
      const objection = object(person);
      if (!objection) {
        await addPerson(person);
        dialog.close();
        await page.added(person.id);
      }
      wrong.textContent = objection;
    } catch (error) {
      wrong.textContent = explain(error);
    }
    wrong.hidden = !wrong.textContent;
  }

  /** @param {{ id: string, zone: string }} person */
  function object({ id, zone: place }) {
    if (!id) return word('page-name-wrong');
    if (page.has(id)) return word('page-name-taken', { name: id });
    return isZone(place) ? '' : word('page-zone-wrong');
  }
}

/** What the tabs show: one that is replaced under a finger would not notice the tap. */
let drawn = '';

/**
 * The tabs a phone has in place of columns.
 *
 * @param {Iterable<Chat | Room>} all
 * @param {string | null} current
 */
export function drawTabs(all, current) {
  const chats = [...all];
  const shows = JSON.stringify(chats.map(({ id, name, missed }) => [id, name, missed, id === current]));
  if (shows === drawn) return;
  drawn = shows;
  const tabs = find(document, '#tabs', HTMLElement);
  const focused = document.activeElement?.getAttribute('data-tab');
  tabs.replaceChildren(
    ...chats.map((chat) => {
      const tab = make('button', 'tab', chat.mark(), make('span', '', chat.name));
      tab.type = 'button';
      tab.dataset['tab'] = chat.id;
      if (chat.id === current) tab.setAttribute('aria-current', 'true');
      if (chat.missed > 0) {
        const badge = make('span', 'badge', String(chat.missed));
        badge.setAttribute('aria-label', word('page-new-messages', { count: chat.missed }));
        badge.setAttribute('role', 'img');
        tab.append(badge);
      }
      return tab;
    }),
  );
  const open = tabs.querySelector('[aria-current]');
  open?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const again = [...tabs.children].find((tab) => tab.getAttribute('data-tab') === focused);
  if (focused && again instanceof HTMLElement) again.focus();
}
