// @ts-check
import { icon, make } from './dom.js';

const FACES = 6;

/** @param {string} id */
export const nameOf = (id) =>
  id.replace(/[-_]+/g, ' ').replace(/(?<=^|\s)\S/g, (letter) => letter.toUpperCase());

/** @param {string} id the same colour for the same person, on every visit */
const faceOf = (id) => String(Array.from(id).reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % FACES);

/** @param {string} id somebody's */
export function faceMark(id) {
  const face = make('span', 'face', nameOf(id).charAt(0));
  face.dataset['face'] = faceOf(id);
  face.setAttribute('aria-hidden', 'true');
  return face;
}

/** A room is no person: its mark has corners. */
export function roomMark() {
  const mark = make('span', 'face room-mark', icon('room'));
  mark.setAttribute('aria-hidden', 'true');
  return mark;
}

/** @type {(names: string[]) => string} as people write a list */
export const listOf = (names) =>
  new Intl.ListFormat(document.documentElement.lang, { type: 'conjunction' }).format(names);

const LONGEST_ID = 32;

/** @param {string} name as people write it; the server wants letters, digits, - and _ */
export function idOf(name) {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST_ID);
}
