// @ts-check
import { Refusal } from './api.js';
import { find, icon, make } from './dom.js';
import { word } from './words.js';

const LASTS = 8000;

/** @param {string} text */
export function notice(text) {
  const close = make('button', 'close', icon('close'));
  close.type = 'button';
  close.setAttribute('aria-label', word('page-close'));
  const note = make('div', 'notice', make('p', '', text), close);
  const remove = () => note.remove();
  close.addEventListener('click', remove);
  setTimeout(remove, LASTS);
  find(document, '#notices', HTMLElement).replaceChildren(note);
}

/** What was noticed is out of date. */
export function unnotice() {
  find(document, '#notices', HTMLElement).replaceChildren();
}

/**
 * What to tell the reader about a call that failed.
 *
 * @param {unknown} error
 */
export function explain(error) {
  if (error instanceof Refusal) return word('page-refused', { reason: error.message });
  console.error(error);
  return word('page-unreachable');
}
